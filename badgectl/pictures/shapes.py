"""The outlines of badges, each about the middle of the canvas."""

import math

from badgectl.model.designs import Shape
from badgectl.pictures.outline import Outline, Point, circle, placed, polar, rounded

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
    "circle": circle((0, 0), 428),
    "hexagon": _regular(6, 452, -math.pi / 2, 62),
    "octagon": _regular(8, 450, -math.pi / 8 * 3, 60),
    "shield": _SHIELD,
    "square": _regular(4, 520, -math.pi / 4, 120),
    "diamond": _regular(4, 500, -math.pi / 2, 128),
    "scallop": _scallop(16, 432, 0.05),
    "star": placed(
        rounded(
            [
                polar((0, 0), 474 if n % 2 == 0 else 388, math.pi * n / 8 - math.pi / 2)
                for n in range(16)
            ],
            44,
        ),
        1,
        (0, 0),
    ),
    "arch": _ARCH,
    "pentagon": placed(_regular(5, 468, -math.pi / 2, 84), 1, (0, 18)),
}


def shape_outline(shape: Shape, scale: float = 1.0) -> Outline:
    """Return the outline of a badge, smaller than the whole by a scale."""
    return placed(_OUTLINES[shape], scale, CENTER)
