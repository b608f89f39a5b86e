"""Examining the main line: each step is judged by what stood before it, then stands itself."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import UTC, date, datetime, tzinfo
from typing import Protocol

import msgspec

from badgectl.codes import place as place_codes
from badgectl.codes import trust as codes
from badgectl.model.catalog import Catalog
from badgectl.model.entry import Entry
from badgectl.model.former_ids import with_present_ids
from badgectl.model.ledger import Ledger
from badgectl.model.paths import AWARDS
from badgectl.model.problems import Place, Problem
from badgectl.model.program import PROGRAM_FILE
from badgectl.model.records import Record
from badgectl.signatures.commits import day_of
from badgectl.trust.beside import check_beside
from badgectl.trust.catalog_at import changed
from badgectl.trust.catalog_line import CATALOG, CatalogLine, Files
from badgectl.trust.entering import Base, check_entering, check_vouched, vouch
from badgectl.trust.findings import Finding, Vouched
from badgectl.trust.growing_ledger import GrowingLedger
from badgectl.trust.keeping import Documents, check_kept
from badgectl.trust.key_line import KeyLine, PositionOf
from badgectl.trust.origins import Origins
from badgectl.trust.roots import check_root
from badgectl.trust.state import Verified
from badgectl.trust.steps import Step, Touched

_DAY = 86_400  # seconds


class Source(Documents, Files, Protocol):
    """Where the examiner reads."""

    def ledger_at(self, commit: str) -> Ledger:
        """Return all that is on record at a commit."""
        ...


class Examiner:
    """Walks along the main line and keeps what stands; `verified` tells what that came to."""

    def __init__(
        self, verified: Verified, catalog: Catalog, ledger: Ledger, source: Source, *,
        position_of: PositionOf, now: datetime, zone: Callable[[str], tzinfo],
    ) -> None:  # fmt: skip
        """Go on from what was verified, with catalog and ledger as they stand there.

        `zone` finds a time zone by its name.
        """
        self._verified, self._source = verified, source
        self._line = CatalogLine(verified, catalog, source, position_of)
        self._ledger = GrowingLedger(ledger)
        self._now, self._zone = now, zone
        self._vouched = dict(verified.vouched)
        self._findings = list(verified.findings)

    @property
    def verified(self) -> Verified:
        """What stands now."""
        return msgspec.structs.replace(
            self._verified,
            vouched=self._vouched,
            findings=tuple(self._findings),
            doubts=self._line.doubts,
            gone=frozenset(self._line.gone),
            held=self._line.keys.held,
            revoked=self._line.keys.revoked,
            required=self.catalog.program.trust.required,
        )

    @property
    def catalog(self) -> Catalog:
        """The catalog as it counts now: of a file that cannot be read, what it said before."""
        return self._line.catalog

    @property
    def ledger(self) -> Ledger:
        """The ledger as it is now."""
        return self._ledger.ledger

    def take(self, step: Step) -> None:
        """Judge a step, and go on from it."""
        commit, before = step.told.commit, self._verified
        at = before.position + 1
        changes = step.told.against[0]
        base = Base(self.catalog, self._ledger.ledger, self._line.holders)
        origins = Origins(step, self._source)
        contents, broken = self._line.contents(changes)
        after = changed(base.catalog, contents, broken) if contents else base.catalog
        problems = list(self._check_commit(step))
        if not before.is_named:
            problems += check_root(step, self._source)
        found, moved = check_kept(step, base.catalog, after, self._source)
        problems += found
        if contents or step.beside:
            problems += self._line.check(step, origins, after, contents, at)
        records, unread = self._records(changes, after, set(moved.values()))
        problems += unread
        clock = max(before.clock, min(commit.committed_at, int(self._now.timestamp())))
        today = datetime.fromtimestamp(clock, self._zone(base.catalog.program.timezone)).date()
        if records:
            problems += check_entering(base, after, records, today)
        entered = {record.path: vouch(base, step, origins, record, at) for record in records}
        for record in records:
            problems += check_vouched(base, step, record, entered[record.path])
        if step.beside:
            problems += check_beside(base, step, origins, self._source, entered)
        self._vouched |= entered
        for was, now in moved.items():
            if was in self._vouched:
                self._vouched[now] = self._vouched.pop(was)
        self._findings += [
            Finding(problem=problem, commit=commit.id, entered=at) for problem in problems
        ]
        self._ledger.add(records)
        self._go_on(step, after, contents)
        self._verified = msgspec.structs.replace(
            before,
            tip=commit.id,
            position=at,
            clock=clock,
            commits=before.commits + len(step.everybody),
        )

    def _go_on(self, step: Step, after: Catalog, contents: Mapping[str, Entry | None]) -> None:
        """Let the records of a step stand, and its catalog."""
        changes = step.told.against[0]
        before = self._line.catalog
        self._line.go_on(after, contents)
        buried = any(one.path.startswith("catalog/tombstones/") for one in changes)
        # What was changed all the same stands as it is now.
        touched = any(one.was_blob and one.path.startswith(f"{AWARDS}/") for one in changes)
        if buried or touched or after.former_ids != before.former_ids:
            self._ledger = GrowingLedger(self._source.ledger_at(step.told.commit.id))

    def _check_commit(self, step: Step) -> Iterator[Problem]:
        commit = step.told.commit
        for fault in commit.faults:
            yield codes.COMMIT.problem(Place(PROGRAM_FILE), f"the commit is malformed: {fault}")
        if commit.committed_at > self._now.timestamp() + _DAY:
            day = day_of(commit.committed_at, UTC) or date.max
            yield codes.FUTURE.problem(
                Place(PROGRAM_FILE),
                f"the commit says that it was made on {day}",
                "set the clock of that machine, and acknowledge the commit",
            )

    def _records(
        self, changes: Iterable[Touched], after: Catalog, moved: set[str]
    ) -> tuple[list[Record], list[Problem]]:
        """Return the records that are new in a step, and what is wrong with those that are none."""
        records: list[Record] = []
        problems: list[Problem] = []
        for one in changes:
            if one.was_blob or one.path.startswith(CATALOG) or one.path in moved:
                continue
            if not one.is_plain:
                said = "this is no plain file"
                problems.append(place_codes.NOT_A_FILE.problem(Place(one.path), said))
                continue
            if not one.path.endswith(".yaml"):
                continue
            found = self._source.read(one.path, one.blob)
            if isinstance(found, Record):
                records.append(found)
            elif not isinstance(found, Entry):
                problems += found
        ids = after.former_ids
        return (list(with_present_ids(records, ids)) if ids else records), problems


def at_root(
    root: str, catalog: Catalog, ledger: Ledger, position_of: PositionOf, *, clock: int
) -> Verified:
    """Return what is taken for granted at a root of trust: all that it has.

    `clock` is when its commit is dated, in seconds since 1970.
    """
    there = Vouched("claimed", root, 0, trusted_unseen=True)
    begun = Verified(
        root=root,
        tip=root,
        clock=clock,
        vouched={record.path: there for record in ledger.records},
        required=catalog.program.trust.required,
    )
    keys = KeyLine(begun, position_of)
    keys.take(catalog.people.values(), catalog)
    return msgspec.structs.replace(begun, held=keys.held, revoked=keys.revoked)
