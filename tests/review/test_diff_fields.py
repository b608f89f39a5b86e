"""`diff` tells of every key of every file of the catalog: one after the other is changed here.

Who adds a key to a file adds it to both of its sides, and learns whether `diff` knows it.
"""

from collections.abc import Iterator
from datetime import date
from typing import Any

import msgspec
import pytest
from review.both_sides import FILES

from badgectl.changes.compare import compare
from badgectl.changes.difference import EntryChange
from badgectl.documents.files import SourceFile
from badgectl.documents.reading import read_entry
from badgectl.model.catalog import Catalog
from badgectl.model.entry import NOT_IN_FILES, Choice, Entry
from badgectl.model.ledger import Ledger
from badgectl.model.program import Program


@pytest.mark.parametrize(
    ("path", "sides"), [(path, sides) for path, samples in FILES.items() for sides in samples]
)
def test_no_key_changes_untold(path: str, sides: tuple[str, str]) -> None:
    old, new = (read_entry(SourceFile(path, text.encode(), "b")) for text in sides)
    assert isinstance(old, Entry)
    untold = [
        key
        for key, entry in one_by_one(old, new)
        for change in difference(old, entry)
        if change.state == "rewritten"
    ]
    assert untold == []


def one_by_one(old: Any, new: Any) -> Iterator[tuple[str, Any]]:
    """Yield the name of each key, and what is old with that key as it is in what is new."""
    for key in old.__struct_fields__:
        was, now = getattr(old, key), getattr(new, key)
        if key not in NOT_IN_FILES and not (isinstance(old, Choice) and was is None):
            assert was != now, f"both sides say the same of `{key}`, or nothing"
            for inner, value in inside(was, now) or [("", now)]:
                yield f"{key}.{inner}".rstrip("."), msgspec.structs.replace(old, **{key: value})


def inside(was: Any, now: Any) -> list[tuple[str, Any]]:
    """Return a value with one inner key after the other as it is now; nothing to tell it whole."""
    if isinstance(was, msgspec.Struct) and type(was) is type(now):
        is_other_choice = isinstance(was, Choice) and keys(was) != keys(now)
        return [] if is_other_choice else [*one_by_one(was, now)]
    if isinstance(was, tuple) and isinstance(was[0], msgspec.Struct) and len(was) == len(now):
        return [
            (inner, (*was[:at], value, *was[at + 1 :]))
            for at, pair in enumerate(zip(was, now, strict=True))
            for inner, value in inside(*pair)
        ]
    return []


def keys(choice: Choice) -> set[str]:
    return {key for key in choice.__struct_fields__ if getattr(choice, key) is not None}


def difference(old: Entry, new: Entry) -> tuple[EntryChange, ...]:
    found = compare(
        catalog(old), catalog(new), Ledger(), (), (), base="", head="", day=date(2026, 11, 23)
    )
    told: tuple[EntryChange, ...] = getattr(found, folder_of(old) or "program")
    assert told, "something differs"
    return told


def catalog(entry: Entry) -> Catalog:
    if isinstance(entry, Program):
        return Catalog(program=entry)
    return Catalog(program=Program(name="Guild"), **{folder_of(entry): {entry.id: entry}})


def folder_of(entry: Entry) -> str:
    return entry.path.split("/")[1] if entry.path.count("/") > 1 else ""
