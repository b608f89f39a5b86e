"""The catalog: everything under `catalog/`, and the questions that rules ask of it."""

from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import Literal, get_args

from msgspec import Struct, structs

from badgectl.model.badges import KINDS, Badge
from badgectl.model.entry import Entry
from badgectl.model.goals import Goal, Project
from badgectl.model.people import Person, Team, Visibility
from badgectl.model.program import Program
from badgectl.model.suggestions import Suggestion
from badgectl.model.tombstones import Tombstone

_HASHED = "sha256:"

Folder = Literal["badges", "people", "teams", "goals", "projects", "suggestions"]
CATALOG_FOLDERS: tuple[Folder, ...] = get_args(Folder)
"""What others can name lies in these; tombstones, which nothing names, have a folder, too."""


class Catalog(Struct, frozen=True, kw_only=True, dict=True):
    """The programme's definitions, each by its id."""

    program: Program
    badges: Mapping[str, Badge] = {}
    people: Mapping[str, Person] = {}
    teams: Mapping[str, Team] = {}
    goals: Mapping[str, Goal] = {}
    projects: Mapping[str, Project] = {}
    suggestions: Mapping[str, Suggestion] = {}
    tombstones: Mapping[str, Tombstone] = {}
    broken: frozenset[str] = frozenset()
    """Paths of files that are there but could not be read: what they define is not unknown."""

    def knows(self, folder: Folder, entry_id: str) -> bool:
        """Tell whether the catalog has a file for an id, sound or broken."""
        known: Mapping[str, object] = getattr(self, folder)
        return entry_id in known or f"catalog/{folder}/{entry_id}.yaml" in self.broken

    def ids(self, folder: Folder) -> list[str]:
        """Return the ids that a folder has a file for, sound or broken."""
        known: Mapping[str, object] = getattr(self, folder)
        start = f"catalog/{folder}/"
        broken = (path for path in self.broken if path.startswith(start))
        return [*known, *sorted(path.removeprefix(start).removesuffix(".yaml") for path in broken)]

    def with_entries(self, entries: Iterable[Entry]) -> "Catalog":
        """Return the catalog with people, teams and badges in it that are new or otherwise."""
        found = list(entries)
        return structs.replace(
            self,
            people={**self.people, **{one.id: one for one in found if isinstance(one, Person)}},
            teams={**self.teams, **{one.id: one for one in found if isinstance(one, Team)}},
            badges={**self.badges, **{one.id: one for one in found if isinstance(one, Badge)}},
        )

    def knows_recipient(self, recipient: str) -> bool:
        """Tell whether an id is a person's or a team's."""
        return self.knows("people", recipient) or self.knows("teams", recipient)

    @property
    def former_ids(self) -> dict[str, str]:
        """The former ids of people and teams, each with the present one."""
        renamed: tuple[Person | Team, ...] = (*self.people.values(), *self.teams.values())
        return {alias: entry.id for entry in renamed for alias in entry.aliases}

    def id_now(self, word: str) -> str:
        """Return the present id for a former one; any other word as it is."""
        return self.former_ids.get(word, word)

    @property
    def forgotten(self) -> frozenset[str]:
        """Whom the programme was asked to forget, by the ids that stand instead of theirs."""
        return frozenset(one.person for one in self.tombstones.values() if one.is_forgotten)

    @property
    def kinds(self) -> dict[str, str]:
        """Every kind with what it honours: the usual ones and the programme's own."""
        return KINDS | {name: kind.description for name, kind in self.program.kinds.items()}

    @property
    def topics(self) -> tuple[str, ...]:
        """Every topic that a badge speaks for, sorted."""
        return tuple(sorted({topic for badge in self.badges.values() for topic in badge.topics}))

    def recipient_name(self, recipient: str) -> str:
        """Return the name of a person or team; the id itself if it is neither."""
        entry = self.people.get(recipient) or self.teams.get(recipient)
        return entry.name if entry else recipient

    def is_hidden(self, recipient: str) -> bool:
        """Tell whether somebody wants to be named in no report and on no page."""
        return self.visibility_of(recipient) == "hidden"

    def visibility_of(self, recipient: str) -> Visibility:
        """Return who sees a person: as their file says, else as the programme does; or a team."""
        person = self.people.get(recipient)
        if person is None:
            return "public"
        return person.visibility or self.program.visibility

    def home_team(self, recipient: str) -> str | None:
        """Return the home team of a person: as written, else the only team that lists them.

        A team is its own.
        """
        if recipient in self.teams:
            return recipient
        person = self.people.get(recipient)
        if person is None:
            return None
        if person.home is not None:
            return person.home if person.home in self.teams else None
        listing = self._teams_that_list.get(recipient, [])
        return listing[0] if len(listing) == 1 else None

    def function_of(self, recipient: str) -> str | None:
        """Return the function of a person's home team, or of a team."""
        team = self.home_team(recipient)
        return self.teams[team].function if team else None

    def is_other_function(self, someone: str, recipient: str) -> bool:
        """Tell whether two belong to different functions; somebody without one never does."""
        one, other = self.function_of(someone), self.function_of(recipient)
        return one is not None and other is not None and one != other

    def members_of(self, team: str) -> tuple[str, ...]:
        """Return the ids of a team's leads and members, and of those whose home it is.

        Who was forgotten may have a home for the sake of what they gave, and is no member.
        """
        listed = self.teams[team].everybody if team in self.teams else ()
        return tuple(dict.fromkeys((*listed, *self._at_home.get(team, ()))))

    def is_member(self, person: str, team: str) -> bool:
        """Tell whether somebody is among the members of a team, without listing them all."""
        found = self.people.get(person)
        at_home = found is not None and found.home == team
        return at_home or team in self._teams_that_list.get(person, ())

    @cached_property
    def _teams_that_list(self) -> dict[str, list[str]]:
        """The teams in whose files people are named, by person: reports ask of each award."""
        found: dict[str, list[str]] = {}
        for team in self.teams.values():
            for person in team.everybody:
                found.setdefault(person, []).append(team.id)
        return found

    @cached_property
    def _at_home(self) -> dict[str, list[str]]:
        """Who names each team as their home, of those who were not forgotten."""
        nobody, found = self.forgotten, dict[str, list[str]]()
        for person in self.people.values():
            if person.home is not None and person.id not in nobody:
                found.setdefault(person.home, []).append(person.id)
        return found

    def person_with_email(self, address: str) -> Person | None:
        """Return whose e-mail address this is; files may hold it or its SHA-256."""
        return Addresses(self.people.values()).whose(address)


class Addresses:
    """Whose e-mail addresses are whose, for whoever asks often."""

    def __init__(self, people: Iterable[Person]) -> None:
        """Gather the addresses of people."""
        self._known = {email.lower(): person for person in people for email in person.emails}
        self._has_hashed = any(email.startswith(_HASHED) for email in self._known)

    def whose(self, address: str) -> Person | None:
        """Return whose address this is; files may hold it or its SHA-256."""
        plain = address.strip().lower()
        if self._has_hashed:
            import hashlib  # noqa: PLC0415 - starting is cheap

            hashed = _HASHED + hashlib.sha256(plain.encode()).hexdigest()
            if hashed in self._known:
                return self._known[hashed]
        return self._known.get(plain)
