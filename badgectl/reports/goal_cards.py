"""The cards of goals and projects: what they want, and what awards have to do with them."""

from collections.abc import Sequence
from datetime import date

from badgectl.model.catalog import Catalog
from badgectl.model.goals import Goal, Project
from badgectl.model.ledger import Ledger
from badgectl.model.standing import awards_made
from badgectl.model.text import counted, listed, number, one_line
from badgectl.reports.cards import Card, Section
from badgectl.reports.formats import bar
from badgectl.reports.goal_details import Contribution, TeamScore, goal_detail

_BAR = 20


def goal_card(
    catalog: Catalog, ledger: Ledger, goal: Goal, day: date, team: str | None = None,
    *, brief: bool = False,
) -> Card:  # fmt: skip
    """Return what a goal wants, how far it is, and, unless brief, all behind the numbers."""
    detail = goal_detail(catalog, ledger, goal, day, team)
    progress = detail.progress
    drawn = bar(min(progress.reached, progress.target), progress.target, _BAR).ljust(_BAR, "░")
    facts = {
        "reached": f"{drawn} {number(progress.reached)} of {number(goal.target)}",
        "due": f"{goal.due}"
        + (f", in {counted(detail.days_left, 'day')}" if detail.days_left else ""),
        "state": progress.state,
        "measured by": detail.measured_by,
    }
    if detail.projected is not None and progress.state in ("on track", "behind"):
        facts["at this pace"] = f"{number(detail.projected)} by {goal.due}"
    return Card(
        title=f"{goal.name} ({goal.id})",
        about=one_line(goal.description),
        facts=facts,
        sections=(
            Section("By team", _lines(detail.by_team)),
            Section("By month", () if brief else _lines(detail.by_month)),
            Section("Scores", tuple(_score(catalog, one) for one in detail.scores)),
            Section("No score from", detail.silent),
            Section(
                "Badges that serve it",
                () if brief else tuple(f"{catalog.badges[b].name} ({b})" for b in progress.badges),
            ),
        ),
    )


def _lines(contributions: Sequence[Contribution]) -> tuple[str, ...]:
    named = [(one.name or "no team", one.awards) for one in contributions]
    width = max((len(name) for name, _ in named), default=0)
    most = max((awards for _, awards in named), default=0)
    return tuple(
        f"{name.ljust(width)}  {awards:4}  {bar(awards, most)}".rstrip() for name, awards in named
    )


def _score(catalog: Catalog, score: TeamScore) -> str:
    said = f" - {one_line(score.feedback)}" if score.feedback else ""
    shown = f" ({listed(score.evidence)})" if score.evidence else ""
    return (
        f"{score.period}  {catalog.recipient_name(score.team)}: {number(score.value)}{said}{shown}"
    )


def project_card(catalog: Catalog, ledger: Ledger, project: Project, day: date) -> Card:
    """Return what a project is and what was awarded about it by a day."""
    awards = [award for award in awards_made(ledger, day) if award.project == project.id]
    return Card(
        title=f"{project.name} ({project.id})",
        about=one_line(project.description or ""),
        facts={"url": project.url} if project.url else {},
        sections=(
            Section(
                "Awards",
                tuple(
                    f"{a.badge_ref} to {catalog.recipient_name(a.recipient)}"
                    + (f", {a.day}" if a.day else "")
                    for a in awards
                ),
            ),
        ),
    )
