"""Outlines: closed shapes made of lines and curves, on a canvas of 1000 x 1000, y downwards."""

import math
from collections.abc import Iterable, Sequence
from functools import cache
from itertools import pairwise

Point = tuple[float, float]
Command = tuple[str, tuple[Point, ...]]
"""A step as SVG paths have it: M and L with one point, Q with two, C with three, Z with none."""
Outline = tuple[Command, ...]

_CIRCLE = 0.5522847498  # control points of a quarter circle, as part of its radius


def polygon(points: Iterable[Point]) -> Outline:
    """Return the outline with straight sides through the points."""
    first, *others = points
    return (("M", (first,)), *(("L", (point,)) for point in others), ("Z", ()))


def rounded(points: Sequence[Point], radius: float) -> Outline:
    """Return the outline through the points with its corners rounded."""
    commands: list[Command] = []
    for n, corner in enumerate(points):
        before, after = points[n - 1], points[(n + 1) % len(points)]
        start, end = _towards(corner, before, radius), _towards(corner, after, radius)
        commands.append(("L" if commands else "M", (start,)))
        commands.append(("Q", (corner, end)))
    return (*commands, ("Z", ()))


def _towards(start: Point, end: Point, length: float) -> Point:
    distance = math.dist(start, end)
    part = min(length / distance, 0.5) if distance else 0
    return (start[0] + (end[0] - start[0]) * part, start[1] + (end[1] - start[1]) * part)


def circle(center: Point, radius: float) -> Outline:
    """Return a circle."""
    (x, y), r, k = center, radius, radius * _CIRCLE
    return (
        ("M", ((x + r, y),)),
        ("C", ((x + r, y + k), (x + k, y + r), (x, y + r))),
        ("C", ((x - k, y + r), (x - r, y + k), (x - r, y))),
        ("C", ((x - r, y - k), (x - k, y - r), (x, y - r))),
        ("C", ((x + k, y - r), (x + r, y - k), (x + r, y))),
        ("Z", ()),
    )


def star(center: Point, radius: float, points: int = 5, depth: float = 0.45) -> Outline:
    """Return a star that stands on two of its points; `depth` is the inner radius, as a part."""
    corners = []
    for n in range(points * 2):
        length = radius if n % 2 == 0 else radius * depth
        corners.append(polar(center, length, math.pi * n / points - math.pi / 2))
    return rounded(corners, radius * 0.08)


def polar(center: Point, radius: float, angle: float) -> Point:
    """Return the point at an angle (in radians, clockwise from the right) and distance."""
    return (center[0] + radius * math.cos(angle), center[1] + radius * math.sin(angle))


def placed(outline: Outline, scale: float, at: Point, turn: float = 0.0) -> Outline:
    """Return an outline scaled, turned (in radians, clockwise) and moved to a point."""
    cos, sin = math.cos(turn) * scale, math.sin(turn) * scale
    return tuple(
        (name, tuple((x * cos - y * sin + at[0], x * sin + y * cos + at[1]) for x, y in points))
        for name, points in outline
    )


def many(*outlines: Outline) -> Outline:
    """Return several outlines as one."""
    return tuple(command for outline in outlines for command in outline)


def bounds(outline: Outline) -> tuple[float, float, float, float]:
    """Return left, top, right and bottom of an outline's points; all 0 if it has none."""
    points = [point for _, points in outline for point in points] or [(0.0, 0.0)]
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return min(xs), min(ys), max(xs), max(ys)


def area(corners: Sequence[Point]) -> float:
    """Return how much lies within corners; less than 0 if they run against the clock."""
    around = sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in pairwise(corners))
    (x1, y1), (x2, y2) = corners[-1], corners[0]
    return (around + x1 * y2 - x2 * y1) / 2


def flattened(outline: Outline, scale: float) -> list[list[Point]]:
    """Return the contours as many short lines, fine enough to look curved at `scale`."""
    contours: list[list[Point]] = []
    for name, points in outline:
        if name == "M":
            contours.append([points[0]])
        elif name == "L":
            contours[-1].append(points[0])
        elif name in "QC":
            contours[-1].extend(_curve((contours[-1][-1], *points), scale))
        elif name == "Z":
            contours[-1].append(contours[-1][0])
    return [[(x * scale, y * scale) for x, y in contour] for contour in contours]


def _curve(control: tuple[Point, ...], scale: float) -> list[Point]:
    length = sum(math.dist(a, b) for a, b in pairwise(control)) * scale
    steps = max(3, min(64, int(math.sqrt(length) * 1.5)))
    if len(control) == 3:
        (x0, y0), (x1, y1), (x2, y2) = control
        return [
            (a * x0 + b * x1 + c * x2, a * y0 + b * y1 + c * y2) for a, b, c in _weights(2, steps)
        ]
    (x0, y0), (x1, y1), (x2, y2), (x3, y3) = control
    return [
        (a * x0 + b * x1 + c * x2 + d * x3, a * y0 + b * y1 + c * y2 + d * y3)
        for a, b, c, d in _weights(3, steps)
    ]


@cache
def _weights(degree: int, steps: int) -> tuple[tuple[float, ...], ...]:
    """Return how much each control point of a curve counts at each step along it."""
    return tuple(
        tuple(math.comb(degree, k) * t**k * (1 - t) ** (degree - k) for k in range(degree + 1))
        for t in (step / steps for step in range(1, steps + 1))
    )
