"""The outlines of badges, each about the middle of the canvas."""

import math
from collections.abc import Sequence
from itertools import pairwise

from badgectl.model.designs import Shape
from badgectl.pictures.outline import Outline, Point, circle, flattened, placed, polar, rounded
from badgectl.pictures.tracing import steps

CENTER: Point = (500.0, 480.0)


def _regular(sides: int, radius: float, turn: float, corner: float) -> Outline:
    points = [polar((0, 0), radius, turn + math.tau * n / sides) for n in range(sides)]
    return rounded(points, corner)


def _scallop(lobes: int, radius: float, depth: float) -> Outline:
    """Return a rosette: round lobes around a circle."""
    step = math.tau / lobes
    valley = radius * (1 - depth)
    bulge = radius * (1 + depth * 0.9)
    start = polar((0, 0), valley, -math.pi / 2 - step / 2)
    commands: list[tuple[str, tuple[Point, ...]]] = [("M", (start,))]
    for n in range(lobes):
        angle = -math.pi / 2 + step * n
        commands.append(
            (
                "C",
                (
                    polar((0, 0), bulge, angle - step * 0.36),
                    polar((0, 0), bulge, angle + step * 0.36),
                    polar((0, 0), valley, angle + step / 2),
                ),
            )
        )
    return (*commands, ("Z", ()))


_SHIELD: Outline = (
    ("M", ((0, -450),)),
    ("C", ((110, -400), (240, -372), (380, -372))),
    ("Q", ((400, -372), (400, -350))),
    ("C", ((412, -80), (380, 260), (0, 452))),
    ("C", ((-380, 260), (-412, -80), (-400, -350))),
    ("Q", ((-400, -372), (-380, -372))),
    ("C", ((-240, -372), (-110, -400), (0, -450))),
    ("Z", ()),
)

_ARCH: Outline = (
    ("M", ((-380, -60),)),
    ("C", ((-380, -280), (-212, -430), (0, -430))),
    ("C", ((212, -430), (380, -280), (380, -60))),
    ("L", ((380, 356),)),
    ("Q", ((380, 430), (306, 430))),
    ("L", ((-306, 430),)),
    ("Q", ((-380, 430), (-380, 356))),
    ("Z", ()),
)

_OUTLINES: dict[Shape, Outline] = {
    "circle": circle((0, 0), 440),
    "hexagon": _regular(6, 475, -math.pi / 2, 62),
    "octagon": _regular(8, 466, -math.pi / 8 * 3, 60),
    "shield": _SHIELD,
    "square": _regular(4, 565, -math.pi / 4, 130),
    "diamond": _regular(4, 540, -math.pi / 2, 200),
    "scallop": _scallop(16, 438, 0.05),
    "star": rounded(
        [
            polar((0, 0), 474 if n % 2 == 0 else 388, math.pi * n / 8 - math.pi / 2)
            for n in range(16)
        ],
        44,
    ),
    "arch": placed(_ARCH, 1.04, (0, 0)),
    "pentagon": placed(_regular(5, 500, -math.pi / 2, 96), 1, (0, 26)),
}

_MEDALLIONS: dict[Shape, tuple[float, float]] = {
    "circle": (412, 248),
    "hexagon": (418, 248),
    "octagon": (412, 252),
    "shield": (400, 252),
    "square": (416, 242),
    "diamond": (430, 232),
    "scallop": (412, 246),
    "star": (412, 240),
    "arch": (412, 248),
    "pentagon": (428, 236),
}
"""How far down the middle of the medallion lies, and its radius: above the ribbon, in the field."""


def room_for_medallion(shape: Shape) -> tuple[Point, float]:
    """Return the middle and the radius of the largest medallion that looks well in a shape."""
    down, radius = _MEDALLIONS[shape]
    return (CENTER[0], down), radius


def sunburst(shape: Shape) -> Outline:
    """Return a star of many short rays a little larger than a shape."""
    inner, outer = shape_outline(shape, 0.94), shape_outline(shape, 1.02)
    count = 80
    points = [
        (outer_step if n % 2 else inner_step)[0]
        for n, (inner_step, outer_step) in enumerate(
            zip(steps(inner, count), steps(outer, count), strict=True)
        )
    ]
    return rounded(points, 60)


def shape_outline(shape: Shape, scale: float = 1.0) -> Outline:
    """Return the outline of a badge, smaller than the whole by a scale."""
    return placed(_OUTLINES[shape], scale, CENTER)


def contours(outline: Outline) -> list[list[Point]]:
    """Return the corners of an outline's contours, for `span`."""
    return flattened(outline, 1)


def span(corners: Sequence[Sequence[Point]], at: float, axis: int) -> tuple[float, float]:
    """Return from where to where an outline reaches on a line across it.

    The line is upright at x = `at` if the axis is 0, level at y = `at` if it is 1. A line that
    misses the outline gives an empty span at the badge's middle.
    """
    across = 1 - axis
    found = [
        one[across] + (other[across] - one[across]) * (at - one[axis]) / (other[axis] - one[axis])
        for contour in corners
        for one, other in pairwise(contour)
        if (one[axis] > at) != (other[axis] > at)
    ]
    return (min(found), max(found)) if found else (CENTER[across], CENTER[across])
