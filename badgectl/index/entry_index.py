"""The index of entries: a SQLite file that can be thrown away at any time without loss.

An entry follows from its path and its blob alone, so what is found under both is never stale.
Every fault of the file itself - torn, locked, read-only, of another version - means that there is
no index, never that a command fails.
"""

import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from contextlib import closing, suppress
from datetime import date
from pathlib import Path
from typing import Any

import msgspec

from badgectl.index.memories import ENTRIES
from badgectl.model.catalog import Catalog
from badgectl.model.entry import Entry
from badgectl.model.records import Award, Record
from badgectl.schemas.file_types import file_type_at

_PATIENCE = 0.2  # seconds to wait for another process that writes
_SURPLUS = 4  # times as many rows as files: then the old ones go
_MANY = 2000  # files from which on reading all rows is quicker than asking for each
_ALWAYS = "9999-12-31"  # for what names no day: it may be of any
_SCHEMA = """
CREATE TABLE IF NOT EXISTS entry (
    path TEXT NOT NULL, blob TEXT NOT NULL, data BLOB NOT NULL, PRIMARY KEY (path, blob)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS given (
    giver TEXT NOT NULL, badge TEXT NOT NULL, recipient TEXT NOT NULL, last TEXT NOT NULL,
    PRIMARY KEY (giver, badge, recipient)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS whole (what TEXT PRIMARY KEY, tree TEXT NOT NULL, data BLOB);
"""
_REMEMBER = "INSERT OR REPLACE INTO entry VALUES (?, ?, ?)"
_KEEP = "INSERT OR REPLACE INTO whole VALUES (?, ?, ?)"
_GIVE = """
INSERT INTO given VALUES (?, ?, ?, ?) ON CONFLICT DO UPDATE SET last = max(last, excluded.last)
"""


