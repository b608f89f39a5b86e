"""Records that have entered stay as they are: what has become of them since a commit."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from badgectl.documents.files import Files, SourceFile
from badgectl.documents.strict_yaml import read_document
from badgectl.model.catalog import Catalog
from badgectl.model.paths import AWARDS
from badgectl.model.problems import Problem
from badgectl.rules.frozen import check_rewritten, find_rewritten, standing_instead, touched_record


class Kept(NamedTuple):
    """What is wrong with records that were touched, and which only carry another id now."""

    problems: list[Problem]
    rewritten: frozenset[str]
    """Where these lie now: they are not new."""


def check_kept(
    before: Files, after: Files, touched: Mapping[str, bool], catalog: Catalog,
    known: Callable[[], Catalog],
) -> Kept:  # fmt: skip
    """Check records that were touched between two states of the files.

    `touched` maps their old paths to whether something still lies there. Tombstones that are new
    or changed since may explain what happened to them; older ones explain nothing any more.
    `catalog` is that of after, `known` reads the one of before.
    """
    if not touched:
        return Kept([], frozenset())
    tombstones = catalog.tombstones.values()
    stood = before.blobs(one.path for one in tombstones)
    fresh = [one for one in tombstones if stood.get(one.path) != one.blob]
    may_stand = standing_instead(known(), catalog) if fresh else _nobody
    blobs = _blobs(after, {record.path for one in fresh for record in one.records})
    old = set(before.list_below(AWARDS))
    moved = find_rewritten(before.blobs(touched), old, blobs.get, fresh, may_stand)
    problems = [
        touched_record(path, is_there=is_there)
        for path, is_there in touched.items()
        if path not in moved
    ]
    pairs = zip(moved.values(), _said(before, moved), _said(after, moved.values()), strict=True)
    for path, was, now in pairs:
        problems += check_rewritten(path, was, now, may_stand)
    return Kept(problems, frozenset(moved.values()))


def _nobody(_one: str, _other: str) -> bool:
    return False


def _blobs(files: Files, paths: Iterable[str]) -> dict[str, str]:
    """Return the ids of files as far as they are there; those of a folder must be read for it."""
    wanted = sorted(set(paths) & set(files.list_below(AWARDS)))
    known = files.blobs(wanted)
    read = files.read([path for path in wanted if path not in known])
    return known | {file.path: file.blob for file in read if isinstance(file, SourceFile)}


def _said(files: Files, paths: Iterable[str]) -> Iterator[Any]:
    for file in files.read(paths):
        found = read_document(file.path, file.data) if isinstance(file, SourceFile) else None
        yield found.value if found and not found.problems else {}
