"""Batch work on a real Dask cluster of several processes, of which one is killed half-way."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from distributed import LocalCluster
from ground import ROOT, Command

from badgectl.batches.cluster import cluster_at
from badgectl.batches.executor import LostWorkersError


@pytest.fixture(scope="module")
def cluster() -> Iterator[LocalCluster]:
    """Two workers, each a process of its own."""
    with LocalCluster(
        n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None
    ) as made:
        yield made


def files_of(folder: Path) -> dict[str, bytes]:
    """Return all files of a folder."""
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


@pytest.mark.slow
def test_a_killed_worker_is_made_up_for(
    cluster: LocalCluster, badgectl: Command, tmp_path: Path
) -> None:
    draw = ("-C", str(ROOT), "render", "--size", "600", "--no-sheet", "-o")
    assert badgectl(*draw, str(tmp_path / "here")).status == 0
    env = os.environ | {"PYTHONPATH": str(ROOT)}
    called = [sys.executable, "-m", "badgectl", *draw, str(tmp_path / "there")]
    address = cluster.scheduler_address
    workers = [worker.pid for worker in cluster.workers.values()]
    with subprocess.Popen(
        [*called, "--scheduler", address], env=env, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as going:
        while going.poll() is None and not list(tmp_path.glob("there/*.png")):
            time.sleep(0.01)
        assert going.poll() is None, "it was done before a worker could be killed"
        os.kill(workers[0], signal.SIGKILL)
        _, said = going.communicate(timeout=300)
    assert going.returncode == 0, said.decode()
    assert files_of(tmp_path / "there") == files_of(tmp_path / "here")


def die(_piece: int) -> int:
    os._exit(9)


@pytest.mark.slow
def test_work_that_no_worker_survives_is_given_up(cluster: LocalCluster) -> None:
    with (
        cluster_at(cluster.scheduler_address) as workers,
        pytest.raises(LostWorkersError, match="the cluster has lost its workers"),
    ):
        list(workers.map(die, [1]))


@pytest.mark.slow
def test_a_site_is_the_same(cluster: LocalCluster, badgectl: Command, tmp_path: Path) -> None:
    build = ("-C", str(ROOT), "hub", "--base-url", "https://b.example", "-o")
    assert badgectl(*build, str(tmp_path / "here")).status == 0
    address = cluster.scheduler_address
    said = badgectl(*build, str(tmp_path / "there"), "--scheduler", address)
    assert said.status == 0
    assert files_of(tmp_path / "there") == files_of(tmp_path / "here")


def test_a_scheduler_that_is_not_there(badgectl: Command, tmp_path: Path) -> None:
    said = badgectl(
        "-C", str(ROOT), "render", "-o", str(tmp_path / "out"), "--scheduler", "tcp:/nonsense"
    )
    assert (said.status, said.out) == (1, "")
    assert said.err.startswith("error: no scheduler answers at tcp:/nonsense\n")
    assert not (tmp_path / "out").exists()
