"""What scenes are put together from: skies, land, clouds, boxes; on the canvas of a badge."""

import math
from collections.abc import Iterator, Sequence

from msgspec import Struct

from badgectl.pictures.outline import Outline, Point, circle, many, placed, polygon
from badgectl.pictures.scene import SIZE, Element, Glow, Gradient, Shape
from badgectl.pictures.story.curves import blob, cut, ellipse, symmetric

FLOOR = 640.0
"""Where a badger's feet stand; the ribbon hides what is right below."""
_DEEP = 920.0  # farther down than any field reaches


class Setting(Struct, frozen=True):
    """A scene: what lies behind the badger, and what before it."""

    behind: tuple[Element, ...]
    front: tuple[Element, ...]


def sky(top: str, low: str, until: float = FLOOR + 50) -> Shape:
    """Return the farthest ground of a scene, from one colour above to another below."""
    return Shape(
        outline=box(40, 30, 960, until),
        fill=Gradient(((0.0, top), (1.0, low)), (0, 90), (0, until - 40)),
    )


def land(*surface: Point, floor: float = _DEEP) -> Outline:
    """Return land below a surface that runs from the left to the right."""
    first, last = surface[0], surface[-1]
    return cut(surface, [(last[0], floor)], [(first[0], floor)], [first])


def box(left: float, top: float, right: float, bottom: float) -> Outline:
    """Return an upright rectangle."""
    return polygon([(left, top), (right, top), (right, bottom), (left, bottom)])


def plane(fill: str | Gradient | Glow, *outlines: Outline, opacity: float = 1.0) -> Shape:
    """Return outlines filled alike."""
    return Shape(outline=many(*outlines), fill=fill, opacity=opacity)


def spots(at: Sequence[Point], radius: float) -> Outline:
    """Return round spots of one size as one outline."""
    return many(*(circle(point, radius) for point in at))


def sparkle(at: Point, size: float) -> Outline:
    """Return a star of four points, as light on something bright."""
    tip, waist = size, size * 0.22
    (x, y) = at
    return polygon(
        [
            (x, y - tip), (x + waist, y - waist), (x + tip, y), (x + waist, y + waist),
            (x, y + tip), (x - waist, y + waist), (x - tip, y), (x - waist, y - waist),
        ]
    )  # fmt: skip


def cloud(at: Point, size: float) -> Outline:
    """Return a cloud, flat below; its middle is at a point, it is about twice `size` wide."""
    form = cut(
        [(-1, 0.3), (-0.96, 0.02), (-0.62, -0.06)],
        [(-0.5, -0.42), (-0.08, -0.5), (0.22, -0.2)],
        [(0.5, -0.32), (0.72, -0.12), (0.7, 0.06)],
        [(0.96, 0.06), (1, 0.3)],
        [(-1, 0.3)],
    )
    return placed(form, size, at)


def pine(at: Point, size: float) -> Outline:
    """Return a fir that stands at a point and is as tall as said."""
    form = symmetric(
        [(0, -1)],
        [(0.1, -0.8), (0.22, -0.66)],
        [(0.12, -0.66)],
        [(0.2, -0.48), (0.33, -0.34)],
        [(0.18, -0.34)],
        [(0.28, -0.14), (0.42, 0)],
        [(0, 0)],
    )
    return placed(form, size, at)


def bush(at: Point, size: float) -> Outline:
    """Return a round bush or the crown of a tree about a point."""
    form = blob(
        (-1, 0.1), (-0.86, -0.36), (-0.44, -0.6), (-0.1, -0.86), (0.38, -0.72), (0.74, -0.44),
        (1, 0.06), (0.8, 0.5), (0.3, 0.6), (-0.3, 0.62), (-0.8, 0.52),
    )  # fmt: skip
    return placed(form, size, at)


def tuft(at: Point, size: float) -> Outline:
    """Return a tuft of grass that stands at a point."""
    form = many(
        cut([(-0.16, 0), (-0.3, -0.5), (-0.62, -0.86)], [(-0.2, -0.62), (0.06, 0)], [(-0.16, 0)]),
        cut([(-0.12, 0), (-0.1, -0.6), (0.06, -1.1)], [(0.16, -0.6), (0.12, 0)], [(-0.12, 0)]),
        cut([(-0.04, 0), (0.2, -0.5), (0.58, -0.8)], [(0.4, -0.4), (0.18, 0)], [(-0.04, 0)]),
    )
    return placed(form, size, at)


def halo(color: str, at: Point = (500, 380), radius: float = 340, opacity: float = 0.7) -> Shape:
    """Return light around a point, as behind a badger's head, so that it stands out."""
    return Shape(outline=circle(at, radius), fill=Glow(color, at, radius, opacity))


def shadow(color: str, wide: float, at: Point = (500, FLOOR)) -> Iterator[Element]:
    """Yield what a figure darkens of the ground."""
    yield Shape(outline=ellipse(at, wide, wide * 0.14), fill=color, opacity=0.35)


def rays(center: Point, count: int, reach: float = SIZE * 0.56, start: float = 0.0) -> Outline:
    """Return wedges of light around a centre, as wide as the gaps between them."""
    step = 360 / count
    wedge = polygon([(0, 0), _spoke(reach, -step / 4), _spoke(reach, step / 4)])
    return many(
        *(placed(wedge, 1, center, math.radians(start + n * step)) for n in range(count))
    )  # fmt: skip


def _spoke(length: float, degrees: float) -> Point:
    return (math.cos(math.radians(degrees)) * length, math.sin(math.radians(degrees)) * length)


def opening(points: Sequence[Point]) -> Outline:
    """Return a wall over the whole canvas with a soft opening through points, from the left."""
    first, last = points[0], points[-1]
    return cut(
        points, [(last[0], 700)], [(960, 700)], [(960, 30)], [(40, 30)], [(40, 700)],
        [(first[0], 700)], [first],
    )  # fmt: skip
