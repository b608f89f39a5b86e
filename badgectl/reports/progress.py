"""Progress: what somebody holds, what comes next, and exactly what is missing."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Literal, get_args

from msgspec import Struct

from badgectl.model.badges import Badge
from badgectl.model.catalog import Catalog
from badgectl.model.ledger import Ledger
from badgectl.model.records import Award
from badgectl.model.requirements import Count, Requirement
from badgectl.model.standing import held_until, standings_of
from badgectl.reports.badge_cards import awarded_by
from badgectl.reports.waiting import Waiting, waiting_nominations
from badgectl.rules.records import BY_RULES
from badgectl.rules.requirements import Check, Claim, check_requirement, counted_awards

State = Literal["ready", "nominated", "begun", "open"]
"""How near something is, the nearest first."""
SOON = timedelta(days=60)
"""An award that ends within this time is told of."""


class Held(Struct, frozen=True, kw_only=True):
    """A badge that somebody holds."""

    badge: str
    title: str
    level: str | None
    stars: int
    of_stars: int
    awards: int
    givers: int
    """How many people gave those awards; rules are nobody."""
    award: str
    """The award it rests on, as `show` takes it."""
    on: date | None
    by: str
    team: str | None
    """The team whose award it is; None for an own one."""
    until: date | None
    """Its last day, if it has one."""


class Asked(Struct, frozen=True, kw_only=True):
    """Something that a level asks for and the ledger can tell."""

    asks: str
    have: float
    need: float
    met: bool
    known: bool
    """Whether it is on record before the award; else the award itself has to say it."""
    records: tuple[str, ...]
    """The awards that count for it, as `show` takes them."""


class CriterionAsked(Struct, frozen=True, kw_only=True):
    """A criterion that people judge."""

    id: str
    text: str
    evidence: bool
    """Whether a link or file has to show it."""


class Next(Struct, frozen=True, kw_only=True):
    """A level within reach, or a badge without levels: what it takes and how far somebody is."""

    badge: str
    title: str
    level: str | None
    stars: int
    of_stars: int
    state: State
    share: float
    """How much of what the ledger can tell is there, from 0 to 1; 0 if it can tell nothing."""
    asked: tuple[Asked, ...]
    criteria: tuple[CriterionAsked, ...]
    awarded_by: str
    missing: str
    """What is missing, as part of a sentence; empty if only people's judgement is."""


class Progress(Struct, frozen=True, kw_only=True):
    """Where somebody stands on a day."""

    recipient: str
    name: str
    day: date
    held: tuple[Held, ...]
    ending: tuple[Held, ...]
    """What of it ends soon."""
    nominated: tuple[Waiting, ...]
    next: tuple[Next, ...]
    """The nearest first."""


def make_progress(catalog: Catalog, ledger: Ledger, recipient: str, day: date) -> Progress:
    """Return what a person or team holds on a day, and what comes next."""
    held = tuple(held_by(catalog, ledger, recipient, day))
    waiting = waiting_nominations(catalog, ledger, ledger.of(recipient), day)
    nominated = {one.badge for one in waiting}
    ranks = {one.badge: one.stars for one in held}
    steps = [
        next_step(catalog, ledger, badge, level, recipient, day, nominated=badge.id in nominated)
        for badge in catalog.badges.values()
        if _is_open(catalog, badge, recipient)
        for level in _next_levels(badge, ranks)
    ]
    order = get_args(State)
    steps.sort(key=lambda one: (order.index(one.state), -one.share, one.badge))
    return Progress(
        recipient=recipient,
        name=catalog.recipient_name(recipient),
        day=day,
        held=held,
        ending=tuple(one for one in held if one.until and one.until - day <= SOON),
        nominated=waiting,
        next=tuple(steps),
    )


