"""What runs along the rim of a badge: beads, a rope, notches or grooves, as outlines."""

import math

from badgectl.model.designs import Border
from badgectl.pictures.outline import Outline, Point, circle, many, placed, polygon
from badgectl.pictures.tracing import Step, steps

_PITCH = {"beads": 31.0, "rope": 26.0, "notched": 17.0}
_ROUND = 2700.0  # about the length of any rim


def border(name: Border, middle: Outline, width: float, apart: float = 1.0) -> Outline:
    """Return one outline with all pieces that lie along the middle of a rim of a width.

    `apart` puts them further from each other. Borders without pieces (`plain`, `double`) are empty.
    """
    if name not in _PITCH:
        return ()
    count = round(_ROUND / _PITCH[name] / apart)
    piece = _PIECES[name]
    along = steps(middle, count)
    return many(*(piece(step, width) for step in along))


def _bead(step: Step, width: float) -> Outline:
    return circle(step[0], width * 0.4)


def _strand(step: Step, width: float) -> Outline:
    """Return one turn of a rope: a leaf that lies across the rim."""
    return placed(_STRAND, width, step[0], step[1] - 0.62)


def _notch(step: Step, width: float) -> Outline:
    """Return a cut across the rim, wider at the outer end, as on the edge of a coin."""
    (x, y), along = step
    ahead: Point = (math.cos(along), math.sin(along))
    out: Point = (ahead[1], -ahead[0])
    corners = ((-0.13, 0.5), (0.13, 0.5), (0.09, -0.5), (-0.09, -0.5))
    return polygon(
        (x + width * (a * ahead[0] + b * out[0]), y + width * (a * ahead[1] + b * out[1]))
        for a, b in corners
    )


_STRAND: Outline = (
    ("M", ((-0.72, 0),)),
    ("C", ((-0.5, -0.36), (0.3, -0.36), (0.72, 0))),
    ("C", ((0.5, 0.36), (-0.3, 0.36), (-0.72, 0))),
    ("Z", ()),
)
_PIECES = {"beads": _bead, "rope": _strand, "notched": _notch}
