"""The flat theme: bold planes, one large white icon with its long shadow, almost no text."""

import math
from collections.abc import Iterator
from itertools import pairwise

from badgectl.pictures.borders import border
from badgectl.pictures.capitals import capitals
from badgectl.pictures.colors import PAPER, WHITE, contrast, mixed
from badgectl.pictures.glyphs import icon_outline, text_outline
from badgectl.pictures.looks import Look
from badgectl.pictures.outline import (
    Outline,
    Point,
    flattened,
    placed,
    polygon,
    rounded,
    star,
)  # fmt: skip
from badgectl.pictures.planes import planes
from badgectl.pictures.ribbon import fitted
from badgectl.pictures.scene import Element, Group, Shape, Stroke
from badgectl.pictures.shapes import CENTER, room_for_medallion, shape_outline
from badgectl.pictures.tag import tag
from badgectl.pictures.tracing import steps

_FIELD = 0.85  # of the whole
_ICON = 440.0
_BAND = 700.0  # how far down the middle of the band with the name lies
_STAR = 40.0
_NAME, _WORD = 0.92, 38.0  # of the size that fits a ribbon; the word for the level
_PARTS = 240  # steps around the ring
_SHADES = 0.62, 0.4, 0.2  # how far planes may be from the deep colour, the best first


def flat(look: Look) -> Iterator[Element]:
    """Yield what a flat badge is made of."""
    size = 0.9 if look.for_team else 1.0
    down = _room_for_stars(look, size)
    bottom = down - _STAR * 1.4 if look.level else _BAND + _band_height(look) / 2
    over_band = bottom - _band_height(look) - 16 - _icon_size(look, size) * 0.42
    middle = (CENTER[0], min(room_for_medallion(look.shape)[0][1] - 14, over_band))
    if look.for_team:
        yield from _second_plate(look)
    yield from _ring(look, size)
    yield from _field(look, size, middle)
    yield from _icon(look, middle, _icon_size(look, size))
    yield from _band(look, bottom)
    yield from _stars(look, down)
    yield from tag(look.tag, look.colors)


def _second_plate(look: Look) -> Iterator[Element]:
    """Paint the plate behind the badge of a team: many under one roof."""
    for turn, color in ((-0.13, look.colors.light), (0.13, mixed(look.colors.light, WHITE, 0.45))):
        about = placed(shape_outline(look.shape, 0.92), 1, (-CENTER[0], -CENTER[1]))
        at = (CENTER[0] + 220 * turn, CENTER[1])
        yield Shape(outline=placed(about, 1, at, turn), fill=color)


def _ring(look: Look, size: float) -> Iterator[Element]:
    """Paint the ring: one thick part for each level, those reached of metal."""
    whole = shape_outline(look.shape, size)
    yield Shape(outline=whole, fill=look.colors.ink)
    metal = mixed(look.rim[1][1], look.rim[2][1], 0.45)
    if not look.level:
        edge = mixed(look.colors.light, WHITE, 0.3)
        yield Shape(outline=shape_outline(look.shape, size * 0.985), fill=edge)
    else:
        inner = shape_outline(look.shape, (_FIELD + 0.02) * size)
        outer_steps, inner_steps = (
            [point for point, _ in steps(shape_outline(look.shape, size * 0.985), _PARTS)],
            [point for point, _ in steps(inner, _PARTS)],
        )
        for n in range(look.of_stars):
            part = _part(outer_steps, inner_steps, n, look.of_stars)
            faint = mixed(look.colors.ink, look.colors.light, 0.35)
            yield Shape(outline=part, fill=metal if n < look.stars else faint)
    yield from _edging(look, size)
    yield Shape(outline=shape_outline(look.shape, (_FIELD + 0.02) * size), fill=look.colors.ink)


def _part(outer: list[Point], inner: list[Point], n: int, of: int) -> Outline:
    """Return the part of a ring that belongs to a level, with a gap on both sides."""
    gap = 3 if of > 1 else 0
    first, last = _PARTS * n // of + gap, _PARTS * (n + 1) // of - gap
    around = range(first, last + 1)
    return polygon(
        [outer[k % _PARTS] for k in around] + [inner[k % _PARTS] for k in reversed(around)]
    )


def _edging(look: Look, size: float) -> Iterator[Element]:
    """Paint the border on the ring, cut out of it."""
    at = (0.985 + _FIELD + 0.02) / 2 * size
    middle, width = shape_outline(look.shape, at), (0.985 - _FIELD - 0.02) * 430 * size
    if look.border == "double":
        yield Stroke(outline=middle, width=width * 0.3, color=look.colors.ink)
    pieces = border(look.border, middle, width * 0.72, apart=2.2)
    if pieces:
        yield Shape(outline=pieces, fill=look.colors.ink)


