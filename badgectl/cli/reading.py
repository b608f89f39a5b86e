"""Loading a programme for a command: as committed, or as its files lie there."""

import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path, PurePosixPath

from msgspec import Struct, structs

from badgectl.cli.say import note
from badgectl.cli.session import Session
from badgectl.documents.files import Files, FolderFiles
from badgectl.documents.loading import Loaded, load_programme
from badgectl.documents.partial_loading import load_by_parts
from badgectl.git.commit_files import CommitFiles
from badgectl.git.committing import Built
from badgectl.git.lock import STATE
from badgectl.git.repository import Repository, find_repository
from badgectl.git.working_tree import uncommitted_below
from badgectl.index.entry_index import EntryIndex
from badgectl.model.catalog import Catalog
from badgectl.model.entry import Entry
from badgectl.model.errors import BadgectlError, BrokenProgrammeError, UnknownIdError
from badgectl.model.ledger import Ledger
from badgectl.model.program import PROGRAM_FILE
from badgectl.model.records import Record
from badgectl.model.text import counted, is_guess, listed, shortened

_NAMED = 3  # files that a sentence names
_LONGEST = 200  # characters of each
COMMIT_IT = "`git add catalog && git commit`"


class NotCommittedError(BadgectlError):
    """What is asked for goes by commits, and the programme is in none."""


class Programme(Struct, frozen=True, kw_only=True):
    """A programme ready to be asked: what it defines, what is on record, what day it is."""

    root: Path
    catalog: Catalog
    ledger: Ledger
    today: date
    repository: Repository | None
    committed: bool
    """Whether it was read from HEAD; else from the files as they lie there."""

    @property
    def files(self) -> Files:
        """The files that it was read from."""
        if self.committed and self.repository is not None and self.repository.head is not None:
            return CommitFiles(self.repository, self.repository.head)
        return FolderFiles(self.root)


def open_programme(session: Session, *, by_parts: bool = False) -> Programme:
    """Load the programme around the session's folder as HEAD has it, all of it sound."""
    root = session.root()
    repository = find_repository(root)
    programme = read_programme(session, root, repository, by_parts=by_parts)
    _say_former_ids(session, programme.catalog)
    return programme


def _say_former_ids(session: Session, catalog: Catalog) -> None:
    """Say of former ids that were typed, alone or before a slash, whom they mean."""
    former = catalog.former_ids
    for word in former_ids_typed(session, catalog):
        note(f"{word} is called {former[word]} now")


def former_ids_typed(session: Session, catalog: Catalog) -> list[str]:
    """Return the former ids that were typed, each once."""
    former = catalog.former_ids
    typed = (word.rpartition("=")[2].partition("/")[0] for word in session.words if former)
    return [word for word in dict.fromkeys(typed) if word in former]


def read_programme(
    session: Session, root: Path, repository: Repository | None, *, by_parts: bool = False
) -> Programme:
    """Load a programme as the repository's HEAD has it.

    Where no programme is committed yet (or there is no repository), its files are read as they
    lie in the folder. `by_parts` is for commands that ask about a few recipients: the others
    are read only when they are asked for.
    """
    loaded = None
    if repository is not None and repository.head is not None:
        in_commit = CommitFiles(repository, repository.head)
        memory = EntryIndex(repository.common_dir / STATE)
        if by_parts:
            loaded = load_by_parts(in_commit, memory)
        elif in_commit.list_below(PROGRAM_FILE):
            loaded = load_programme(in_commit, memory=memory)
    committed = loaded is not None
    loaded = loaded or load_programme(FolderFiles(root))
    _check_sound(loaded, "as committed" if committed else "in this folder")
    return Programme(
        root=root,
        catalog=loaded.catalog,
        ledger=loaded.ledger,
        today=session.today(loaded.catalog.program.timezone),
        repository=repository,
        committed=committed,
    )


def committed_in(programme: Programme) -> tuple[Repository, str]:
    """Return the repository of a programme and the commit that it was read from.

    Raises NotCommittedError if its files were read as they lie there.
    """
    repository = programme.repository
    if repository is None or repository.head is None or not programme.committed:
        raise NotCommittedError("the programme is not committed yet", COMMIT_IT)
    return repository, repository.head


def remember_recorded(
    repository: Repository, built: Built | None, entries: Iterable[Entry]
) -> None:
    """Keep the records of a commit that was just made: the next command need not read them."""
    if built is None:
        return
    stored = [
        structs.replace(entry, blob=built.blobs[repository.prefix + entry.path])
        for entry in entries
        if isinstance(entry, Record)
    ]
    memory = EntryIndex(repository.common_dir / STATE)
    memory.follow(built.records_before, built.records_after, stored)


def read_folder(session: Session) -> Catalog:
    """Load the catalog alone as its files lie there: what a designer has just changed counts."""
    files = FolderFiles(session.root())
    loaded = load_programme(files, records=())
    _check_sound(loaded, "in this folder")
    return loaded.catalog


@contextmanager
def explaining_what_is_missing(programme: Programme) -> Iterator[None]:
    """Say of an unknown name which files of the catalog are written but not committed.

    Where the name is like a known one, only its own file is the likelier reason.
    """
    try:
        yield
    except UnknownIdError as error:
        repository = programme.repository
        if repository is None or not programme.committed:
            raise
        paths = uncommitted_below(repository, "catalog")
        guess = is_guess(error.hint)
        if guess:
            paths = [path for path in paths if f"`{PurePosixPath(path).stem}`" in error.message]
        if not paths:
            raise
        waits = f"what is not committed does not count yet: {_named(paths)}"
        raise UnknownIdError(error.message, waits if guess else f"{error.hint}; {waits}") from None


def say_uncommitted(session: Session, repository: Repository | None) -> None:
    """Say at a terminal how much of the catalog lies there and does not count yet.

    `validate` reads files as they lie there, and who has just run it takes them for what counts.
    Elsewhere nobody reads it, and git would be asked in vain.
    """
    if repository is None or session.quiet or not sys.stderr.isatty():
        return
    waits = len(uncommitted_below(repository, "catalog"))
    if waits:
        files = counted(waits, "file of the catalog is", "files of the catalog are")
        note(f"{files} not committed, and did not count here", dim=True)


def _check_sound(loaded: Loaded, where: str) -> None:
    if loaded.problems:
        broken = sorted({problem.place.path for problem in loaded.problems})
        named = _named(broken)
        raise BrokenProgrammeError(
            f"{counted(len(broken), 'file')} of the programme {where} cannot be read: {named}",
            "`badgectl validate` says what is wrong with each",
        )


def _named(paths: Sequence[str]) -> str:
    """Return the first of some paths; others decide how long they are."""
    told = listed([shortened(path, _LONGEST) for path in paths[:_NAMED]])
    return told + (" ..." if len(paths) > _NAMED else "")
