"""What git says of the working tree: which files are as stored, which records were touched."""

import mmap
import os
from collections.abc import Collection, Iterable, Iterator
from typing import Literal

from badgectl.git.repository import Repository

_MANY = 500  # more paths than this are no longer named on a command line
_FEW = 4  # files that are looked for in the bytes of the index


def few(paths: Collection[str]) -> Collection[str]:
    """Return paths to be named on a command line; none, which is everything, if there are many.

    Systems limit how long a command line may be, so that whoever asks looks through the answer.
    """
    return paths if len(paths) < _MANY else ()


def pathspecs(paths: Collection[str]) -> list[str]:
    """Return how git is told of files by their paths from the top; of all if there are many."""
    return [f":(literal,top){path}" for path in few(paths)]


def stored_blobs(repository: Repository, folder: str) -> dict[str, str]:
    """Return the object ids of the tracked files below a folder that are as git stored them.

    Git may store other bytes than lie there: line ends, say, are converted on the way.
    """
    below = _below(repository, folder)
    listed = repository.git.read("ls-files", "--stage", "-z", "--", below)
    changed = set(_paths(repository, repository.git.read("diff", "--name-only", "-z", "--", below)))
    found = {}
    for line in listed.decode("utf-8", "surrogateescape").split("\0")[:-1]:
        about, _, path = line.partition("\t")
        inside = path.removeprefix(repository.prefix)
        if inside not in changed:
            found[inside] = about.split(" ")[1]
    return found


def touched(repository: Repository, commit: str, folder: str) -> Iterator[tuple[str, bool]]:
    """Yield files of a commit that are changed or missing now, and whether they are there."""
    below = _below(repository, folder)
    for filter_, is_there in (("MT", True), ("D", False)):
        said = repository.git.read(
            "diff", "--name-only", "-z", "--no-renames", f"--diff-filter={filter_}", commit,
            "--", below,
        )  # fmt: skip
        yield from ((path, is_there) for path in _paths(repository, said))


def uncommitted(
    repository: Repository, named: Iterable[str], untracked: Literal["all", "no"] = "no"
) -> list[str]:
    """Return the files, by their paths from the top, in which work lies that is not committed."""
    asked = ("status", "--porcelain", "-z", "--no-renames", f"--untracked-files={untracked}")
    said = repository.git.read(*asked, "--", *named).decode("utf-8", "replace")
    return [entry[3:] for entry in said.split("\0")[:-1]]


def uncommitted_below(repository: Repository, folder: str) -> list[str]:
    """Return the same of a folder of the programme, with files that git does not know."""
    return uncommitted(repository, [_below(repository, folder)], "all")


def not_indexed(repository: Repository, paths: Iterable[str]) -> list[str]:
    """Return which files, by their paths from the top, git's index does not have."""
    wanted = set(paths)
    if not wanted or (len(wanted) <= _FEW and _index_lacks(repository, wanted)):
        return sorted(wanted)
    asked = ("ls-files", "-z", "--full-name", "--", *pathspecs(wanted))
    listed = repository.git.read(*asked)
    return sorted(wanted - set(listed.decode("utf-8", "surrogateescape").split("\0")))


def _index_lacks(repository: Repository, paths: Iterable[str]) -> bool:
    """Tell whether the index surely has none of some files, by the bytes of its file.

    Git would read all of it into memory first. Names stand there in full, unless the index is
    split, has folders in place of the files of a sparse checkout, or is of another version.
    """
    git_dir = repository.git_dir
    if (git_dir / "info/sparse-checkout").exists() or any(git_dir.glob("sharedindex.*")):
        return False
    try:
        with (
            (git_dir / "index").open("rb") as file,
            mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as index,
        ):
            plain = index[:8] in (b"DIRC\0\0\0\2", b"DIRC\0\0\0\3")
            return plain and all(index.find(os.fsencode(path)) < 0 for path in paths)
    except (OSError, ValueError):  # there is none, or nothing in it
        return False


def _below(repository: Repository, folder: str) -> str:
    return f":(literal,top){repository.prefix}{folder}"


def _paths(repository: Repository, listed: bytes) -> Iterator[str]:
    for path in listed.decode("utf-8", "surrogateescape").split("\0")[:-1]:
        yield path.removeprefix(repository.prefix)
