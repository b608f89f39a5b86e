"""The engraved theme: metal, fine lines and a medallion, as on coins and banknotes."""

from collections.abc import Iterator

from badgectl.pictures.borders import border
from badgectl.pictures.colors import PAPER, WHITE, mixed
from badgectl.pictures.laurel import laurel
from badgectl.pictures.looks import Look
from badgectl.pictures.medallion import medallion, star_places, stars
from badgectl.pictures.outline import Outline, Point, circle, many
from badgectl.pictures.own_art import own_art
from badgectl.pictures.patterns import pattern_lines
from badgectl.pictures.ribbon import ribbon
from badgectl.pictures.scene import Element, Glow, Gradient, Lines, Shadow, Shape, Stops, Stroke
from badgectl.pictures.shapes import room_for_medallion, shape_outline, sunburst
from badgectl.pictures.tag import tag

_FACE, _FIELD = 0.975, 0.875  # of the whole: where the rim begins and where it ends
_LIGHT: tuple[Point, Point] = ((180, 60), (820, 900))


def engraved(look: Look) -> Iterator[Element]:
    """Yield what an engraved badge is made of."""
    size = 0.93 if look.for_team else 1.0
    middle, radius = room_for_medallion(look.shape)
    radius = radius * size * 0.94 if look.for_team else radius if look.level else radius + 12
    places = star_places(look, middle, radius)
    if look.for_team:
        yield from _plate(look)
    yield from _rim(look, size)
    if look.art is None:
        yield from _field(look, size, middle, radius)
        if look.for_team:
            yield from _wreath(look, middle, radius)
        yield from medallion(look, middle, radius)
    else:
        yield from own_art(look, shape_outline(look.shape, _FIELD * size), *places[:2])
    yield from stars(look, places)
    field = shape_outline(look.shape, _FIELD * size)
    yield from ribbon(look.name, look.level, look.colors, field)
    yield from tag(look.tag, look.colors)


def _plate(look: Look) -> Iterator[Element]:
    """Paint the star of rays on which the badges of teams lie."""
    rays = sunburst(look.shape)
    yield Shadow(outline=rays, blur=14, drop=14, opacity=0.38)
    yield Shape(outline=rays, fill=Gradient(look.rim, *_LIGHT))
    yield Stroke(outline=rays, width=3, color=_dark(look))


def _rim(look: Look, size: float) -> Iterator[Element]:
    def edge(scale: float) -> Outline:
        return shape_outline(look.shape, scale * size)

    yield Shadow(outline=edge(1), blur=16, drop=16, opacity=0.4)
    yield Shape(outline=edge(1), fill=_dark(look))
    yield Shape(outline=edge(0.993), fill=Gradient(look.rim, *_LIGHT))
    yield Shape(outline=edge(_FACE), fill=Gradient(_face(look.rim), *_LIGHT))
    yield from _border(look, size)
    # The inner slope catches the light from the other side.
    yield Shape(outline=edge(_FIELD + 0.021), fill=Gradient(look.rim, _LIGHT[1], _LIGHT[0]))
    yield Shape(outline=edge(_FIELD + 0.006), fill=_dark(look))


def _border(look: Look, size: float) -> Iterator[Element]:
    """Paint what runs along the face of the rim; it stands out from the metal or is cut into it."""
    at = (_FACE + _FIELD + 0.021) / 2 * size
    middle, width = shape_outline(look.shape, at), (_FACE - _FIELD - 0.021) * 430 * size
    bright = look.rim[0][1]
    if look.border == "double":
        for part in (-0.024, 0.024):
            groove = shape_outline(look.shape, at + part * size)
            yield Stroke(outline=groove, width=5, color=look.rim[-1][1])
            yield Stroke(outline=groove, width=1.8, color=_dark(look))
    pieces = border(look.border, middle, width)
    if not pieces:
        return
    if look.border == "notched":
        yield Shape(outline=pieces, fill=_dark(look), opacity=0.7)
        return
    if look.border == "beads":
        yield Stroke(outline=middle, width=width, color=_dark(look), opacity=0.75)
        yield Shape(outline=pieces, fill=Gradient(look.rim, *_LIGHT))
        lights = border(look.border, shape_outline(look.shape, at + 0.006), width * 0.42)
        yield Shape(outline=lights, fill=bright, opacity=0.85)
        return
    yield Stroke(outline=middle, width=width, color=_dark(look), opacity=0.9)
    yield Shape(outline=pieces, fill=Gradient(look.rim, *_LIGHT))
    yield Shape(
        outline=border(look.border, shape_outline(look.shape, at + 0.008), width * 0.45),
        fill=bright, opacity=0.6,
    )  # fmt: skip


def _face(metal: Stops) -> Stops:
    """Return the metal where it lies flat: its colours nearer to each other."""
    calm = mixed(metal[1][1], metal[2][1], 0.5)
    return tuple((at, mixed(color, calm, 0.55)) for at, color in metal)


def _dark(look: Look) -> str:
    return mixed(look.rim[-1][1], "#000000", 0.45)


def _field(look: Look, size: float, middle: Point, radius: float) -> Iterator[Element]:
    field = shape_outline(look.shape, _FIELD * size)
    light, deep, ink = look.colors.light, look.colors.deep, look.colors.ink
    stops = ((0.0, mixed(light, deep, 0.35)), (0.5, deep), (1.0, ink))
    yield Shape(outline=field, fill=Gradient(stops, (500, 90), (500, 900)))
    yield Shape(outline=field, fill=Glow(light, middle, radius * 1.9, 0.9))
    lines = pattern_lines(look.pattern, look.identity, middle, radius + 4)
    if lines:
        yield Lines(lines=lines, width=2.4, color=mixed(light, WHITE, 0.5), opacity=0.5, clip=field)
    yield Shape(outline=field, fill=Glow(WHITE, (360, 150), 380, 0.3))


def _wreath(look: Look, middle: Point, radius: float) -> Iterator[Element]:
    """Paint the laurel of teams around the medallion."""
    leaves = many(*laurel(middle, radius + 36))
    yield Shadow(outline=circle(middle, radius + 40), blur=24, drop=4, opacity=0.3)
    yield Shape(outline=leaves, fill=Gradient(((0.0, PAPER), (1.0, look.rim[0][1])), *_LIGHT))
