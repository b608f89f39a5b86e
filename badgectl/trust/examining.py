"""Examining the main line: each step is judged by what stood before it, then stands itself."""

from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from datetime import UTC, date, datetime, tzinfo
from typing import Protocol

import msgspec
from msgspec import Struct

from badgectl.codes import place as place_codes
from badgectl.codes import trust as codes
from badgectl.model.catalog import Catalog
from badgectl.model.entry import Entry
from badgectl.model.former_ids import Ids, moved_ids, with_present_ids
from badgectl.model.ledger import Ledger
from badgectl.model.paths import AWARDS, TOMBSTONE_FOLDER
from badgectl.model.problems import Place, Problem
from badgectl.model.program import PROGRAM_FILE
from badgectl.model.records import Record
from badgectl.signatures.commits import day_of
from badgectl.trust.beside import check_beside
from badgectl.trust.catalog_at import CATALOG, Files
from badgectl.trust.catalog_line import CatalogLine, CatalogStep
from badgectl.trust.entering import Base, check_entering, check_vouched, vouch
from badgectl.trust.findings import GRADES, Finding, Vouched, printable
from badgectl.trust.growing_ledger import GrowingLedger
from badgectl.trust.keeping import Documents, check_step
from badgectl.trust.key_line import KeyLine, PositionOf
from badgectl.trust.origins import Origins
from badgectl.trust.state import Acknowledgement, Verified
from badgectl.trust.steps import Step, Touched

_DAY = 86_400  # seconds


class Source(Documents, Files, Protocol):
    """Where the examiner reads."""

    def ledger_at(self, commit: str) -> Ledger:
        """Return all that is on record at a commit."""
        ...


class Judged(Struct, frozen=True, kw_only=True):
    """What a step came to, before it stands."""

    step: Step
    origins: Origins
    at: int
    """The place of the step on the main line."""
    clock: int
    catalog: CatalogStep
    problems: Sequence[Problem]
    records: Sequence[Record]
    vouched: Mapping[str, Vouched]
    """The new records by their paths."""
    moved: Mapping[str, str]
    """Where records lie now that were there, by their old paths."""
    ledger: Ledger | None
    """All that is on record now, where that is more than the new records."""


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
        line = self._line
        return msgspec.structs.replace(
            self._verified,
            vouched=self._vouched,
            findings=tuple(self._findings),
            doubts=line.doubts.files,
            acknowledged=line.doubts.acknowledged,
            owned=tuple(line.owned),
            gone=line.ids.gone,
            held=line.keys.held,
            revoked=line.keys.revoked,
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
        self._stand(self._judge(step))

    def _judge(self, step: Step) -> Judged:
        """Return what is wrong with a step, and what is new with it; nothing is changed."""
        at, clock = self._verified.position + 1, self._clock(step)
        origins = Origins(step, self._source)
        made = self._line.judge(step, origins, at)
        kept = check_step(step, self.catalog, made.after, self._source)
        records, unread = self._records(step.told.against[0], made.after, {*kept.moved.values()})
        problems = [*self._check_commit(step), *made.problems, *kept.problems, *unread]
        ledger = self._ledger_after(step, made.after)
        base = self._base(made.after, kept.moved, ledger, records)
        if records:
            today = datetime.fromtimestamp(clock, self._zone(base.catalog.program.timezone)).date()
            problems += check_entering(base, made.after, records, today)
        vouched = {record.path: vouch(base, step, origins, record, at) for record in records}
        for record in records:
            problems += check_vouched(base, step, record, vouched[record.path])
        if step.beside:
            problems += check_beside(base, origins, self._source)
        return Judged(
            step=step, origins=origins, at=at, clock=clock, catalog=made, problems=problems,
            records=records, vouched=vouched, moved=kept.moved, ledger=ledger,
        )  # fmt: skip

    def _stand(self, judged: Judged) -> None:
        """Let a step stand as it was judged."""
        step, at, moved = judged.step, judged.at, judged.moved
        commit = step.told.commit.id
        self._vouched |= judged.vouched
        self._vouched |= {moved[p]: self._vouched.pop(p) for p in moved if p in self._vouched}
        if moved:
            self._findings = [_moved(one, moved) for one in self._findings]
        self._findings += [
            Finding(problem=printable(problem), commit=commit, entered=at)
            for problem in judged.problems
        ]
        if judged.ledger is None:
            self._ledger.add(judged.records)
        else:
            self._ledger = GrowingLedger(judged.ledger)
        self._line.keys.use(one.key for one in judged.vouched.values())
        self._line.go_on(step, judged.origins, judged.catalog, at)
        self._verified = msgspec.structs.replace(
            self._verified,
            tip=commit,
            position=at,
            clock=judged.clock,
            commits=self._verified.commits + len(step.everybody),
        )

    def _clock(self, step: Step) -> int:
        """Return the latest instant of the main line; a commit from the future moves no clock."""
        return max(
            self._verified.clock,
            min(step.told.commit.committed_at, int(self._now.timestamp())),
        )

    def _ledger_after(self, step: Step, after: Catalog) -> Ledger | None:
        """Return all that is on record after a step where records are not only added to it."""
        changes = step.told.against[0]
        buried = any(one.path.startswith(TOMBSTONE_FOLDER) for one in changes)
        # What was changed all the same stands as it is now.
        touched = any(one.was_blob and one.path.startswith(f"{AWARDS}/") for one in changes)
        renamed = self._former_ids(after) != self._line.former_ids
        read_anew = buried or touched or renamed
        return self._source.ledger_at(step.told.commit.id) if read_anew else None

    def _former_ids(self, after: Catalog) -> Ids:
        return self._line.former_ids if after is self.catalog else after.former_ids

    def _base(
        self, after: Catalog, moved: Ids, ledger: Ledger | None, records: Sequence[Record]
    ) -> Base:
        """Return what stood before, under the ids that people and teams have after a step."""
        stood, program = self.catalog, self._line.trusted.program
        asked = (one.trust.required for one in (stood.program, program))
        if program is not stood.program:
            stood = msgspec.structs.replace(stood, program=program)
        base = Base(
            catalog=stood,
            ledger=self._ledger.ledger,
            holders=self._line.holders,
            required=max(asked, key=GRADES.index),
        )
        if ledger is None or not records:
            return base
        known = {*base.catalog.people, *base.catalog.teams}
        erased = dict(pair for one in moved.items() for pair in moved_ids(*one))
        ids = {was: now for was, now in (after.former_ids | erased).items() if was in known}
        return base.renamed(ids, ledger.without(records)) if ids else base

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
        self, changes: Iterable[Touched], after: Catalog, moved: Container[str]
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
        ids = self._former_ids(after)
        return (list(with_present_ids(records, ids)) if ids else records), problems


def _moved(one: Finding, moved: Ids) -> Finding:
    """Return a finding about a record that lies elsewhere now."""
    place = one.problem.place
    if place.path not in moved:
        return one
    place = msgspec.structs.replace(place, path=moved[place.path])
    return msgspec.structs.replace(one, problem=msgspec.structs.replace(one.problem, place=place))


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
        acknowledged={
            one.commit: Acknowledgement(one.reason, 0) for one in catalog.program.acknowledged
        },
        required=catalog.program.trust.required,
    )
    keys = KeyLine(begun, position_of)
    keys.take(msgspec.structs.replace(catalog, people={}), catalog)
    return msgspec.structs.replace(begun, held=keys.held, revoked=keys.revoked)
