"""Own art in a badge: it fills the field, with plates under what is read on it."""

from collections.abc import Iterator, Sequence

from badgectl.pictures.capitals import capitals
from badgectl.pictures.colors import PAPER, mixed
from badgectl.pictures.glyphs import text_outline
from badgectl.pictures.laurel import laurel
from badgectl.pictures.looks import Look
from badgectl.pictures.outline import Outline, Point, bounds, placed, polygon
from badgectl.pictures.scene import Art, Element, Gradient, Group, Shadow, Shape, Stroke

_GROUND = 700.0  # where the plate of the level begins, behind the ribbon
_MIDDLE, _WREATH, _OPEN = (500.0, 440.0), 262.0, 268.0
_MARK, _MARK_LINE = 30.0, 574.0


def own_art(look: Look, field: Outline, stars: Sequence[Point], size: float) -> Iterator[Element]:
    """Yield a badge's own art in its field, ready for stars at some points; it must have some."""
    if look.art is None:
        return
    left, top, right, bottom = bounds(field)
    side = max(right - left, bottom - top)
    box = ((left + right - side) / 2, (top + bottom - side) / 2, side, side)
    yield Shape(outline=field, fill=PAPER)
    yield Art(artwork=look.art, box=box, clip=field)
    if look.level:
        yield Group(clip=field, elements=tuple(_exergue(look)))
    if look.for_team:
        yield from _wreath()
    if stars:
        row: Outline = (("M", (stars[0],)), *(("L", (at,)) for at in stars[1:] or stars))
        yield Stroke(outline=row, width=size * 2 + 32, color=PAPER, opacity=0.28)
        yield Stroke(outline=row, width=size * 2 + 24, color=look.colors.ink, opacity=0.9)
    if look.mark:
        yield from _mark(look, look.mark)


def _wreath() -> Iterator[Element]:
    """Yield the laurel of teams around the art, open where the stars stand."""
    for leaf in laurel(_MIDDLE, _WREATH):
        if bounds(leaf)[1] > _OPEN:
            yield Shadow(outline=leaf, blur=4, drop=3, opacity=0.5)
            yield Shape(outline=leaf, fill=PAPER)


def _exergue(look: Look) -> Iterator[Element]:
    """Yield the part below the ground line, where coins have their year."""
    deep, ink = look.colors.deep, look.colors.ink
    shaded = Gradient(((0.0, deep), (1.0, mixed(ink, "#000000", 0.2))), (0, _GROUND), (0, 900))
    metal = Gradient(look.rim, (100, 0), (900, 0))
    for top, height, fill in ((_GROUND - 7, 300.0, metal), (_GROUND, 300.0, shaded)):
        corners = [(0.0, top), (1000.0, top), (1000.0, top + height), (0.0, top + height)]
        yield Shape(outline=polygon(corners), fill=fill)


def _mark(look: Look, mark: str) -> Iterator[Element]:
    """Yield the issuer's letters on a small plate above the ribbon."""
    outline, width = text_outline(capitals(mark), 700, 0.14)
    half, middle = width * _MARK / 2, _MARK_LINE - _MARK * 0.35
    pill: Outline = (("M", ((500 - half, middle),)), ("L", ((500 + half, middle),)))
    yield Stroke(outline=pill, width=56, color=PAPER, opacity=0.28)
    yield Stroke(outline=pill, width=50, color=look.colors.ink, opacity=0.9)
    yield Shape(outline=placed(outline, _MARK, (500 - half, _MARK_LINE)), fill=PAPER)
