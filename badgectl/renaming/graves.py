"""The tombstones of an erasure: they explain every rewritten record to whoever checks."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from itertools import count

import msgspec
from msgspec import Struct

from badgectl.documents.files import SourceFile
from badgectl.documents.reading import read_entry
from badgectl.documents.writing import format_entry
from badgectl.model.paths import AWARDS, TOMBSTONE_FOLDER
from badgectl.model.tombstones import MOST_RECORDS, Rewritten, Tombstone
from badgectl.renaming.renaming import Renaming


class Move(Struct, frozen=True, kw_only=True):
    """A file that lies elsewhere afterwards, or says something else."""

    was: SourceFile
    path: str
    """Where it lies afterwards."""
    data: bytes

    @property
    def is_record(self) -> bool:
        """Whether it is a record, not a file of the catalog."""
        return self.path.startswith(f"{AWARDS}/")


def graves(
    renaming: Renaming, stones: Iterable[SourceFile], moves: Iterable[Move], *, on: date,
    blob_of: Callable[[bytes], str],
) -> dict[str, bytes | None]:  # fmt: skip
    """Return the files of tombstones as they are after an erasure; None for those that go.

    What stood for an id that is now erased itself goes on in the new tombstone, so that no file
    keeps the name, and whoever comes from any commit of before finds where a record lies now.
    """
    found = [Rewritten(was=m.was.blob, path=m.path, blob=blob_of(m.data)) for m in moves]
    now = {(m.was.path, m.was.blob): one for m, one in zip(moves, found, strict=True)}
    files: dict[str, bytes | None] = {}
    taken: set[str] = set()
    for stone in map(_tombstone, stones):
        records = tuple(_followed(one, now) for one in stone.records)
        by = renaming.ids.get(stone.by, stone.by)
        if stone.person in renaming.ids:
            found += records
            files[stone.path] = None
            continue
        taken.add(stone.id)
        if (records, by) != (stone.records, stone.by):
            kept = msgspec.structs.replace(stone, records=records, by=by)
            files[stone.path] = format_entry(kept).encode()
    found.sort(key=lambda one: (one.path, one.was))
    return files | dict(_parts(renaming, found, taken, on))


def _tombstone(file: SourceFile) -> Tombstone:
    entry = read_entry(file)
    if not isinstance(entry, Tombstone):
        raise TypeError(f"{file.path} is no tombstone")  # the programme was read as sound
    return entry


def _followed(record: Rewritten, now: dict[tuple[str, str], Rewritten]) -> Rewritten:
    """Return where a record lies that was rewritten before, and perhaps is again."""
    again = now.get((record.path, record.blob))
    return Rewritten(was=record.was, path=again.path, blob=again.blob) if again else record


def _parts(
    renaming: Renaming, records: Sequence[Rewritten], taken: set[str], on: date
) -> Iterator[tuple[str, bytes]]:
    """Yield the files of one tombstone: more than one where it has very many records."""
    names = (renaming.new if n == 1 else f"{renaming.new}-{n}" for n in count(1))
    free = (name for name in names if name not in taken)
    for start in range(0, max(len(records), 1), MOST_RECORDS):
        name = next(free)
        stone = Tombstone(
            now=None if name == renaming.new else renaming.new,
            reason="forgotten" if renaming.what == "forget" else "renamed",
            by=renaming.by,
            on=on,
            records=tuple(records[start : start + MOST_RECORDS]),
        )
        yield f"{TOMBSTONE_FOLDER}{name}.yaml", format_entry(stone).encode()
