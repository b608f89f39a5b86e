"""Asking at a terminal for what `add` was not told; every question has its argument or option."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import TypeVar

from msgspec import Struct

from badgectl.cli.recording.asking import ask, can_ask, show_choices
from badgectl.model.catalog import Catalog
from badgectl.model.errors import UsageError
from badgectl.model.forms import Id, fits
from badgectl.model.text import did_you_mean, excerpt, listed, slug
from badgectl.plans.adding import team_called
from badgectl.plans.drafting import checked_levels
from badgectl.plans.newcomers import Someone, checked_email, read_newcomer
from badgectl.plans.plan import resolve_goal

T = TypeVar("T")

_NONE = "none"
_USUAL_KIND = "peer-recognition"


class Invitation(Struct, frozen=True):
    """A person to be added, and the teams that they come into."""

    someone: Someone
    teams: tuple[str, ...]


class NewTeam(Struct, frozen=True):
    """A team to be added."""

    name: str
    function: str | None


class NewBadge(Struct, frozen=True):
    """A badge to be drafted."""

    name: str
    kind: str
    levels: tuple[str, ...]
    goals: tuple[str, ...]


def asked_for_person(
    name: str | None, emails: Sequence[str], teams: Sequence[str]
) -> Callable[[Catalog], Invitation]:
    """Return what tells who is to be added: as it was said, or asked for at a terminal, but once.

    Raises UsageError if it is missing and nobody can be asked.
    """
    _check_said(name, 'badgectl add person "Tom Berg" --email tom@acme.example')
    said = read_newcomer(name) if name else None
    addresses = tuple(checked_email(one) for one in emails)

    def answers(catalog: Catalog) -> Invitation:
        someone = said or ask("Name, as `Tom Berg`", read_newcomer)
        known = dict.fromkeys((*someone.emails, *addresses))
        if not known and can_ask():
            known = dict.fromkeys(ask("Address that they commit with", _emails, usual=_NONE))
        homes = tuple(teams) or tuple(filter(None, [someone.folder]))
        if not homes and catalog.teams and can_ask():
            show_choices((team.id, team.name) for team in catalog.teams.values())
            usual = next(iter(catalog.teams)) if len(catalog.teams) == 1 else _NONE
            homes = ask("Team", partial(_team, catalog), catalog.teams, usual=usual)
        return Invitation(Someone(someone.name, tuple(known)), homes)

    return _once(answers)


def asked_for_team(name: str | None, function: str | None) -> Callable[[Catalog], NewTeam]:
    """Return what tells which team is to be added, as `asked_for_person` does."""
    _check_said(name, "badgectl add team Studio --function design")

    def answers(catalog: Catalog) -> NewTeam:
        known = sorted({team.function for team in catalog.teams.values() if team.function})
        asked = function
        if asked is None and can_ask():
            there = f" (there are {listed(known)})" if known else ""
            asked = ask(
                f"Its function, and that of its people, as `design`{there}", _function, usual=_NONE
            )
        return NewTeam(name or ask("Name", str), asked or None)

    return _once(answers)


def asked_for_badge(
    name: str | None, kind: str | None, levels: str | None, goals: Sequence[str]
) -> Callable[[Catalog], NewBadge]:
    """Return what tells which badge is to be drafted, as `asked_for_person` does."""
    _check_said(name, 'badgectl add badge "Release captain" --levels bronze,silver,gold')
    said = _levels(levels) if levels is not None else None

    def answers(catalog: Catalog) -> NewBadge:
        called, family, steps = name or ask("Name", str), kind, said
        if family is None and can_ask():
            show_choices(catalog.kinds.items())
            family = ask("Kind", partial(_kind, catalog), catalog.kinds, usual=_USUAL_KIND)
        if steps is None and can_ask():
            steps = ask("Levels, lowest first, as `bronze, silver, gold`", _levels, usual=_NONE)
        served = tuple(goals)
        if not served and catalog.goals and can_ask():
            show_choices((goal.id, goal.name) for goal in catalog.goals.values())
            read_goals = partial(_goals, catalog)
            served = ask("Goals that it serves", read_goals, catalog.goals, usual=_NONE)
        return NewBadge(called, family or _USUAL_KIND, steps or (), served)

    return _once(answers)


def _check_said(name: str | None, example: str) -> None:
    if name is None and not can_ask():
        raise UsageError("missing: NAME", f"as in `{example}`; at a terminal you are asked")


def _once(answers: Callable[[Catalog], T]) -> Callable[[Catalog], T]:
    """Return what asks the first time only: a plan is made again when the branch moves."""
    given: list[T] = []

    def told(catalog: Catalog) -> T:
        if not given:
            given.append(answers(catalog))
        return given[0]

    return told


def _emails(text: str) -> tuple[str, ...]:
    words = text.replace(",", " ").split()
    return () if words == [_NONE] else tuple(checked_email(word) for word in words)


def _team(catalog: Catalog, text: str) -> tuple[str, ...]:
    return () if text == _NONE else (team_called(catalog, text),)


def _function(text: str) -> str:
    if text == _NONE:
        return ""
    if not fits(Id, text):
        hint = f"write it in small letters, as `{slug(text) or 'engineering'}`"
        raise UsageError(f"`{excerpt(text, 60)}` is no function", hint)
    return text


def _kind(catalog: Catalog, text: str) -> str:
    if text not in catalog.kinds:
        hint = did_you_mean(text, catalog.kinds, f"there are {listed(catalog.kinds)}")
        raise UsageError(f"there is no kind `{excerpt(text, 60)}`", hint)
    return text


def _goals(catalog: Catalog, text: str) -> tuple[str, ...]:
    words = text.replace(",", " ").split()
    return () if words == [_NONE] else tuple(resolve_goal(catalog, word) for word in words)


def _levels(text: str) -> tuple[str, ...]:
    words = tuple(text.replace(",", " ").split())
    return () if words == (_NONE,) else checked_levels(words)
