"""The ledger: every record, gathered by the grant that it is about."""

from bisect import bisect_left
from collections import ChainMap
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import TypeVar, cast

import msgspec
from msgspec import Struct

from badgectl.model.paths import Grant, RecordPath
from badgectl.model.records import (
    Award,
    Comment,
    Correction,
    Decline,
    Like,
    Nomination,
    Record,
    Revocation,
    Score,
    Second,
    Void,
    Withdrawal,
)

R = TypeVar("R", bound=Record)


class Dossier(Struct, frozen=True, kw_only=True):
    """All records of one grant, and what follows from them.

    Withdrawn and voided records are in `records` only.
    """

    grant: Grant
    records: tuple[Record, ...]
    """In the order of their paths under the ids of today."""

    def ending(self, record: Record) -> Withdrawal | Void | None:
        """Return how a record was taken back, if it was."""
        return ended_by(self.records).get(record.path_now)

    def _standing(self, kind: type[R]) -> Iterator[R]:
        ended = ended_by(self.records)
        return (r for r in self.records if isinstance(r, kind) and r.path_now not in ended)

    @property
    def given(self) -> Award | None:
        """The award as its file says, voided or not."""
        last = self.records[-1]  # no other path of a grant sorts after that of its award
        return last if isinstance(last, Award) else None

    @property
    def award(self) -> Award | None:
        """The award with its corrections applied; None if there is none or it was voided."""
        award = self.given
        if award is None or len(self.records) == 1:
            return award
        if award.path_now in ended_by(self.records):
            return None
        for correction in sorted(self._standing(Correction), key=lambda r: r.location.stamp or ""):
            changes = {
                name: value
                for name in ("reason", "evidence", "role", "earned_on")
                if (value := getattr(correction, name)) is not None
            }
            award = msgspec.structs.replace(award, **changes)
        return award

    @property
    def nomination(self) -> Nomination | None:
        """How it began, unless that was withdrawn."""
        return next(self._standing(Nomination), None)

    @property
    def seconds(self) -> tuple[Second, ...]:
        """Who supports the nomination."""
        return tuple(self._standing(Second))

    @property
    def decline(self) -> Decline | None:
        """The refusal of the nomination."""
        return next(self._standing(Decline), None)

    @property
    def revocation(self) -> Revocation | None:
        """How the award was taken back."""
        return next(self._standing(Revocation), None) if len(self.records) > 1 else None

    @property
    def likes(self) -> tuple[Like, ...]:
        """Who likes the award."""
        return tuple(self._standing(Like))

    @property
    def comments(self) -> tuple[Comment, ...]:
        """What was said about the award, oldest first."""
        return tuple(sorted(self._standing(Comment), key=lambda r: r.location.stamp or ""))

    def is_revoked(self, day: date) -> bool:
        """Tell whether the award had been taken back by that day."""
        revocation = self.revocation
        return revocation is not None and (revocation.day is None or revocation.day <= day)


ByRecipient = Mapping[str, Mapping[Grant, Dossier]]


