"""A Dask cluster that does the work of a batch."""

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import CancelledError
from contextlib import contextmanager, suppress
from typing import Any, TypeVar

from badgectl import __version__
from badgectl.batches.executor import LostWorkersError
from badgectl.model.errors import BadgectlError
from badgectl.model.text import excerpt, listed

T = TypeVar("T")
R = TypeVar("R")

_PATIENCE = 15  # seconds to wait for a scheduler that does not answer
_CHUNKS = 4  # for each worker: the last ones should not be waited for by all others


class NoClusterError(BadgectlError):
    """The cluster cannot be used."""


class Cluster:
    """The workers of a Dask cluster. What a lost one had begun is done by another."""

    def __init__(self, client: Any) -> None:
        """Use a connection."""
        self._client = client

    def map(self, function: Callable[[T], R], pieces: Sequence[T]) -> Iterator[R]:
        """Yield what a function makes of each piece, in their order, each as soon as it can."""
        workers = max(len(self._client.scheduler_info(n_workers=-1)["workers"]), 1)
        size = max(len(pieces) // (workers * _CHUNKS), 1)
        chunks = [pieces[at : at + size] for at in range(0, len(pieces), size)]
        # What is made twice is made alike, but two runs must not share what one of them cancels.
        futures = self._client.map(_each, [function] * len(chunks), chunks, pure=False)
        try:
            for future in futures:
                yield from future.result()
        except _losses():
            raise LostWorkersError(
                "the cluster has lost its workers, or we have lost the cluster",
                "its logs say why; run it again",
            ) from None
        finally:
            with suppress(Exception):  # the connection may be what was lost
                self._client.cancel(futures)


def _losses() -> tuple[type[Exception], ...]:
    """Return what says that the cluster failed, and not the work."""
    import distributed  # noqa: PLC0415 - an extra, and slow to import
    from distributed.comm.core import CommClosedError  # noqa: PLC0415

    return (distributed.KilledWorker, CommClosedError, CancelledError)


def _each(function: Callable[[T], R], pieces: Sequence[T]) -> list[R]:
    return [function(piece) for piece in pieces]


def _version() -> str:
    return __version__


@contextmanager
def cluster_at(address: str) -> Iterator[Cluster]:
    """Connect to a scheduler; raise NoClusterError if that fails, or workers do not fit."""
    named = excerpt(address, 80)
    try:
        import distributed  # noqa: PLC0415 - an extra, and slow to import
    except ImportError:
        raise NoClusterError(
            "work is sent to a cluster by Dask, which is not installed",
            "`pip install 'badgectl[dask]'`",
        ) from None
    connect: Any = distributed.Client
    try:
        client = connect(address, timeout=_PATIENCE, set_as_default=False)
    except (OSError, ValueError, TypeError):
        raise NoClusterError(
            f"no scheduler answers at {named}", "`dask scheduler` prints its address: tcp://..."
        ) from None
    with client:
        _check_workers(client, named)
        yield Cluster(client)


def _check_workers(client: Any, named: str) -> None:
    """Raise if there are no workers, or some would draw otherwise than we do."""
    try:
        versions = client.run(_version)
    except Exception as error:  # noqa: BLE001 - whatever a worker could not do
        raise NoClusterError(
            f"the workers of {named} lack badgectl: {excerpt(str(error), 120)}",
            f"`pip install 'badgectl[dask]=={__version__}'` there",
        ) from None
    if not versions:
        raise NoClusterError(f"the cluster at {named} has no workers", "`dask worker` starts one")
    others = sorted({str(version) for version in versions.values() if version != __version__})
    if others:
        raise NoClusterError(
            f"workers of {named} have badgectl {listed(others)}; this is {__version__}",
            "install the same version everywhere",
        )
