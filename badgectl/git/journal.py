"""The journal: what is recorded or undone, so that a crash half-way is finished or forgotten."""

import os
from collections.abc import Iterable, Mapping
from pathlib import Path

import msgspec
from msgspec import Struct

from badgectl.documents.disk import remove_file, replace_file, replace_files
from badgectl.git.lock import STATE, check_index, only_writer, state_folder
from badgectl.git.objects import object_reader
from badgectl.git.process import Git, GitError
from badgectl.git.repository import Repository, find_repository

_MANY = 500  # more paths than this are no longer named on a command line


class Intent(Struct, frozen=True, kw_only=True):
    """A commit about to become the tip of a branch, or to leave it, and the files that it adds."""

    branch: str
    commit: str
    blobs: dict[str, str]
    """Paths from the repository's top, and the object ids of their contents."""
    leaves: bool = False
    """Whether the commit is being undone."""


def _path(repository: Repository) -> Path:
    return repository.git_dir / STATE / "journal"


def settled(repository: Repository) -> Repository:
    """Return a repository as it is once git has let go of its index and no journal is open."""
    check_index(repository.git_dir)
    if _path(repository).exists():
        with only_writer(repository.common_dir):
            recover(repository)
    return find_repository(repository.top / repository.prefix) or repository


def write_intent(repository: Repository, intent: Intent) -> None:
    """Write the journal so that it is whole or absent, also after a power cut."""
    state_folder(repository.git_dir)
    replace_file(_path(repository), msgspec.json.encode(intent))


def forget_intent(repository: Repository) -> None:
    """Close the journal: everything is in place."""
    _path(repository).unlink(missing_ok=True)


def recover(repository: Repository) -> None:
    """Finish what a crash interrupted after the branch had moved; forget it otherwise."""
    try:
        intent = msgspec.json.decode(_path(repository).read_bytes(), type=Intent)
    except FileNotFoundError:
        return
    except (msgspec.DecodeError, UnicodeDecodeError):
        forget_intent(repository)
        return
    if repository.branch == intent.branch and _landed(repository, intent) != intent.leaves:
        follow(repository, intent)
    forget_intent(repository)


def follow(repository: Repository, intent: Intent) -> None:
    """Bring index and working tree along with a branch that has moved."""
    if intent.leaves:
        _take_along(repository, intent.blobs)
    else:
        _bring_along(repository, intent.blobs)


def _landed(repository: Repository, intent: Intent) -> bool:
    try:
        repository.git.read("merge-base", "--is-ancestor", intent.commit, "HEAD")
    except GitError:
        return False
    return True


def _bring_along(repository: Repository, blobs: Mapping[str, str]) -> None:
    """Add committed files to the user's index and working tree, each only where it is missing.

    What the user has done about them meanwhile is left alone.
    """
    git = repository.git
    missing = blobs.keys() - _indexed(git, blobs)
    gone = [path for path in sorted(missing) if not os.path.lexists(repository.top / path)]
    with object_reader(git) as reader:
        replace_files({repository.top / path: reader.read(blobs[path])[1] for path in gone})
    if missing:
        lines = "".join(f"100644 {blobs[path]}\t{path}\0" for path in sorted(missing))
        given = lines.encode("utf-8", "surrogateescape")
        git.write("update-index", "-z", "--index-info", given=given)


def _indexed(git: Git, paths: Iterable[str]) -> set[str]:
    """Return which of the paths the index has; of many, it is asked for all that it has."""
    named = [f":(literal,top){path}" for path in paths]
    listed = git.read("ls-files", "-z", "--full-name", "--", *(named if len(named) < _MANY else ()))
    return set(listed.decode("utf-8", "surrogateescape").split("\0"))


def _take_along(repository: Repository, blobs: Mapping[str, str]) -> None:
    """Remove files that are no longer committed from the user's index and working tree.

    What the user has changed or committed anew meanwhile is left alone.
    """
    git = repository.git
    names = [f":(literal,top){path}" for path in blobs]
    kept = _object_ids(git.read("ls-tree", "-r", "-z", "--full-tree", "HEAD", "--", *blobs), 2)
    staged = _object_ids(git.read("ls-files", "--stage", "-z", "--", *names), 1)
    gone = {path: blob for path, blob in blobs.items() if path not in kept}
    leaving = [path for path in gone if staged.get(path) == gone[path]]
    if leaving:
        none = "0" * len(gone[leaving[0]])
        lines = "".join(f"0 {none}\t{path}\0" for path in sorted(leaving))
        git.write("update-index", "-z", "--index-info", given=lines.encode())
    there = [path for path in gone if _is_plain_file(repository.top / path)]
    named = git.read(
        "hash-object", "--stdin-paths", given="".join(f"{p}\n" for p in there).encode()
    )
    for path, blob in zip(there, named.decode().split(), strict=True):
        if blob == gone[path]:
            remove_file(repository.top / path, repository.top)


def _is_plain_file(path: Path) -> bool:
    return path.is_file() and not path.is_symlink()


def _object_ids(listing: bytes, column: int) -> dict[str, str]:
    """Return the object ids in a listing of git, by path."""
    lines = (line.partition("\t") for line in listing.decode("utf-8", "replace").split("\0")[:-1])
    return {path: about.split(" ")[column] for about, _, path in lines}
