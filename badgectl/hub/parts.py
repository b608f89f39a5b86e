"""The parts that a folder of made files consists of."""

from collections.abc import Callable, Mapping

from msgspec import Struct


class Part(Struct, frozen=True, kw_only=True):
    """Files that are made together."""

    files: tuple[str, ...]
    key: bytes
    """As long as it is the same, the files are."""
    make: Callable[[], Mapping[str, bytes]]
