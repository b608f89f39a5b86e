"""What git says of the working tree: which files are as stored, which records were touched."""

from collections.abc import Iterator, Sequence

from badgectl.git.repository import Repository

MANY = 500
"""More paths than this are no longer named on a command line."""


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


def uncommitted(repository: Repository, paths: Sequence[str]) -> list[str]:
    """Return which of some files, by their paths from the top, are not as HEAD has them."""
    if not paths:
        return []
    named = [f":(literal,top){path}" for path in paths] if len(paths) < MANY else []
    said = repository.git.read("diff", "--name-only", "-z", "--no-renames", "HEAD", "--", *named)
    changed = set(said.decode("utf-8", "surrogateescape").split("\0"))
    return sorted(changed.intersection(paths))


def _below(repository: Repository, folder: str) -> str:
    return f":(literal,top){repository.prefix}{folder}"


def _paths(repository: Repository, listed: bytes) -> Iterator[str]:
    for path in listed.decode("utf-8", "surrogateescape").split("\0")[:-1]:
        yield path.removeprefix(repository.prefix)
