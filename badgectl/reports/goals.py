"""How far the team's goals are: counted from awards, or scored by teams."""

import math
from collections.abc import Sequence
from datetime import date
from typing import Literal

from msgspec import Struct

from badgectl.model.catalog import Catalog
from badgectl.model.goals import Goal, GoalCount
from badgectl.model.ledger import Ledger
from badgectl.model.records import Award, Score
from badgectl.model.standing import awards_made
from badgectl.rules.requirements import fits

_DECIMALS = 4  # of what is put together: a mean of three has no end

State = Literal[
    "reached", "on track", "behind", "missed", "not started", "just begun", "no score yet"
]


class GoalProgress(Struct, frozen=True, kw_only=True):
    """Where a goal stands on a day."""

    goal: str
    name: str
    target: float
    reached: float
    due: date
    state: State
    badges: tuple[str, ...]
    """The badges that align with the goal."""


def goal_progress(catalog: Catalog, ledger: Ledger, goal: Goal, day: date) -> GoalProgress:
    """Return where a goal stands on a day."""
    count, has_data = goal.measure.count, True
    if count is not None:
        reached = float(len(counted_for(catalog, ledger, goal, count, day)))
    else:
        scores = [s for s in ledger.scores if s.goal == goal.id and (s.day is None or s.day <= day)]
        reached, has_data = _scored(scores, goal), bool(scores)
    return GoalProgress(
        goal=goal.id,
        name=goal.name,
        target=goal.target,
        reached=round(reached, _DECIMALS),
        due=goal.due,
        state=_state(goal, reached if has_data else None, day),
        badges=tuple(sorted(b.id for b in catalog.badges.values() if goal.id in b.goals)),
    )


def counted_for(
    catalog: Catalog, ledger: Ledger, goal: Goal, count: GoalCount, day: date
) -> tuple[Award, ...]:
    """Return the awards that a goal counts: made in its time, not taken back by that day."""
    return tuple(
        award
        for award in awards_made(ledger, day)
        if (goal.starts is None or award.day is None or award.day >= goal.starts)
        and (award.day or day) <= goal.due
        and fits(catalog, award, count.badge, count.kind, count.topic)
        and count.project in (None, award.project)
    )


def _scored(given: Sequence[Score], goal: Goal) -> float:
    """Return the score of a goal: what all teams gave it, put together."""
    if not given:
        return 0.0
    match goal.measure.score:
        case "average":
            return sum(score.value for score in given) / len(given)
        case "latest":
            # Each team's newest score; several teams are averaged.
            newest = {s.team: s.value for s in sorted(given, key=lambda s: (s.period, s.path))}
            return sum(newest.values()) / len(newest)
        case _:
            return sum(score.value for score in given)


def _state(goal: Goal, reached: float | None, day: date) -> State:
    """Return where a goal stands; nothing is reached where no team has given it a score."""
    if reached is not None and reached >= goal.target:
        return "reached"
    if day > goal.due:
        return "missed"
    if reached is None:
        return "not started" if goal.starts and day < goal.starts else "no score yet"
    if goal.starts is None:
        return "behind" if day == goal.due else "on track"
    if day < goal.starts:
        return "not started"
    elapsed = ((day - goal.starts).days + 1) / ((goal.due - goal.starts).days + 1)
    due = goal.target
    if goal.measure.score in (None, "sum"):  # what adds up over time is due by and by
        due *= elapsed
    if goal.measure.count:  # half an award is never behind
        due = math.floor(due)
        if not due and not reached:
            return "just begun"
    return "on track" if reached >= due else "behind"
