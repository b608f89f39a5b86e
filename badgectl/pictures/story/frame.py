"""The rim of a story: metal, stars along its upper edge."""

from collections.abc import Iterator

from badgectl.pictures.borders import border
from badgectl.pictures.colors import WHITE, mixed
from badgectl.pictures.looks import Look
from badgectl.pictures.outline import Point, many, placed, star
from badgectl.pictures.scene import Element, Gradient, Shadow, Shape, Stroke
from badgectl.pictures.shapes import CENTER, contours, shape_outline, span
from badgectl.pictures.story.curves import ellipse
from badgectl.pictures.story.tones import Tones

FIELD = 0.885
"""How much of the whole the scene takes."""
MIDDLE = 0.942
"""The middle of the metal."""
_PRINT = many(
    ellipse((0, 8), 11, 9),
    *(ellipse((x, y), 3.8, 5.4) for x, y in ((-12, -5), (-4.5, -11), (4.5, -11), (12, -5))),
)
_LIGHT: tuple[Point, Point] = ((180, 60), (820, 920))


def rim(look: Look, tones: Tones) -> Iterator[Element]:
    """Yield the metal around the scene, between two lines of ink."""
    whole, inner = shape_outline(look.shape), shape_outline(look.shape, FIELD + 0.022)
    yield Shadow(outline=whole, blur=16, drop=16, opacity=0.38)
    yield Shape(outline=whole, fill=tones.ink)
    yield Shape(outline=shape_outline(look.shape, 0.984), fill=Gradient(look.rim, *_LIGHT))
    # The inner slope catches the light from the other side.
    yield Shape(outline=inner, fill=Gradient(look.rim, *reversed(_LIGHT)))
    yield from _border(look, tones)
    yield Shape(outline=shape_outline(look.shape, FIELD + 0.007), fill=tones.ink)


def _border(look: Look, tones: Tones) -> Iterator[Element]:
    """Yield what runs along the metal."""
    middle = shape_outline(look.shape, MIDDLE)
    if look.border == "double":
        yield Stroke(outline=middle, width=13, color=tones.ink)
        yield Stroke(outline=middle, width=5, color=look.rim[0][1])
    pieces = border(look.border, middle, 25, apart=1.4)
    if pieces:
        yield Stroke(outline=pieces, width=7, color=tones.ink)
        yield Shape(outline=pieces, fill=Gradient(look.rim, *_LIGHT))


def stars(look: Look, tones: Tones) -> Iterator[Element]:
    """Yield as many stars as the badge has levels, along the upper rim, those reached bright."""
    few = look.of_stars < 6
    size, step = (44.0, 96.0) if few else (30.0, 62.0)
    edge = contours(shape_outline(look.shape, MIDDLE))
    for n in range(look.of_stars):
        x = CENTER[0] + step * (n - (look.of_stars - 1) / 2)
        # Tips of some shapes reach the edge of the canvas: a star stays on it.
        at = (x, max(span(edge, x, 0)[0] + 4, size + 14))
        form = star(at, size, depth=0.52)
        if n < look.stars:
            yield Shadow(outline=form, blur=5, drop=6, opacity=0.4)
            yield Stroke(outline=form, width=15, color=tones.ink)
            yield Shape(outline=form, fill=_shine(look, at, size))
            yield Shape(outline=star(at, size * 0.6, depth=0.5), fill=WHITE, opacity=0.6)
        else:
            yield Stroke(outline=form, width=15, color=tones.ink)
            yield Shape(outline=form, fill=mixed(tones.ink, tones.near, 0.55))


def _shine(look: Look, at: Point, size: float) -> Gradient:
    (x, y), stops = at, look.rim
    bright = (
        (0.0, stops[0][1]),
        (0.5, mixed(stops[2][1], WHITE, 0.2)),
        (1.0, stops[4 % len(stops)][1]),
    )
    return Gradient(bright, (x - size, y - size), (x + size, y + size))


def prints(look: Look, tones: Tones) -> Iterator[Element]:
    """Yield the trail of a badger on the ground, around the level's word if there is one."""
    xs = (330, 396, 604, 670) if look.level else (368, 434, 500, 566, 632)
    for n, x in enumerate(xs):
        at = (x, 796 + (9 if n % 2 else -9))
        yield Shape(outline=placed(_PRINT, 1, at, 1.25), fill=tones.middle, opacity=0.5)
