"""Who does the work of a batch: processes of this machine, or a cluster.

A piece of work is done by a function of a module of ours, from values alone: whoever does it, and
however often it is begun, the result is the same.
"""

import os
import signal
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context
from typing import Protocol, TypeVar

from badgectl.model.errors import BadgectlError

T = TypeVar("T")
R = TypeVar("R")


class LostWorkersError(BadgectlError):
    """Those who did the work have gone."""


class Executor(Protocol):
    """Does the pieces of a batch."""

    def map(self, function: Callable[[T], R], pieces: Sequence[T]) -> Iterator[R]:
        """Yield what a function makes of each piece, in their order, each as soon as it can."""
        ...


class Processes:
    """The cores of this machine, where there is enough for them to do."""

    def __init__(self, few: int) -> None:
        """Begin another process for more than `few` pieces, which one does in less than a start."""
        self._few = few

    def map(self, function: Callable[[T], R], pieces: Sequence[T]) -> Iterator[R]:
        """Yield what a function makes of each piece, in their order, each as soon as it can."""
        workers = min(len(pieces) // self._few, os.cpu_count() or 1)
        if workers < 2:
            yield from map(function, pieces)
            return
        pool = ProcessPoolExecutor(
            workers, mp_context=get_context("spawn"), initializer=_leave_stopping_to_the_parent
        )
        try:
            yield from pool.map(function, pieces)
        except BrokenProcessPool:
            raise LostWorkersError(
                "a process that did part of the work was killed",
                "check whether there is enough memory, and run it again",
            ) from None
        finally:
            pool.shutdown(cancel_futures=True)


def _leave_stopping_to_the_parent() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
