"""The laurel wreath that marks a team's badge."""

import math

from badgectl.pictures.outline import Outline, Point, placed, polar

_LEAF: Outline = (
    ("M", ((0, 0),)),
    ("C", ((16, -20), (48, -22), (76, 0))),
    ("C", ((48, 22), (16, 20), (0, 0))),
    ("Z", ()),
)
_LEAVES = 8


def laurel(center: Point, radius: float) -> list[Outline]:
    """Return the leaves of two branches that rise from the bottom on both sides."""
    leaves = []
    for side in (-1, 1):
        for n in range(_LEAVES):
            along = math.radians(58 - 15.5 * n)
            angle = along if side > 0 else math.pi - along
            growth = angle - side * math.pi / 2
            for turn, out in ((0.62, 10), (-0.42, -10)):
                at = polar(center, radius + out, angle)
                leaves.append(placed(_LEAF, 0.72, at, growth + side * turn))
    return leaves
