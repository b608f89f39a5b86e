"""The flat theme: bold planes, one large white icon with its long shadow, almost no text."""

import math
from collections.abc import Iterator
from itertools import pairwise

from badgectl.pictures.borders import border
from badgectl.pictures.colors import PAPER, WHITE, contrast, mixed
from badgectl.pictures.glyphs import icon_outline
from badgectl.pictures.lettering import lettered_name, lettered_word
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
from badgectl.pictures.scene import Element, Group, Shape, Stroke
from badgectl.pictures.shapes import CENTER, room_for_medallion, shape_outline
from badgectl.pictures.tag import foot
from badgectl.pictures.tracing import steps

_FIELD = 0.85  # of the whole
_ICON = 440.0
_BAND = 700.0  # how far down the middle of the band with the name lies
_STAR = 40.0
_NAME, _WORD = 0.92, 38.0  # of the size that fits a ribbon; the word for the level
_WIDEST = 590.0  # of the word: as wide as names are at most
_CAPITAL = 0.72
_EDGE, _CLEAR, _FOOT = 26.0, 14.0, 24.0  # around capitals, around other ink, below the word
_HALF, _AIR = 0.42, 4.0  # how far icons reach, of their size; between them and the rim
_SMALLER = 14  # sizes that an icon may take, each a little smaller
_PARTS = 240  # steps around the ring
_SHADES = 0.62, 0.4, 0.2  # how far planes may be from the deep colour, the best first


def flat(look: Look) -> Iterator[Element]:
    """Yield what a flat badge is made of."""
    size = 0.9 if look.for_team else 1.0
    down, band = _room_for_stars(look, size), _Band(look)
    bottom = down - _STAR * 1.4 if look.level else _BAND + band.height / 2
    middle, side = _place_for_icon(look, size, bottom - band.height)
    icon = placed(icon_outline(look.icon), side, middle)
    if look.for_team:
        yield from _second_plate(look)
    yield from _ring(look, size)
    yield from _field(look, size, middle, icon)
    yield from _icon(look, middle, side, icon)
    yield from band.elements(bottom)
    yield from _stars(look, down)
    middle_of_ring = shape_outline(look.shape, (0.985 + _FIELD) / 2 * size)
    yield from foot(look, look.colors.ink, middle_of_ring)


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


def _field(look: Look, size: float, middle: Point, icon: Outline) -> Iterator[Element]:
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
    shadow = Shape(outline=_long_shadow(icon), fill=look.colors.ink, opacity=0.5)
    ground = Shape(outline=field, fill=deep if shown else brightest)
    yield Group(clip=field, elements=(ground, *layers, shadow))


def _place_for_icon(look: Look, size: float, band_top: float) -> tuple[Point, float]:
    """Return the middle of the icon and its size: as large as goes between the rim and the band."""
    usual = _ICON * size * (0.94 if look.level else 1)
    lowest = room_for_medallion(look.shape)[0][1] - 14
    rim = [point for point, _ in steps(shape_outline(look.shape, _FIELD * size), _PARTS)]
    for n in range(_SMALLER):
        side = usual * (1 - 0.04 * n)
        middle = (CENTER[0], min(lowest, band_top - 16 - side * _HALF))
        if min(math.dist(middle, point) for point in rim) >= side * _HALF + _AIR:
            break
    return middle, side


def _icon(look: Look, middle: Point, size: float, icon: Outline) -> Iterator[Element]:
    """Paint the icon in white, its right half in the shade."""
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


class _Band:
    """The flat band with the name and the word for the level, each line clear of the next."""

    def __init__(self, look: Look) -> None:
        self._colors = look.colors
        self._name = name = lettered_name(look.name, _NAME)
        self._word = lettered_word(look.level, _WORD, _WIDEST) if look.level else None
        self._rise = max(_CAPITAL * name.size + _EDGE, name.rise + _CLEAR)
        below = max(_EDGE, name.fall + _CLEAR)
        if self._word:
            below = max(_EDGE + _WORD + 8, name.fall + _CLEAR + self._word.rise + _FOOT)
        self.height = self._rise + name.depth + below

    def elements(self, bottom: float) -> Iterator[Element]:
        """Yield the band above a line."""
        colors, name, word = self._colors, self._name, self._word
        width = max(250.0, name.width + 110, word.width + 90 if word else 0.0)
        top, left, right = bottom - self.height, CENTER[0] - width / 2, CENTER[0] + width / 2
        corners = [(left, top), (right, top), (right, bottom), (left, bottom)]
        yield Shape(outline=rounded([(x, y + 12) for x, y in corners], 16), fill=colors.ink)
        yield Shape(outline=rounded(corners, 16), fill=mixed(colors.light, PAPER, 0.82))
        for letters in name.outlines((CENTER[0], top + self._rise)):
            yield Shape(outline=letters, fill=colors.ink)
        for letters in word.outlines((CENTER[0], bottom - _FOOT)) if word else ():
            yield Shape(outline=letters, fill=colors.deep)


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
