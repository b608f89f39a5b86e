"""Work halved between this process and a copy of it, where there is enough of it."""

import os
import signal
import threading
from collections.abc import Callable, Sequence
from typing import TypeVar

import msgspec

T = TypeVar("T")
R = TypeVar("R")
Work = Callable[[Sequence[T]], R]

_FAILED = 1


def in_halves(
    work: Work[T, R], silent: Work[T, R], pieces: Sequence[T], kind: type[R], *, many: int
) -> list[R]:
    """Return what is done of all pieces; of many, a copy of this process does every other one.

    The copy works silently, and tells its outcome as msgpack of a `kind`. What it fails at is done
    again here, where it fails as it would alone.
    """
    # Other threads may hold locks that nobody would ever open in the copy.
    if len(pieces) < many or not hasattr(os, "fork") or threading.active_count() > 1:
        return [work(pieces)]
    reading, writing = os.pipe()
    try:
        copy = os.fork()
    except OSError:  # there may be no more processes
        os.close(reading)
        os.close(writing)
        return [work(pieces)]
    if copy == 0:
        os.close(reading)
        os._exit(_as_copy(silent, pieces[1::2], writing))
    os.close(writing)
    with os.fdopen(reading, "rb") as pipe:
        try:
            done = work(pieces[::2])
            said = pipe.read()
        except BaseException:  # where this process ends, its copy must not go on
            os.kill(copy, signal.SIGKILL)
            os.waitpid(copy, 0)
            raise
    _, status = os.waitpid(copy, 0)
    if status:
        return [done, work(pieces[1::2])]
    return [done, msgspec.msgpack.decode(said, type=kind)]


def _as_copy(work: Work[T, R], pieces: Sequence[T], writing: int) -> int:
    """Do the other half and tell the outcome; return the status to end with."""
    try:
        done = work(pieces)
        with os.fdopen(writing, "wb") as pipe:
            pipe.write(msgspec.msgpack.encode(done))
    except BaseException:  # noqa: BLE001 - whatever it is, the other process meets it again
        return _FAILED
    return 0
