"""Engraved line patterns as on banknotes, derived from a badge's identity."""

import hashlib
import math
from collections.abc import Iterator

from badgectl.pictures.outline import Point, polar

_STEPS = 480


class _Choices:
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

    def part(self) -> float:
        """Return a number from 0 to 1."""
        return (next(self._digits) * 256 + next(self._digits)) / 65535


def guilloche(
    identity: str, center: Point, inner: float, outer: float
) -> tuple[tuple[Point, ...], ...]:
    """Return the closed lines of a rosette between two radii that belongs to an identity.

    Bands of phase-shifted waves cross each other; number, frequency and depth of the waves come
    from the identity, so that two badges never show the same pattern.
    """
    choose = _Choices(identity)
    lines: list[tuple[Point, ...]] = []
    bands = choose.between(2, 3)
    petals = choose.between(7, 18)
    edges = [inner + (outer - inner) * n / bands for n in range(bands + 1)]
    for n in range(bands):
        low, high = edges[n], edges[n + 1]
        waves = petals * choose.between(1, 2) + choose.between(0, 3)
        ripple = waves * choose.between(2, 3)
        depth = 0.12 + 0.2 * choose.part()
        copies = choose.between(7, 11)
        for copy in range(copies):
            phase = math.tau * copy / copies
            lines.append(_wave(center, low, high, waves, ripple, depth, phase))
    return tuple(lines)


def _wave(
    center: Point, low: float, high: float, waves: int, ripple: int, depth: float, phase: float
) -> tuple[Point, ...]:
    middle, swing = (low + high) / 2, (high - low) * 0.56
    found = []
    for step in range(_STEPS):
        angle = math.tau * step / _STEPS
        swell = math.sin(waves * angle + phase) * (1 - depth)
        radius = middle + swing * (swell + math.sin(ripple * angle - phase) * depth)
        found.append(polar(center, radius, angle - math.pi / 2))
    return tuple(found)
