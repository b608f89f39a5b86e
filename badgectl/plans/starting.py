"""Planning a new programme: its catalog, from the example's badges and what is known."""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from msgspec import Struct

from badgectl.model.days import later
from badgectl.model.entry import Entry
from badgectl.model.mentions import REFERENCES, catalog_mentions
from badgectl.model.people import Person, SigningKey, Team
from badgectl.model.program import PROGRAM_FILE, Look, Program, Trust
from badgectl.model.text import slug
from badgectl.plans.ids import team_id
from badgectl.plans.newcomers import Someone, person_ids

STARTER_BADGES = (
    "thanks", "above-and-beyond", "quiet-hero", "heart-of-the-house", "launch-crew",
    "team-of-the-quarter", "bridge-builder", "exchange-week", "one-team", "mentor", "buddy",
    "teacher", "joint-drill", "python", "incident-commander", "clear-writer", "toolsmith",
)  # fmt: skip
"""The badges of the example that suit any programme: they name no team and no person."""

STARTER_GOALS = ("grow-people", "teach-each-other", "work-as-one", "calm-on-call")

_STARTING = ("badges", "goals")
_MOST_TEAMS = 8


class Start(Struct, frozen=True, kw_only=True):
    """What a new programme begins with."""

    name: str
    teams: tuple[tuple[str, str | None], ...]
    """Names and functions; who works in no folder that is called like one begins in the first."""
    me: Someone
    colleagues: tuple[Someone, ...]
    """Who takes part besides; empty if nobody is known yet."""
    key: str | None
    """The public key that I sign with; None if awards are claims for now."""
    branch: str
    timezone: str
    today: date
    look: Look = Look()


def starter_paths() -> tuple[str, ...]:
    """Return the paths of the example's files that every programme begins with."""
    return (
        *(f"catalog/badges/{badge}.yaml" for badge in STARTER_BADGES),
        *(f"catalog/goals/{goal}.yaml" for goal in STARTER_GOALS),
    )


def plan_start(start: Start, starters: Mapping[str, str]) -> dict[str, Entry | str]:
    """Return the files of a new programme: entries to be written, and texts of the example."""
    people = [start.me, *start.colleagues]
    ids = person_ids(people)
    teams = _team_ids(start, ids)
    homes = _homes(start, people, teams)
    entries: list[Entry] = [
        Program(
            path=PROGRAM_FILE,
            name=start.name,
            branch=start.branch,
            timezone=start.timezone,
            maintainers=(ids[0],),
            trust=Trust(required="signed" if start.key else "claimed"),
            look=start.look,
        ),
    ]
    for n, (team, (name, function)) in enumerate(zip(teams, start.teams, strict=True)):
        members = [one for one, home in zip(ids, homes, strict=True) if home == team]
        entries.append(
            Team(
                path=f"catalog/teams/{team}.yaml",
                name=name,
                function=function,
                leads=ids[:1] if n == 0 else (),
                members=tuple(members[1:] if n == 0 else members),
            )
        )
    entries += [
        Person(
            path=f"catalog/people/{person_id}.yaml",
            name=someone.name,
            home=home,
            emails=someone.emails,
            signing_keys=(SigningKey(key=start.key, added=start.today),)
            if start.key and someone is start.me
            else (),
        )
        for person_id, someone, home in zip(ids, people, homes, strict=True)
    ]
    dated = {path: _dated(text, start.today) for path, text in starters.items()}
    return {entry.path: entry for entry in entries} | dated


def proposed_teams(me: Someone, colleagues: Sequence[Someone]) -> tuple[str, ...]:
    """Return names of teams after the folders in which several people work, one's own first.

    Nothing if there are not at least two: then folders are no teams.
    """
    sizes = Counter(one.folder for one in (me, *colleagues) if slug(one.folder))
    several = [folder for folder, size in sizes.most_common(_MOST_TEAMS) if size > 1]
    if len(several) < 2:
        return ()
    several.sort(key=lambda folder: folder != me.folder)
    return tuple(folder.replace("-", " ").replace("_", " ").capitalize() for folder in several)


def _homes(start: Start, people: Sequence[Someone], teams: Sequence[str]) -> list[str]:
    """Return the team of each person: that of the folder they work in, else the first."""
    named = {slug(name): team for (name, _), team in zip(start.teams, teams, strict=True)}
    theirs = [named.get(slug(one.folder), teams[0]) for one in people[1:]]
    return [teams[0], *theirs]


def _team_ids(start: Start, taken: Iterable[str]) -> list[str]:
    """Return an id for each team that nobody else has."""
    found: list[str] = []
    for name, _ in start.teams:
        found.append(team_id(name, lambda word: word not in (*taken, *found)))
    return found


def chosen_starters(values: Mapping[str, Any], kinds: Collection[str]) -> set[str]:
    """Return the starters, by their paths, that badges of some kinds need: all they refer to.

    `values` are what the files hold. Goals stay that one of the badges serves.
    """
    wanted = {path for path, value in values.items() if value.get("kind") in kinds}
    waiting = list(wanted)
    while waiting:
        value = values[waiting.pop()]
        for key, folder in REFERENCES.items():
            for _, word in catalog_mentions(value, (key,)) if folder in _STARTING else ():
                path = f"catalog/{folder}/{word.partition('@')[0]}.yaml"
                if path in values and path not in wanted:
                    wanted.add(path)
                    waiting.append(path)
    return wanted


def _dated(text: str, today: date) -> str:
    """Return a goal's text with its days moved to the year that begins today."""
    text = re.sub(r"(?m)^starts: .*$", f"starts: {today}", text)
    return re.sub(r"(?m)^due: .*$", f"due: {later(today, '1 year')}", text)
