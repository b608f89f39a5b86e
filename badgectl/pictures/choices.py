"""Numbers that belong to a text: what is derived from a badge's identity."""

import hashlib
from collections.abc import Iterator


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