def _field(look: Look, size: float, middle: Point) -> Iterator[Element]:
    """Paint the field, its planes and the long shadow of the icon, all cut by the shape."""
    field = shape_outline(look.shape, _FIELD * size)
    light, deep = look.colors.light, look.colors.deep
    brightest = next(
        (mixed(deep, light, part) for part in _SHADES
         if contrast(mixed(deep, light, part), WHITE) >= 3), deep,
    )  # fmt: skip
    shown = planes(look.pattern, look.identity, middle)
    layers = tuple(
        Shape(outline=plane, fill=mixed(deep, brightest, (n + 1) / len(shown)))
        for n, plane in enumerate(shown)
    )
    icon = placed(icon_outline(look.icon), _icon_size(look, size), middle)
    shadow = Shape(outline=_long_shadow(icon), fill=look.colors.ink, opacity=0.5)
    ground = Shape(outline=field, fill=deep if shown else brightest)
    yield Group(clip=field, elements=(ground, *layers, shadow))


def _icon_size(look: Look, size: float) -> float:
    return _ICON * size * (0.94 if look.level else 1)


def _icon(look: Look, middle: Point, size: float) -> Iterator[Element]:
    """Paint the icon in white, its right half in the shade."""
    icon = placed(icon_outline(look.icon), size, middle)
    yield Shape(outline=icon, fill=WHITE)
    x, y = middle
    half = polygon([(x, y - size), (x + size, y - size), (x + size, y + size), (x, y + size)])
    shade = mixed(WHITE, look.colors.light, 0.22)
    yield Group(clip=icon, elements=(Shape(outline=half, fill=shade),))


def _long_shadow(outline: Outline) -> Outline:
    """Return the shadow that an outline throws to the lower right, without end.

    Across the light, at each place, it begins where the outline does first.
    """
    contours = [
        [((x - y) * math.sqrt(0.5), (x + y) * math.sqrt(0.5)) for x, y in contour]
        for contour in flattened(outline, 1)
    ]
    low = math.floor(min(u for contour in contours for u, _ in contour))
    high = math.ceil(max(u for contour in contours for u, _ in contour))
    first = [math.inf] * (high - low + 1)
    for contour in contours:
        for (u1, v1), (u2, v2) in pairwise(contour):
            for at in range(math.ceil(min(u1, u2)), math.floor(max(u1, u2)) + 1):
                v = v1 if u1 == u2 else v1 + (v2 - v1) * (at - u1) / (u2 - u1)
                first[at - low] = min(first[at - low], v)
    edge = [(float(low + n), v) for n, v in enumerate(first) if v < math.inf]
    swept = [*edge, (edge[-1][0], 2000.0), (edge[0][0], 2000.0)]
    half = math.sqrt(0.5)
    return polygon(((u + v) * half, (v - u) * half) for u, v in swept)


def _band_height(look: Look) -> float:
    lines, size = fitted(look.name)
    return size * _NAME * (0.72 + 1.05 * (len(lines) - 1)) + 52 + (_WORD + 8 if look.level else 0)


def _band(look: Look, bottom: float) -> Iterator[Element]:
    """Paint the flat band with the name and the word for the level."""
    lines, size = fitted(look.name)
    size *= _NAME
    outlines = [text_outline(line, 700, 0.035) for line in lines]
    width = max(250.0, *(wide * size + 110 for _, wide in outlines))
    top = bottom - _band_height(look)
    left, right = 500 - width / 2, 500 + width / 2
    paper = mixed(look.colors.light, PAPER, 0.82)
    corners = [(left, top), (right, top), (right, bottom), (left, bottom)]
    yield Shape(outline=rounded([(x, y + 12) for x, y in corners], 16), fill=look.colors.ink)
    yield Shape(outline=rounded(corners, 16), fill=paper)
    for n, (letters, wide) in enumerate(outlines):
        at = (500 - wide * size / 2, top + 26 + size * (0.72 + 1.05 * n))
        yield Shape(outline=placed(letters, size, at), fill=look.colors.ink)
    if look.level:
        letters, wide = text_outline(capitals(look.level), 700, 0.16)
        at = (500 - wide * _WORD / 2, bottom - 24)
        yield Shape(outline=placed(letters, _WORD, at), fill=look.colors.deep)


def _star_size(look: Look) -> float:
    return min(_STAR, 190 / max(look.of_stars, 1))


def _room_for_stars(look: Look, size: float) -> float:
    """Return how far down the stars lie: above the ring, which rises towards the sides."""
    half = _star_size(look) * (1.15 * look.of_stars + 0.1)
    field = steps(shape_outline(look.shape, (_FIELD + 0.02) * size), _PARTS)
    below = (y for (x, y), _ in field if abs(x - CENTER[0]) < half and y > CENTER[1])
    return min(below, default=800.0) - _STAR * 1.1


def _stars(look: Look, down: float) -> Iterator[Element]:
    """Paint as many stars as there are levels; those not reached are holes."""
    metal = mixed(look.rim[0][1], look.rim[2][1], 0.5)
    size = _star_size(look)
    for n in range(look.of_stars):
        at = (500 + (n - (look.of_stars - 1) / 2) * size * 2.3, down)
        yield Shape(outline=star(at, size * 1.22), fill=look.colors.ink)
        reached = n < look.stars
        faint = mixed(look.colors.ink, look.colors.light, 0.4)
        yield Shape(
            outline=star(at, size if reached else size * 0.6), fill=metal if reached else faint
        )
