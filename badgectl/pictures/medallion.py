"""The medallion of engraved badges: the icon on paper in a ring of enamel, and the stars on it."""

import math
from collections.abc import Iterator
from typing import NamedTuple

from badgectl.pictures.capitals import capitals
from badgectl.pictures.colors import PAPER, WHITE, mixed
from badgectl.pictures.glyphs import icon_outline, text_outline
from badgectl.pictures.looks import Look
from badgectl.pictures.outline import Outline, Point, circle, many, placed, polar, polygon, star
from badgectl.pictures.scene import Element, Gradient, Shadow, Shape

_RING = 44.0  # of enamel and its metal edges
_ICON = 1.43  # of the radius of the paper
_STEP = {1: 0.0, 2: 27.0, 3: 27.0, 4: 25.0, 5: 22.0}  # degrees between stars


def medallion(look: Look, middle: Point, radius: float) -> Iterator[Element]:
    """Yield the medallion with its icon and the issuer's mark."""
    colors, inner = look.colors, radius - _RING
    shade = mixed(colors.ink, "#000000", 0.3)
    yield Shadow(outline=circle(middle, radius), blur=12, drop=9, opacity=0.45)
    yield Shape(outline=circle(middle, radius), fill=_shine(look, middle, radius))
    yield Shape(outline=circle(middle, radius - 8), fill=shade)
    yield Shape(
        outline=circle(middle, radius - 10),
        fill=_down(middle, radius, colors.deep, mixed(colors.ink, "#000000", 0.15)),
    )
    dots = many(*(circle(polar(middle, radius - 22, math.tau * n / 60), 3.2) for n in range(60)))
    yield Shape(outline=dots, fill=look.rim[0][1], opacity=0.75)
    yield Shape(outline=circle(middle, inner + 8), fill=_shine(look, middle, -inner))
    yield Shape(outline=circle(middle, inner + 1), fill=shade, opacity=0.7)
    paper = mixed(PAPER, colors.light, 0.2)
    yield Shape(outline=circle(middle, inner - 1), fill=_down(middle, inner, WHITE, paper))
    yield from _icon(look, middle, inner)


def _icon(look: Look, middle: Point, inner: float) -> Iterator[Element]:
    size = inner * _ICON
    at = (middle[0], middle[1] - (size * 0.075 if look.mark else 0))
    outline = icon_outline(look.icon)
    colors = look.colors
    yield Shape(outline=placed(outline, size, (at[0], at[1] + 4)), fill=WHITE)
    fill = Gradient(
        ((0.0, mixed(colors.deep, colors.light, 0.12)), (1.0, colors.ink)),
        (at[0], at[1] - size * 0.4), (at[0], at[1] + size * 0.4),
    )  # fmt: skip
    yield Shape(outline=placed(outline, size, at), fill=fill)
    if look.mark:
        # Coins have the letters of their mint at the foot, too.
        letters, width = text_outline(capitals(look.mark), 700, 0.16)
        foot = (middle[0] - width * 34 / 2, middle[1] + inner - 33)
        yield Shape(outline=placed(letters, 34, foot), fill=colors.ink, opacity=0.85)


class StarPlaces(NamedTuple):
    """Where the stars of all levels stand, how large they are, and how each is turned."""

    points: tuple[Point, ...]
    size: float
    turns: tuple[float, ...]


def star_places(look: Look, middle: Point, radius: float) -> StarPlaces:
    """Return the places of as many stars as the badge has levels, on the ring."""
    many = look.of_stars
    apart = math.radians(_STEP.get(many, min(20.0, 110 / max(many - 1, 1))))
    angles = [apart * (n - (many - 1) / 2) - math.pi / 2 for n in range(many)]
    return StarPlaces(
        points=tuple(polar(middle, radius - 14, angle) for angle in angles),
        size=min(52.0, apart * radius * 0.44) if many > 1 else 54.0,
        turns=tuple(angle + math.pi / 2 for angle in angles),
    )


def stars(look: Look, places: StarPlaces) -> Iterator[Element]:
    """Yield as many stars as the badge has levels; those reached are of metal."""
    size = places.size
    dark = mixed(look.colors.ink, "#000000", 0.25)
    for n, (at, turn) in enumerate(zip(places.points, places.turns, strict=True)):
        ground = _turned_star(at, size * 1.2, turn)
        yield Shadow(outline=ground, blur=6, drop=5, opacity=0.4)
        yield Shape(outline=ground, fill=dark)
        if n < look.stars:
            yield Shape(outline=_turned_star(at, size, turn), fill=_bright(look, at, size))
            yield Shape(outline=_facets(at, size * 0.97, turn), fill=look.rim[-1][1], opacity=0.38)
        else:
            faint = mixed(look.colors.ink, look.colors.light, 0.3)
            yield Shape(outline=_turned_star(at, size * 0.86, turn), fill=faint, opacity=0.55)


def _turned_star(at: Point, size: float, turn: float) -> Outline:
    return placed(star((0, 0), size, depth=0.47), 1, at, turn)


def _facets(at: Point, size: float, turn: float) -> Outline:
    """Return the sides of a star's points that lie in the shade."""
    tips = (math.tau * n / 5 - math.pi / 2 + turn for n in range(5))
    return many(
        *(polygon([at, polar(at, size, tip), polar(at, size * 0.47, tip + math.pi / 5)])
          for tip in tips)
    )  # fmt: skip


def _shine(look: Look, middle: Point, radius: float) -> Gradient:
    """Return metal in the light from the upper left; a negative radius turns it round."""
    x, y, part = middle[0], middle[1], radius * 0.72
    return Gradient(look.rim, (x - part, y - part), (x + part, y + part))


def _bright(look: Look, at: Point, size: float) -> Gradient:
    """Return the metal of stars: lighter than the rim, so that they are seen from afar."""
    bright = look.rim[0][1]
    stops = ((0.0, bright), (1.0, mixed(look.rim[4][1], bright, 0.2)))
    return Gradient(stops, (at[0] - size, at[1] - size), (at[0] + size, at[1] + size))


def _down(middle: Point, radius: float, upper: str, lower: str) -> Gradient:
    x, y = middle
    return Gradient(((0.0, upper), (1.0, lower)), (x, y - radius), (x, y + radius))
