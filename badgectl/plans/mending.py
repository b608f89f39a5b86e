"""What follows from the rest of a record and can be filled in: by its path, its badge, the day."""

from collections.abc import Collection
from datetime import date
from typing import Any

import msgspec

from badgectl.model.catalog import Catalog
from badgectl.model.days import later
from badgectl.model.paths import RecordPath
from badgectl.model.records import Award, Record


def told_by_path(location: RecordPath) -> dict[str, str]:
    """Return the keys of a record that its path tells as well."""
    told: dict[str, str | None] = {}
    if location.verb in ("award", "nomination") and location.grant is not None:
        grant = location.grant
        told = {"badge": grant.badge, "level": grant.level, "recipient": grant.recipient}
        if location.verb == "award":
            told["by"] = grant.giver
    elif location.verb == "score":
        told = {"goal": location.goal, "team": location.recipient, "period": location.stamp}
    elif location.who is not None:
        told = {"by": location.who}
    return {key: value for key, value in told.items() if value is not None}


def missing_fields(catalog: Catalog, record: Record, today: date) -> dict[str, Any]:
    """Return the fields that the tool would have filled in, had it written a new record today."""
    fields: dict[str, Any] = {}
    if record.day_key and getattr(record, record.day_key) is None:
        fields[record.day_key] = record.day or today
    if isinstance(record, Award):
        badge = catalog.badges.get(record.badge)
        length = badge.awarding.expires_after if badge else None
        if length and record.expires_on is None:
            fields["expires_on"] = later(record.day or today, length)
        if record.recipient in catalog.teams and not record.roster:
            fields["roster"] = catalog.members_of(record.recipient)
        if badge and badge.blob and record.definition is None:
            fields["definition"] = badge.blob
    return fields


def right_path(catalog: Catalog, award: Award, today: date, others: Collection[str]) -> str:
    """Return the path of a new award with what its badge asks for: level, day and giver.

    A repeated award takes the next round where the path is that of another. Where path and
    content contradict each other, nobody can tell which is right: the path stays.
    """
    grant, badge = award.location.grant, catalog.badges.get(award.badge)
    if grant is None or badge is None or told_by_path(award.location).items() - _said(award):
        return award.path
    repeats = badge.awarding.repeatable
    grant = msgspec.structs.replace(
        grant,
        level=award.level,
        day=(grant.day or str(award.day or today)) if repeats else None,
        giver=award.by if repeats else None,
    )
    path = RecordPath(recipient=grant.recipient, grant=grant)
    while repeats and str(path) in others:
        grant = msgspec.structs.replace(grant, round=grant.round + 1)
        path = msgspec.structs.replace(path, grant=grant)
    return str(path)


def _said(award: Award) -> set[tuple[str, str | None]]:
    return {(key, getattr(award, key)) for key in ("badge", "level", "recipient", "by")}
