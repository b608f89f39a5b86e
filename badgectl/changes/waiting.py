"""What the changes mean for nominations that wait for their decision."""

from collections.abc import Iterator, Mapping
from datetime import date

import msgspec
from msgspec import Struct

from badgectl.changes.difference import Change, Fate, NominationChange
from badgectl.changes.effects import UNNAMED, named, title
from badgectl.changes.sides import Sides
from badgectl.model.catalog import Catalog
from badgectl.model.ledger import Dossier, Ledger
from badgectl.model.records import Nomination
from badgectl.rules.givers import is_active
from badgectl.rules.waiting import closes_on, deciders, is_waiting, missing_support


class _Prospect(Struct, frozen=True, kw_only=True):
    """How a nomination stands under the rules of one side."""

    obstacle: str = ""
    """Why it can no longer be decided, if so."""
    missing: str = ""
    """What support it lacks."""
    deciders: frozenset[str] = frozenset()
    closes: date | None = None


def waiting_changes(
    sides: Sides, new_ids: Mapping[str, str], ledger: Ledger, day: date
) -> tuple[NominationChange, ...]:
    """Return the nominations that wait under the old rules and for which the new ones differ.

    `new_ids` tells what people are called now who were renamed.
    """
    old, new = sides.old, sides.new
    if (old.badges, old.people, old.teams, old.program) == (
        new.badges, new.people, new.teams, new.program,
    ):  # fmt: skip
        return ()
    found = []
    for dossier in ledger:
        nomination = dossier.nomination
        if nomination is None or dossier.award or dossier.decline:
            continue
        was, now = (_prospect(one, ledger, dossier, nomination, day) for one in (old, new))
        renamed = frozenset(new_ids.get(one, one) for one in was.deciders)
        was = msgspec.structs.replace(was, deciders=renamed)
        if was.obstacle or was == now:
            continue
        hidden = sides.is_hidden(nomination.recipient)
        name = sides.either.recipient_name(nomination.recipient)
        subject = f"{title(sides, dossier.grant.badge_ref)} for {UNNAMED if hidden else name}"
        found.append(
            NominationChange(
                grant=None if hidden else str(dossier.grant),
                subject=subject,
                fate=_fate(was, now),
                changes=tuple(_told(sides, was, now)),
            )
        )
    return tuple(found)


def _prospect(
    catalog: Catalog, ledger: Ledger, dossier: Dossier, nomination: Nomination, day: date
) -> _Prospect:
    obstacle = _obstacle(catalog, dossier, nomination, day)
    badge = catalog.badges.get(dossier.grant.badge)
    if obstacle or badge is None:
        return _Prospect(obstacle=obstacle)
    return _Prospect(
        missing=missing_support(catalog, badge, dossier, day),
        deciders=frozenset(deciders(catalog, ledger, badge, nomination, day)),
        closes=closes_on(badge, nomination),
    )


def _obstacle(catalog: Catalog, dossier: Dossier, nomination: Nomination, day: date) -> str:
    badge, level = catalog.badges.get(dossier.grant.badge), dossier.grant.level
    if badge is None:
        return "the badge is removed"
    if badge.status == "retired":
        return "the badge is retired"
    if level and badge.level(level) is None:
        return f"the badge has no level {level}"
    if badge.awarding.nomination is None:
        return "the badge takes no nominations"
    person = nomination.recipient
    if person not in catalog.teams and not is_active(catalog, person):
        return "the nominee has left"
    if not is_waiting(badge, dossier, day):
        return f"its time ended on {closes_on(badge, nomination)}"
    return ""


def _fate(was: _Prospect, now: _Prospect) -> Fate:
    if now.obstacle:
        return "closed"
    if was.deciders and not now.deciders:
        return "stuck"
    if was.missing != now.missing:
        return "waits" if now.missing else "ready"
    return "changed"


def _told(sides: Sides, was: _Prospect, now: _Prospect) -> Iterator[Change]:
    if now.obstacle:
        yield Change(f"closed by this: {now.obstacle}", "tightened")
        return
    if now.missing and was.missing != now.missing:
        before = f"for {was.missing}" if was.missing else "it had all the support it needed"
        yield Change(f"now waits for {now.missing}; before, {before}")
    elif was.missing and not now.missing:
        yield Change(f"now has all the support it needs; before, it waited for {was.missing}")
    if now.deciders != was.deciders:
        yield from _deciders(sides, was.deciders, now.deciders)
    if now.closes != was.closes:
        closes, closed = (one.closes or "without end" for one in (now, was))
        yield Change(f"can be decided until {closes} instead of {closed}")


def _deciders(sides: Sides, old: frozenset[str], new: frozenset[str]) -> Iterator[Change]:
    if not new:
        yield Change("nobody may decide on it any more", "tightened")
        return
    if new - old:
        yield Change(f"{named(sides, new - old)} may now decide on it", "loosened")
    if old - new:
        yield Change(f"{named(sides, old - new)} may no longer decide on it", "tightened")
