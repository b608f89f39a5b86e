"""The card of a badge or level: what it takes, who awards it, who holds it."""

from collections.abc import Iterable
from datetime import date

from badgectl.model.badges import Badge, Level
from badgectl.model.catalog import Catalog
from badgectl.model.ledger import Ledger
from badgectl.model.paths import badge_at
from badgectl.model.requirements import Requirement
from badgectl.model.standing import standings
from badgectl.model.text import counted, listed, one_line, stars
from badgectl.reports.cards import Card, Section
from badgectl.rules.givers import described
from badgectl.rules.requirements import asks


def badge_card(
    catalog: Catalog, ledger: Ledger, badge: Badge, level: Level | None, day: date
) -> Card:
    """Return what a badge is, what it takes, who awards it, and who holds it."""
    awarding = badge.awarding
    facts = {
        "kind": badge.kind,
        "for": {"person": "people", "team": "teams", "any": "people and teams"}[badge.recipients],
        "status": badge.status,
        "awarded by": awarded_by(catalog, badge),
        "revoked by": described(catalog, awarding.revoke),
    }
    if awarding.nomination:
        policy = awarding.nomination
        facts["nominated by"] = (
            f"{described(catalog, policy.nominate)}; {counted(policy.seconds, 'second')} needed"
        )
    if awarding.limit:
        facts["limit"] = f"{awarding.limit.per_giver} per giver and {awarding.limit.every}"
    if awarding.expires_after:
        facts["counts for"] = awarding.expires_after
    facts |= {
        name: listed(values)
        for name, values in (("goals", badge.goals), ("topics", badge.topics))
        if values
    }
    about = level.description or badge.description if level else badge.description
    return Card(
        title=f"{badge.title(level.id if level else None)} ({_ref(badge, level)})",
        about=one_line(about),
        facts=facts,
        sections=(
            Section("Criteria", _criteria(badge, level)),
            Section("Required", _asks(catalog, badge.requires)),
            *(
                Section(_level_title(badge, one), _level_lines(catalog, one))
                for one in ((level,) if level else badge.levels)
            ),
            Section("Holders", _holders(catalog, ledger, badge, level, day)),
        ),
    )


def awarded_by(catalog: Catalog, badge: Badge) -> str:
    """Return who awards a badge, as a sentence says it."""
    policy = badge.awarding
    nominated = ", once nominated" if policy.givers == () else ""
    return described(catalog, policy.givers or policy.deciders) + nominated


def _ref(badge: Badge, level: Level | None) -> str:
    return badge_at(badge.id, level.id if level else None)


def _criteria(badge: Badge, level: Level | None) -> tuple[str, ...]:
    criteria = badge.criteria_for(level.id) if level else badge.criteria
    return tuple(
        f"{c.id}: {one_line(c.text)}" + (" (evidence required)" if c.evidence == "required" else "")
        for c in criteria
    )


def _level_title(badge: Badge, level: Level) -> str:
    return f"{level.id} {stars(badge.rank(level.id), len(badge.levels))}"


def _level_lines(catalog: Catalog, level: Level) -> tuple[str, ...]:
    text = (one_line(level.text),) if level.text else ()
    criteria = tuple(f"{c.id}: {one_line(c.text)}" for c in level.criteria)
    return text + criteria + tuple(f"requires {ask}" for ask in _asks(catalog, level.requires))


def _asks(catalog: Catalog, requirements: Iterable[Requirement]) -> tuple[str, ...]:
    return tuple(asks(catalog, requirement) for requirement in requirements)


def _holders(
    catalog: Catalog, ledger: Ledger, badge: Badge, level: Level | None, day: date
) -> tuple[str, ...]:
    least = badge.rank(level.id) if level else 0
    held = [
        one
        for one in standings(catalog, ledger, day).values()
        if one.badge == badge.id and one.rank >= least and not catalog.is_hidden(one.recipient)
    ]
    held.sort(key=lambda one: (-one.rank, one.recipient))
    return tuple(
        f"{catalog.recipient_name(one.recipient)} ({one.recipient})"
        + (f", {one.level}" if one.level else "")
        + (f", {counted(len(one.awards), 'time')}" if len(one.awards) > 1 and not one.level else "")
        for one in held
    )
