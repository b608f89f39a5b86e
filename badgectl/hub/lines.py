"""The parts that many pages have in common, from what is on record."""

from collections.abc import Iterable, Iterator

from badgectl.hub.views import AwardLine, Duty, GoalLine, Score, Waiting
from badgectl.model.evidence import Evidence
from badgectl.model.people import Team
from badgectl.reports.goal_details import TeamScore
from badgectl.reports.goals import GoalProgress
from badgectl.reports.waiting import waiting_nominations
from badgectl.rules.records import BY_RULES
from badgectl.shown.material import Material
from badgectl.shown.naming import look, shown_link, who
from badgectl.shown.places import (
    goal_page,
    link,
    topic_page,
)
from badgectl.shown.refs import Ref
from badgectl.shown.told import Told


def award_line(material: Material, told: Told) -> AwardLine:
    """Return an award, or a nomination, as a line of a list."""
    dossier = told.dossier
    record = told.award or dossier.nomination
    return AwardLine(
        look=look(material, told.badge, told.grant.level),
        recipient=who(material, told.grant.recipient),
        by=who(material, record.by if record else ""),
        by_count=record is not None and record.by == BY_RULES,
        on=told.day,
        reason=material.audience.text(record.reason if record else ""),
        state=told.state,
        likes=len(dossier.likes) if len(dossier.records) > 1 else 0,
        comments=len(dossier.comments) if len(dossier.records) > 1 else 0,
        href=link(told.page),
    )


def award_lines(material: Material, awards: Iterable[Told]) -> tuple[AwardLine, ...]:
    """Return awards as lines of a list."""
    return tuple(award_line(material, one) for one in awards)


def waiting_line(material: Material, told: Told) -> Waiting:
    """Return a nomination with what it waits for."""
    text = material.audience.text
    [waiting] = waiting_nominations(
        material.catalog, material.ledger, (told.dossier,), material.day
    )
    return Waiting(
        look=look(material, told.badge, told.grant.level),
        recipient=who(material, told.grant.recipient),
        by=who(material, waiting.by),
        on=waiting.since,
        needs=waiting.missing or "a decision",
        waits_for=text(waiting.waits_for),
        sentence=text(waiting.needs),
        href=link(told.page),
    )


def records(material: Material, grants: Iterable[str]) -> tuple[Ref, ...]:
    """Return links to the pages of awards; those that have none are left out."""
    found = (material.page_of.get(grant) for grant in grants)
    return tuple(
        Ref(name=material.audience.text(told.badge.title(told.grant.level)), href=link(told.page))
        for told in found
        if told is not None
    )


def sentence(material: Material, text: str) -> str:
    """Return a sentence of ours as pages say it: names of things stand without backticks."""
    return material.audience.text(text.replace("`", ""))


def topics(topics_: Iterable[str]) -> tuple[Ref, ...]:
    """Return topics with links to whom to ask about them."""
    return tuple(Ref(name=topic, href=link(topic_page(topic))) for topic in topics_)


def goals(material: Material, goal_ids: Iterable[str]) -> tuple[Ref, ...]:
    """Return goals with links to their pages."""
    known = material.catalog.goals
    text = material.audience.text
    return tuple(
        Ref(name=text(known[goal].name), href=link(goal_page(goal)))
        for goal in goal_ids
        if goal in known
    )


def goal_line(material: Material, progress: GoalProgress) -> GoalLine:
    """Return a goal with how far it is."""
    goal = material.catalog.goals[progress.goal]
    return GoalLine(
        goal=goals(material, (goal.id,))[0],
        description=material.audience.text(goal.description),
        reached=progress.reached,
        target=progress.target,
        due=progress.due,
        state=progress.state,
    )


def score(material: Material, goal: str, scored: TeamScore) -> Score:
    """Return what a team scored, and what it says about it."""
    return Score(
        goal=next(iter(goals(material, (goal,))), Ref(name=goal)),
        team=who(material, scored.team),
        period=scored.period,
        value=scored.value,
        by=who(material, scored.by),
        feedback=material.audience.text(scored.feedback or ""),
        evidence=tuple(shown_link(material, one) for one in scored.evidence),
    )


def evidence_link(material: Material, evidence: Evidence) -> Ref:
    """Return what evidence is called, with its address if that may be shown."""
    shown = shown_link(material, str(evidence.url or evidence.path))
    return (
        Ref(name=material.audience.text(evidence.text), href=shown.href) if evidence.text else shown
    )


def duties(material: Material, team: Team) -> Iterator[Duty]:
    """Yield who looks after what in a team, as far as they are named."""
    for duty in team.responsibilities:
        if material.audience.sees(duty.who):
            yield Duty(
                who=who(material, duty.who),
                what=material.audience.text(duty.what),
                team=who(material, team.id),
            )
