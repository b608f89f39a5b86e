"""The engraved theme: metal, fine lines and a medallion, as on coins and banknotes."""

import math
from collections.abc import Iterator

from badgectl.pictures.capitals import capitals
from badgectl.pictures.colors import PAPER, WHITE, mixed
from badgectl.pictures.glyphs import icon_outline, text_outline
from badgectl.pictures.guilloche import guilloche
from badgectl.pictures.laurel import laurel
from badgectl.pictures.looks import Look
from badgectl.pictures.outline import Point, bounds, circle, placed, polar, star
from badgectl.pictures.own_art import own_art
from badgectl.pictures.ribbon import ribbon
from badgectl.pictures.scene import Element, Glow, Gradient, Lines, Shadow, Shape
from badgectl.pictures.shapes import CENTER, shape_outline

_FIELD = 0.885  # of the whole
_MEDALLION = 168.0
_MIDDLE = (CENTER[0], CENTER[1] - 28)


def engraved(look: Look) -> Iterator[Element]:
    """Yield what an engraved badge is made of."""
    yield from _rim(look)
    if look.art is None:
        yield from _field(look)
        yield from _medallion(look)
        yield from _mint_mark(look)
    else:
        yield from own_art(look, shape_outline(look.shape, _FIELD), *_star_places(look))
    yield from _stars(look)
    yield from ribbon(look.name, look.level, look.colors, CENTER[0], _floor(look))


def _rim(look: Look) -> Iterator[Element]:
    yield Shadow(outline=shape_outline(look.shape), blur=16, drop=16, opacity=0.38)
    yield Shape(outline=shape_outline(look.shape), fill=Gradient(look.rim, (180, 60), (820, 920)))
    # The inner slope catches the light from the other side.
    turned = tuple(
        (at, color) for (at, _), (_, color) in zip(look.rim, reversed(look.rim), strict=True)
    )
    yield Shape(
        outline=shape_outline(look.shape, 0.955), fill=Gradient(turned, (180, 60), (820, 920))
    )
    yield Shape(outline=shape_outline(look.shape, 0.918), fill=PAPER)


def _field(look: Look) -> Iterator[Element]:
    field = shape_outline(look.shape, _FIELD)
    colors = look.colors
    stops = ((0.0, colors.light), (0.55, mixed(colors.light, colors.deep, 0.6)), (1.0, colors.deep))
    yield Shape(outline=field, fill=Gradient(stops, (500, 80), (500, 890)))
    lines = guilloche(look.identity, _MIDDLE, _MEDALLION + 4, 470)
    yield Lines(lines=lines, width=1.5, color=WHITE, opacity=0.3, clip=field)
    yield Shape(outline=field, fill=Glow(WHITE, (380, 170), 420, 0.34))


def _medallion(look: Look) -> Iterator[Element]:
    colors = look.colors
    if look.for_team:
        for leaf in laurel(_MIDDLE, _MEDALLION + 34):
            yield Shape(outline=leaf, fill=PAPER, opacity=0.94)
    yield Shadow(outline=circle(_MIDDLE, _MEDALLION), blur=9, drop=7, opacity=0.35)
    yield Shape(
        outline=circle(_MIDDLE, _MEDALLION),
        fill=Gradient(look.rim, (380, 300), (620, 640)),
    )
    yield Shape(outline=circle(_MIDDLE, _MEDALLION - 9), fill=PAPER)
    yield Shape(outline=circle(_MIDDLE, _MEDALLION - 20), fill=mixed(colors.deep, PAPER, 0.35))
    yield Shape(
        outline=circle(_MIDDLE, _MEDALLION - 23),
        fill=Gradient(
            ((0.0, WHITE), (1.0, mixed(PAPER, colors.light, 0.14))), (500, 300), (500, 610)
        ),
    )
    icon = placed(icon_outline(look.icon), 204, (_MIDDLE[0], _MIDDLE[1] - (10 if look.mark else 0)))
    yield Shape(
        outline=icon,
        fill=Gradient(((0.0, colors.deep), (1.0, colors.ink)), (500, 350), (500, 560)),
    )


def _mint_mark(look: Look) -> Iterator[Element]:
    """Paint the issuer's letters at the foot of the medallion, where coins have theirs."""
    if look.mark:
        outline, width = text_outline(capitals(look.mark), 700, 0.14)
        at = (_MIDDLE[0] - width * 26 / 2, _MIDDLE[1] + _MEDALLION - 42)
        yield Shape(outline=placed(outline, 26, at), fill=look.colors.ink, opacity=0.8)


def _floor(look: Look) -> float:
    """Return how far down the field reaches."""
    return bounds(shape_outline(look.shape, _FIELD))[3]


def _star_places(look: Look) -> tuple[list[Point], float]:
    """Return where the stars of all levels stand, and their size."""
    few = look.of_stars < 6
    step = math.radians(19 if few else 14)
    angles = (-math.pi / 2 + step * (n - (look.of_stars - 1) / 2) for n in range(look.of_stars))
    return [polar(_MIDDLE, _MEDALLION + 68, angle) for angle in angles], 34 if few else 26


def _stars(look: Look) -> Iterator[Element]:
    """Paint as many stars as the badge has levels, those reached filled."""
    places, size = _star_places(look)
    for n, at in enumerate(places):
        if n < look.stars:
            yield Shadow(outline=star(at, size), blur=4, drop=4, opacity=0.4)
            yield Shape(
                outline=star(at, size),
                fill=Gradient(look.rim, (at[0] - size, at[1] - size), (at[0] + size, at[1] + size)),
            )
            yield Shape(outline=star(at, size * 0.62), fill=PAPER, opacity=0.6)
        else:
            empty = (look.colors.ink, 0.45) if look.art is None else (PAPER, 0.3)
            yield Shape(outline=star(at, size * 0.9), fill=empty[0], opacity=empty[1])
