"""How much of each pixel something covers: drawn larger and reduced, so that edges are crisp."""

import math
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from PIL import Image, ImageChops, ImageDraw, ImageFilter

from badgectl.pictures.outline import Outline, Point, area, bounds, flattened
from badgectl.pictures.scene import Lines, Shadow, Stroke

_LARGE = 1024  # pixels from which on fewer steps between covered and not are enough
_SHARED = 16_000  # pixels: larger masks are mostly of shapes that many badges have
_KEPT = 48
_GAP = 2.0  # pixels of the sheet that may stay open where two pieces of a stroke meet
_SOFT = 2.5  # pixels: a shadow blurred further than that has no detail that could be lost


class Box(NamedTuple):
    """A part of the picture, in pixels, and how many of them a unit of the canvas takes."""

    left: int
    top: int
    right: int
    bottom: int
    scale: float

    @property
    def size(self) -> tuple[int, int]:
        """Width and height."""
        return self.right - self.left, self.bottom - self.top

    def around(self, outline: Outline, spread: float = 0, drop: float = 0) -> "Box | None":
        """Return the pixels of this box that an outline touches; None if there are none."""
        if not outline:
            return None
        left, top, right, bottom = bounds(outline)
        box = Box(
            max(self.left, math.floor((left - spread) * self.scale)),
            max(self.top, math.floor((top - spread + drop) * self.scale)),
            min(self.right, math.ceil((right + spread) * self.scale) + 1),
            min(self.bottom, math.ceil((bottom + spread + drop) * self.scale) + 1),
            self.scale,
        )
        return box if box.left < box.right and box.top < box.bottom else None


def outline_mask(outline: Outline, box: Box) -> Image.Image:
    """Return how much of each pixel of a box an outline covers, from 0 to 255; only to be read."""
    shared = _SHARED < box.size[0] * box.size[1] < _LARGE * _LARGE
    return (_kept_mask if shared else _drawn_mask)(outline, box)


def _drawn_mask(outline: Outline, box: Box) -> Image.Image:
    plate = _Plate(box)
    # Pillow fills one contour at a time: the larger first, and those that are holes with 0.
    for contour, filled in _nonzero([c for c in plate.contours(outline) if len(c) > 2]):
        plate.draw.polygon(contour, fill=255 if filled else 0)
    return plate.reduced()


_kept_mask = lru_cache(maxsize=_KEPT)(_drawn_mask)


def stroke_mask(stroke: Stroke, box: Box) -> Image.Image:
    """Return how much of each pixel of a box a stroke covers."""
    plate = _Plate(box)
    width = max(1, round(stroke.width * plate.zoom))
    for contour in plate.contours(stroke.outline):
        plate.draw.line(contour, fill=255, width=width)
        r = stroke.width * plate.zoom / 2
        for x, y in _corners(contour, r):
            plate.draw.ellipse((x - r, y - r, x + r, y + r), fill=255)
    return faded(plate.reduced(), stroke.opacity)


def lines_mask(lines: Lines, box: Box) -> Image.Image:
    """Return how much of each pixel of a box fine lines cover."""
    plate = _Plate(box, 3)
    width = max(1, round(lines.width * plate.zoom))
    for line in lines.lines:
        points = plate.placed([*line, line[0]])
        plate.draw.line(points, fill=255, width=width)
    mask = ImageChops.multiply(plate.reduced(), outline_mask(lines.clip, box))
    return faded(mask, lines.opacity)


