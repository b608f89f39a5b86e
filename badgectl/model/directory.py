"""Whom the words of other tools mean: ids, former ids, names, accounts and addresses."""

from collections.abc import Iterable, Mapping
from typing import Generic, TypeVar

from badgectl.model.catalog import Addresses, Catalog
from badgectl.model.people import Person, Team
from badgectl.model.text import slug

E = TypeVar("E", Person, Team)


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
        self._addresses = Addresses(people)
        self._catalog = catalog
        self._known: dict[str, str | None] = {}

    def with_account(self, service: str, login: str, *ids: str) -> str | None:
        """Return whose account this is; else who has it as id, and no other account there.

        `ids` are what else somebody with such a login may have as id.
        """
        owner = self._accounts.get((service, login.casefold()))
        if owner is not None:
            return owner
        namesake = self.people.by_id(login, login.lower(), slug(login), *ids)
        found = self._catalog.people.get(namesake or "")
        return namesake if found is not None and service not in found.accounts else None

    def with_email(self, emails: Iterable[str]) -> str | None:
        """Return whose address one of these is; the catalog may hold only its SHA-256."""
        found = next(filter(None, map(self._addresses.whose, emails)), None)
        return found.id if found else None

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
