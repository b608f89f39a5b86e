"""Numbers that belong to a text: what is derived from a badge's identity."""

import hashlib
from collections.abc import Iterator, Sequence
from typing import TypeVar

_T = TypeVar("_T")


def digest(identity: str, what: str) -> bytes:
    """Return bytes that belong to something that is chosen for an identity."""
    return hashlib.sha256(f"{identity}/{what}".encode()).digest()


def one_of(among: Sequence[_T], identity: str, what: str) -> _T:
    """Return one of several, always the same for the same identity."""
    return among[int.from_bytes(digest(identity, what)[:4], "big") % len(among)]


class Choices:
    """Numbers drawn from a text: the same text gives the same numbers on every machine."""

    def __init__(self, text: str) -> None:
        self._digits = self._stream(text)

    @staticmethod
    def _stream(text: str) -> Iterator[int]:
        counter = 0
        while True:
            yield from hashlib.sha256(f"{text}/{counter}".encode()).digest()
            counter += 1

    def between(self, low: int, high: int) -> int:
        """Return a whole number from low to high, both included."""
        pair = next(self._digits) * 256 + next(self._digits)
        return low + pair % (high - low + 1)

    def within(self, low: float, high: float) -> float:
        """Return a number from low to high."""
        return low + (high - low) * (next(self._digits) * 256 + next(self._digits)) / 65535
