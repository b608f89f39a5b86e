"""The commits of a history with those who took part in each, as one reading of `git log` tells."""

import subprocess
from collections.abc import Iterable, Iterator, Sequence
from datetime import tzinfo
from itertools import islice, takewhile
from typing import IO, cast

from badgectl.git.process import lines
from badgectl.git.repository import Repository
from badgectl.signatures.commits import day_of
from badgectl.suggestions.commits import LoggedCommit

_FORMAT = "%x00%x00%H%x00%at%x00%aE%x00%P%x00%(trailers:only,unfold,separator=%x01)%x00"
_FIELDS = 5
_CHUNK = 1 << 20


def read_log(
    repository: Repository, revision: str, zone: tzinfo, *, with_paths: bool
) -> Iterator[LoggedCommit]:
    """Yield the commits that lead to a revision, newest first, while git still reads.

    Authors are called as `.mailmap` mends them; days are those of a time zone.
    """
    listing = ("-z", "--name-only", "--no-renames") if with_paths else ("-z", "--no-patch")
    arguments = ("log", *listing, f"--format={_FORMAT}", revision, "--")
    with repository.git.stream(*arguments) as process:
        fields = _fields(process)
        field = next(fields, None)
        while field is not None:
            if not field:  # one NUL ends a path, another begins a commit
                field = next(fields, None)
                continue
            header = [field, *islice(fields, _FIELDS - 1)]
            paths, field = _paths(fields)
            commit = _commit(header, paths, zone)
            if commit is not None:
                yield commit


def _fields(process: "subprocess.Popen[bytes]") -> Iterator[str]:
    """Yield what git prints between NULs."""
    rest, printed = b"", cast("IO[bytes]", process.stdout)
    while chunk := printed.read(_CHUNK):
        *whole, rest = (rest + chunk).split(b"\0")
        for one in whole:
            yield one.decode("utf-8", "replace")
    if rest:
        yield rest.decode("utf-8", "replace")


def _paths(fields: Iterator[str]) -> tuple[tuple[str, ...], str | None]:
    """Return the paths of a commit, and the field after them."""
    next(fields, None)  # git ends what the format prints with a NUL of its own
    field = next(fields, None)
    if field is None or not field.startswith("\n"):
        return (), field
    # A line break parts the paths from what stands before them.
    paths = [field.removeprefix("\n"), *takewhile(bool, fields)]
    return tuple(paths), ""


def _commit(header: Sequence[str], paths: tuple[str, ...], zone: tzinfo) -> LoggedCommit | None:
    """Return a commit; None for one that was made in no year that we know."""
    commit, seconds, author, parents, trailers = header
    day = day_of(seconds, zone)
    if day is None:
        return None
    return LoggedCommit(
        commit, day, author, " " in parents, tuple(filter(None, trailers.split("\1"))), paths
    )


def mended_contacts(repository: Repository, contacts: Iterable[str]) -> dict[str, str]:
    """Return the address of each contact (`Ada <ada@guild.example>`) as `.mailmap` mends it."""
    known = list(contacts)
    asked = "".join(f"{one}\n" for one in known).encode()
    told = repository.git.read("check-mailmap", "--stdin", given=asked) if known else b""
    mended = lines(told.decode("utf-8", "replace"))
    return {
        contact: line.rpartition("<")[2].removesuffix(">")
        for contact, line in zip(known, mended, strict=True)
    }
