"""Planning a score: how a team rates a goal for a period."""

import math
from datetime import date

from msgspec import Struct

from badgectl.model.catalog import Catalog
from badgectl.model.days import period_start, quarter_of
from badgectl.model.errors import AlreadyDoneError, UsageError
from badgectl.model.ledger import Ledger
from badgectl.model.paths import RecordPath
from badgectl.model.records import Score
from badgectl.model.text import excerpt, number
from badgectl.plans.again import fate
from badgectl.plans.evidence import link_or_path
from badgectl.plans.plan import Plan, plan_records, resolve_goal, resolve_team


class ScoreRequest(Struct, frozen=True, kw_only=True):
    """What a team says of a goal."""

    goal: str
    team: str
    value: float
    period: str | None = None
    """A year, quarter or month as `2026-q4`; None for the quarter of today."""
    by: str
    recorded_by: str | None = None
    feedback: str | None = None
    evidence: tuple[str, ...] = ()
    """Links or repository paths."""


def plan_score(catalog: Catalog, ledger: Ledger, request: ScoreRequest, today: date) -> Plan:
    """Return a score; raise if the goal has one for that period, voided or not."""
    goal, team = resolve_goal(catalog, request.goal), resolve_team(catalog, request.team)
    period = request.period or quarter_of(today)
    if period_start(period) is None:
        raise UsageError(
            f"`{excerpt(period, 40)}` is no period",
            "write a year, quarter or month, as `2026-q4`",
        )
    if not math.isfinite(request.value):
        raise UsageError(f"`--value {request.value}` is no number to score with", "write it as 4.5")
    location = RecordPath(recipient=team, goal=goal, verb="score", stamp=period)
    before = ledger.at(location)
    if isinstance(before, Score):
        on = f" on {before.day}" if before.day else ""
        raise AlreadyDoneError(
            f"{team} scored {goal} for {period}: {number(before.value)}, by {before.by}{on}"
            f"{fate(ledger, before)}",
            "scores stay as they were given; `--period` names another year, quarter or month",
        )
    score = Score(
        path=str(location),
        goal=goal,
        team=team,
        period=period,
        value=request.value,
        by=request.by,
        recorded_by=request.recorded_by,
        feedback=request.feedback,
        evidence=tuple(link_or_path(text) for text in request.evidence),
        scored_on=today,
    )
    return plan_records(catalog, ledger, [score], today)
