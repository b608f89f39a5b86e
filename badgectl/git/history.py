"""History as people read it: how a file came to be."""

import re
from collections.abc import Iterable, Iterator
from datetime import date, tzinfo

from msgspec import Struct

from badgectl.git.repository import Repository
from badgectl.signatures.commits import day_of

_FORMAT = "%x00%x00%H%x00%ct%x00%an%x00%ae%x00%s%x00"
_OBJECT_ID = re.compile("(?:[0-9a-f]{40}|[0-9a-f]{64})")
_GONE = "000000"


class FileChange(Struct, frozen=True):
    """A commit that changed a file."""

    commit: str
    day: date
    author: str
    email: str
    subject: str


def changes_of(repository: Repository, paths: Iterable[str], zone: tzinfo) -> Iterator[FileChange]:
    """Yield the commits on the first-parent line that changed one of the files, newest first.

    Days are those of a time zone.
    """
    if repository.head is not None:
        told = _log(repository, repository.head, paths, zone, "--first-parent", "--no-patch")
        yield from (change for change, _ in told)


def histories(
    repository: Repository, folder: str, zone: tzinfo
) -> dict[str, tuple[FileChange, ...]]:
    """Return the commits on the first-parent line that changed each file of a folder, newest first.

    All files are looked for at once: asking for each walks the history again and again.
    """
    if repository.head is None:
        return {}
    how = ("--first-parent", "--diff-merges=first-parent", "--raw")
    found: dict[str, list[FileChange]] = {}
    for change, states in _log(repository, repository.head, [folder], zone, *how):
        for path in states:
            found.setdefault(path, []).append(change)
    return {path: tuple(changes) for path, changes in found.items()}


def last_changes(
    repository: Repository, base: str, head: str, folder: str, zone: tzinfo
) -> dict[str, FileChange]:
    """Return the commits between two that gave the files below a folder their bytes, by path.

    What a merge took from one of its parents is that parent's.
    """
    how = ("--topo-order", "--diff-merges=combined", "--raw")
    found: dict[str, FileChange] = {}
    for change, states in _log(repository, f"{base}..{head}", [folder], zone, *how):
        for path, mode in states.items():
            if mode != _GONE:
                found.setdefault(path, change)
    return found


def _log(
    repository: Repository, revisions: str, paths: Iterable[str], zone: tzinfo, *how: str
) -> Iterator[tuple[FileChange, dict[str, str]]]:
    """Yield commits that changed one of the paths, with the new mode of each file, if asked for."""
    told = repository.git.read(
        "log", *how, "--root", "--no-renames", "-z", f"--format={_FORMAT}", revisions,
        "--", *(f":(literal,top){repository.prefix}{path}" for path in paths),
    )  # fmt: skip
    change: FileChange | None = None
    states: dict[str, str] = {}
    # A line break parts the files of a commit from what stands before them.
    fields = (field.removeprefix("\n") for field in told.decode("utf-8", "replace").split("\0"))
    for field in fields:
        if field.startswith(":"):
            # There are as many colons, and modes before the new one, as parents to compare with.
            about = field.lstrip(":")
            mode = about.split(" ")[len(field) - len(about)]
            states[next(fields).removeprefix(repository.prefix)] = mode
        elif _OBJECT_ID.fullmatch(field):
            if change is not None:
                yield change, states
            seconds, author, email, subject = (next(fields) for _ in range(4))
            day = day_of(seconds, zone) or date.max
            change, states = FileChange(field, day, author, email, subject), {}
    if change is not None:
        yield change, states
