"""People, teams and badges of a source as files of the catalog; who is there stays as written."""

from collections.abc import Container, Iterable, Mapping

import msgspec
from msgspec import Struct

from badgectl.imports.found import Found, FoundBadge, FoundPerson, FoundTeam
from badgectl.imports.names import free_id, id_of
from badgectl.model.catalog import Catalog
from badgectl.model.directory import Directory
from badgectl.model.entry import Entry
from badgectl.model.people import Person, Team
from badgectl.model.problems import Place
from badgectl.model.text import counted, excerpt
from badgectl.plans.designs import Designer
from badgectl.plans.newcomers import Someone, person_id


class NewEntry(Struct, frozen=True, kw_only=True):
    """A file of the catalog to be."""

    entry: Entry
    place: Place
    """Where the source says it."""
    comment: tuple[str, ...] = ()
    """Lines that stand before its keys."""


class Settled(Struct, frozen=True, kw_only=True):
    """What of a source is new to the catalog, and what its words mean."""

    catalog: Catalog
    """With the new entries in it."""
    new: tuple[NewEntry, ...]
    unchanged: int
    words: dict[str, str]
    """The words for people, and the ids that they stand for."""
    badges: dict[str, str]
    """The words for badges, and their ids."""
    notes: tuple[str, ...]
    """What to know, in sentences; the ids that differ from the source's words come last."""


def settle(catalog: Catalog, found: Found) -> Settled:
    """Find out who and what of a source is there, and give ids to the rest."""
    settler = _Settler(catalog)
    people = {one.word: settler.person(one) for one in found.people}
    teams = {one.word: settler.team(one) for one in found.teams}
    badges = {one.word: settler.badge(one) for one in found.badges}
    homes = _homes(found.teams, people, teams)
    new = [
        *settler.new_people(found.people, people, homes),
        *settler.new_teams(found.teams, people, teams),
        *settler.new_badges(found.badges, badges),
    ]
    return Settled(
        catalog=catalog.with_entries([one.entry for one in new]) if new else catalog,
        new=tuple(new),
        unchanged=_known(people, catalog.people)
        + _known(teams, catalog.teams)
        + _known(badges, catalog.badges),
        words=people,
        badges=badges,
        notes=(*settler.notes, *settler.renamed),
    )


def _known(ids: Mapping[str, str], there: Container[str]) -> int:
    return sum(one in there for one in set(ids.values()))


def _homes(
    found: Iterable[FoundTeam], people: Mapping[str, str], teams: Mapping[str, str]
) -> dict[str, str]:
    """Return the only home team of each person whom one lists."""
    listing: dict[str, set[str]] = {}
    for team in found:
        for word in (*team.leads, *team.members) if team.is_home else ():
            listing.setdefault(people[word], set()).add(teams[team.word])
    return {person: min(homes) for person, homes in listing.items() if len(homes) == 1}


