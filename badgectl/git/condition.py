"""In what condition a repository is: what is missing in it, and what was left behind."""

import os
import re
import time
from collections.abc import Iterator

from badgectl.git.habits import habits_of
from badgectl.git.journal import journal_path
from badgectl.git.lock import STATE
from badgectl.git.process import OLDEST_GIT, Git
from badgectl.git.repository import Repository
from badgectl.git.upstream import Upstream, route_of

_STALE = 60.0  # seconds: no git command holds a lock that long without somebody watching it


def git_version(git: Git) -> tuple[str, bool]:
    """Return the version of git, and whether it is new enough."""
    said = git.read("version").decode("utf-8", "replace").removeprefix("git version ").strip()
    numbers = tuple(int(part) for part in re.findall(r"\d+", said)[:2])
    return said, numbers >= OLDEST_GIT


def complete_history(repository: Repository) -> None:
    """Fetch what a shallow clone lacks; raise GitError if that fails."""
    repository.git.exchange("fetch", "--unshallow", "--quiet").checked()


def distance(repository: Repository, branch: str) -> tuple[Upstream, tuple[int, int] | None]:
    """Return where a branch is pushed to, and how many commits it is ahead and behind.

    Compared with what was fetched last; None if nothing was. Raises NoRemoteError if there is
    nothing to push to.
    """
    target = route_of(repository, branch).target
    pair = f"refs/heads/{branch}...{target.tracking}"
    counted = repository.git.says("rev-list", "--left-right", "--count", pair)
    if counted is None:
        return target, None
    ahead, behind = map(int, counted.split())
    return target, (ahead, behind)


def last_contact(repository: Repository, upstream: Upstream) -> float | None:
    """Return when a remote was last fetched from or pushed to, in seconds; None if nobody knows."""
    marks = (
        repository.git_dir / "FETCH_HEAD",
        repository.common_dir / "FETCH_HEAD",
        repository.common_dir / "logs" / upstream.tracking,
        repository.common_dir / upstream.tracking,
        repository.common_dir / "refs" / "remotes" / upstream.remote / "HEAD",
    )
    return max((mark.stat().st_mtime for mark in marks if mark.is_file()), default=None)


def wants_pre_commit(repository: Repository) -> bool:
    """Tell whether pre-commit is to check the programme, and no hook runs it."""
    settings = repository.top / ".pre-commit-config.yaml"
    if not settings.is_file() or "badgectl" not in settings.read_text(errors="replace"):
        return False
    return "pre-commit" not in habits_of(repository).hooks


def leftovers(repository: Repository) -> Iterator[str]:
    """Yield what somebody who died has left locked, by the path of each file and its age."""
    for path in (repository.git_dir / "index.lock", repository.common_dir / "packed-refs.lock"):
        if path.exists() and time.time() - path.stat().st_mtime > _STALE:
            yield str(path)


def has_open_journal(repository: Repository) -> bool:
    """Tell whether recording was interrupted, so that the next run will finish it."""
    return journal_path(repository).exists()


def state_is_writable(repository: Repository) -> bool:
    """Tell whether lock, journal and index can be written."""
    folder = repository.common_dir / STATE
    return os.access(folder if folder.exists() else repository.common_dir, os.W_OK | os.X_OK)
