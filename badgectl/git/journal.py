"""The journal: what is recorded or undone, so that a crash half-way is finished or forgotten."""

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

import msgspec
from msgspec import Struct

from badgectl.documents.disk import remove_file, remove_parts, replace_file
from badgectl.git.lock import STATE, check_index, locked_by, only_writer, state_folder
from badgectl.git.process import GitError
from badgectl.git.replacing import (
    is_plain_file,
    lying_as,
    object_ids,
    place,
    put_back,
    replace,
    replace_lying,
)
from badgectl.git.repository import (
    Repository,
    check_still_ready,
    find_repository,
    stands_still,
)
from badgectl.git.working_tree import few, not_indexed, pathspecs

FOLLOW = ("merge", "--ff-only", "--quiet", "--no-stat", "--no-autostash")
"""How a branch follows what was pushed: as `git pull` would have it, or not at all."""


class Passing(Struct, frozen=True, kw_only=True):
    """Files that a commit adds or replaces, and those that it replaces or removes, as they were."""

    blobs: Mapping[str, str]
    old: Mapping[str, str] = {}


class Intent(Struct, frozen=True, kw_only=True):
    """A commit about to become the tip of a branch, or to leave it, and the files that it adds.

    Files are named by their paths from the repository's top, with the object ids of their contents.
    """

    branch: str | None
    commit: str = ""
    """Empty while files only lie there for hooks to look at."""
    blobs: dict[str, str] = {}
    old: dict[str, str] = {}
    """Files that are replaced or removed, as they were."""
    leaves: bool = False
    """Whether the commit is being undone."""
    drafts: dict[str, str] = {}
    """Files that get into the working tree before the branch has them, and were not there."""
    pushed: bool = False
    """Whether the commit is on the remote, so that the branch is to follow."""


def journal_path(repository: Repository) -> Path:
    """Return where the journal of a worktree lies."""
    return repository.git_dir / STATE / "journal"


def settled(repository: Repository) -> Repository:
    """Return a repository as it is once git has let go of its index and no journal is open."""
    check_index(repository.git_dir)
    if journal_path(repository).exists():
        with only_writer(repository.common_dir):
            recover(repository)
    elif stands_still(repository):
        return repository
    return find_repository(repository.top / repository.prefix) or repository


def ready_again(repository: Repository) -> Repository:
    """Return a repository settled; raise if what began in it cannot go on there."""
    now = settled(repository)
    check_still_ready(repository)
    return now


def write_intent(repository: Repository, intent: Intent) -> None:
    """Write the journal so that it is whole or absent, also after a power cut."""
    state_folder(repository.git_dir)
    replace_file(journal_path(repository), msgspec.json.encode(intent))


def forget_intent(repository: Repository) -> None:
    """Close the journal: everything is in place."""
    journal_path(repository).unlink(missing_ok=True)


def recover(repository: Repository) -> None:
    """Finish what a crash interrupted after the branch had moved; forget it otherwise."""
    try:
        intent = msgspec.json.decode(journal_path(repository).read_bytes(), type=Intent)
    except FileNotFoundError:
        return
    except (msgspec.DecodeError, UnicodeDecodeError):
        forget_intent(repository)
        return
    here = repository.branch == intent.branch
    if here and intent.commit and _landed(repository, intent) != intent.leaves:
        follow(repository, intent)
    else:
        take_away(repository, intent.drafts)
        if not intent.commit:
            put_back(repository, intent.blobs, intent.old)
        if here and intent.pushed:
            locked = locked_by(repository.git.try_write(*FOLLOW, intent.commit))
            if locked is not None:
                raise locked
    forget_intent(repository)


def follow(repository: Repository, intent: Intent, contents: Mapping[str, bytes] = {}) -> None:
    """Bring index and working tree along with a branch that has moved.

    Contents of the files, as far as they are at hand, need not be read from git.
    """
    if intent.leaves:
        _take_along(repository, intent.blobs)
    else:
        replace(repository, intent.old, intent.blobs)
        added = {path: blob for path, blob in intent.blobs.items() if path not in intent.old}
        _bring_along(repository, added, contents)


@contextmanager
def lying_there(repository: Repository, passing: Passing) -> Iterator[None]:
    """Let files lie in the working tree for a while; the journal knows that they are passing."""
    blobs = passing.blobs
    absent = {p: b for p, b in blobs.items() if not os.path.lexists(repository.top / p)}
    old = lying_as(repository, passing.old)
    new = {path: blobs[path] for path in old if path in blobs}
    write_intent(repository, Intent(branch=repository.branch, blobs=new, old=old, drafts=absent))
    try:
        place(repository, absent)
        replace_lying(repository, old, new)
        yield
    finally:
        take_away(repository, absent)
        put_back(repository, new, old)
        forget_intent(repository)


def take_away(repository: Repository, drafts: Mapping[str, str]) -> None:
    """Remove files that were put into the working tree, as far as they are nobody's by now."""
    passing = not_indexed(repository, drafts)
    remove_parts(repository.top, passing)
    for path in passing:
        target = repository.top / path
        content = repository.git.read("cat-file", "blob", drafts[path])
        # A file that git was writing when the disk ran full has the beginning of it.
        if is_plain_file(target) and content.startswith(target.read_bytes()):
            target.unlink()
        for folder in target.relative_to(repository.top).parents[:-1]:
            with suppress(OSError):  # others lie there
                (repository.top / folder).rmdir()


def _landed(repository: Repository, intent: Intent) -> bool:
    try:
        repository.git.read("merge-base", "--is-ancestor", intent.commit, "HEAD")
    except GitError:
        return False
    return True


def _bring_along(
    repository: Repository, blobs: Mapping[str, str], contents: Mapping[str, bytes]
) -> None:
    """Add committed files to the user's index and working tree, each only where it is missing.

    What the user has done about them meanwhile is left alone.
    """
    missing = not_indexed(repository, blobs)
    gone = [path for path in missing if not os.path.lexists(f"{repository.top}/{path}")]
    place(repository, {path: blobs[path] for path in gone}, contents)
    if missing:
        lines = "".join(f"100644 {blobs[path]}\t{path}\0" for path in missing)
        given = lines.encode("utf-8", "surrogateescape")
        repository.git.write("update-index", "-z", "--index-info", given=given)


def _take_along(repository: Repository, blobs: Mapping[str, str]) -> None:
    """Remove files that are no longer committed from the user's index and working tree.

    What the user has changed or committed anew meanwhile is left alone.
    """
    git = repository.git
    committed = ("ls-tree", "-r", "-z", "--full-tree", "HEAD", "--", *few(blobs))
    kept = object_ids(git.read(*committed), 2)
    staged = object_ids(git.read("ls-files", "--stage", "-z", "--", *pathspecs(blobs)), 1)
    gone = {path: blob for path, blob in blobs.items() if path not in kept}
    leaving = [path for path in gone if staged.get(path) == gone[path]]
    if leaving:
        none = "0" * len(gone[leaving[0]])
        lines = "".join(f"0 {none}\t{path}\0" for path in sorted(leaving))
        git.write("update-index", "-z", "--index-info", given=lines.encode())
    there = [path for path in gone if is_plain_file(repository.top / path)]
    named = git.read(
        "hash-object", "--stdin-paths", given="".join(f"{p}\n" for p in there).encode()
    )
    for path, blob in zip(there, named.decode().split(), strict=True):
        if blob == gone[path]:
            remove_file(repository.top / path, repository.top)
