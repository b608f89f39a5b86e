"""The ribbon with the badge's name, and the words below it."""

from collections.abc import Iterator
from itertools import accumulate, pairwise
from typing import NamedTuple

from badgectl.model.designs import Colors
from badgectl.pictures.capitals import capitals
from badgectl.pictures.colors import PAPER, PAPER_SHADE, mixed
from badgectl.pictures.glyphs import text_outline
from badgectl.pictures.outline import Outline, Point, bounds, placed, polygon
from badgectl.pictures.scene import Element, Gradient, Shadow, Shape
from badgectl.pictures.wrapping import Room
from badgectl.pictures.wrapping import fitted as wrapped

_WEIGHT, _SPACING = 700, 0.035
_NAME = Room(width=640, sizes=(60, 51, 42, 34), small=36, weight=_WEIGHT, spacing=_SPACING)
_CENTER = 692.0
_TOP, _HIGHEST = 592.0, 196.0  # a higher ribbon would hide what stands above it
_LEVEL = 80.0  # the room of the level between ribbon and floor
_CAPITAL = 0.7  # how high a capital is, as a part of the size
_AIR, _LEAST_AIR, _LEADING = 0.525, 0.34, 0.21  # above capitals, above accents, between lines
_EDGE, _CLEAR = 27.0, 17.0  # between the ribbon's edge and small capitals, or their accents


class _Line(NamedTuple):
    outline: Outline
    width: float
    rise: float
    """How far the ink reaches above the baseline, at least as far as capitals do."""
    fall: float


def ribbon(
    name: str, level: str | None, colors: Colors, middle: float, floor: float
) -> Iterator[Element]:
    """Return a ribbon with the name on it, and the level between it and the floor."""
    lines, size = fitted(name)
    inked = [_line(line) for line in lines]
    steps = [max(1.05, one.fall + other.rise + _LEADING) for one, other in pairwise(inked)]
    size = min(size, (_HIGHEST - 2 * _EDGE) / (inked[0].rise + sum(steps) + inked[-1].fall))
    air = max(_AIR, _EDGE / size)
    rise = max(_CAPITAL + air, inked[0].rise + max(_LEAST_AIR, _CLEAR / size))
    fall = max(air, inked[-1].fall + max(_LEAST_AIR, _CLEAR / size))
    height = size * (rise + sum(steps) + fall)
    width = max(max(line.width for line in inked) * size + 96, 300)
    left, right = middle - width / 2, middle + width / 2
    # The level below needs its room, and what is above is not to be hidden.
    lowest = floor - _LEVEL - height / 2 if level else _CENTER
    center = max(min(_CENTER, lowest), _TOP + height / 2)
    top, bottom = center - height / 2, center + height / 2
    yield from _tails(left, right, top, bottom, colors)
    yield from _band(left, right, top, bottom, colors)
    for line, step in zip(inked, accumulate(steps, initial=rise), strict=True):
        at = (middle - line.width * size / 2, top + size * step)
        yield Shape(outline=placed(line.outline, size, at), fill=colors.ink)
    if level:
        baseline = min(bottom + 66, max(bottom + 44, floor - 24))
        yield from _caption(level, (middle, baseline), 40)


def fitted(name: str) -> tuple[list[str], float]:
    """Return a name in capitals in one line or more, and the largest size at which they fit."""
    return wrapped(capitals(name), _NAME)


def _line(text: str) -> _Line:
    outline, width = text_outline(text, _WEIGHT, _SPACING)
    _, top, _, bottom = bounds(outline) if outline else (0.0, 0.0, 0.0, 0.0)
    return _Line(outline, width, max(_CAPITAL, -top), max(0.0, bottom))


def _band(
    left: float, right: float, top: float, bottom: float, colors: Colors
) -> Iterator[Element]:
    band = polygon([(left, top), (right, top), (right, bottom), (left, bottom)])
    yield Shadow(outline=band, blur=10, drop=8, opacity=0.4)
    shade = mixed(PAPER, PAPER_SHADE, 0.55)
    yield Shape(
        outline=band,
        fill=Gradient(((0.0, PAPER), (0.6, PAPER), (1.0, shade)), (0, top), (0, bottom)),
    )
    for edge in (top + 8, bottom - 11):
        line = polygon([(left, edge), (right, edge), (right, edge + 3), (left, edge + 3)])
        yield Shape(outline=line, fill=colors.deep, opacity=0.55)


def _caption(text: str, at: Point, size: float) -> Iterator[Element]:
    """Paint spaced capitals on the field, about a point of their baseline."""
    outline, width = text_outline(capitals(text), 700, 0.16)
    x, y = at[0] - width * size / 2, at[1]
    yield Shape(outline=placed(outline, size, (x, y + 3)), fill="#000000", opacity=0.35)
    yield Shape(outline=placed(outline, size, (x, y)), fill=PAPER)


def _tails(
    left: float, right: float, top: float, bottom: float, colors: Colors
) -> Iterator[Element]:
    """Paint the folded ends of the ribbon, behind and below the band."""
    drop, reach, fold = 26.0, 62.0, 40.0
    for edge, side in ((left, -1), (right, 1)):
        tail = polygon(
            [
                (edge + side * reach, top + drop),
                (edge - side * fold, top + drop),
                (edge - side * fold, bottom + drop),
                (edge + side * reach, bottom + drop),
                (edge + side * (reach - 30), (top + bottom) / 2 + drop),
            ]
        )
        yield Shadow(outline=tail, blur=8, drop=6, opacity=0.35)
        yield Shape(
            outline=tail,
            fill=Gradient(
                ((0.0, mixed(colors.light, PAPER, 0.55)), (1.0, mixed(colors.deep, PAPER, 0.45))),
                (0, top + drop),
                (0, bottom + drop),
            ),
        )
        crease = polygon(
            [(edge, bottom), (edge - side * fold, bottom), (edge - side * fold, bottom + drop)]
        )
        yield Shape(outline=crease, fill=mixed(colors.ink, "#000000", 0.2))
