"""One writer at a time: our lock, which no crash leaves behind, and git's own on the index."""

import fcntl
import os
import re
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from badgectl.git.process import Answer
from badgectl.model.errors import BadgectlError

_PATIENCE = 30.0  # seconds; an award holds the lock for some milliseconds
_PATIENCE_WITH_GIT = 1.0  # seconds; a git command at work holds its lock for some milliseconds

STATE = "badgectl"
"""The folder in git directories that keeps our own state."""


class LockedError(BadgectlError):
    """Another award is being recorded and does not come to an end."""


class ForeignLockError(BadgectlError):
    """Another git command is at work in this repository, or died there."""


def locked_by(answer: Answer) -> ForeignLockError | None:
    """Return the error that names a lock of git's own, if that made a command fail."""
    match = re.search(r"Unable to create '([^']+\.lock)': File exists", answer.stderr)
    if match is None:
        return None
    return ForeignLockError(
        f"{match[1]} is there", "another git command is at work; if none is, remove the file"
    )


def state_folder(git_dir: Path) -> Path:
    """Return the folder in a git directory that keeps our own state, made if need be."""
    folder = git_dir / STATE
    folder.mkdir(exist_ok=True)
    return folder


@contextmanager
def only_writer(common_dir: Path) -> Iterator[None]:
    """Hold the lock of a repository; the system frees it whatever happens to the process."""
    path = state_folder(common_dir) / "lock"
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o666)
    try:
        give_up = time.monotonic() + _PATIENCE
        while True:
            try:
                fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
                break
            except BlockingIOError:
                if time.monotonic() > give_up:
                    raise LockedError(
                        "another badgectl has been recording for too long",
                        f"see what holds {path}, and try again",
                    ) from None
                time.sleep(0.005)
        yield
    finally:
        os.close(descriptor)


def check_index(git_dir: Path) -> None:
    """Raise if git's index stays locked."""
    lock = git_dir / "index.lock"
    give_up = time.monotonic() + _PATIENCE_WITH_GIT
    while lock.exists() and time.monotonic() < give_up:
        time.sleep(0.01)
    try:
        age = time.time() - lock.stat().st_mtime
    except FileNotFoundError:
        return
    raise ForeignLockError(
        f"{lock} is there, {age:.0f} seconds old",
        "another git command is at work; if none is, remove the file",
    )
