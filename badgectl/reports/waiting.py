"""Nominations that wait for support or a decision."""

from collections.abc import Iterable, Iterator
from datetime import date

from msgspec import Struct

from badgectl.model.badges import Badge
from badgectl.model.catalog import Catalog
from badgectl.model.ledger import Dossier, Ledger
from badgectl.model.records import Nomination
from badgectl.rules.waiting import NOBODY, is_waiting, missing_support, who_decides

COLLEAGUES = "colleagues"


class Waiting(Struct, frozen=True, kw_only=True):
    """A nomination that waits for support or a decision."""

    grant: str
    badge: str
    by: str
    since: date | None
    missing: str
    """What support it lacks; empty if it only waits for a decision."""
    waits_for: str
    """Who can bring it further: colleagues who second it, or those who decide."""

    @property
    def needs(self) -> str:
        """What it needs, and from whom."""
        return needs(self.missing, self.waits_for)


class Open(Struct, frozen=True):
    """What belongs to a nomination that waits."""

    badge: Badge
    dossier: Dossier
    nomination: Nomination


def open_nominations(catalog: Catalog, dossiers: Iterable[Dossier], day: date) -> Iterator[Open]:
    """Yield what waits on a day, with its badge."""
    for dossier in dossiers:
        badge, nomination = catalog.badges.get(dossier.grant.badge), dossier.nomination
        if badge is not None and nomination is not None and is_waiting(badge, dossier, day):
            yield Open(badge, dossier, nomination)


def waiting_nominations(
    catalog: Catalog, ledger: Ledger, dossiers: Iterable[Dossier], day: date
) -> tuple[Waiting, ...]:
    """Return those of some nominations that wait on a day; the ledger tells who decides on them."""
    return tuple(
        Waiting(
            grant=str(one.dossier.grant),
            badge=one.badge.id,
            by=one.nomination.by,
            since=one.nomination.day,
            missing=missing_support(catalog, one.badge, one.dossier, day),
            waits_for=waits_for(catalog, ledger, one, day),
        )
        for one in open_nominations(catalog, dossiers, day)
    )


def needs(missing: str, waits_for: str) -> str:
    """Return what a nomination needs: `needs 1 more colleague to second it`."""
    if waits_for == NOBODY:
        return "nobody may decide on it"
    if missing:
        return f"needs {missing}"
    return f"needs a decision from {waits_for}" if waits_for else "needs a decision"


def waits_for(catalog: Catalog, ledger: Ledger, one: Open, day: date) -> str:
    """Return who can bring a nomination further."""
    if missing_support(catalog, one.badge, one.dossier, day):
        return COLLEAGUES
    return who_decides(catalog, ledger, one.badge, one.nomination, day)
