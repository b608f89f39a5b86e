"""Where a command's batch work is done."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Annotated

import typer

from badgectl.batches.executor import Executor

Scheduler = Annotated[
    str | None,
    typer.Option(
        metavar="ADDRESS", help="Work on the Dask cluster whose scheduler is at tcp://HOST:PORT."
    ),
]


@contextmanager
def executor_at(scheduler: str | None) -> Iterator[Executor | None]:
    """Return the cluster at an address; None for the processes of this machine."""
    if scheduler is None:
        yield None
        return
    from badgectl.batches.cluster import cluster_at

    with cluster_at(scheduler) as cluster:
        yield cluster
