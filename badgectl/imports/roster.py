"""Rosters of organisations: members, maintainers and nested teams, as JSON or YAML.

The shape is that of Kubernetes' peribolos (`orgs: {name: {admins, members, teams}}`), or one
organisation alone; a member is a login, or a mapping with `login`, `name` and `email`.
"""

from collections.abc import Iterator, Mapping
from typing import Any

import msgspec

from badgectl.codes.imports import ROW
from badgectl.documents.given import Given, text_at, value_of
from badgectl.imports.found import Found, FoundPerson, FoundTeam
from badgectl.model.problems import Place, Problem
from badgectl.model.text import counted, excerpt, listed

TOOL = "roster"
_LEADS = ("admins", "maintainers", "leads", "owners")
_FORMERLY = ("previously", "formerly", "former_names", "former_logins")
_LOGIN = ("login", "github", "gitlab", "account", "username", "user", "id")
_TEAM = {"name", "description", "privacy", "members", "teams", *_LEADS, *_FORMERLY}
_DEEPEST = 20


def is_roster(value: Any) -> bool:
    """Tell whether a document is a roster."""
    return isinstance(value, dict) and bool({"orgs", "members", "teams", *_LEADS} & value.keys())


def read_roster(given: Given, service: str) -> Found:
    """Return the people and teams of a roster; its logins are accounts at `service`."""
    value = value_of(given)
    reader = _Reader(given, service)
    if isinstance(value, dict) and "orgs" in value:
        reader.organisations(value["orgs"])
    elif is_roster(value):
        reader.organisation(text_at(value, "name"), value)
    else:
        reader.fault(given.item("the whole"), "there is neither `orgs` nor `members` nor `teams`")
    return Found(
        tool=TOOL,
        people=tuple(reader.people.values()),
        teams=tuple(_told_apart(reader.teams)),
        problems=tuple(reader.problems),
        notes=tuple(reader.notes()),
    )


