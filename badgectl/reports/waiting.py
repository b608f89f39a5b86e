"""Nominations that wait for support or a decision."""

from collections.abc import Iterable
from datetime import date

from msgspec import Struct

from badgectl.model.catalog import Catalog
from badgectl.model.ledger import Dossier
from badgectl.rules.nominations import is_waiting, missing_support


class Waiting(Struct, frozen=True, kw_only=True):
    """A nomination that waits for support or a decision."""

    grant: str
    by: str
    since: date | None
    missing: str
    """What support it lacks; empty if it only waits for a decision."""


def waiting_nominations(
    catalog: Catalog, dossiers: Iterable[Dossier], day: date
) -> tuple[Waiting, ...]:
    """Return the nominations that wait on a day."""
    found = []
    for dossier in dossiers:
        badge, nomination = catalog.badges.get(dossier.grant.badge), dossier.nomination
        if badge is None or nomination is None or not is_waiting(badge, dossier, day):
            continue
        found.append(
            Waiting(
                grant=str(dossier.grant),
                by=nomination.by,
                since=nomination.day,
                missing=missing_support(catalog, badge, dossier, day),
            )
        )
    return tuple(found)
