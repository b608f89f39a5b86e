"""From a source of files to a catalog and a ledger, with all problems on the way."""

from collections.abc import Iterable, Iterator

import msgspec
from msgspec import Struct

from badgectl.documents.files import Files, SourceFile
from badgectl.documents.reading import read_entry
from badgectl.documents.strict_yaml import locate
from badgectl.model.catalog import Catalog
from badgectl.model.entry import Entry
from badgectl.model.ledger import Ledger, build_ledger
from badgectl.model.paths import AWARDS
from badgectl.model.problems import Problem
from badgectl.model.program import PROGRAM_FILE, Program
from badgectl.model.records import Record
from badgectl.schemas.file_types import CATALOG_TYPES

CATALOG = "catalog"


class Loaded(Struct, frozen=True):
    """What was read of a programme: what could be, and the problems of the rest."""

    catalog: Catalog
    ledger: Ledger
    problems: tuple[Problem, ...]
    files: int
    """How many files were read."""


def load_programme(files: Files, records: Iterable[str] | None = None) -> Loaded:
    """Load the catalog and the ledger, or of the ledger only the given paths."""
    catalog_paths = files.list_below(CATALOG)
    record_paths = files.list_below(AWARDS) if records is None else sorted(records)
    entries, problems = _read_all(files, [*catalog_paths, *record_paths])
    broken = frozenset(problem.place.path for problem in problems)
    return Loaded(
        catalog=_catalog(entries, broken),
        ledger=build_ledger(entry for entry in entries if isinstance(entry, Record)),
        problems=tuple(problems),
        files=len(catalog_paths) + len(record_paths),
    )


def _read_all(files: Files, paths: list[str]) -> tuple[list[Entry], list[Problem]]:
    entries: list[Entry] = []
    problems: list[Problem] = []
    for file in files.read(paths):
        found = [file] if isinstance(file, Problem) else read_entry(file)
        if isinstance(found, Entry):
            entries.append(found)
        else:
            problems.extend(found)
    return entries, problems


def _catalog(entries: Iterable[Entry], broken: frozenset[str]) -> Catalog:
    folders: dict[str, dict[str, Entry]] = {folder: {} for folder in CATALOG_TYPES}
    # A programme whose own file is broken is still checked as far as it goes.
    program = Program(name="", path=PROGRAM_FILE)
    for entry in entries:
        if isinstance(entry, Program):
            program = entry
        elif not isinstance(entry, Record):
            folders[entry.path.split("/")[1]][entry.id] = entry
    return Catalog(program=program, broken=broken, **folders)  # type: ignore[arg-type]


def located(problems: Iterable[Problem], files: Files) -> list[Problem]:
    """Return the problems with the line and column of each, sorted as they are shown."""
    by_path: dict[str, list[Problem]] = {}
    for problem in problems:
        by_path.setdefault(problem.place.path, []).append(problem)
    return sorted(
        (p for path, group in by_path.items() for p in _located(path, group, files)),
        key=lambda problem: problem.order,
    )


def _located(path: str, problems: list[Problem], files: Files) -> Iterator[Problem]:
    unplaced = [problem for problem in problems if problem.position is None]
    yield from (problem for problem in problems if problem.position is not None)
    if not unplaced:
        return
    file = next(iter(files.read([path])))
    if not isinstance(file, SourceFile):
        yield from unplaced
        return
    positions = locate(path, file.data, [problem.place for problem in unplaced])
    for problem, position in zip(unplaced, positions, strict=True):
        yield msgspec.structs.replace(problem, position=position)
