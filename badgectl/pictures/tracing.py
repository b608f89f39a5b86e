"""Going along an outline in equal steps, for what is set along an edge."""

import math
from itertools import pairwise

from badgectl.pictures.outline import Outline, Point, flattened

Step = tuple[Point, float]
"""A point of an edge, and the direction in which the edge goes on there (in radians)."""


def steps(outline: Outline, count: int) -> list[Step]:
    """Return equally distant steps along the first contour of an outline, from its top onwards.

    They go clockwise, as outlines do; the first is the highest point above the middle.
    """
    contour = flattened(outline, 1)[0]
    lengths = [0.0]
    for a, b in pairwise(contour):
        lengths.append(lengths[-1] + math.dist(a, b))
    whole = lengths[-1]
    first = _top(contour, lengths)
    found: list[Step] = []
    at = 0
    for n in range(count):
        length = (first + whole * n / count) % whole
        if length < lengths[at]:
            at = 0
        while lengths[at + 1] < length:
            at += 1
        (x1, y1), (x2, y2) = contour[at], contour[at + 1]
        part = (length - lengths[at]) / max(lengths[at + 1] - lengths[at], 1e-9)
        point = (x1 + (x2 - x1) * part, y1 + (y2 - y1) * part)
        found.append((point, math.atan2(y2 - y1, x2 - x1)))
    return found


def _top(contour: list[Point], lengths: list[float]) -> float:
    """Return how far along a contour its highest point above the middle lies."""
    xs = [x for x, _ in contour]
    middle = (min(xs) + max(xs)) / 2
    crossings = []
    for n, ((x1, y1), (x2, y2)) in enumerate(pairwise(contour)):
        if x1 != x2 and min(x1, x2) <= middle <= max(x1, x2):
            part = (middle - x1) / (x2 - x1)
            length = lengths[n] + (lengths[n + 1] - lengths[n]) * part
            crossings.append((y1 + (y2 - y1) * part, length))
    return min(crossings)[1]
