"""What pages of pictures share: their colours, pictures that are laid on them, words that fit."""

import io
from typing import Literal

from PIL import Image

from badgectl.pictures.glyphs import text_outline
from badgectl.pictures.outline import Point, bounds, placed
from badgectl.pictures.png import paint_page
from badgectl.pictures.scene import Shape
from badgectl.pictures.wrapping import Room, cut_to_fit

GROUND, INK, FAINT = "#f6f4ee", "#26313c", "#7c8794"
_LEAST = 0.6  # of the usual size: longer words are cut


def paste(page: Image.Image, png: bytes, at: tuple[int, int]) -> None:
    """Lay a picture on a page, its upper left corner at a point."""
    with Image.open(io.BytesIO(png), formats=["PNG"]) as image:
        clear = image.convert("RGBA")
    page.paste(clear, at, clear)


def line_room(width: float, size: float, weight: int) -> Room:
    """Return the room for a line of words that are at most so wide."""
    return Room(width=width, sizes=(size,), small=size * _LEAST, weight=weight)


def label(
    text: str, room: Room, at: Point, fill: str, align: Literal["middle", "left"] = "middle"
) -> Shape:
    """Return a line of words about a point of its baseline, or from there; a long one smaller."""
    (line,), size = cut_to_fit(text, room)
    outline, width = text_outline(line, room.weight)
    start = at[0] - (width * size / 2 if align == "middle" else 0)
    return Shape(outline=placed(outline, size, (start, at[1])), fill=fill)


def write(page: Image.Image, *labels: Shape) -> None:
    """Write words on a page, only as much of it as they need."""
    for one in labels:
        left, top, right, bottom = bounds(one.outline)
        box = (int(left) - 1, int(top) - 1)
        size = (int(right - left) + 4, int(bottom - top) + 4)
        moved = Shape(outline=placed(one.outline, 1, (-box[0], -box[1])), fill=one.fill)
        words = paint_page([moved], size, 1.0)
        page.paste(words, box, words)
