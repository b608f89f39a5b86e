"""The list of what was newly earned by count."""

from collections.abc import Iterable

from badgectl.model.records import Award
from badgectl.reports.lists import Row


class EarnedRow(Row, frozen=True, kw_only=True):
    """An award that somebody has reached."""

    recipient: str
    badge: str
    """With its level."""
    award: str
    """The award to be, as `show` will take it."""
    reason: str


def list_earned(awards: Iterable[Award]) -> list[EarnedRow]:
    """List awards that are not on record yet."""
    return [
        EarnedRow(
            recipient=award.recipient, badge=award.badge_ref, award=str(award.location.grant),
            reason=award.reason,
        )
        for award in awards
    ]  # fmt: skip
