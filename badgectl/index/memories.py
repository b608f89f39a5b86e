"""What is remembered in the git directory, by any version: all of it can be thrown away."""

from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct


class Memory(Struct, frozen=True):
    """A kind of memory: the beginning of its files' names, and what it holds."""

    start: str
    about: str


MEMORIES = (
    Memory("entries-", "files of the catalog and records that were read"),
    Memory("sound-", "states of the files in which `validate` found nothing wrong"),
    Memory("answers-", "reports that were made"),
    Memory("verified-", "what `verify` found, and how far it got"),
    Memory("site-", "what pages and credentials of sites were made of"),
)
_ENDINGS = (".sqlite3", ".msgpack", "-journal", "-wal", "-shm")


class Remembered(Struct, frozen=True):
    """A file of a memory."""

    path: Path
    size: int
    about: str


def remembered_in(folder: Path) -> Iterator[Remembered]:
    """Yield the files in which something is remembered, in the order of the memories."""
    files = sorted(folder.iterdir()) if folder.is_dir() else []
    for memory in MEMORIES:
        for file in files:
            if file.name.startswith(memory.start) and file.name.endswith(_ENDINGS):
                yield Remembered(file, file.stat().st_size, memory.about)
