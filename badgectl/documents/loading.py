"""From a source of files to a catalog and a ledger, with all problems on the way."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Protocol

import msgspec
from msgspec import Struct

from badgectl.documents.files import Files, SourceFile
from badgectl.documents.reading import read_entry
from badgectl.model.art import ART, is_art_path
from badgectl.model.catalog import Catalog
from badgectl.model.entry import Entry
from badgectl.model.former_ids import with_present_ids
from badgectl.model.ledger import Ledger, build_ledger
from badgectl.model.paths import AWARDS
from badgectl.model.problems import Problem
from badgectl.model.program import PROGRAM_FILE, Program
from badgectl.model.records import Record
from badgectl.model.waivers import MARK as WAIVER_MARK
from badgectl.model.waivers import Waiver
from badgectl.schemas.file_types import CATALOG_TYPES

CATALOG = "catalog"


class Loaded(Struct, frozen=True):
    """What was read of a programme: what could be, and the problems of the rest."""

    catalog: Catalog
    ledger: Ledger
    problems: tuple[Problem, ...]
    files: int
    """How many files were read."""
    waivers: tuple[Waiver, ...] = ()
    """Comments that take warnings back, of the files that were parsed now."""


class Memory(Protocol):
    """Entries that were read before; an entry follows from its path and blob alone."""

    def known(self, blobs: Mapping[str, str]) -> dict[str, Entry]:
        """Return the entries of files, given their paths and blob ids, as far as they are known."""
        ...

    def remember(self, entries: Iterable[Entry], files: int | None = None) -> None:
        """Keep entries for the next time; `files` is how many the programme has, if known."""
        ...


def load_programme(
    files: Files, records: Iterable[str] | None = None, memory: Memory | None = None
) -> Loaded:
    """Load the catalog and the ledger, or of the ledger only the given paths.

    With a memory, only what it does not know is read and parsed; the outcome is the same.
    """
    paths = [path for path in files.list_below(CATALOG) if not is_art_path(path)]
    paths += files.list_below(AWARDS) if records is None else sorted(records)
    blobs = files.blobs(paths) if memory else {}
    known = memory.known(blobs) if memory else {}
    fresh, problems, waivers = read_fresh(files, [path for path in paths if path not in known])
    if memory and fresh:
        memory.remember(fresh, len(files.list_below(CATALOG, AWARDS)))
    entries = [*known.values(), *fresh]
    catalog = _catalog(entries, frozenset(problem.place.path for problem in problems))
    written: Iterable[Record] = (entry for entry in entries if isinstance(entry, Record))
    ids = catalog.former_ids
    return Loaded(
        catalog=catalog,
        ledger=build_ledger(with_present_ids(written, ids) if ids else written),
        problems=tuple(problems),
        files=len(paths),
        waivers=tuple(waivers),
    )


def load_art(files: Files) -> tuple[dict[str, bytes], list[Problem]]:
    """Load the programme's own art by the names of its files, and say which cannot be read."""
    paths = [path for path in files.list_below(ART) if is_art_path(path)]
    found = list(files.read(paths)) if paths else []
    art = {f.path.rpartition("/")[2]: f.data for f in found if isinstance(f, SourceFile)}
    return art, [problem for problem in found if isinstance(problem, Problem)]


def read_fresh(files: Files, paths: list[str]) -> tuple[list[Entry], list[Problem], list[Waiver]]:
    """Read and parse files; return their entries, the problems of the rest, and their waivers."""
    entries: list[Entry] = []
    problems: list[Problem] = []
    waivers: list[Waiver] = []
    for file in files.read(paths) if paths else ():
        waivers += _waivers_of(file)
        found = [file] if isinstance(file, Problem) else read_entry(file)
        if isinstance(found, Entry):
            entries.append(found)
        else:
            problems.extend(found)
    return entries, problems, waivers


def load_waivers(files: Files, paths: Iterable[str]) -> list[Waiver]:
    """Load the waivers of some files, which a memory of their entries does not know."""
    return [waiver for file in files.read(paths) for waiver in _waivers_of(file)]


def _waivers_of(file: SourceFile | Problem) -> list[Waiver]:
    if isinstance(file, Problem) or WAIVER_MARK not in file.data.lower():
        return []
    from badgectl.documents.waivers import read_waivers  # noqa: PLC0415 - few files have any

    return list(read_waivers(file))


def _catalog(entries: Iterable[Entry], broken: frozenset[str]) -> Catalog:
    folders: dict[str, dict[str, Entry]] = {folder: {} for folder in CATALOG_TYPES}
    # A programme whose own file is broken is still checked as far as it goes.
    program = Program(name="", path=PROGRAM_FILE)
    for entry in sorted(entries, key=lambda entry: entry.path):
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
    if not unplaced or is_art_path(path):
        yield from unplaced
        return
    file = next(iter(files.read([path])))
    if not isinstance(file, SourceFile):
        yield from unplaced
        return
    from badgectl.documents.strict_yaml import locate  # noqa: PLC0415 - a warm start needs no parser

    positions = locate(path, file.data, [problem.place for problem in unplaced])
    for problem, position in zip(unplaced, positions, strict=True):
        yield msgspec.structs.replace(problem, position=position)
