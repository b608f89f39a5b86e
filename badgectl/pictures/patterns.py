"""Engraved lines as on banknotes and watch dials, derived from a badge's identity.

Each family is a function from choices, the middle and the radius from which the lines show (nearer
lies the medallion) to closed lines; they reach beyond every shape, the field cuts them.
"""

import math
from collections.abc import Callable, Iterable, Iterator

from badgectl.model.designs import Pattern
from badgectl.pictures.choices import Choices
from badgectl.pictures.outline import Point, polar

Line = tuple[Point, ...]

_REACH = 500.0  # from the middle, beyond the corners of every field
_ANGLES = [math.tau * step / 240 for step in range(240)]
_ACROSS = range(-550, 551, 12)
_FAR = 1300.0  # where nothing is seen: open lines are closed there


def pattern_lines(pattern: Pattern, identity: str, middle: Point, inner: float) -> tuple[Line, ...]:
    """Return the lines of a family that belong to an identity; no two badges show the same."""
    if pattern == "none":
        return ()
    return tuple(_FAMILIES[pattern](Choices(f"{pattern} {identity}"), middle, inner))


def _rosette(choose: Choices, middle: Point, inner: float) -> Iterator[Line]:
    """Two bands of loops that cross each other, drawn as with a geometric chuck."""
    petals = choose.between(8, 15)
    edge = inner + (_REACH - inner) * choose.within(0.36, 0.5)
    for low, high, waves in ((inner - 6, edge, petals * 2), (edge, _REACH, petals)):
        copies = choose.between(6, 8)
        ripple = waves * choose.between(2, 3)
        depth = choose.within(0.1, 0.26)
        for copy in range(copies):
            phase = math.tau * copy / copies
            swings = (
                math.sin(waves * angle + phase) * (1 - depth)
                + math.sin(ripple * angle - phase) * depth
                for angle in _ANGLES
            )
            yield _around(middle, ((low + high + (high - low) * swing) / 2 for swing in swings))


def _waves(choose: Choices, middle: Point, _inner: float) -> Iterator[Line]:
    """Lines that swell and fall side by side, as on water."""
    gap = choose.within(19, 24)
    length, other = choose.within(210, 340), choose.within(420, 700)
    height, drift = choose.within(16, 26), choose.within(0.1, 0.3) * choose.between(0, 1) + 0.12
    lean = choose.within(-0.12, 0.12)
    phase = choose.within(0, math.tau)
    for n in range(-int(_REACH / gap) - 4, int(_REACH / gap) + 5):
        swell = height * (0.55 + 0.45 * math.sin(n * 0.31 + phase))
        heights = (
            swell * math.sin(math.tau * x / length + n * drift)
            + 7 * math.sin(math.tau * x / other + phase)
            for x in _ACROSS
        )
        yield _across(middle, lean, n * gap, heights)


def _weave(choose: Choices, middle: Point, _inner: float) -> Iterator[Line]:
    """Strands that cross over and under in two directions, as cloth."""
    gap = choose.within(64, 84)
    lean = math.radians(choose.between(30, 60))
    swing = gap * choose.within(0.2, 0.36)
    for direction in (lean, lean + math.pi / 2):
        for n in range(-int(_REACH / gap) - 1, int(_REACH / gap) + 2):
            for strand in range(2):
                phase = math.pi * strand + (n % 2) * math.pi / 2
                heights = (swing * math.sin(math.pi * x / gap + phase) for x in _ACROSS)
                yield _across(middle, direction, n * gap, heights)


def _rays(choose: Choices, middle: Point, inner: float) -> Iterator[Line]:
    """Straight lines from the middle outwards, their beginnings and ends in waves."""
    rays = choose.between(11, 17) * 12
    lobes, others = choose.between(6, 12), choose.between(3, 5)
    depth = choose.within(46, 84)
    phase = choose.within(0, math.tau)
    for n in range(rays):
        angle = math.tau * n / rays
        start = inner + depth * (0.5 + 0.5 * math.sin(lobes * angle + phase))
        end = start + 120 + 100 * math.sin(others * angle)
        yield polar(middle, start, angle), polar(middle, end, angle)
        if n % 2 == 0:
            yield polar(middle, end + 22, angle), polar(middle, _REACH + 60, angle)
    for ring in (0.5, 1.5):
        swings = (math.sin(lobes * angle + phase) for angle in _ANGLES)
        yield _around(middle, (inner + depth * (ring + swing / 2) for swing in swings))


def _lattice(choose: Choices, middle: Point, inner: float) -> Iterator[Line]:
    """Spirals in both directions that make a net of diamonds, as on the dial of a watch."""
    arms = choose.between(30, 42)
    turn = choose.within(0.5, 1.1)
    bend = choose.within(-0.35, 0.35)
    low = inner - 10
    for side in (-1, 1):
        for n in range(arms):
            first = math.tau * n / arms
            there = [
                polar(middle, low + (_REACH + 60 - low) * part,
                      first + side * turn * (part + bend * part * (1 - part)))
                for part in (step / 24 for step in range(25))
            ]  # fmt: skip
            yield (*there, *reversed(there))


def _contours(choose: Choices, middle: Point, inner: float) -> Iterator[Line]:
    """Lines of equal height around hills, as on a map."""
    swings = [(n, choose.within(0.35, 1) / n, choose.within(0, math.tau)) for n in (2, 3, 4, 5, 7)]
    gap = choose.within(15, 20)
    swing = choose.within(30, 52)
    shift = choose.within(0.35, 0.7)
    for n in range(int((_REACH + 90 - inner) / gap)):
        base = inner + 20 + n * gap
        heights = (
            sum(size * math.sin(k * angle + phase + n * shift / k) for k, size, phase in swings)
            for angle in _ANGLES
        )
        yield _around(middle, (base + swing * height for height in heights))


def _around(middle: Point, radii: Iterable[float]) -> Line:
    """Return a line around the middle, one distance for each of the angles."""
    pairs = zip(_ANGLES, radii, strict=True)
    return tuple(polar(middle, radius, angle - math.pi / 2) for angle, radius in pairs)


def _across(middle: Point, lean: float, beside: float, heights: Iterable[float]) -> Line:
    """Return a line across the field, `beside` the middle; it is closed where nobody sees it."""
    seen = [(float(x), beside + height) for x, height in zip(_ACROSS, heights, strict=True)]
    return tuple(_turned(middle, lean, [*seen, (_FAR, _FAR), (-_FAR, _FAR)]))


def _turned(middle: Point, lean: float, points: Iterable[Point]) -> Iterator[Point]:
    cos, sin = math.cos(lean), math.sin(lean)
    for x, y in points:
        yield middle[0] + x * cos - y * sin, middle[1] + x * sin + y * cos


_FAMILIES: dict[Pattern, Callable[[Choices, Point, float], Iterator[Line]]] = {
    "rosette": _rosette,
    "waves": _waves,
    "weave": _weave,
    "rays": _rays,
    "lattice": _lattice,
    "contours": _contours,
}