class EntryIndex:
    """Entries that were read before, by path and blob id, and trees that were read as a whole."""

    def __init__(self, folder: Path) -> None:
        """Keep the index in a folder that exists."""
        self.path = ENTRIES.path(folder, ending=".sqlite3")

    def known(self, blobs: Mapping[str, str]) -> dict[str, Entry]:
        """Return the entries of files, given their paths and blob ids, as far as they are known."""
        rows = "SELECT path, blob, data FROM entry"
        if len(blobs) < _MANY:
            # A path that is no entry's may be no text, either.
            pairs = (pair for pair in blobs.items() if pair[0].isascii())
            found = self._asked(f"{rows} WHERE path = ? AND blob = ?", *pairs)
        else:
            found = self._asked(rows, ())
        entries = {
            path: _decoded(path, data) for path, blob, data in found if blobs.get(path) == blob
        }
        return {path: entry for path, entry in entries.items() if entry is not None}

    def remember(self, entries: Iterable[Entry], files: int | None = None) -> None:
        """Keep entries for the next time; `files` is how many the programme has, if known."""
        rows = _rows(entries)
        if not rows:
            return
        if files is not None and self._count() > _SURPLUS * (files + len(rows)):
            self._write(("DELETE FROM entry", [()]))
        self._write((_REMEMBER, rows))

    def _count(self) -> int:
        (count,) = next(iter(self._asked("SELECT count(*) FROM entry", ())), (0,))
        return int(count)

    def catalog(self, tree: str) -> Catalog | None:
        """Return the catalog that a tree holds, if it is known."""
        rows = self._asked("SELECT data FROM whole WHERE what = 'catalog' AND tree = ?", (tree,))
        try:
            return msgspec.msgpack.decode(rows[0][0], type=Catalog) if rows else None
        except msgspec.MsgspecError:
            return None

    def keep_catalog(self, tree: str, catalog: Catalog) -> None:
        """Keep the catalog of a tree, in place of that of another."""
        self._write((_KEEP, [("catalog", tree, msgspec.msgpack.encode(catalog))]))

    def whole_tree(self) -> str | None:
        """Return the tree of records that was read last as a whole."""
        rows = self._asked("SELECT tree FROM whole WHERE what = 'records'", ())
        return str(rows[0][0]) if rows else None

    def keep_whole(self, tree: str, records: Iterable[Record]) -> None:
        """Keep that a tree was read as a whole, and who has records from whom.

        Of a tree that follows the one kept before, the records that are new are enough.
        """
        self._write((_GIVE, _givings(records)), (_KEEP, [("records", tree, None)]))

    def follow(self, before: str, after: str, records: Sequence[Record]) -> None:
        """Keep records that made one tree of another, if that is the one read as a whole."""
        if before and self.whole_tree() == before:
            whole = (_KEEP, [("records", after, None)])
            self._write((_REMEMBER, _rows(records)), (_GIVE, _givings(records)), whole)

    def recipients_from(self, giver: str, badge: str, since: date) -> set[str]:
        """Return who has awards of a badge from a giver since a day, in any tree that was kept."""
        asked = "SELECT recipient FROM given WHERE giver = ? AND badge = ? AND last >= ?"
        found = self._asked(asked, (giver, badge, since.isoformat()))
        return {recipient for (recipient,) in found}

    def scored_teams(self) -> set[str]:
        """Return who has scores, in any tree that was kept."""
        return {team for (team,) in self._asked("SELECT recipient FROM given WHERE giver = ''", ())}

    def _asked(self, query: str, *parameters: tuple[str, ...]) -> list[tuple[Any, ...]]:
        """Return the rows of a query with each of several parameters."""
        if not self.path.exists():
            return []
        try:
            with closing(self._connect()) as connection:
                return [row for one in parameters for row in connection.execute(query, one)]
        except sqlite3.Error:
            self._forget_if_broken()
            return []

    def _write(self, *statements: tuple[str, Iterable[tuple[str | bytes | None, ...]]]) -> None:
        """Write rows, all or none; what cannot be kept is found out again the next time."""
        with suppress(sqlite3.Error, OSError):
            self.path.parent.mkdir(exist_ok=True)
            with closing(self._connect()) as connection:
                connection.executescript(_SCHEMA)
                with connection:
                    for statement, rows in statements:
                        connection.executemany(statement, rows)

    def _connect(self) -> sqlite3.Connection:
        return sqlite3.connect(self.path, timeout=_PATIENCE)

    def _forget_if_broken(self) -> None:
        """Remove a file that is no index, so that the next run makes a new one."""
        try:
            with closing(self._connect()) as connection:
                connection.execute("SELECT count(*) FROM entry")
        except sqlite3.OperationalError:
            return  # locked, or without its table: no reason to remove it
        except sqlite3.DatabaseError:
            with suppress(OSError):
                self.path.unlink()


def _rows(entries: Iterable[Entry]) -> list[tuple[str, str, bytes]]:
    return [(entry.path, entry.blob, msgspec.msgpack.encode(entry)) for entry in entries]


def _givings(records: Iterable[Record]) -> set[tuple[str, str, str, str]]:
    return {found for found in map(_giving, records) if found is not None}


def _giving(record: Record) -> tuple[str, str, str, str] | None:
    """Return giver, badge, recipient and day of an award; what is about scores has no giver.

    Whom ids mean may change: kept is what is written.
    """
    recipient, by = record.path.split("/")[1], record.former.get("/by", record.by)
    if record.location.grant is None:
        return ("", "", recipient, _ALWAYS)
    if not isinstance(record, Award):
        return None
    return (by, record.badge, recipient, record.day.isoformat() if record.day else _ALWAYS)


def _decoded(path: str, data: bytes) -> Entry | None:
    file_type = file_type_at(path)
    if file_type is None:
        return None
    try:
        return msgspec.msgpack.decode(data, type=file_type.type)
    except msgspec.MsgspecError:
        return None
