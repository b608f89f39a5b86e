"""The contact sheet: all pictures of a programme, large and small, on light and again on dark."""

import math
from collections.abc import Sequence
from itertools import groupby

from PIL import Image, ImageDraw

from badgectl.model.text import excerpt
from badgectl.pictures.drawing import Picture
from badgectl.pictures.encoding import encoded_sheet
from badgectl.pictures.pages import FAINT, GROUND, INK, label, line_room, paste, write

LARGE, SMALL = 260, 90
"""The sizes that a sheet needs of each picture."""
_NIGHT, _DIM = "#171c22", "#8b97a4"
_SIDES = ((GROUND, FAINT), (_NIGHT, _DIM))
_CELL, _ROW, _MARGIN, _HEAD = 284, 322, 56, 150
_TINY, _GAP = 112, 70
_LONGEST = 80  # letters of a title
_WIDEST = 8  # columns on each side
_SHAPE = 0.8  # of a half: how many columns there are for each row, about


def contact_sheet(title: str, pictures: Sequence[Picture]) -> bytes:
    """Return a PNG with two halves: on each all pictures, large with their names, then small."""
    columns = min(_WIDEST, max(1, math.ceil(math.sqrt(len(pictures) * _SHAPE))))
    rows = _rows(pictures, columns)
    half = columns * _CELL + 2 * _MARGIN
    foot = _HEAD + len(rows) * _ROW
    across = (half - 2 * _MARGIN) // _TINY
    tiny_rows = math.ceil(len(pictures) / across)
    page = Image.new("RGB", (2 * half, foot + _GAP + tiny_rows * _TINY + _MARGIN))
    draw = ImageDraw.Draw(page)
    for side, (ground, faint) in enumerate(_SIDES):
        left = side * half + _MARGIN
        draw.rectangle((side * half, 0, (side + 1) * half, page.height), fill=ground)
        draw.line((left, foot + 24, (side + 1) * half - _MARGIN, foot + 24), fill=faint)
        for n, row in enumerate(rows):
            for column, picture in enumerate(row):
                at = (left + column * _CELL, _HEAD + n * _ROW)
                _lay(page, picture, at, faint)
        for n, picture in enumerate(pictures):
            row_, column = divmod(n, across)
            x = left + column * _TINY + (_TINY - SMALL) // 2
            paste(page, picture.png(SMALL), (x, foot + _GAP + row_ * _TINY))
    room = line_room(half - 2 * _MARGIN - 16, 46, 700)
    start = (_MARGIN + 16, _MARGIN + 44)
    write(page, label(excerpt(title, _LONGEST), room, start, INK, "left"))
    return encoded_sheet(page)


def _rows(pictures: Sequence[Picture], columns: int) -> list[list[Picture]]:
    """Return pictures in rows; the levels of a badge stand beside each other where they can."""
    rows: list[list[Picture]] = [[]]
    for _, group in groupby(pictures, lambda picture: picture.name.partition("@")[0]):
        levels = list(group)
        if rows[-1] and len(rows[-1]) + len(levels) > columns:
            rows.append([])
        for picture in levels:
            if len(rows[-1]) == columns:
                rows.append([])
            rows[-1].append(picture)
    return rows


def _lay(page: Image.Image, picture: Picture, at: tuple[int, int], color: str) -> None:
    """Lay a large picture on a page, with its name below."""
    x, y = at
    paste(page, picture.png(LARGE), (x + (_CELL - LARGE) // 2, y))
    middle = (x + _CELL / 2, y + LARGE + 26)
    write(page, label(picture.name, line_room(_CELL - 16, 20, 500), middle, color))
