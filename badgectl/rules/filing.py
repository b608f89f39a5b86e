"""Under which name an award or a nomination is filed: as its content and its badge ask for."""

from collections.abc import Callable
from datetime import date

import msgspec

from badgectl.model.badges import Badge
from badgectl.model.paths import RecordPath
from badgectl.model.records import Award, Nomination


def filed_as(
    badge: Badge, record: Award | Nomination, day: date, is_taken: Callable[[RecordPath], bool]
) -> RecordPath:
    """Return where a new record of a badge belongs; its own path tells what its content does not.

    A repeatable badge's record carries day and giver, and takes the next round where another lies.
    """
    here, grant = record.location, record.location.grant
    if grant is None:
        return here
    repeats = badge.awarding.repeatable
    grant = msgspec.structs.replace(
        grant,
        recipient=record.recipient,
        badge=record.badge,
        # That a level is missing is reported as such.
        level=record.level or (grant.level if badge.levels else None),
        day=(grant.day or f"{record.day or day}") if repeats else None,
        giver=record.by if repeats else None,
    )
    path = RecordPath(recipient=grant.recipient, grant=grant, verb=here.verb)
    while repeats and str(path) != record.path_now and is_taken(path):
        grant = msgspec.structs.replace(grant, round=grant.round + 1)
        path = msgspec.structs.replace(path, grant=grant)
    return path


def disagreeing(record: Award | Nomination) -> dict[str, str]:
    """Return what the path of a record says of it that its content does not, by the keys."""
    grant = record.location.grant
    if grant is None:
        return {}
    said = {"badge": grant.badge, "level": grant.level, "recipient": grant.recipient}
    return {key: text for key, text in said.items() if text and text != getattr(record, key)}
