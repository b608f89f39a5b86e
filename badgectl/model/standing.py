"""Standing: what a recipient holds on a day. Derived from the ledger, never stored."""

from collections.abc import Iterator
from datetime import date
from typing import Literal

import msgspec
from msgspec import Struct

from badgectl.model.badges import Badge
from badgectl.model.catalog import Catalog
from badgectl.model.days import later
from badgectl.model.ledger import Dossier, Ledger
from badgectl.model.records import Award

AwardState = Literal["not yet", "in force", "revoked", "expired"]


class Standing(Struct, frozen=True, kw_only=True):
    """The highest level of a badge that a recipient holds, and the awards it rests on."""

    recipient: str
    badge: str
    rank: int
    """1 for the lowest level; 0 where the badge has no levels."""
    level: str | None
    awards: tuple[Award, ...]
    """Every award of the badge in force, highest level first."""


def last_day(badge: Badge | None, award: Award) -> date | None:
    """Return the last day on which an award counts; None if it never expires."""
    if award.expires_on is not None:
        return award.expires_on
    length = badge.awarding.expires_after if badge else None
    return later(award.day, length) if length and award.day else None


def held_until(badge: Badge | None, standing: Standing) -> date | None:
    """Return the last day on which a level is held; None if an award of it never expires."""
    of_level = (one for one in standing.awards if _rank(badge, one) == standing.rank)
    ends = [last_day(badge, award) for award in of_level]
    return None if None in ends else max(end for end in ends if end is not None)


def state_of(catalog: Catalog, dossier: Dossier, award: Award, day: date) -> AwardState:
    """Return what has become by that day of a dossier's award, which was not voided.

    An award that does not say when it was made counts as made by then.
    """
    if award.day and award.day > day:
        return "not yet"
    if dossier.is_revoked(day):
        return "revoked"
    end = last_day(catalog.badges.get(award.badge), award)
    return "expired" if end is not None and end < day else "in force"


def award_in_force(catalog: Catalog, dossier: Dossier, day: date) -> Award | None:
    """Return the award of a dossier if it counts on that day."""
    award = dossier.award
    if award is None or state_of(catalog, dossier, award, day) != "in force":
        return None
    return award


def awards_in_force(catalog: Catalog, ledger: Ledger, day: date) -> Iterator[Award]:
    """Return every award that counts on that day."""
    for dossier in ledger:
        award = award_in_force(catalog, dossier, day)
        if award is not None:
            yield award


def awards_made(ledger: Ledger, day: date) -> Iterator[Award]:
    """Yield every award that was made by that day and not taken back; some may have expired."""
    for dossier in ledger:
        award = dossier.award
        if award is not None and (award.day or day) <= day and not dossier.is_revoked(day):
            yield award


def holders_of(catalog: Catalog, award: Award) -> tuple[str, ...]:
    """Return who holds what an award gives: its recipient, and a team's roster if that counts."""
    badge = catalog.badges.get(award.badge)
    if badge and badge.awarding.counts_for == "members" and award.recipient in catalog.teams:
        return tuple(dict.fromkeys((award.recipient, *award.roster)))
    return (award.recipient,)


def dossiers_about(
    catalog: Catalog, ledger: Ledger, recipient: str, badge: str | None = None
) -> Iterator[Dossier]:
    """Return what is on record for somebody, and for teams on whose rosters they are."""
    yield from ledger.of(recipient, badge)
    if recipient not in catalog.people:
        return
    if ledger.on_rosters is not None:
        found = ledger.on_rosters.get(recipient, ())
        yield from (dossier for dossier in found if badge in (None, dossier.grant.badge))
        return
    for team in catalog.teams:
        for dossier in ledger.of(team, badge):
            if dossier.given is not None and recipient in dossier.given.roster:
                yield dossier


def with_rosters(catalog: Catalog, ledger: Ledger) -> Ledger:
    """Return a ledger that knows who is on which roster: for whoever asks about many people."""
    found: dict[str, list[Dossier]] = {}
    for team in catalog.teams:
        for dossier in ledger.of(team):
            for person in set(dossier.given.roster) if dossier.given else ():
                found.setdefault(person, []).append(dossier)
    return msgspec.structs.replace(ledger, on_rosters=found)


def awards_held(
    catalog: Catalog, ledger: Ledger, recipient: str, day: date, badge: str | None = None
) -> Iterator[Award]:
    """Return the awards that count for somebody: their own, and their teams' where so set."""
    shared = _is_shared(catalog, badge)
    own = ledger.of(recipient, badge)
    for dossier in dossiers_about(catalog, ledger, recipient, badge) if shared else own:
        award = award_in_force(catalog, dossier, day)
        if award is not None and recipient in holders_of(catalog, award):
            yield award


def _is_shared(catalog: Catalog, badge: str | None) -> bool:
    """Tell whether what teams receive of a badge, or of any at all, counts for their members."""
    asked = [badge] if badge is not None else catalog.badges
    found = (catalog.badges.get(one) for one in asked)
    return any(one is not None and one.awarding.counts_for == "members" for one in found)


def standings(catalog: Catalog, ledger: Ledger, day: date) -> dict[tuple[str, str], Standing]:
    """Return what everybody holds on that day, by recipient and badge."""
    held: dict[tuple[str, str], list[Award]] = {}
    for award in awards_in_force(catalog, ledger, day):
        for holder in holders_of(catalog, award):
            held.setdefault((holder, award.badge), []).append(award)
    return {key: _standing(catalog, *key, awards) for key, awards in held.items()}


def standings_of(
    catalog: Catalog, ledger: Ledger, recipient: str, day: date
) -> dict[str, Standing]:
    """Return what one recipient holds on that day, by badge."""
    held: dict[str, list[Award]] = {}
    for award in awards_held(catalog, ledger, recipient, day):
        held.setdefault(award.badge, []).append(award)
    return {badge: _standing(catalog, recipient, badge, awards) for badge, awards in held.items()}


def standing(
    catalog: Catalog, ledger: Ledger, recipient: str, badge: str, day: date
) -> Standing | None:
    """Return what one recipient holds of one badge on that day, if anything."""
    awards = list(awards_held(catalog, ledger, recipient, day, badge))
    return _standing(catalog, recipient, badge, awards) if awards else None


def rank_held(catalog: Catalog, ledger: Ledger, recipient: str, badge: Badge, day: date) -> int:
    """Return the rank that a recipient holds of a badge on that day; 0 where it has no levels."""
    held = standing(catalog, ledger, recipient, badge.id, day) if badge.levels else None
    return held.rank if held else 0


def holds(catalog: Catalog, ledger: Ledger, recipient: str, badge_ref: str, day: date) -> bool:
    """Tell whether a recipient holds `badge` or `badge@level` (that level or above) on that day."""
    badge_id, _, level = badge_ref.partition("@")
    held = standing(catalog, ledger, recipient, badge_id, day)
    badge = catalog.badges.get(badge_id)
    return held is not None and (
        not level or (badge is not None and held.rank >= badge.rank(level))
    )


def _standing(catalog: Catalog, recipient: str, badge_id: str, awards: list[Award]) -> Standing:
    badge = catalog.badges.get(badge_id)
    ordered = sorted(awards, key=lambda award: (-_rank(badge, award), award.path))
    return Standing(
        recipient=recipient,
        badge=badge_id,
        rank=_rank(badge, ordered[0]),
        level=ordered[0].level,
        awards=tuple(ordered),
    )


def _rank(badge: Badge | None, award: Award) -> int:
    return badge.rank(award.level) if badge else 0
