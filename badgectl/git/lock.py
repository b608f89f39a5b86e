"""One writer at a time: a lock in the git directory that no crash leaves behind."""

import fcntl
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from badgectl.model.errors import BadgectlError

_PATIENCE = 30.0  # seconds; an award holds the lock for some milliseconds

STATE = "badgectl"
"""The folder in git directories that keeps our own state."""


class LockedError(BadgectlError):
    """Another award is being recorded and does not come to an end."""


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
