"""Goals in detail: who contributed what, each team's scores, and where it leads by the due day."""

from collections import Counter
from datetime import date

from msgspec import Struct

from badgectl.model.catalog import Catalog
from badgectl.model.days import month_of, months
from badgectl.model.goals import Goal
from badgectl.model.ledger import Ledger
from badgectl.reports.goals import GoalProgress, counted_for, goal_progress


class Contribution(Struct, frozen=True):
    """How many of a goal's awards came to a team, or were made in a month."""

    name: str
    """Empty for those of no team."""
    awards: int


class TeamScore(Struct, frozen=True, kw_only=True):
    """What a team scored for a period, and what it says about it."""

    team: str
    period: str
    value: float
    by: str
    on: date | None
    feedback: str | None
    evidence: tuple[str, ...]


class GoalDetail(Struct, frozen=True, kw_only=True):
    """A goal with what stands behind its numbers."""

    progress: GoalProgress
    description: str
    measured_by: str
    starts: date | None
    projected: float | None
    """Where it leads by the due day at the pace so far; None where no pace is known."""
    days_left: int
    by_team: tuple[Contribution, ...]
    by_month: tuple[Contribution, ...]
    scores: tuple[TeamScore, ...]
    """The newest period first."""
    silent: tuple[str, ...]
    """Teams that gave a goal of scores none; empty where awards are counted."""


def goal_detail(
    catalog: Catalog, ledger: Ledger, goal: Goal, day: date, team: str | None = None
) -> GoalDetail:
    """Return a goal in detail on a day; of a team's contributions and scores alone, if given."""
    progress = goal_progress(catalog, ledger, goal, day)
    count = goal.measure.count
    awards = counted_for(catalog, ledger, goal, count, day) if count is not None else ()
    teams = Counter(catalog.home_team(award.recipient) or "" for award in awards)
    made = Counter(
        month_of(award.day)
        for award in awards
        if award.day and team in (None, catalog.home_team(award.recipient))
    )
    scores = [
        TeamScore(
            team=score.team, period=score.period, value=score.value, by=score.by, on=score.day,
            feedback=score.feedback,
            evidence=tuple(str(e.url or e.path) for e in score.evidence),
        )
        for score in ledger.scores
        if score.goal == goal.id
        and team in (None, score.team)
        and (score.day is None or score.day <= day)
    ]  # fmt: skip
    scores.sort(key=lambda one: one.team)
    scores.sort(key=lambda one: one.period, reverse=True)
    scored = {one.team for one in scores}
    return GoalDetail(
        progress=progress,
        description=goal.description,
        measured_by="awards" if count is not None else f"scores ({_scoring(goal)})",
        starts=goal.starts,
        projected=_projected(goal, progress, day),
        days_left=max((goal.due - day).days, 0),
        by_team=tuple(
            Contribution(name, teams[name])
            for name in sorted(teams, key=lambda name: (-teams[name], name))
            if team in (None, name)
        ),
        by_month=tuple(
            Contribution(name, made[name])
            for name in (months(min(made), max(made)) if made else ())
        ),
        scores=tuple(scores),
        silent=()
        if count is not None
        else tuple(t for t in sorted(catalog.teams) if t not in scored and team in (None, t)),
    )


def _scoring(goal: Goal) -> str:
    return ", ".join(filter(None, (goal.measure.score, goal.measure.range)))


def _projected(goal: Goal, progress: GoalProgress, day: date) -> float | None:
    if progress.state in ("just begun", "no score yet"):
        return None
    reached = progress.reached
    if goal.measure.score in ("average", "latest") or day >= goal.due:
        return reached
    if goal.starts is None or day < goal.starts:
        return None
    elapsed = (day - goal.starts).days + 1
    return round(reached * ((goal.due - goal.starts).days + 1) / elapsed, 1)
