"""Work that is spread over processes, some of which fail or are lost."""

import os
import subprocess
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from badgectl.batches.executor import LostWorkersError, Processes
from badgectl.batches.halving import in_halves

PIECES = [1, 2, 3, 4]


def children_of_ours() -> set[str]:
    """Return the ids of processes that this one started, also those that wait to be asked for."""
    asked = subprocess.Popen(["ps", "-A", "-o", "pid=,ppid="], stdout=subprocess.PIPE, text=True)
    pairs = (line.split() for line in asked.communicate()[0].splitlines())
    return {pid for pid, ppid in pairs if ppid == str(os.getpid())} - {str(asked.pid)}


@pytest.fixture
def tidy() -> Iterator[None]:
    """Nothing is left open, and nobody behind."""
    before, children = sorted(Path("/dev/fd").iterdir()), children_of_ours()
    yield
    assert sorted(Path("/dev/fd").iterdir()) == before
    assert children_of_ours() <= children


def add(pieces: Sequence[int]) -> int:
    return sum(pieces)


def fail(pieces: Sequence[int]) -> int:
    raise ValueError(f"{len(pieces)} pieces are too many")


@pytest.mark.usefixtures("tidy")
def test_a_half_each() -> None:
    assert in_halves(add, add, PIECES, int, many=4) == [1 + 3, 2 + 4]
    assert in_halves(add, add, PIECES, int, many=5) == [10]


@pytest.mark.usefixtures("tidy")
def test_what_the_copy_fails_at_is_done_here() -> None:
    assert in_halves(add, fail, PIECES, int, many=4) == [1 + 3, 2 + 4]


@pytest.mark.usefixtures("tidy")
def test_a_copy_does_not_outlive_a_failure_here(tmp_path: Path) -> None:
    begun = tmp_path / "begun"

    def take_long(_pieces: Sequence[int]) -> int:
        begun.touch()
        time.sleep(20)
        return 0

    def wait_and_fail(pieces: Sequence[int]) -> int:
        while not begun.exists():
            time.sleep(0.01)
        return fail(pieces)

    with pytest.raises(ValueError, match="2 pieces are too many"):
        in_halves(wait_and_fail, take_long, PIECES, int, many=4)


@pytest.mark.usefixtures("tidy")
def test_where_there_is_no_process_left_all_is_done_here(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse() -> int:
        raise BlockingIOError(11, "Resource temporarily unavailable")

    monkeypatch.setattr(os, "fork", refuse)
    assert in_halves(add, add, PIECES, int, many=4) == [10]


def die(_piece: int) -> int:
    os._exit(9)


def test_a_lost_process_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "cpu_count", lambda: 2)
    with pytest.raises(LostWorkersError, match="a process that did part of the work was killed"):
        list(Processes(1).map(die, PIECES))
