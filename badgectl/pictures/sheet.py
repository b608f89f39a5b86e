"""The contact sheet: all pictures of a programme, large and small, on light and on dark."""

import io
import math
from collections.abc import Sequence

from PIL import Image, ImageDraw, ImageFont

from badgectl.model.text import excerpt
from badgectl.pictures.drawing import Picture
from badgectl.pictures.encoding import encoded_sheet
from badgectl.pictures.fonts import TEXT_FONT
from badgectl.pictures.glyphs import text_outline
from badgectl.pictures.outline import placed
from badgectl.pictures.png import paint_page
from badgectl.pictures.scene import Shape
from badgectl.pictures.wrapping import Room, fitted

LARGE, SMALL = 320, 90
"""The sizes that a sheet needs of each picture."""
GROUND, INK, FAINT = "#f6f4ee", "#26313c", "#7c8794"
_NIGHT, _PALE, _DIM = "#171c22", "#e9edf1", "#8b97a4"
_SIDES = ((GROUND, INK, FAINT), (_NIGHT, _PALE, _DIM))
_CELL, _ROW, _MARGIN, _HEAD = 352, 388, 56, 150
_TINY, _GAP = 112, 70
_FEW = 3  # pictures that are shown large on both sides
_LONGEST = 80  # letters of a title
_WIDEST = 5  # columns on each side


def contact_sheet(title: str, pictures: Sequence[Picture]) -> bytes:
    """Return a PNG: large pictures across both halves, then all of them small on each half."""
    shown = [*pictures, *pictures] if len(pictures) <= _FEW else [*pictures]
    columns = min(_WIDEST, max(1, math.ceil(math.sqrt(len(shown) * 1.3) / 2)))
    half = columns * _CELL + 2 * _MARGIN
    across = (half - 2 * _MARGIN) // _TINY
    rows, tiny_rows = math.ceil(len(shown) / columns / 2), math.ceil(len(pictures) / across)
    foot = _HEAD + rows * _ROW
    page = Image.new("RGB", (2 * half, foot + _GAP + tiny_rows * _TINY + _MARGIN))
    draw = ImageDraw.Draw(page)
    for side, (ground, _, faint) in enumerate(_SIDES):
        draw.rectangle((side * half, 0, (side + 1) * half, page.height), fill=ground)
        line = (side * half + _MARGIN, foot + 24, (side + 1) * half - _MARGIN, foot + 24)
        draw.line(line, fill=faint)
    _write_title(page, title, half - 2 * _MARGIN - 16)
    for n, picture in enumerate(shown):
        # Few pictures stand on the left and again on the right; many run across both.
        row, column = divmod(n, columns * 2)
        if len(pictures) <= _FEW:
            row, column = divmod(n % len(pictures), columns)
            column += n // len(pictures) * columns
        side = column // columns
        x = _MARGIN + column * _CELL + side * 2 * _MARGIN
        y = _HEAD + row * _ROW
        paste(page, picture.png(LARGE), (x + (_CELL - LARGE) // 2, y))
        at = (x + _CELL / 2, y + LARGE + 10)
        draw.text(at, picture.name, _SIDES[side][2], font(20, 500), anchor="mt")
    for n, picture in enumerate(pictures):
        row, column = divmod(n, across)
        for side in (0, 1):
            x = side * half + _MARGIN + column * _TINY + (_TINY - SMALL) // 2
            paste(page, picture.png(SMALL), (x, foot + _GAP + row * _TINY))
    return encoded_sheet(page)


def font(size: int, weight: int) -> ImageFont.FreeTypeFont:
    """Return the font of all words on pages."""
    found = ImageFont.truetype(TEXT_FONT, size)
    found.set_variation_by_axes([weight])
    return found


def _write_title(page: Image.Image, title: str, width: int) -> None:
    """Write a title in any script, smaller where it is long."""
    room = Room(width=width, sizes=(46,))
    (line,), size = fitted(excerpt(title, _LONGEST), room)
    outline, _ = text_outline(line, room.weight)
    if outline:
        word = Shape(outline=placed(outline, size, (_MARGIN + 16, _MARGIN + 44)), fill=INK)
        words = paint_page([word], (page.width, _HEAD), 1.0)
        page.paste(words, (0, 0), words)


def paste(page: Image.Image, png: bytes, at: tuple[int, int]) -> None:
    """Lay a picture on a page, its upper left corner at a point."""
    with Image.open(io.BytesIO(png), formats=["PNG"]) as image:
        clear = image.convert("RGBA")
    page.paste(clear, at, clear)
