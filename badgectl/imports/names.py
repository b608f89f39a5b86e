"""From the names of other tools to ids of ours, and back to whom the catalog knows."""

import hashlib
from collections.abc import Container, Iterable, Mapping
from typing import Generic, TypeVar

from badgectl.model.catalog import Catalog
from badgectl.model.forms import NO_FILE_NAMES
from badgectl.model.people import Person, Team
from badgectl.model.text import slug
from badgectl.rules.definitions import RESERVED

E = TypeVar("E", Person, Team)

_HASHED = "sha256:"


def id_of(word: str, noun: str) -> str:
    """Return the id that a name becomes.

    What is left of it may say nothing (`李`), be a mere number, a file's name that Windows keeps
    for itself, or mean somebody else in policies: then the noun stands before it.
    """
    plain = slug(word)
    if not plain:
        return f"{noun}-{hashlib.sha256(word.encode()).hexdigest()[:8]}"
    means_another = noun != "badge" and plain in RESERVED
    is_free = not (plain.isdigit() or plain in NO_FILE_NAMES or means_another)
    return plain if is_free else f"{noun}-{plain}"


def free_id(word: str, noun: str, taken: Container[str]) -> str:
    """Return the id that a name becomes, with a number where that is taken by another."""
    base = id_of(word, noun)
    if base not in taken:
        return base
    number = 2
    while f"{base}-{number}" in taken:
        number += 1
    return f"{base}-{number}"


class Words(Generic[E]):
    """Entries by their ids, former ids and names; names that several have lead to none."""

    def __init__(self, entries: Mapping[str, E]) -> None:
        """Learn the words of a folder of the catalog."""
        self._ids = {alias: entry.id for entry in entries.values() for alias in entry.aliases}
        self._ids |= {entry_id: entry_id for entry_id in entries}
        self._names: dict[str, str | None] = {}
        for entry in entries.values():
            name = entry.name.casefold()
            self._names[name] = None if name in self._names else entry.id

    def by_id(self, *words: str) -> str | None:
        """Return the entry that has one of the words as its id or former id."""
        return next((self._ids[word] for word in words if word in self._ids), None)

    def by_name(self, name: str) -> str | None:
        """Return the entry that is called so."""
        return self._names.get(name.casefold())


class Directory:
    """Whom the catalog knows by which words."""

    def __init__(self, catalog: Catalog) -> None:
        """Learn who is there."""
        people = catalog.people.values()
        self.people, self.teams = Words(catalog.people), Words(catalog.teams)
        self._accounts = {
            (service, account.casefold()): person.id
            for person in people
            for service, account in person.accounts.items()
        }
        self._logins = {login: owner for (_, login), owner in reversed(self._accounts.items())}
        self._emails = {email.lower(): person.id for person in people for email in person.emails}
        self._is_hashed = any(email.startswith(_HASHED) for email in self._emails)
        self._catalog = catalog
        self._known: dict[str, str | None] = {}

    def with_account(self, service: str, login: str) -> str | None:
        """Return whose account this is; else who has it as id, and no other account there."""
        owner = self._accounts.get((service, login.casefold()))
        if owner is not None:
            return owner
        namesake = self.people.by_id(login, login.lower(), id_of(login, "person"))
        found = self._catalog.people.get(namesake or "")
        return namesake if found is not None and service not in found.accounts else None

    def with_email(self, emails: Iterable[str]) -> str | None:
        """Return whose address one of these is; the catalog may hold only its SHA-256."""
        for email in emails:
            plain = email.strip().lower()
            forms = [plain]
            if self._is_hashed:
                forms.append(_HASHED + hashlib.sha256(plain.encode()).hexdigest())
            for form in forms:
                if form in self._emails:
                    return self._emails[form]
        return None

    def person(self, word: str) -> str | None:
        """Return the person whom a word names: id, former id, e-mail, account or full name."""
        if word not in self._known:
            self._known[word] = (
                self.people.by_id(word, word.lower())
                or self.with_email([word])
                or self._logins.get(word.casefold())
                or self.people.by_name(word)
            )
        return self._known[word]

    def recipient(self, word: str) -> str | None:
        """Return the person or team that a word names."""
        person = self.person(word)
        return person or self.teams.by_id(word, word.lower()) or self.teams.by_name(word)

    def badge(self, word: str) -> str | None:
        """Return the badge that a word names, by id or name."""
        badges = self._catalog.badges
        if word in badges or word.lower() in badges:
            return word if word in badges else word.lower()
        named = [badge.id for badge in badges.values() if badge.name.casefold() == word.casefold()]
        return named[0] if len(named) == 1 else None

    def project(self, word: str) -> str | None:
        """Return the project that a word names, by id, former id or name."""
        for project in self._catalog.projects.values():
            if word in (project.id, *project.aliases) or word.casefold() == project.name.casefold():
                return project.id
        return None
