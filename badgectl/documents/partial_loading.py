"""Loading as much of a programme as is asked for: who has what is read person by person.

A programme that was read as a whole is remembered by the ids of its trees. When its records have
changed since, those that changed are read, and of the rest what concerns whoever is asked about.
What comes of it is what `loading` gives; whatever is not so simple falls back to that.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Protocol

from badgectl.documents.files import Files
from badgectl.documents.loading import CATALOG, Loaded, Memory, load_programme, read_fresh
from badgectl.model.catalog import Catalog
from badgectl.model.entry import Entry
from badgectl.model.former_ids import with_present_ids
from badgectl.model.ledger import Dossier, Ledger, build_ledger
from badgectl.model.paths import AWARDS, Grant
from badgectl.model.problems import Problem
from badgectl.model.program import PROGRAM_FILE
from badgectl.model.records import Record

_SEVERAL = 30  # recipients asked for one by one before all are read at once


class TreeFiles(Files, Protocol):
    """Files whose folders have ids that tell whether anything in them has changed."""

    def tree(self, folder: str) -> str | None:
        """Return the id of a folder's contents; None if there is no such folder."""
        ...

    def changed(self, folder: str, since: str) -> dict[str, str] | None:
        """Return the files that a folder has beyond an earlier state of it; None if unknown."""
        ...

    def directly_below(self, folders: Iterable[str]) -> dict[str, str]:
        """Return the plain files of folders, with their blobs."""
        ...


class LongMemory(Memory, Protocol):
    """Entries that were read before, and which trees were read as a whole and found sound."""

    def catalog(self, tree: str) -> Catalog | None:
        """Return the catalog that a tree holds, if it is known."""
        ...

    def keep_catalog(self, tree: str, catalog: Catalog) -> None:
        """Keep the catalog of a tree."""
        ...

    def whole_tree(self) -> str | None:
        """Return the tree of records that was read last as a whole."""
        ...

    def keep_whole(self, tree: str, records: Iterable[Record]) -> None:
        """Keep that a tree was read as a whole, and who has records from whom."""
        ...

    def recipients_from(self, giver: str, badge: str, since: date) -> set[str]:
        """Return who has awards of a badge from a giver since a day, in any tree that was kept."""
        ...

    def scored_teams(self) -> set[str]:
        """Return who has scores, in any tree that was kept."""
        ...


def load_by_parts(files: TreeFiles, memory: LongMemory) -> Loaded | None:
    """Load a programme, reading only what is new and what is asked for; None if there is none."""
    found = _known_parts(files, memory)
    if found is not None:
        return found
    if not files.list_below(PROGRAM_FILE):
        return None
    loaded = load_programme(files, memory=memory)
    catalog, awards = files.tree(CATALOG), files.tree(AWARDS)
    if catalog and awards and not loaded.problems:
        memory.keep_catalog(catalog, loaded.catalog)
        memory.keep_whole(awards, loaded.ledger.records)
    return loaded


def _known_parts(files: TreeFiles, memory: LongMemory) -> Loaded | None:
    catalog_tree, tree, since = files.tree(CATALOG), files.tree(AWARDS), memory.whole_tree()
    if catalog_tree is None or tree is None or since is None:
        return None
    catalog = memory.catalog(catalog_tree)
    if catalog is None:
        read = load_programme(files, records=(), memory=memory)
        if read.problems or not files.list_below(PROGRAM_FILE):
            return None
        catalog = read.catalog
        memory.keep_catalog(catalog_tree, catalog)
    changed = {} if since == tree else files.changed(AWARDS, since)
    if changed is None:
        return None
    records, problems = _records(files, changed, memory)
    if problems:
        return None
    if tree != since:
        memory.keep_whole(tree, records)
    # What could not be kept is looked through each time.
    kept = tree in (since, memory.whole_tree())
    parts = _Parts(files, memory, catalog, set() if kept else _recipients(changed))
    return Loaded(catalog=catalog, ledger=parts.ledger(), problems=(), files=len(changed))