@lru_cache(maxsize=_KEPT // 2)
def shadow_mask(shadow: Shadow, box: Box) -> Image.Image:
    """Return how dark a shadow is at each pixel of a box; only to be read.

    It is blurred in a smaller picture: what is soft has no detail.
    """
    blur = shadow.blur * box.scale
    shrink = max(1, int(blur / _SOFT))
    small = Box(
        math.floor(box.left / shrink),
        math.floor((box.top - shadow.drop * box.scale) / shrink) - 1,
        math.ceil(box.right / shrink) + 1,
        math.ceil((box.bottom - shadow.drop * box.scale) / shrink) + 1,
        box.scale / shrink,
    )
    mask = _drawn_mask(shadow.outline, small)
    mask = faded(mask.filter(ImageFilter.GaussianBlur(blur / shrink)), shadow.opacity)
    width, height = box.size
    left = box.left / shrink - small.left
    top = (box.top - shadow.drop * box.scale) / shrink - small.top
    part = (left, top, left + width / shrink, top + height / shrink)
    return mask.resize(box.size, Image.Resampling.BILINEAR, box=part)


def faded(mask: Image.Image, opacity: float) -> Image.Image:
    """Return a mask made weaker."""
    return mask.point(_weaker(opacity)) if opacity < 1 else mask


@cache
def _weaker(opacity: float) -> list[int]:
    return [round(value * opacity) for value in range(256)]


class _Plate:
    """A large sheet on which a mask is drawn before it is reduced.

    It is the same one every time, and wiped by whoever comes next: making a new one for each
    mask would cost more than drawing does.
    """

    def __init__(self, box: Box, times: int = 4) -> None:
        self._box = box
        width, height = box.size
        times = times if max(box.size) < _LARGE else 2
        self._times = times
        self.zoom = box.scale * times
        self._part = (0, 0, width * times, height * times)
        side = max(width, height) * times
        self._image = _sheet(1 << (side - 1).bit_length())
        self._image.paste(0, self._part)
        self.draw = ImageDraw.Draw(self._image)

    def placed(self, points: Iterable[Point]) -> list[Point]:
        """Return where points of the canvas lie on the sheet."""
        zoom = self.zoom
        left, top = self._box.left * self._times, self._box.top * self._times
        return [(x * zoom - left, y * zoom - top) for x, y in points]

    def contours(self, outline: Outline) -> list[list[Point]]:
        left, top = self._box.left * self._times, self._box.top * self._times
        return [
            [(x - left, y - top) for x, y in contour] for contour in flattened(outline, self.zoom)
        ]

    def reduced(self) -> Image.Image:
        return self._image.reduce(self._times, box=self._part)


@lru_cache(maxsize=6)
def _sheet(side: int) -> Image.Image:
    return Image.new("L", (side, side))


def _corners(contour: Sequence[Point], radius: float) -> Iterator[Point]:
    """Yield the points of a line at which a round pen shows: its ends, and where it bends.

    Pieces much shorter than the pen count as bends: in whole pixels their direction is not sure.
    """
    straight = math.cos(min(1.0, _GAP / radius))
    yield from (contour[0], contour[-1])
    for (x0, y0), (x1, y1), (x2, y2) in zip(contour, contour[1:], contour[2:], strict=False):
        ax, ay, bx, by = x1 - x0, y1 - y0, x2 - x1, y2 - y1
        before, after = math.hypot(ax, ay), math.hypot(bx, by)
        if min(before, after) < radius or ax * bx + ay * by < straight * before * after:
            yield x1, y1


def _nonzero(contours: Sequence[list[Point]]) -> Iterator[tuple[list[Point], bool]]:
    """Yield contours, larger first, each with whether its inside is filled by the nonzero rule.

    That is the rule by which fonts and SVG fill: the turns of all contours around a point,
    counted by their direction, must not cancel out.
    """
    if len(contours) == 1:
        yield contours[0], True
        return
    done: list[tuple[list[Point], float, float, int]] = []
    areas = [(area(contour), contour) for contour in contours]
    for covered, contour in sorted(areas, key=lambda pair: -abs(pair[0])):
        turn = 1 if covered > 0 else -1
        x, _ = point = contour[0]
        around = sum(
            other for outer, left, right, other in done if left < x < right and _holds(outer, point)
        )
        xs = [x for x, _ in contour]
        done.append((contour, min(xs), max(xs), turn))
        yield contour, around + turn != 0


def _holds(contour: Sequence[Point], point: Point) -> bool:
    """Tell whether a point lies inside a contour."""
    x, y = point
    inside = False
    x1, y1 = contour[-1]
    for x2, y2 in contour:
        if (y1 > y) != (y2 > y) and x < (x2 - x1) * (y - y1) / (y2 - y1) + x1:
            inside = not inside
        x1, y1 = x2, y2
    return inside
