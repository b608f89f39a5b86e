"""What is remembered in the git directory, by any version: all of it can be thrown away."""

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Generic, TypeVar

import msgspec
from msgspec import Struct

from badgectl import __version__
from badgectl.documents.disk import replace_file

T = TypeVar("T")

_ENDINGS = (".sqlite3", ".msgpack", "-journal", "-wal", "-shm")


class Memory(Struct, frozen=True):
    """A kind of memory: what its files' names begin with, and what it holds."""

    name: str
    about: str

    def path(self, folder: Path, *parts: str, ending: str = ".msgpack") -> Path:
        """Return where it is kept in a folder, in a file of this version's own."""
        return folder / ("-".join((self.name, __version__, *parts)) + ending)

    def files_in(self, folder: Path) -> list[Path]:
        """Return the files in which it was kept, by any version."""
        files = sorted(folder.glob(f"{self.name}-*")) if folder.is_dir() else []
        return [file for file in files if file.name.endswith(_ENDINGS)]


ENTRIES = Memory("entries", "files of the catalog and records that were read")
SOUND = Memory("sound", "states of the files in which `validate` found nothing wrong")
ANSWERS = Memory("answers", "reports that were made")
VERIFIED = Memory("verified", "what `verify` found, and how far it got")
SITES = Memory("site", "what pages and credentials of sites were made of")
MEMORIES = (ENTRIES, SOUND, ANSWERS, VERIFIED, SITES)


class MemoryFile(Generic[T]):
    """A file of a memory that holds one value."""

    def __init__(self, path: Path, kind: type[T], *, sync: bool = False) -> None:
        """Keep a value of a kind at a path; without `sync` a power cut may lose it."""
        self.path = path
        self._kind, self._sync = kind, sync

    def recall(self) -> T | None:
        """Return what was kept; None if nothing was, or it cannot be read."""
        try:
            return msgspec.msgpack.decode(self.path.read_bytes(), type=self._kind)
        except (OSError, msgspec.MsgspecError):
            return None

    def keep(self, value: T) -> None:
        """Keep a value; where that cannot be written, it is found out again the next time."""
        with suppress(OSError):
            self.path.parent.mkdir(exist_ok=True)
            replace_file(self.path, msgspec.msgpack.encode(value), sync=self._sync)


class Remembered(Struct, frozen=True):
    """A file of a memory."""

    path: Path
    size: int
    memory: Memory


def remembered_in(folder: Path) -> Iterator[Remembered]:
    """Yield the files in which something is remembered, in the order of the memories."""
    for memory in MEMORIES:
        for file in memory.files_in(folder):
            yield Remembered(file, file.stat().st_size, memory)
