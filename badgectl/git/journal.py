"""The journal: what is being recorded, so that a crash half-way is finished or forgotten."""

from collections.abc import Mapping
from pathlib import Path

import msgspec
from msgspec import Struct

from badgectl.documents.disk import replace_file
from badgectl.git.lock import STATE, state_folder
from badgectl.git.process import GitError
from badgectl.git.repository import Repository


class Intent(Struct, frozen=True, kw_only=True):
    """A commit about to become the tip of a branch, and the files that it adds."""

    branch: str
    commit: str
    blobs: dict[str, str]
    """Paths from the repository's top, and the object ids of their contents."""


def _path(repository: Repository) -> Path:
    return repository.git_dir / STATE / "journal"


def was_interrupted(repository: Repository) -> bool:
    """Tell whether a journal is open: somebody is recording now, or died doing so."""
    return _path(repository).exists()


def write_intent(repository: Repository, intent: Intent) -> None:
    """Write the journal so that it is whole or absent, also after a power cut."""
    state_folder(repository.git_dir)
    replace_file(_path(repository), msgspec.json.encode(intent))


def forget_intent(repository: Repository) -> None:
    """Close the journal: everything is in place."""
    _path(repository).unlink(missing_ok=True)


def recover(repository: Repository) -> None:
    """Finish what a crash interrupted after its commit became the tip; forget it otherwise."""
    try:
        intent = msgspec.json.decode(_path(repository).read_bytes(), type=Intent)
    except FileNotFoundError:
        return
    except (msgspec.DecodeError, UnicodeDecodeError):
        forget_intent(repository)
        return
    if repository.branch == intent.branch and _landed(repository, intent):
        bring_along(repository, intent.blobs)
    forget_intent(repository)


def _landed(repository: Repository, intent: Intent) -> bool:
    try:
        repository.git.read("merge-base", "--is-ancestor", intent.commit, "HEAD")
    except GitError:
        return False
    return True


def bring_along(repository: Repository, blobs: Mapping[str, str]) -> None:
    """Add committed files to the user's index and working tree, each only where it is missing.

    What the user has done about them meanwhile is left alone.
    """
    git = repository.git
    indexed = git.read("ls-files", "-z", "--", *(f":(literal,top){path}" for path in blobs))
    missing = blobs.keys() - set(indexed.decode("utf-8", "surrogateescape").split("\0"))
    for path in missing:
        target = repository.top / path
        if not target.exists() and not target.is_symlink():
            target.parent.mkdir(parents=True, exist_ok=True)
            replace_file(target, git.read("cat-file", "blob", blobs[path]))
    if missing:
        lines = "".join(f"100644 {blobs[path]}\t{path}\0" for path in sorted(missing))
        git.write("update-index", "-z", "--index-info", given=lines.encode())
