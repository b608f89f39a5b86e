"""The contact sheet: all pictures of a programme on one page."""

import io
import math
from collections.abc import Sequence

from PIL import Image, ImageDraw, ImageFont

from badgectl.pictures.drawing import Picture
from badgectl.pictures.fonts import TEXT_FONT

_CELL, _PICTURE, _MARGIN, _HEAD = 300, 250, 60, 150
GROUND, INK, FAINT = "#f6f4ee", "#26313c", "#7c8794"
_WIDEST = 7


def contact_sheet(title: str, pictures: Sequence[Picture]) -> bytes:
    """Return a PNG that shows pictures in rows, each with its name below."""
    columns = min(_WIDEST, max(1, math.ceil(math.sqrt(len(pictures) * 1.3))))
    rows = math.ceil(len(pictures) / columns)
    width = columns * _CELL + 2 * _MARGIN
    sheet = Image.new("RGB", (width, rows * (_CELL + 24) + _HEAD + _MARGIN), GROUND)
    draw = ImageDraw.Draw(sheet)
    draw.text((width / 2, _MARGIN), title, INK, font(52, 700), anchor="mt")
    for n, picture in enumerate(pictures):
        x = _MARGIN + n % columns * _CELL
        y = _HEAD + n // columns * (_CELL + 24)
        paste(sheet, picture, (x + (_CELL - _PICTURE) // 2, y), _PICTURE)
        at = (x + _CELL / 2, y + _PICTURE + 14)
        draw.text(at, picture.name, FAINT, font(20, 500), anchor="mt")
    file = io.BytesIO()
    sheet.save(file, "PNG", compress_level=9)
    return file.getvalue()


def font(size: int, weight: int) -> ImageFont.FreeTypeFont:
    """Return the font of all words on pages."""
    found = ImageFont.truetype(TEXT_FONT, size)
    found.set_variation_by_axes([weight])
    return found


def paste(page: Image.Image, picture: Picture, at: tuple[int, int], size: int) -> None:
    """Lay a picture on a page, its upper left corner at a point."""
    with Image.open(io.BytesIO(picture.png), formats=["PNG"]) as image:
        small = image.resize((size, size), Image.Resampling.LANCZOS)
    page.paste(small, at, small)