class _Settler:
    """Gives ids, one after the other."""

    def __init__(self, catalog: Catalog) -> None:
        self.notes: list[str] = []
        self.renamed: list[str] = []
        self._catalog = catalog
        self._directory = Directory(catalog)
        self._taken = {*catalog.ids("people"), *catalog.ids("teams")}
        for folder in (catalog.people, catalog.teams):
            self._taken |= {alias for one in folder.values() for alias in one.aliases}
        self._taken_badges = {*catalog.ids("badges"), *catalog.ids("goals")}
        self._aliases: dict[str, tuple[str, ...]] = {}

    def person(self, one: FoundPerson) -> str:
        """Return the id of a person, there or to be."""
        directory = self._directory
        own = id_of(one.word, "person")
        known = directory.with_account(one.service, one.word, own) if one.service else None
        known = known or directory.with_email(one.emails)
        is_known_otherwise = one.service or (one.is_short and one.emails)
        known = known or (None if is_known_otherwise else directory.person(one.word))
        return known or (
            self._called(one) if one.is_short else self._new("person", one.word, one.formerly)
        )

    def team(self, one: FoundTeam) -> str:
        """Return the id of a team, there or to be."""
        words = self._directory.teams
        known = words.by_name(one.name) or words.by_id(id_of(one.name, "team"))
        if known is None:
            known = words.by_id(*(id_of(former, "team") for former in one.formerly))
            if known is not None:
                self.notes.append(f"{_named(one.name)} is still called {known} here")
        return known or self._new("team", one.name, one.formerly)

    def badge(self, one: FoundBadge) -> str:
        """Return the id of a badge, there or to be."""
        known = self._directory.badge(id_of(one.word, "badge"))
        known = known or self._directory.badge(one.badge.name)
        if known is None:
            known = free_id(one.word, "badge", self._taken_badges)
            self._taken_badges.add(known)
            if known != id_of(one.word, "badge"):
                self._report(one.word, known)
        return known

    def _called(self, one: FoundPerson) -> str:
        """Return an id for a person as `add person` gives it."""
        new = person_id(Someone(one.name, one.emails), lambda word: word not in self._taken)
        self._taken.add(new)
        self._aliases[new] = ()
        return new

    def _new(self, noun: str, word: str, formerly: Iterable[str]) -> str:
        # A team that is called like a person says what it is, rather than being the second.
        wanted = f"{word}-{noun}" if noun == "team" and id_of(word, noun) in self._taken else word
        new = free_id(wanted, noun, self._taken)
        self._taken.add(new)
        former = [id_of(one, noun) for one in formerly]
        self._aliases[new] = tuple(one for one in dict.fromkeys(former) if one not in self._taken)
        self._taken.update(self._aliases[new])
        self._report(word, new)
        return new

    def _report(self, word: str, new: str) -> None:
        if word.lower() != new:
            self.renamed.append(f"{_named(word)} becomes {new}")

    def new_people(
        self, found: Iterable[FoundPerson], ids: Mapping[str, str], homes: Mapping[str, str]
    ) -> Iterable[NewEntry]:
        """Yield the files of people who are not there."""
        done = set(self._catalog.people)
        for one in found:
            new = ids[one.word]
            if new in done:
                continue
            done.add(new)
            person = Person(
                path=f"catalog/people/{new}.yaml",
                name=one.name or one.word,
                home=homes.get(new),
                accounts={one.service: one.word} if one.service else {},
                emails=one.emails,
                aliases=self._aliases[new],
            )
            self._look_for_namesake(person)
            yield NewEntry(entry=person, place=one.place)

    def _look_for_namesake(self, person: Person) -> None:
        namesake = self._directory.people.by_name(person.name)
        if namesake is not None:
            self.notes.append(
                f"{person.id} has the name of {namesake}; if they are one, add the account or "
                f"address to catalog/people/{namesake}.yaml first and import again"
            )

    def new_teams(
        self, found: Iterable[FoundTeam], people: Mapping[str, str], ids: Mapping[str, str]
    ) -> Iterable[NewEntry]:
        """Yield the files of teams that are not there; say what differs of those that are."""
        for one in found:
            leads = tuple(dict.fromkeys(people[word] for word in one.leads))
            members = tuple(dict.fromkeys(people[word] for word in one.members))
            there = self._catalog.teams.get(ids[one.word])
            if there is not None and one.is_whole:
                self._compare(there, {*leads, *members})
            if there is not None:
                continue
            team = Team(
                path=f"catalog/teams/{ids[one.word]}.yaml",
                name=one.name,
                description=one.description or None,
                parent=ids[one.parent] if one.parent else None,
                leads=leads,
                members=tuple(member for member in members if member not in leads),
                aliases=self._aliases[ids[one.word]],
            )
            yield NewEntry(entry=team, place=one.place)

    def _compare(self, team: Team, listed: set[str]) -> None:
        more, fewer = len(listed - {*team.everybody}), len({*team.everybody} - listed)
        if more or fewer:
            how = f"{counted(more, 'person', 'people')} more, {fewer} fewer"
            self.notes.append(f"the team {team.id} stays as it is; the source lists {how}")

    def new_badges(self, found: Iterable[FoundBadge], ids: Mapping[str, str]) -> Iterable[NewEntry]:
        """Yield the files of badges that are not there; say what those that are lack."""
        designer = Designer(self._catalog.badges.values())
        for one in found:
            there = self._catalog.badges.get(ids[one.word])
            if there is None:
                path = f"catalog/badges/{ids[one.word]}.yaml"
                badge = designer.designed(msgspec.structs.replace(one.badge, path=path))
                yield NewEntry(entry=badge, place=one.place, comment=one.original)
            elif len(there.levels) != len(one.badge.levels):
                levels = counted(len(there.levels), "level")
                self.notes.append(
                    f"the badge {there.id} stays as it is, with {levels}; "
                    f"the source has {len(one.badge.levels)}"
                )


def _named(word: str) -> str:
    return f"`{excerpt(word, 60)}`"
