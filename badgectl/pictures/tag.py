"""The small plates at the foot: the issuer's mark, and facts of an award, as its year."""

from collections.abc import Iterator

from badgectl.model.designs import Colors
from badgectl.pictures.capitals import capitals
from badgectl.pictures.colors import PAPER, WHITE, mixed
from badgectl.pictures.glyphs import text_outline
from badgectl.pictures.looks import Look
from badgectl.pictures.outline import Outline, Point, bounds, circle, placed, rounded
from badgectl.pictures.scene import Element, Gradient, Shadow, Shape, Stroke
from badgectl.pictures.shapes import contours, span

_AT: Point = (500.0, 908.0)
_SIZE, _WIDEST, _HEIGHT, _AIR = 38.0, 640.0, 66.0, 44.0


def tag(text: str | None, colors: Colors) -> Iterator[Element]:
    """Yield the plate at the foot of a badge, if there is something to tell."""
    if not text:
        return
    letters, width = text_outline(text, 600, 0.03)
    size = min(_SIZE, _WIDEST / max(width, 0.01))
    half = width * size / 2 + _AIR
    plate = _plate(half, _HEIGHT / 2)
    yield Shadow(outline=plate, blur=8, drop=7, opacity=0.45)
    yield Shape(outline=plate, fill=PAPER)
    fill = Gradient(
        ((0.0, mixed(colors.deep, colors.light, 0.15)), (1.0, colors.ink)),
        (0, _AT[1] - _HEIGHT / 2), (0, _AT[1] + _HEIGHT / 2),
    )  # fmt: skip
    yield Shape(outline=_plate(half - 5, _HEIGHT / 2 - 5), fill=fill)
    pins = (*circle((_AT[0] - half + 24, _AT[1]), 6), *circle((_AT[0] + half - 24, _AT[1]), 6))
    yield Shape(outline=pins, fill=PAPER, opacity=0.85)
    at = (_AT[0] - width * size / 2, _AT[1] + size * 0.35)
    yield Shape(outline=placed(letters, size, at), fill=PAPER)


def foot(look: Look, ink: str, edge: Outline) -> Iterator[Element]:
    """Yield a small plate with the issuer's letters where the rim, along an edge, is lowest.

    What an award tells has a plate of its own there, which then begins with the letters.
    """
    mark = (capitals(look.mark),) if look.mark else ()
    if look.tag:
        yield from tag(" · ".join((*mark, look.tag)), look.colors)
    elif mark:
        yield from _letters(mark[0], look.colors.ink, ink, span(contours(edge), _AT[0], 0)[1] + 8)


def _letters(text: str, color: str, ink: str, y: float) -> Iterator[Element]:
    outline, width = text_outline(text, 700, 0.12)
    x, size, wide = _AT[0], 32.0, width * 32 + 40
    left, right, top, bottom = x - wide / 2, x + wide / 2, y - 23, y + 23
    plate = rounded([(left, top), (right, top), (right, bottom), (left, bottom)], 16)
    yield Stroke(outline=plate, width=12, color=ink)
    yield Shape(outline=plate, fill=Gradient(((0.0, WHITE), (1.0, PAPER)), (0, top), (0, bottom)))
    _, high, _, low = bounds(outline)
    at = (x - width * size / 2, y - (high + low) / 2 * size)
    yield Shape(outline=placed(outline, size, at), fill=color)


def _plate(half: float, rise: float) -> Outline:
    (x, y), cut = _AT, 18.0
    return rounded(
        [
            (x - half + cut, y - rise), (x + half - cut, y - rise), (x + half, y),
            (x + half - cut, y + rise), (x - half + cut, y + rise), (x - half, y),
        ], 6,
    )  # fmt: skip
