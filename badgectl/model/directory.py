"""Whom the words of other tools mean: ids, former ids, names, accounts and addresses."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Generic, TypeVar

from badgectl.model.catalog import Addresses, Catalog
from badgectl.model.people import Person, Team
from badgectl.model.text import slug

E = TypeVar("E", Person, Team)


class Words(Generic[E]):
    """Entries by their ids, former ids and names."""

    def __init__(self, entries: Mapping[str, E]) -> None:
        """Learn the words of a folder of the catalog."""
        self._ids = {alias: entry.id for entry in entries.values() for alias in entry.aliases}
        self._ids |= {entry_id: entry_id for entry_id in entries}
        self._names = _gathered((entry.name, entry.id) for entry in entries.values())

    def by_id(self, *words: str) -> str | None:
        """Return the entry that has one of the words as its id or former id."""
        return next((self._ids[word] for word in words if word in self._ids), None)

    def called(self, name: str) -> tuple[str, ...]:
        """Return every entry that is called so."""
        return tuple(self._names.get(name.casefold(), ()))

    def by_name(self, name: str) -> str | None:
        """Return the only entry that is called so."""
        return only(self.called(name))


class Directory:
    """Whom the catalog knows by which words; what may mean several leads to none of them."""

    def __init__(self, catalog: Catalog) -> None:
        """Learn who is there."""
        people = catalog.people.values()
        self.people, self.teams = Words(catalog.people), Words(catalog.teams)
        self._accounts = {
            (service, account.casefold()): person.id
            for person in people
            for service, account in person.accounts.items()
        }
        self._logins = _gathered((login, owner) for (_, login), owner in self._accounts.items())
        self._addresses = Addresses(people)
        self._badges = _gathered((badge.name, badge.id) for badge in catalog.badges.values())
        self._catalog = catalog
        self._known: dict[str, tuple[str, ...]] = {}

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

    def people_meant(self, word: str) -> tuple[str, ...]:
        """Return whom a word may name: by id, former id or e-mail, else by account or full name."""
        if word not in self._known:
            known = self.people.by_id(word, word.lower()) or self.with_email([word])
            named = self._logins.get(word.casefold()) or self.people.called(word)
            self._known[word] = (known,) if known else tuple(named)
        return self._known[word]

    def recipients_meant(self, word: str) -> tuple[str, ...]:
        """Return the people whom a word may name, or else the teams."""
        team = self.teams.by_id(word, word.lower())
        return self.people_meant(word) or ((team,) if team else self.teams.called(word))

    def badges_meant(self, word: str) -> tuple[str, ...]:
        """Return the badges that a word may name, by id or name."""
        ids = (one for one in (word, word.lower()) if one in self._catalog.badges)
        return tuple(ids)[:1] or tuple(self._badges.get(word.casefold(), ()))

    def person(self, word: str) -> str | None:
        """Return the person whom a word names."""
        return only(self.people_meant(word))

    def badge(self, word: str) -> str | None:
        """Return the badge that a word names."""
        return only(self.badges_meant(word))

    def project(self, word: str) -> str | None:
        """Return the project that a word names, by id, former id or name."""
        for project in self._catalog.projects.values():
            if word in (project.id, *project.aliases) or word.casefold() == project.name.casefold():
                return project.id
        return None


def only(found: Sequence[str]) -> str | None:
    """Return what was found, if it is one."""
    return found[0] if len(found) == 1 else None


def _gathered(named: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    """Return the ids of each name, whatever its capitals, each once."""
    found: dict[str, list[str]] = {}
    for name, entry_id in named:
        ids = found.setdefault(name.casefold(), [])
        if entry_id not in ids:
            ids.append(entry_id)
    return found
