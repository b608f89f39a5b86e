"""The pages of goals: how far each is, who contributes, what teams score."""

from datetime import date

from badgectl.hub.lines import award_lines, goal_line, score
from badgectl.hub.views import AwardLine, Counted, GoalLine, Month, Score
from badgectl.model.goals import Goal
from badgectl.rules.requirements import fits
from badgectl.shown.material import Material
from badgectl.shown.naming import who
from badgectl.shown.places import badge_page, link
from badgectl.shown.refs import Ref, View

_SHOWN = 12


class GoalPage(View, frozen=True, kw_only=True):
    """A goal with what stands behind its numbers."""

    goal: str
    line: GoalLine
    measured_by: str
    starts: date | None
    projected: float | None
    days_left: int
    badges: tuple[Ref, ...]
    by_team: tuple[Counted, ...]
    by_month: tuple[Month, ...]
    scores: tuple[Score, ...]
    silent: tuple[Ref, ...]
    """Teams that have not scored yet."""
    awards: tuple[AwardLine, ...]
    """The newest that count."""


class GoalsPage(View, frozen=True, kw_only=True):
    """All goals, the next due first."""

    goals: tuple[GoalLine, ...]


def make_goals_page(material: Material) -> GoalsPage:
    """Return the page of all goals."""
    return GoalsPage(
        goals=tuple(goal_line(material, one.progress) for one in material.goal_details.values())
    )


def make_goal_page(material: Material, goal: Goal) -> GoalPage:
    """Return the page of a goal."""
    detail = material.goal_details[goal.id]
    known, text = material.catalog.badges, material.audience.text
    return GoalPage(
        goal=goal.id,
        line=goal_line(material, detail.progress),
        measured_by=detail.measured_by,
        starts=detail.starts,
        projected=detail.projected,
        days_left=detail.days_left,
        badges=tuple(
            Ref(name=text(known[badge].name), href=link(badge_page(badge)))
            for badge in detail.progress.badges
        ),
        by_team=tuple(
            Counted(
                what=who(material, one.name)
                if one.name in material.catalog.teams
                else Ref(name="no team"),
                number=one.awards,
            )
            for one in detail.by_team
        ),
        by_month=tuple(
            Month(month=one.name, awards=one.awards, href=None) for one in detail.by_month
        ),
        scores=tuple(score(material, goal.id, one) for one in detail.scores),
        silent=tuple(who(material, team) for team in detail.silent),
        awards=_newest(material, goal),
    )


def _newest(material: Material, goal: Goal) -> tuple[AwardLine, ...]:
    count = goal.measure.count
    if count is None:
        return ()
    found = []
    for told in material.awards:
        award = told.award
        if award is None or told.state == "revoked" or count.project not in (None, award.project):
            continue
        if goal.starts and award.day and award.day < goal.starts:
            break
        in_time = award.day is None or award.day <= goal.due
        if in_time and fits(material.catalog, award, count.badge, count.kind, count.topic):
            found.append(told)
        if len(found) == _SHOWN:
            break
    return award_lines(material, found)
