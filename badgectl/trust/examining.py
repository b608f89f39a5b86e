"""Examining the main line: each step is judged by what stood before it, then stands itself."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import UTC, datetime, tzinfo
from typing import Protocol

import msgspec

from badgectl.codes import place as place_codes
from badgectl.codes import trust as codes
from badgectl.model.catalog import Catalog
from badgectl.model.entry import Entry
from badgectl.model.errors import BadgectlError
from badgectl.model.former_ids import with_present_ids
from badgectl.model.ledger import Ledger
from badgectl.model.problems import Place, Problem
from badgectl.model.program import PROGRAM_FILE
from badgectl.model.records import Record
from badgectl.trust.catalog_at import changed
from badgectl.trust.entering import Base, check_entering, check_vouched, vouch
from badgectl.trust.findings import Finding
from badgectl.trust.growing_ledger import GrowingLedger
from badgectl.trust.holders import Holders
from badgectl.trust.keeping import Trees, check_kept
from badgectl.trust.ownership import check_owner
from badgectl.trust.state import Doubt, Verified
from badgectl.trust.steps import Step, Touched

_DAY = 86_400  # seconds
_CATALOG = "catalog/"
_PLAIN = ("100644", "100755")


class UnseenError(BadgectlError):
    """The catalog of some time cannot be seen, so that nothing after it can be judged."""


class Source(Trees, Protocol):
    """Where the examiner reads."""

    def read(self, path: str, blob: str) -> Entry | list[Problem]:
        """Return what a file says, or everything that is wrong with it."""
        ...

    def ledger_at(self, commit: str) -> Ledger:
        """Return all that is on record at a commit."""
        ...


class Examiner:
    """Walks along the main line and keeps what stands; `verified` tells what that came to."""

    def __init__(
        self, verified: Verified, catalog: Catalog, ledger: Ledger, source: Source, *,
        now: datetime, zone: Callable[[str], tzinfo],
    ) -> None:  # fmt: skip
        """Go on from what was verified, with catalog and ledger as they stand there.

        `zone` finds a time zone by its name.
        """
        self._verified, self._source = verified, source
        self._catalog, self._ledger = catalog, GrowingLedger(ledger)
        self._now, self._zone = now, zone
        self._vouched = dict(verified.vouched)
        self._findings = list(verified.findings)
        self._doubts, self._gone = dict(verified.doubts), set(verified.gone)
        self._holders = Holders(catalog)

    @property
    def verified(self) -> Verified:
        """What stands now."""
        return msgspec.structs.replace(
            self._verified,
            vouched=self._vouched,
            findings=tuple(self._findings),
            doubts=self._doubts,
            gone=frozenset(self._gone),
            required=self._catalog.program.trust.required,
        )

    @property
    def catalog(self) -> Catalog:
        """The catalog as it counts now: of a file that cannot be read, what it said before."""
        return self._catalog

    def take(self, step: Step) -> None:
        """Judge a step, and go on from it."""
        commit, before = step.told.commit, self._verified
        at = before.position + 1
        changes = step.told.against[0]
        base = Base(self._catalog, self._ledger.ledger, self._holders)
        contents, broken = self._contents(changes)
        after = changed(self._catalog, contents, broken) if contents else self._catalog
        problems = list(self._check_commit(step))
        found, moved = check_kept(step, after, self._source)
        problems += found
        if contents:
            problems += self._check_catalog(step, after, contents, at)
        records, unread = self._records(changes, after, set(moved.values()))
        problems += unread
        clock = max(before.clock, min(commit.committed_at, int(self._now.timestamp())))
        today = datetime.fromtimestamp(clock, self._zone(self._catalog.program.timezone)).date()
        if records:
            problems += check_entering(base, after, records, today)
        for record in records:
            vouched = vouch(base, step, record, at)
            problems += check_vouched(base, step, record, vouched)
            self._vouched[record.path] = vouched
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
        """Let the catalog of a step stand."""
        if not contents:
            return
        before, self._catalog = self._catalog, after
        if after.people != before.people or after.program != before.program:
            self._holders = Holders(after)
        self._gone |= _receivers(before) - _receivers(after)
        self._gone -= _receivers(after)
        meant = any(path.startswith("catalog/tombstones/") for path in contents)
        if meant or after.former_ids != before.former_ids:
            self._ledger = GrowingLedger(self._source.ledger_at(step.told.commit.id))

    def _contents(
        self, changes: Iterable[Touched]
    ) -> tuple[dict[str, Entry | None], frozenset[str]]:
        """Return what changed files of the catalog say, and which of them cannot be read."""
        contents: dict[str, Entry | None] = {}
        broken = set()
        for one in changes:
            if not one.path.startswith(_CATALOG) or not one.path.endswith(".yaml"):
                continue
            entry = self._entry(one.path, one.blob) if one.mode in _PLAIN else None
            contents[one.path] = entry
            if entry is None and one.blob:
                broken.add(one.path)
        return contents, frozenset(broken)

    def _entry(self, path: str, blob: str) -> Entry | None:
        """Return what a file says, if it can be read; `validate` tells why not."""
        if not blob:
            return None
        found = self._source.read(path, blob)
        if isinstance(found, Entry):
            return found
        if any(problem.code == codes.UNSEEN.name for problem in found):
            raise UnseenError(f"{path}, as it was once, is not in this clone", found[0].hint)
        return None

    def _check_commit(self, step: Step) -> Iterator[Problem]:
        commit = step.told.commit
        for fault in commit.faults:
            yield codes.COMMIT.problem(Place(PROGRAM_FILE), f"the commit is malformed: {fault}")
        if commit.committed_at > self._now.timestamp() + _DAY:
            day = datetime.fromtimestamp(commit.committed_at, UTC).date()
            yield codes.FUTURE.problem(
                Place(PROGRAM_FILE),
                f"the commit says that it was made on {day}",
                "set the clock of that machine, and acknowledge the commit",
            )

    def _check_catalog(
        self, step: Step, after: Catalog, contents: Mapping[str, Entry | None], at: int
    ) -> Iterator[Problem]:
        """Judge changes of the catalog by who owned it, and keep in mind what is doubtful."""
        touched = {one.path: one for one in step.told.against[0]}
        program = touched.get(PROGRAM_FILE)
        if program is not None and contents.get(PROGRAM_FILE) is None:
            yield codes.OWNER.problem(
                Place(PROGRAM_FILE),
                "the programme cannot be read any more; what it said before goes on to count",
                "put a sound one in its place, and acknowledge the commit",
            )
        trusted = self._trusted()
        holders = self._holders if trusted is self._catalog else Holders(trusted)
        bringing = [holders.vouching(step.told.commit, at, alone=step.is_alone)]
        for path, now in contents.items():
            one = touched[path]
            authors = step.authors_of(path, one.blob)
            vouched = bringing + [
                holders.vouching(told.commit, at, alone=False)
                for told in authors if told is not step.told
            ]  # fmt: skip
            was = self._entry(path, one.was_blob)
            found = list(check_owner(trusted, path, was, now, vouched))
            yield from found
            if any(problem.severity == "error" for problem in found):
                self._doubts.setdefault(path, Doubt(step.told.commit.id, one.was_blob))
            else:
                self._doubts.pop(path, None)
        self._settle(after)
        yield from self._check_reused(after)

    def _trusted(self) -> Catalog:
        """Return the catalog as it stands without what nobody vouched for."""
        if not self._doubts:
            return self._catalog
        contents = {path: self._entry(path, doubt.blob) for path, doubt in self._doubts.items()}
        return changed(self._catalog, contents, frozenset())

    def _settle(self, after: Catalog) -> None:
        """Drop doubts about commits that those who own the catalog acknowledge."""
        if PROGRAM_FILE in self._doubts:
            return
        acknowledged = tuple(one.commit for one in after.program.acknowledged)
        settled = [p for p, doubt in self._doubts.items() if doubt.commit.startswith(acknowledged)]
        for path in settled:
            del self._doubts[path]

    def _check_reused(self, after: Catalog) -> Iterator[Problem]:
        before = self._catalog
        for one in sorted((_receivers(after) - _receivers(before)) & self._gone):
            # Who was renamed may go back to an own former id.
            holder = before.former_ids.get(one)
            if holder is not None and after.former_ids.get(holder) == one:
                continue
            folder = "people" if one in after.people else "teams"
            yield codes.REUSED.problem(
                Place(f"catalog/{folder}/{one}.yaml"),
                f"`{one}` was somebody's before",
                "take another id: what was recorded under this one stays theirs",
            )

    def _records(
        self, changes: Iterable[Touched], after: Catalog, moved: set[str]
    ) -> tuple[list[Record], list[Problem]]:
        """Return the records that are new in a step, and what is wrong with those that are none."""
        records: list[Record] = []
        problems: list[Problem] = []
        for one in changes:
            if one.was_blob or one.path.startswith(_CATALOG) or one.path in moved:
                continue
            if one.mode not in _PLAIN:
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


def _receivers(catalog: Catalog) -> set[str]:
    return {*catalog.people, *catalog.teams}
