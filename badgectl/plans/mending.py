"""What follows from the rest of a record and can be filled in: by its path, its badge, the day."""

from collections.abc import Collection
from datetime import date
from typing import Any

from badgectl.model.badges import Badge
from badgectl.model.catalog import Catalog
from badgectl.model.days import later
from badgectl.model.paths import RecordPath
from badgectl.model.records import Award, Record
from badgectl.rules.filing import disagreeing, filed_as


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

    Where path and content contradict each other, the content is right if the path names what
    there is not; else nobody can tell, and the path stays.
    """
    badge = catalog.badges.get(award.badge)
    if badge is None or any(_is_known(catalog, badge, *one) for one in disagreeing(award).items()):
        return award.path
    giver = award.location.grant.giver if award.location.grant else None
    if giver not in (None, award.by) and catalog.knows_recipient(giver):
        return award.path
    return str(filed_as(badge, award, today, lambda path: str(path) in others))


def _is_known(catalog: Catalog, badge: Badge, key: str, word: str) -> bool:
    """Tell whether the path of an award can mean what it says, and its content says otherwise."""
    match key:
        case "badge":
            return catalog.knows("badges", word)
        case "level":
            return badge.level(word) is not None
        case _:
            return catalog.knows_recipient(word)