class Ledger(Struct, frozen=True, kw_only=True):
    """Every record of a programme, or of the part of it that a question needs."""

    by_recipient: ByRecipient = {}
    """Recipients by id, and what each has in the order of badges, levels and days."""
    scoring: tuple[Record, ...] = ()
    """The scores of goals and what voids them, sorted by path."""
    on_rosters: Mapping[str, Sequence[Dossier]] | None = None
    """Where many people are asked about: what teams received with them on the roster."""
    given_since: Callable[[str, str, date], Iterable[Grant]] | None = None
    """Where not everything is to be looked through: which grants may be awards by a giver, of a
    badge, since a day."""

    def __iter__(self) -> Iterator[Dossier]:
        for dossiers in self.by_recipient.values():
            yield from dossiers.values()

    @property
    def records(self) -> Iterator[Record]:
        """Every record."""
        for dossier in self:
            yield from dossier.records
        yield from self.scoring

    @property
    def scores(self) -> tuple[Score, ...]:
        """The scores that were not voided."""
        voided = ended_by(self.scoring)
        return tuple(r for r in self.scoring if isinstance(r, Score) and r.path_now not in voided)

    def find(self, grant: Grant) -> Dossier | None:
        """Return what is known of a grant."""
        return self.by_recipient.get(grant.recipient, {}).get(grant)

    def about(self, record: Record) -> Dossier | None:
        """Return what is known of the grant that a record is about; None for those of scores."""
        grant = record.location.grant
        return self.find(grant) if grant else None

    def around(self, location: RecordPath) -> tuple[Record, ...]:
        """Return the records among which one at a path lies: those of its grant, or of scores."""
        return self._records_of(location.grant) if location.grant else self.scoring

    def _records_of(self, grant: Grant) -> tuple[Record, ...]:
        dossier = self.find(grant)
        return dossier.records if dossier else ()

    def at(self, location: RecordPath) -> Record | None:
        """Return the record that lies at a path, under the ids of today; taken back or not."""
        path = str(location)
        return next((one for one in self.around(location) if one.path_now == path), None)

    def ending(self, record: Record) -> Withdrawal | Void | None:
        """Return how a record was taken back, if it was."""
        return ended_by(self.around(record.location)).get(record.path_now)

    def of(self, recipient: str, badge: str | None = None) -> Iterator[Dossier]:
        """Return the dossiers of a recipient, or those of one badge among them."""
        return (
            dossier
            for grant, dossier in self.by_recipient.get(recipient, {}).items()
            if badge in (None, grant.badge)
        )

    def given_by(self, whose: Collection[tuple[str, str]], since: date) -> Iterator[Award]:
        """Return awards by their givers and badges, from a day on or of no day; not voided ones."""
        asked = self.given_since
        dossiers: Iterable[Dossier | None] = self
        if asked is not None:
            grants = {grant for one in whose for grant in asked(*one, since)}
            dossiers = map(self.find, sorted(grants, key=_order))
        for dossier in dossiers:
            given = dossier.given if dossier else None
            if given and (given.by, given.badge) in whose and (given.day or since) >= since:
                award = dossier.award if dossier else None
                yield from (award,) if award else ()

    def part(self, recipient: str, badge: str) -> "Ledger":
        """Return what there is of one recipient and badge."""
        found = {dossier.grant: dossier for dossier in self.of(recipient, badge)}
        return Ledger(by_recipient={recipient: found} if found else {})

    def with_records(self, new: Iterable[Record]) -> "Ledger":
        """Return this ledger with further records in it."""
        return self._changed(list(new), keep=True)

    def without(self, old: Iterable[Record]) -> "Ledger":
        """Return this ledger without some of its records."""
        return self._changed(list(old), keep=False)

    def _changed(self, records: list[Record], *, keep: bool) -> "Ledger":
        """Gather the records of the grants concerned anew; the rest is shared."""
        paths = {record.path for record in records}
        concerned = (record.location.grant for record in records)
        grants = dict.fromkeys(grant for grant in concerned if grant is not None)
        there = [record for grant in grants for record in self._records_of(grant)]
        # Scores are many, and gathered anew only where one of them comes or goes.
        scored = any(record.location.grant is None for record in records)
        rest = [*there, *(self.scoring if scored else ())]
        rest = [record for record in rest if record.path not in paths]
        part = build_ledger(rest + records if keep else rest)
        changed: dict[str, dict[Grant, Dossier]] = {}
        for grant in grants:
            if grant.recipient not in changed:
                changed[grant.recipient] = dict(self.by_recipient.get(grant.recipient, {}))
            put_dossier(changed[grant.recipient], grant, part.find(grant))
        before = self.given_since
        return Ledger(
            by_recipient=_overlaid(self.by_recipient, changed),
            scoring=part.scoring if scored else self.scoring,
            given_since=(lambda *asked: {*before(*asked), *grants}) if before else None,
        )


def put_dossier(grants: dict[Grant, Dossier], grant: Grant, dossier: Dossier | None) -> None:
    """Let a grant have another dossier, or none; the order of grants is kept."""
    if dossier is None:
        grants.pop(grant, None)
        return
    is_last = not grants or _order(next(reversed(grants))) < _order(grant)
    if grant in grants or is_last:
        grants[grant] = dossier
        return
    known = list(grants.items())
    at = bisect_left(known, _order(grant), key=lambda item: _order(item[0]))
    grants.clear()
    grants.update([*known[:at], (grant, dossier), *known[at:]])


def _overlaid(before: ByRecipient, changed: ByRecipient) -> ByRecipient:
    """Return what recipients have, some of them anew; of what is below nothing is copied or read.

    What was laid on before is put together with layers that are no larger: thousands of changes,
    one by one, make few layers, and each of them is copied a few times.
    """
    layers = before.maps if isinstance(before, ChainMap) else [before]
    *above, below = cast("list[dict[str, Mapping[Grant, Dossier]]]", layers)
    top = dict(changed)
    while above and len(above[0]) <= len(top):
        top = above.pop(0) | top
    return ChainMap(top, *above, below)


def ended_by(records: Iterable[Record]) -> dict[str, Withdrawal | Void]:
    """Return what takes other records back, by what their paths would be under the ids of today."""
    return {
        str(record.location.ends): record
        for record in records
        if isinstance(record, Withdrawal | Void)
    }


def build_dossier(grant: Grant, records: Iterable[Record]) -> Dossier:
    """Gather the records of a grant."""
    in_order = sorted(records, key=lambda record: (record.path_now, record.path))
    return Dossier(grant=grant, records=tuple(in_order))


def build_ledger(records: Iterable[Record]) -> Ledger:
    """Gather records into a ledger; each must carry its path."""
    by_grant: dict[Grant, list[Record]] = {}
    scoring: list[Record] = []
    for record in records:
        grant = record.location.grant
        if grant is not None:
            by_grant.setdefault(grant, []).append(record)
        else:
            scoring.append(record)
    by_recipient: dict[str, dict[Grant, Dossier]] = {}
    for grant in sorted(by_grant, key=_order):
        by_recipient.setdefault(grant.recipient, {})[grant] = build_dossier(grant, by_grant[grant])
    return Ledger(
        by_recipient=by_recipient, scoring=tuple(sorted(scoring, key=lambda record: record.path))
    )


def _order(grant: Grant) -> tuple[str, str, str, str, str, int]:
    return (
        grant.recipient, grant.badge, grant.level or "",
        grant.day or "", grant.giver or "", grant.round,
    )  # fmt: skip
