"""Reading files by their object ids, wherever in history they are."""

from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import Any

from badgectl.codes.trust import UNSEEN
from badgectl.documents.files import SourceFile
from badgectl.documents.loading import Loaded
from badgectl.documents.reading import read_entry
from badgectl.documents.strict_yaml import read_document
from badgectl.git.objects import Reader, TreeEntry, read_objects
from badgectl.git.process import Git
from badgectl.model.catalog import Catalog
from badgectl.model.entry import Entry
from badgectl.model.ledger import Ledger
from badgectl.model.paths import PLAIN
from badgectl.model.problems import Place, Problem
from badgectl.trust.steps import Step


class HistorySource:
    """The files of a programme in any of its commits; what is not in this clone is not fetched."""

    def __init__(
        self, git: Git, prefix: str, reader: Reader, load: Callable[[str], Loaded]
    ) -> None:
        """Read below a folder, by a reader of objects; `load` reads all that a commit has."""
        self._git, self._prefix, self._reader = git, prefix, reader
        self._load = load
        self._held: dict[str, bytes] = {}
        self._entries = lru_cache(maxsize=20_000)(self._read)

    def hold(self, steps: Iterable[Step]) -> None:
        """Read the files that some steps are about, all at once; those held before are let go."""
        wanted = {
            blob
            for step in steps
            for one in step.told.against[0]
            for blob in (one.blob, one.was_blob)
            if blob
        }
        self._held = read_objects(self._git, sorted(wanted))

    def read(self, path: str, blob: str) -> Entry | list[Problem]:
        """Return what a file says, or everything that is wrong with it."""
        return self._entries(path, blob)

    def _read(self, path: str, blob: str) -> Entry | list[Problem]:
        try:
            data = self._held[blob] if blob in self._held else self._reader.read(blob)[1]
        except KeyError:
            return [_unseen(path)]
        return read_entry(SourceFile(path, data, blob))

    def document(self, path: str, blob: str) -> Any:
        """Return what a file says, as lists and mappings; None if it cannot be read."""
        try:
            found = read_document(path, self._reader.read(blob)[1])
        except KeyError:
            return _unseen(path)
        return None if found.problems else found.value

    def ledger_at(self, commit: str) -> Ledger:
        """Return all that is on record at a commit."""
        return self._load(commit).ledger

    def catalog_at(self, commit: str) -> Catalog:
        """Return the catalog of a commit, as far as it can be read."""
        return self._load(commit).catalog

    def blob_at(self, commit: str, path: str) -> str | None:
        """Return the object id of what lies at a path in a commit; None if nothing does."""
        found = self._at(commit, path)
        return found.object_id if found else None

    def plain_at(self, commit: str, path: str) -> str | None:
        """Return the object id of a plain file of a commit; None if there is none at the path."""
        found = self._at(commit, path)
        return found.object_id if found and found.mode in PLAIN else None

    def _at(self, commit: str, path: str) -> TreeEntry | None:
        folder, _, name = f"{self._prefix}{path}".rpartition("/")
        try:
            return self._reader.tree(f"{commit}:{folder}").get(name)
        except KeyError:
            return None

    def bases(self, one: str, other: str) -> tuple[str, ...]:
        """Return the best common ancestors of two commits."""
        found = self._git.try_read("merge-base", "--all", one, other)
        return tuple(found.stdout.decode().split())


def _unseen(path: str) -> Problem:
    return UNSEEN.problem(
        Place(path),
        "this file is not in this clone",
        "`badgectl verify --fetch` gets what a partial clone lacks",
    )
