"""History as people read it: how a file came to be. Through GitPython."""

import re
from collections.abc import Iterable, Iterator
from datetime import date

from git import Commit, Repo, Tree
from msgspec import Struct

from badgectl.git.repository import Repository

_OBJECT_ID = re.compile("(?:[0-9a-f]{40}|[0-9a-f]{64})")


class FileChange(Struct, frozen=True):
    """A commit that changed a file."""

    commit: str
    day: date
    author: str
    email: str
    subject: str


def changes_of(repository: Repository, paths: Iterable[str]) -> Iterator[FileChange]:
    """Yield the commits on the first-parent line that changed one of the files, newest first."""
    if repository.head is None:
        return
    with Repo(repository.top) as repo:
        named = [f":(literal,top){repository.prefix}{path}" for path in paths]
        commits = repo.iter_commits(repository.head, paths=named, first_parent=True)
        for commit in commits:
            yield _file_change(commit)


def histories(repository: Repository, folder: str) -> dict[str, tuple[FileChange, ...]]:
    """Return the commits on the first-parent line that changed each file of a folder, newest first.

    All files are looked for at once: asking for each walks the history again and again.
    """
    if repository.head is None:
        return {}
    told = repository.git.read(
        "log", "--first-parent", "--diff-merges=first-parent", "--no-renames", "--raw", "-z",
        "--abbrev=40", "--format=%x00%x00%H%x00%cd%x00%an%x00%ae%x00%s%x00", "--date=short",
        repository.head, "--", f":(literal,top){repository.prefix}{folder}",
    )  # fmt: skip
    found: dict[str, list[FileChange]] = {}
    change = None
    fields = iter(told.decode("utf-8", "replace").split("\0"))
    for field in fields:
        if field.startswith(":") and change is not None:
            path = next(fields).removeprefix(repository.prefix)
            found.setdefault(path, []).append(change)
        elif _OBJECT_ID.fullmatch(field):
            day, author, email, subject = (next(fields) for _ in range(4))
            change = FileChange(field, date.fromisoformat(day), author, email, subject)
    return {path: tuple(changes) for path, changes in found.items()}


def _file_change(commit: Commit) -> FileChange:
    return FileChange(
        commit.hexsha,
        commit.committed_datetime.date(),
        str(commit.author.name),
        str(commit.author.email or ""),
        str(commit.summary),
    )


def last_changes(
    repository: Repository, base: str, head: str, folder: str
) -> dict[str, FileChange]:
    """Return the commits between two that gave the files below a folder their bytes, by path."""
    inside = f"{repository.prefix}{folder}"
    found: dict[str, FileChange] = {}
    with Repo(repository.top) as repo:
        commits = repo.iter_commits(
            f"{base}..{head}", paths=f":(literal,top){inside}", topo_order=True
        )
        for commit in commits:
            after = _folder(commit, inside)
            # What a merge took from one of its parents is that parent's.
            before = [_folder(parent, inside) for parent in commit.parents] or [None]
            fresh = set.intersection(*(set(_new_blobs(after, one)) for one in before))
            for path in fresh:
                found.setdefault(path.removeprefix(repository.prefix), _file_change(commit))
    return found


def _folder(commit: Commit, path: str) -> Tree | None:
    try:
        found = commit.tree / path
    except KeyError:
        return None
    return found if isinstance(found, Tree) else None


def _new_blobs(new: Tree | None, old: Tree | None) -> Iterator[str]:
    """Yield the paths of the files that differ from those of another tree."""
    waiting = [(new, old)]
    while waiting:
        now, was = waiting.pop()
        before = {child.name: child for child in was or ()}
        for child in now or ():
            same = before.get(child.name)
            if same is not None and same.binsha == child.binsha:
                continue
            if isinstance(child, Tree):
                waiting.append((child, same if isinstance(same, Tree) else None))
            else:
                yield str(child.path)