class _Reader:
    """Takes one organisation after the other."""

    def __init__(self, given: Given, service: str) -> None:
        self.people: dict[str, FoundPerson] = {}
        self.teams: list[FoundTeam] = []
        self.problems: list[Problem] = []
        self._given, self._service = given, service
        self._words: set[str] = set()
        self._unread: dict[str, None] = {}
        self._secret = 0

    def notes(self) -> Iterator[str]:
        """Yield what was not taken over."""
        if self._unread:
            named = listed(f"`{excerpt(key, 40)}`" for key in self._unread)
            yield f"not read: {named}"
        if self._secret:
            yield (
                f"{counted(self._secret, 'team is', 'teams are')} secret there; here everybody who "
                "reads the repository sees them"
            )

    def fault(
        self, place: Place, said: str, hint: str = "see docs/imports.md for the shape"
    ) -> None:
        """Note a fault."""
        self.problems.append(ROW.problem(place, said, hint))

    def organisations(self, orgs: Any) -> None:
        """Take organisations by their names."""
        if not isinstance(orgs, dict):
            self.fault(self._given.item("orgs"), "`orgs` is no mapping of names to organisations")
            return
        for name, org in orgs.items():
            self.organisation(name, org)

    def organisation(self, name: str, org: Any) -> None:
        """Take an organisation: a team of its own if it has a name, and its teams."""
        place = self._given.item(*filter(None, ["organisation", name]))
        if not isinstance(org, dict):
            self.fault(place, "an organisation is a mapping")
            return
        word: str | None = ""
        if name:
            own = {key: org[key] for key in org if key != "teams"}
            word = self._team(place, name, "", own, home=False)
        else:
            self._listed(place, org, ("members", *_LEADS))
        if word is not None:
            self._teams(place, org, word, 0)

    def _teams(self, place: Place, parent: Mapping[str, Any], above: str, depth: int) -> None:
        teams = parent.get("teams", {})
        if not isinstance(teams, dict | list):
            self.fault(place, "`teams` is no mapping and no list")
            return
        named = teams.items() if isinstance(teams, dict) else _with_names(teams)
        for n, (name, team) in enumerate(named, 1):
            there = self._given.item("team", name or n)
            if not isinstance(team, dict) or not name:
                is_nameless = isinstance(team, dict)
                self.fault(there, "a team has no `name`" if is_nameless else "a team is a mapping")
            elif depth > _DEEPEST:
                self.fault(there, "teams are nested too deep")
            else:
                word = self._team(there, name, above, team, home=True)
                if word is not None:
                    self._teams(there, team, word, depth + 1)

    def _team(
        self, place: Place, name: str, parent: str, team: Mapping[str, Any], *, home: bool
    ) -> str | None:
        """Take a team, and return its word; None if there is one of that word already."""
        name = " ".join(name.split())
        word = f"{parent}/{name}" if parent else name
        if word.casefold() in self._words:
            said = f"`{excerpt(word, 60)}` is there twice"
            self.fault(place, said, "merge the two teams, or rename one")
            return None
        self._words.add(word.casefold())
        if home:
            self._unread |= dict.fromkeys(key for key in team if key not in _TEAM)
            self._secret += team.get("privacy") == "secret"
        self.teams.append(
            FoundTeam(
                word=word,
                place=place,
                name=name,
                description=text_at(team, "description") if home else "",
                parent=parent,
                leads=tuple(self._listed(place, team, _LEADS)),
                members=tuple(self._listed(place, team, ("members",))),
                formerly=tuple(one for key in _FORMERLY for one in _texts(team.get(key)) if one),
                is_home=home,
            )
        )
        return word

    def _listed(self, place: Place, team: Mapping[str, Any], keys: tuple[str, ...]) -> list[str]:
        """Return the words for the people under some keys, each person noted once."""
        found = []
        for key in keys:
            people = team.get(key, [])
            if not isinstance(people, list):
                self.fault(place, f"`{key}` is no list")
                continue
            for one in people:
                person = self._person(place, one)
                if person is None:
                    self.fault(place, f"`{key}` has an item without a login", "write a login")
                else:
                    found.append(person)
        return found

    def _person(self, place: Place, one: Any) -> str | None:
        told: Mapping[str, Any] = one if isinstance(one, dict) else {"login": one}
        login = next(filter(None, (text_at(told, key) for key in _LOGIN)), "")
        if not login:
            return None
        emails = [mail for key in ("email", "emails") for mail in _texts(told.get(key))]
        known = self.people.get(login.casefold()) or FoundPerson(
            word=login, place=place, service=self._service
        )
        formerly = [one for key in _FORMERLY for one in _texts(told.get(key))]
        # Who is a mere login in one list may have a name in another.
        self.people[login.casefold()] = msgspec.structs.replace(
            known,
            name=known.name or " ".join(text_at(told, "name").split()),
            emails=tuple(dict.fromkeys((*known.emails, *emails))),
            formerly=tuple(dict.fromkeys((*known.formerly, *formerly))),
        )
        return known.word


def _with_names(teams: list[Any]) -> Iterator[tuple[str, Any]]:
    for team in teams:
        yield (text_at(team, "name") if isinstance(team, dict) else ""), team


def _told_apart(teams: list[FoundTeam]) -> Iterator[FoundTeam]:
    """Yield teams with names that differ: to one of several, what stands above it is added."""
    seen = {team.name.casefold() for team in teams if not team.parent}
    for team in teams:
        name = team.name
        if team.parent and name.casefold() in seen:
            name = f"{team.name} ({team.parent})"
        seen.add(name.casefold())
        yield msgspec.structs.replace(team, name=name)


def _texts(value: Any) -> list[str]:
    if isinstance(value, str):
        return [value.strip()]
    return [one.strip() for one in value if isinstance(one, str)] if isinstance(value, list) else []