def _records(
    files: TreeFiles, blobs: Mapping[str, str], memory: LongMemory
) -> tuple[list[Record], list[Problem]]:
    """Read records that lie at the paths; those that memory does not know are kept in it."""
    known = memory.known(blobs)
    fresh, problems, _ = read_fresh(files, [path for path in blobs if path not in known])
    memory.remember(fresh)
    entries: list[Entry] = [*known.values(), *fresh]
    return [entry for entry in entries if isinstance(entry, Record)], problems


def _recipients(paths: Iterable[str]) -> set[str]:
    return {path.split("/")[1] for path in paths}


class _Parts(Mapping[str, Mapping[Grant, Dossier]]):
    """What each recipient has, read when it is asked for."""

    def __init__(
        self, files: TreeFiles, memory: LongMemory, catalog: Catalog, restless: set[str]
    ) -> None:
        """Read from `files`; `restless` have records that came after the memory's whole tree.

        Folders, files and memory have the ids of their time; here all are those of today.
        """
        self._files, self._memory = files, memory
        # What a person holds may be held through any team.
        self._along = set(catalog.teams)
        self._ids = catalog.former_ids
        self._former: dict[str, list[str]] = {}
        for former, now in self._ids.items():
            self._former.setdefault(now, []).append(former)
        self._restless = self._now(restless)
        self._read: dict[str, Mapping[Grant, Dossier]] = {}
        self._scoring: list[Record] = []
        self._asked = 0
        self._complete = False

    def ledger(self) -> Ledger:
        """Return the ledger that reads by this."""
        scored = self._now(self._memory.scored_teams())
        self._read_these(scored | self._restless & self._along)
        scoring = sorted(self._scoring, key=lambda record: record.path)
        return Ledger(by_recipient=self, scoring=tuple(scoring), given_since=self._given_since)

    def __getitem__(self, recipient: str) -> Mapping[Grant, Dossier]:
        if recipient not in self._read and not self._complete:
            self._asked += 1
            if self._asked > _SEVERAL:
                self._read_everything()
            else:
                self._read_these({recipient, *self._along})
                self._along = set()
        found = self._read.get(recipient)
        if not found:
            raise KeyError(recipient)
        return found

    def __iter__(self) -> Iterator[str]:
        self._read_everything()
        return (recipient for recipient in sorted(self._read) if self._read[recipient])

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def _given_since(self, giver: str, badge: str, since: date) -> Iterator[Grant]:
        told = (self._memory.recipients_from(one, badge, since) for one in self._called(giver))
        found = self._now(set().union(*told)) | self._restless
        self._read_these(found)
        for recipient in found:
            has = self._read.get(recipient, {})  # none where what it was given was undone
            yield from (grant for grant in has if grant.badge == badge)

    def _now(self, written: Iterable[str]) -> set[str]:
        return {self._ids.get(one, one) for one in written}

    def _called(self, recipient: str) -> list[str]:
        """Return the ids that somebody has and had."""
        return [recipient, *self._former.get(recipient, ())]

    def _read_these(self, recipients: set[str]) -> None:
        wanted = recipients - self._read.keys()
        if wanted and not self._complete:
            folders = (f"{AWARDS}/{called}" for one in wanted for called in self._called(one))
            self._take(self._files.directly_below(folders), wanted)

    def _read_everything(self) -> None:
        if not self._complete:
            self._complete = True
            paths = self._files.blobs(self._files.list_below(AWARDS))
            self._take(paths, self._now(_recipients(paths)))

    def _take(self, paths: Mapping[str, str], recipients: set[str]) -> None:
        # The tree was found sound as a whole: there are no problems to tell.
        records, _ = _records(self._files, paths, self._memory)
        ledger = build_ledger(with_present_ids(records, self._ids) if self._ids else records)
        for recipient in recipients:
            self._read[recipient] = ledger.by_recipient.get(recipient, {})
        self._scoring += ledger.scoring
