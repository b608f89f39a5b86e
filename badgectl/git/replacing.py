"""Files that a commit replaces or removes: index and working tree follow where they are as before.

Each step looks at what is there, so that one that was interrupted can be taken again.
"""

import os
from collections.abc import Iterable, Mapping
from pathlib import Path

from badgectl.documents.disk import remove_file, remove_parts, replace_files
from badgectl.git.objects import read_objects
from badgectl.git.repository import Repository
from badgectl.git.working_tree import pathspecs

_OUTSIDE = "S"  # how git marks what a sparse checkout leaves out


def replace(repository: Repository, old: Mapping[str, str], new: Mapping[str, str]) -> None:
    """Bring files along that were as in `old`: they become as in `new`, or go.

    What the user has done about them meanwhile is left alone.
    """
    if old:
        replace_lying(repository, lying_as(repository, old), new)
        _replace_indexed(repository, old, new)


def replace_lying(repository: Repository, old: Iterable[str], new: Mapping[str, str]) -> None:
    """Write files of the working tree anew, or remove them."""
    place(repository, {path: new[path] for path in old if path in new})
    for path in old:
        if path not in new:
            remove_file(repository.top / path, repository.top)


def put_back(repository: Repository, new: Mapping[str, str], old: Mapping[str, str]) -> None:
    """Undo `replace_lying`: what is still as in `new`, or still gone, is as in `old` again."""
    same = lying_as(repository, new)
    gone = (path for path in old if path not in new)
    absent = [path for path in gone if not os.path.lexists(repository.top / path)]
    place(repository, {path: old[path] for path in (*same, *absent)})


def lying_as(repository: Repository, blobs: Mapping[str, str]) -> dict[str, str]:
    """Return which files lie in the working tree as they are stored."""
    there = [path for path in blobs if is_plain_file(repository.top / path)]
    given = "".join(f"{path}\n" for path in there).encode("utf-8", "surrogateescape")
    named = repository.git.read("hash-object", "--stdin-paths", given=given) if there else b""
    found = zip(there, named.decode().split(), strict=True)
    return {path: blob for path, blob in found if blob == blobs[path]}


def changed_here(repository: Repository, blobs: Mapping[str, str]) -> list[str]:
    """Return which files of HEAD do not lie as they are stored.

    `git diff` would write down, on the way, which files it found to be the same; this writes
    nothing. Files that a sparse checkout leaves out are as they are stored.
    """
    if not blobs:
        return []
    said = repository.git.read("diff-index", "--name-only", "-z", "HEAD", "--", *pathspecs(blobs))
    listed = blobs.keys() & set(said.decode("utf-8", "surrogateescape").split("\0"))
    return sorted(listed - lying_as(repository, {path: blobs[path] for path in listed}).keys())


def place(
    repository: Repository, blobs: Mapping[str, str], contents: Mapping[str, bytes] = {}
) -> None:
    """Write files into the working tree, and clear away what a crash left of them.

    What is not among the contents is read from git.
    """
    remove_parts(repository.top, blobs)
    unread = [blob for path, blob in blobs.items() if path not in contents]
    stored = read_objects(repository.git, unread) if unread else {}
    replace_files(
        repository.top,
        {
            path: contents[path] if path in contents else stored[blob]
            for path, blob in blobs.items()
        },
    )


def _replace_indexed(
    repository: Repository, old: Mapping[str, str], new: Mapping[str, str]
) -> None:
    git = repository.git
    named = pathspecs(old)
    staged = object_ids(git.read("ls-files", "--stage", "-z", "--full-name", "--", *named), 1)
    marks = object_ids(git.read("ls-files", "-t", "-z", "--full-name", "--", *named), 0, " ")
    same = [path for path, blob in old.items() if staged.get(path) == blob]
    if not same:
        return
    none = "0" * len(old[same[0]])
    lines = "".join(
        f"100644 {new[path]}\t{path}\0" if path in new else f"0 {none}\t{path}\0" for path in same
    )
    git.write("update-index", "-z", "--index-info", given=lines.encode("utf-8", "surrogateescape"))
    outside = "".join(f"{p}\0" for p in same if p in new and marks.get(p) == _OUTSIDE)
    if outside:
        given = outside.encode("utf-8", "surrogateescape")
        git.write("update-index", "-z", "--skip-worktree", "--stdin", given=given)


def is_plain_file(path: Path) -> bool:
    """Tell whether a file lies at a path, and not by a link."""
    return path.is_file() and not path.is_symlink()


def object_ids(listing: bytes, column: int, end: str = "\t") -> dict[str, str]:
    """Return a column of a listing of git, by path; the path follows the first `end`."""
    text = listing.decode("utf-8", "surrogateescape")
    lines = (line.partition(end) for line in text.split("\0")[:-1])
    return {path: about.split(" ")[column] for about, _, path in lines}
