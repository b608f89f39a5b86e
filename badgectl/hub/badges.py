"""The pages of badges: what each takes, who awards it, who holds it, how it came to be so."""

from collections.abc import Iterator, Sequence
from datetime import date
from functools import partial

from badgectl.hub.lines import award_lines, goals, sentence, topics
from badgectl.hub.paging import AT_ONCE, pager, pages_of, part_of
from badgectl.hub.views import AwardLine, Pager
from badgectl.model.badges import Badge, Criterion, Level
from badgectl.model.standing import Standing
from badgectl.model.text import counted
from badgectl.reports.badge_cards import awarded_by
from badgectl.rules.givers import described
from badgectl.rules.requirements import asks
from badgectl.shown.material import Material
from badgectl.shown.naming import look, who
from badgectl.shown.places import holders_page
from badgectl.shown.refs import Look, Ref, View

_SHOWN = 12


class CriterionShown(View, frozen=True, kw_only=True):
    """A criterion, and whether evidence is demanded for it."""

    text: str
    evidence: bool


class LevelShown(View, frozen=True, kw_only=True):
    """A level, and what it takes beside the badge's own criteria."""

    look: Look
    description: str
    text: str
    criteria: tuple[CriterionShown, ...]
    requires: tuple[str, ...]
    holders: int
    """How many hold this level or a higher one, which implies it."""


class Holder(View, frozen=True, kw_only=True):
    """Somebody who holds a badge."""

    who: Ref
    look: Look
    since: date | None
    times: int


class Edit(View, frozen=True, kw_only=True):
    """A change of a badge's definition."""

    on: date
    by: Ref | None
    """Its author, if that is somebody who is named on pages."""
    subject: str
    commit: str


class BadgePage(View, frozen=True, kw_only=True):
    """A badge, with those who hold it."""

    badge: str
    look: Look
    kind: str
    kind_honours: str
    description: str
    is_retired: bool
    recipients: str
    criteria: tuple[CriterionShown, ...]
    requires: tuple[str, ...]
    levels: tuple[LevelShown, ...]
    policy: tuple[str, ...]
    """Who awards it, how often, for how long: in sentences."""
    goals: tuple[Ref, ...]
    topics: tuple[Ref, ...]
    holders: tuple[Holder, ...]
    holders_in_all: int
    pager: Pager
    awards: tuple[AwardLine, ...]
    history: tuple[Edit, ...]


class HoldersPage(View, frozen=True, kw_only=True):
    """More of those who hold a badge."""

    look: Look
    holders: tuple[Holder, ...]
    holders_in_all: int
    pager: Pager


def make_badge_page(material: Material, badge: Badge) -> BadgePage:
    """Return the page of a badge."""
    catalog, text = material.catalog, material.audience.text
    held = material.standings.get(badge.id, [])
    return BadgePage(
        badge=badge.id,
        look=look(material, badge, badge.levels[-1].id if badge.levels else None),
        kind=badge.kind,
        kind_honours=text(catalog.kinds.get(badge.kind, "")),
        description=text(badge.description),
        is_retired=badge.status == "retired",
        recipients={"person": "people", "team": "teams", "any": "people and teams"}[
            badge.recipients
        ],
        criteria=tuple(_criterion(material, one) for one in badge.criteria),
        requires=tuple(sentence(material, asks(catalog, one)) for one in badge.requires),
        levels=tuple(_level(material, badge, level, held) for level in badge.levels),
        policy=tuple(text(sentence) for sentence in _policy(material, badge)),
        goals=goals(material, badge.goals),
        topics=topics(badge.topics),
        holders=_holders(material, badge, part_of(held, 1)),
        holders_in_all=len(held),
        pager=pager(held, 1, partial(holders_page, badge.id)),
        awards=award_lines(
            material,
            [one for one in material.by_badge.get(badge.id, ()) if one.state == "in force"][
                :_SHOWN
            ],
        ),
        history=tuple(_history(material, badge)),
    )


def make_holders_page(material: Material, badge: Badge, number: int) -> HoldersPage:
    """Return a further page of those who hold a badge."""
    held = material.standings.get(badge.id, [])
    return HoldersPage(
        look=look(material, badge, badge.levels[-1].id if badge.levels else None),
        holders=_holders(material, badge, part_of(held, number)),
        holders_in_all=len(held),
        pager=pager(held, number, partial(holders_page, badge.id)),
    )


def holders_pages(material: Material, badge: Badge) -> range:
    """Return the numbers of the further pages of those who hold a badge."""
    return pages_of(material.standings.get(badge.id, ()))[1:]


def _criterion(material: Material, criterion: Criterion) -> CriterionShown:
    return CriterionShown(
        text=material.audience.text(criterion.text), evidence=criterion.evidence == "required"
    )


def _level(material: Material, badge: Badge, level: Level, held: Sequence[Standing]) -> LevelShown:
    text = material.audience.text
    return LevelShown(
        look=look(material, badge, level.id),
        description=text(level.description or ""),
        text=text(level.text or ""),
        criteria=tuple(_criterion(material, one) for one in level.criteria),
        requires=tuple(sentence(material, asks(material.catalog, one)) for one in level.requires),
        holders=sum(one.rank >= badge.rank(level.id) for one in held),
    )


def _holders(material: Material, badge: Badge, held: Sequence[Standing]) -> tuple[Holder, ...]:
    return tuple(
        Holder(
            who=who(material, one.recipient),
            look=look(material, badge, one.level),
            since=min((award.day for award in one.awards if award.day), default=None),
            times=len(one.awards) if not badge.levels else 1,
        )
        for one in held
    )


def _policy(material: Material, badge: Badge) -> Iterator[str]:
    catalog, awarding = material.catalog, badge.awarding
    yield f"Awarded by {awarded_by(catalog, badge)}."
    nomination = awarding.nomination
    if nomination is not None:
        support = counted(nomination.seconds, "second")
        others = nomination.from_other_function
        more = f", {others} of them from another function" if others else ""
        yield f"Nominated by {described(catalog, nomination.nominate)}; {support} needed{more}."
        if nomination.open_for:
            yield f"A nomination stays open for {nomination.open_for}."
    if badge.in_order and badge.levels:
        yield "Levels are earned one after the other; none is skipped."
    if awarding.min_evidence:
        yield f"An award carries at least {counted(awarding.min_evidence, 'link')} as evidence."
    if awarding.limit:
        yield f"Each giver has {awarding.limit.per_giver} to give each {awarding.limit.every}."
    if awarding.repeatable:
        yield "It can be received again and again."
    if awarding.self_award:
        yield "People may award it to themselves."
    if awarding.expires_after:
        yield f"An award counts for {awarding.expires_after}."
    if awarding.counts_for == "members":
        yield "What a team receives, everybody on its roster of that day holds."
    yield f"Taken back by {described(catalog, awarding.revoke)}."


def _history(material: Material, badge: Badge) -> Iterator[Edit]:
    for change in material.changes.get(badge.path, ())[:AT_ONCE]:
        author = material.catalog.person_with_email(change.email)
        is_named = author is not None and material.audience.sees(author.id)
        yield Edit(
            on=change.on,
            by=who(material, author.id) if author and is_named else None,
            subject=material.audience.text(change.subject),
            commit=change.commit[:10],
        )
