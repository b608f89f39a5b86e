"""Confident curves: outlines drawn through few points, as with a soft pen."""

import math
from collections.abc import Sequence
from itertools import pairwise

from badgectl.pictures.outline import Command, Outline, Point, circle, placed

_PULL = 1 / 6  # how far control points lie along the way from a point's neighbour to its other


def blob(*points: Point) -> Outline:
    """Return a closed curve through points."""
    ring = [points[-1], *points, points[0], points[1]]
    return (("M", (points[0],)), *_through(ring), ("Z", ()))


def curve(*points: Point) -> Outline:
    """Return an open curve through points."""
    return (("M", (points[0],)), *_through([points[0], *points, points[-1]]))


def cut(*runs: Sequence[Point]) -> Outline:
    """Return a closed outline of curves that meet in corners; each begins where the last ended."""
    commands: list[Command] = [("M", (runs[0][0],))]
    end: tuple[Point, ...] = ()
    for run in runs:
        points = (*end, *run)
        commands.extend(_through([points[0], *points, points[-1]]))
        end = (points[-1],)
    return (*commands, ("Z", ()))


def symmetric(*runs: Sequence[Point]) -> Outline:
    """Return an outline by the runs of its right half, from the top to the bottom at x = 0."""
    whole = [runs[0], *((before[-1], *run) for before, run in pairwise(runs))]
    back = ([(-x, y) for x, y in reversed(run)][1:] for run in reversed(whole))
    return cut(*runs, *back)


def ellipse(center: Point, wide: float, high: float, turn: float = 0.0) -> Outline:
    """Return an ellipse by half its width and height, turned clockwise by degrees."""
    flat = tuple(
        (name, tuple((x * wide, y * high) for x, y in points)) for name, points in circle((0, 0), 1)
    )
    return placed(flat, 1, center, math.radians(turn))


def limb(points: Sequence[Point], widths: Sequence[float]) -> Outline:
    """Return a soft tube along points, at each as wide as said, with round ends."""
    left: list[Point] = []
    right: list[Point] = []
    last = len(points) - 1
    for n, ((x, y), width) in enumerate(zip(points, widths, strict=True)):
        (ax, ay), (bx, by) = points[max(n - 1, 0)], points[min(n + 1, last)]
        length = math.hypot(bx - ax, by - ay) or 1
        dx, dy = (bx - ax) / length * width / 2, (by - ay) / length * width / 2
        left.append((x + dy, y - dx))
        right.append((x - dy, y + dx))
        if n == 0:
            start = (x - dx, y - dy)
        if n == last:
            left.append((x + dx, y + dy))
    return blob(start, *left, *reversed(right))


def mirrored(outline: Outline) -> Outline:
    """Return an outline with left and right changed, about the line x = 0."""
    return tuple((name, tuple((-x, y) for x, y in points)) for name, points in outline)


def _through(points: Sequence[Point]) -> list[Command]:
    """Return the curves from the second point to the last but one."""
    commands: list[Command] = []
    for before, start, end, after in zip(points, points[1:], points[2:], points[3:], strict=False):
        one = (start[0] + (end[0] - before[0]) * _PULL, start[1] + (end[1] - before[1]) * _PULL)
        two = (end[0] - (after[0] - start[0]) * _PULL, end[1] - (after[1] - start[1]) * _PULL)
        commands.append(("C", (one, two, end)))
    return commands
