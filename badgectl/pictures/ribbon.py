"""The ribbon with the badge's name, and the words below it."""

from collections.abc import Iterator

from badgectl.model.designs import Colors
from badgectl.pictures.colors import PAPER, PAPER_SHADE, mixed
from badgectl.pictures.lettering import CAPITAL, lettered_name, lettered_word
from badgectl.pictures.outline import Outline, bounds, polygon
from badgectl.pictures.scene import Element, Gradient, Shadow, Shape
from badgectl.pictures.shapes import CENTER, contours, span

_CENTER = 692.0
_TOP = 592.0  # a higher ribbon would hide what stands above it
_LEVEL = 80.0  # the room of the level between ribbon and floor
_WORD, _SIDES = 40.0, 14.0  # the size of the level, and what is clear beside it
_LEAST_ROOM = 120.0  # for a level below so high a ribbon that the field has ended
_AIR, _LEAST_AIR = 0.525, 0.34  # above capitals, above accents
_EDGE, _CLEAR = 27.0, 17.0  # between the ribbon's edge and small capitals, or their accents


def ribbon(name: str, level: str | None, colors: Colors, field: Outline) -> Iterator[Element]:
    """Return a ribbon with the name on it, and the level between it and the foot of the field."""
    said, middle, floor = lettered_name(name), CENTER[0], bounds(field)[3]
    air, clear = max(_AIR * said.size, _EDGE), max(_LEAST_AIR * said.size, _CLEAR)
    rise = max(CAPITAL * said.size + air, said.rise + clear)
    height = rise + said.depth + max(air, said.fall + clear)
    width = max(said.width + 96, 300)
    left, right = middle - width / 2, middle + width / 2
    # The level below needs its room, and what is above is not to be hidden.
    lowest = floor - _LEVEL - height / 2 if level else _CENTER
    center = max(min(_CENTER, lowest), _TOP + height / 2)
    top, bottom = center - height / 2, center + height / 2
    yield from _tails(left, right, top, bottom, colors)
    yield from _band(left, right, top, bottom, colors)
    for letters in said.outlines((middle, top + rise)):
        yield Shape(outline=letters, fill=colors.ink)
    if level:
        yield from _caption(level, bottom, field)


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


def _caption(level: str, top: float, field: Outline) -> Iterator[Element]:
    """Paint the word for the level below the ribbon: a long one higher, where the field is wide."""
    corners, floor = contours(field), bounds(field)[3]
    usual = min(top + 66, max(top + 44, floor - 24))
    found = []
    for baseline in (usual, min(usual, top + 50)):
        left, right = span(corners, baseline, 1)
        word = lettered_word(level, _WORD, max(right - left - 2 * _SIDES, _LEAST_ROOM))
        found.append((word, baseline))
    word, baseline = max(found, key=lambda one: one[0].size)
    for drop, fill, opacity in ((3, "#000000", 0.35), (0, PAPER, 1.0)):
        for letters in word.outlines((CENTER[0], baseline + drop)):
            yield Shape(outline=letters, fill=fill, opacity=opacity)


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