def held_by(catalog: Catalog, ledger: Ledger, recipient: str, day: date) -> Iterator[Held]:
    """Yield the badges that somebody holds, by kind and name."""
    found = standings_of(catalog, ledger, recipient, day).values()
    mine = [one for one in found if one.badge in catalog.badges]
    for one in sorted(mine, key=lambda one: (catalog.badges[one.badge].kind, one.badge)):
        badge = catalog.badges[one.badge]
        newest = max(one.awards, key=lambda a: (badge.rank(a.level), str(a.day), a.path))
        yield Held(
            badge=badge.id,
            title=badge.title(one.level),
            level=one.level,
            stars=one.rank,
            of_stars=len(badge.levels),
            awards=len(one.awards),
            givers=len({award.by for award in one.awards} - {BY_RULES}),
            award=str(newest.location.grant),
            on=newest.day,
            by=newest.by,
            team=newest.recipient if newest.recipient != recipient else None,
            until=held_until(badge, one),
        )


def _is_open(catalog: Catalog, badge: Badge, recipient: str) -> bool:
    kind = "team" if recipient in catalog.teams else "person"
    return badge.status == "active" and badge.recipients in (kind, "any")


def _next_levels(badge: Badge, ranks: dict[str, int]) -> tuple[str | None, ...]:
    """Return the level after the one that is held; a badge that is held whole has none."""
    if not badge.levels:
        return () if badge.id in ranks else (None,)
    return tuple(level.id for level in badge.levels[ranks.get(badge.id, 0) :][:1])


def next_step(
    catalog: Catalog, ledger: Ledger, badge: Badge, level: str | None, recipient: str, day: date,
    *, nominated: bool, rank: int | None = None,
) -> Next:  # fmt: skip
    """Return what a level takes, and how far somebody is."""
    held = max(badge.rank(level) - 1, 0) if rank is None else rank
    claim = Claim(recipient=recipient, day=day)
    asked: list[Asked] = []
    checks: list[Check] = []
    for requirement in badge.requires_for(level, held):
        check = check_requirement(catalog, ledger, claim, requirement)
        checks.append(check)
        asked.extend(_asked(catalog, ledger, claim, requirement, check))
    told = [one for one in asked if one.known]
    share = sum(min(one.have / one.need, 1) if one.need else 1.0 for one in told)
    missing = [check.missing() for check in checks if not check.met]
    state: State = "open"
    if nominated:
        state = "nominated"
    elif told and all(one.met for one in told):
        state = "ready"
    elif share > 0 or held:
        state = "begun"
    return Next(
        badge=badge.id,
        title=badge.title(level),
        level=level,
        stars=badge.rank(level),
        of_stars=len(badge.levels),
        state=state,
        share=round(share / len(told), 3) if told else 0.0,
        asked=tuple(asked),
        criteria=tuple(
            CriterionAsked(id=c.id, text=c.text, evidence=c.evidence == "required")
            for c in badge.criteria_for(level, held)
        ),
        awarded_by=awarded_by(catalog, badge),
        missing=", and ".join(missing),
    )


def _asked(
    catalog: Catalog, ledger: Ledger, claim: Claim, requirement: Requirement, check: Check
) -> Iterator[Asked]:
    """Yield a requirement, part by part where all parts are due."""
    if requirement.all:
        for inner, part in zip(requirement.all, check.parts, strict=True):
            yield from _asked(catalog, ledger, claim, inner, part)
        return
    records = tuple(_counting(catalog, ledger, claim, requirement))
    known = any(part.holds or part.count for part in requirement)
    parts = check.parts if check.parts and not requirement.any else (check,)
    for part in parts:
        yield Asked(
            asks=part.asks, have=part.have, need=part.need, met=part.met, known=known,
            records=records,
        )  # fmt: skip


def _counting(
    catalog: Catalog, ledger: Ledger, claim: Claim, requirement: Requirement
) -> Iterator[str]:
    """Yield the awards that count for a requirement."""
    found: dict[str, Award] = {}
    for part in requirement:
        count = part.count or (Count(badge=part.holds) if part.holds else None)
        if count is not None:
            for award in counted_awards(catalog, ledger, claim, count):
                found[str(award.location.grant)] = award
    yield from sorted(found, key=lambda grant: (str(found[grant].day), grant))
