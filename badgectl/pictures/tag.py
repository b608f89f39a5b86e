"""The small plate that tells facts of an award: its year, its project, its last day."""

from collections.abc import Iterator

from badgectl.model.designs import Colors
from badgectl.pictures.colors import PAPER, mixed
from badgectl.pictures.glyphs import text_outline
from badgectl.pictures.outline import Outline, Point, circle, placed, rounded
from badgectl.pictures.scene import Element, Gradient, Shadow, Shape

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


def _plate(half: float, rise: float) -> Outline:
    (x, y), cut = _AT, 18.0
    return rounded(
        [
            (x - half + cut, y - rise), (x + half - cut, y - rise), (x + half, y),
            (x + half - cut, y + rise), (x - half + cut, y + rise), (x - half, y),
        ], 6,
    )  # fmt: skip
