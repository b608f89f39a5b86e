"""A ledger that grows entry by entry, so that a hundred thousand of them cost no copies."""

from bisect import bisect_left, insort
from collections import ChainMap
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from types import MappingProxyType
from typing import cast

from badgectl.model.ledger import Dossier, Ledger, build_dossier, put_dossier
from badgectl.model.paths import Grant
from badgectl.model.records import Award, Record

_NO_DAY = date.max  # what names no day may be of any


class GrowingLedger:
    """What is on record so far: a ledger that was there, and records that came since."""

    def __init__(self, before: Ledger) -> None:
        """Begin with a ledger; of one that is read by parts, only what is asked for is read."""
        self._before = before
        self._above: dict[str, Mapping[Grant, Dossier]] = {}
        self._own: dict[str, dict[Grant, Dossier]] = {}
        self._scoring = list(before.scoring)
        self._given: dict[tuple[str, str], list[tuple[date, Grant]]] = {}
        if before.given_since is None:
            for dossier in before:
                self._note(dossier.given)

    @property
    def ledger(self) -> Ledger:
        """The ledger as it is now; it changes as this one grows."""
        below = cast("dict[str, Mapping[Grant, Dossier]]", self._before.by_recipient)
        return Ledger(
            by_recipient=MappingProxyType(ChainMap(self._above, below)),
            scoring=tuple(self._scoring),
            given_since=self._given_since,
        )

    def add(self, records: Iterable[Record]) -> None:
        """Put records in."""
        for record in records:
            grant = record.location.grant
            if grant is None:
                self._scoring.append(record)
                continue
            grants = self._own.get(grant.recipient)
            if grants is None:
                grants = dict(self._before.by_recipient.get(grant.recipient, {}))
                self._own[grant.recipient] = self._above[grant.recipient] = grants
            there = grants[grant].records if grant in grants else ()
            put_dossier(grants, grant, build_dossier(grant, (*there, record)))
            self._note(record)

    def _note(self, record: Record | None) -> None:
        grant = record.location.grant if isinstance(record, Award) else None
        if isinstance(record, Award) and grant is not None:
            given = self._given.setdefault((record.by, record.badge), [])
            insort(given, (record.day or _NO_DAY, grant), key=_day)

    def _given_since(self, giver: str, badge: str, since: date) -> Iterator[Grant]:
        known = self._given.get((giver, badge), [])
        yield from (grant for _, grant in known[bisect_left(known, since, key=_day) :])
        asked = self._before.given_since
        if asked is not None:
            yield from asked(giver, badge, since)


def _day(given: tuple[date, Grant]) -> date:
    return given[0]
