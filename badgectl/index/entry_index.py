"""The index of entries: a SQLite file that can be thrown away at any time without loss.

An entry follows from its path and its blob alone, so what is found under both is never stale.
Every fault of the file itself - torn, locked, read-only, of another version - means that there is
no index, never that a command fails.
"""

import sqlite3
from collections.abc import Iterable, Mapping
from contextlib import closing, suppress
from pathlib import Path

import msgspec

from badgectl import __version__
from badgectl.model.entry import Entry
from badgectl.schemas.file_types import file_type_at

_PATIENCE = 0.2  # seconds to wait for another process that writes
_SURPLUS = 4  # times as many rows as files: then the old ones go
_SCHEMA = """
CREATE TABLE IF NOT EXISTS entry (
    path TEXT NOT NULL, blob TEXT NOT NULL, data BLOB NOT NULL, PRIMARY KEY (path, blob)
) WITHOUT ROWID
"""


class EntryIndex:
    """Entries that were read before, by path and blob id."""

    def __init__(self, folder: Path) -> None:
        """Keep the index in a folder that exists, in a file of this version's own."""
        self.path = folder / f"entries-{__version__}.sqlite3"

    def known(self, blobs: Mapping[str, str]) -> dict[str, Entry]:
        """Return the entries of files, given their paths and blob ids, as far as they are known."""
        if not self.path.exists():
            return {}
        try:
            with closing(self._connect()) as connection:
                rows = connection.execute("SELECT path, blob, data FROM entry").fetchall()
        except sqlite3.Error:
            self._forget_if_broken()
            return {}
        found = {}
        for path, blob, data in rows:
            if blobs.get(path) == blob:
                entry = _decoded(path, data)
                if entry is not None:
                    found[path] = entry
        return found

    def remember(self, entries: Iterable[Entry], files: int) -> None:
        """Keep entries for the next time; `files` is how many the programme has."""
        rows = [(entry.path, entry.blob, msgspec.msgpack.encode(entry)) for entry in entries]
        if not rows:
            return
        with suppress(sqlite3.Error, OSError):
            self.path.parent.mkdir(exist_ok=True)
            with closing(self._connect()) as connection, connection:
                connection.execute(_SCHEMA)
                (count,) = connection.execute("SELECT count(*) FROM entry").fetchone()
                if count > _SURPLUS * (files + len(rows)):
                    connection.execute("DELETE FROM entry")
                connection.executemany("INSERT OR REPLACE INTO entry VALUES (?, ?, ?)", rows)

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


def _decoded(path: str, data: bytes) -> Entry | None:
    file_type = file_type_at(path)
    if file_type is None:
        return None
    try:
        return msgspec.msgpack.decode(data, type=file_type.type)
    except msgspec.MsgspecError:
        return None
