"""A badge before and after a change: levels in rows, the old on the left, the new on the right."""

import io
from collections.abc import Sequence

from PIL import Image, ImageDraw

from badgectl.pictures.drawing import Picture
from badgectl.pictures.pages import FAINT, GROUND, INK, label, line_room, paste, write

PICTURE = 300
"""Width and height of each badge on the page."""
_MARGIN, _HEAD, _FOOT = 40, 90, 50


def before_and_after(before: Sequence[Picture], after: Sequence[Picture]) -> bytes:
    """Return a PNG of a badge's pictures side by side; a new badge has the right side only."""
    sides = [(before, "before"), (after, "after")] if before else [(after, "new")]
    rows = _rows(before, after)
    cell = PICTURE + 2 * _MARGIN
    width, height = cell * len(sides), _HEAD + len(rows) * (PICTURE + _FOOT) + _MARGIN
    page = Image.new("RGB", (width, height), GROUND)
    draw = ImageDraw.Draw(page)
    for column, (pictures, word) in enumerate(sides):
        middle = cell * column + cell / 2
        write(page, label(word, line_room(cell, 34, 700), (middle, _MARGIN + 25), INK))
        shown = {picture.name: picture for picture in pictures}
        for row, name in enumerate(rows):
            top = _HEAD + row * (PICTURE + _FOOT)
            if name in shown:
                paste(page, shown[name].png(PICTURE), (cell * column + _MARGIN, top))
                below, said = PICTURE + 10, name
            else:
                below, said = PICTURE // 2, "not there"
            at = (middle, top + below + 15)
            write(page, label(said, line_room(cell - 24, 20, 500), at, FAINT))
    for column in range(1, len(sides)):
        draw.line([(cell * column, _MARGIN), (cell * column, height - _MARGIN)], FAINT)
    file = io.BytesIO()
    page.save(file, "PNG", compress_level=9)
    return file.getvalue()


def _rows(before: Sequence[Picture], after: Sequence[Picture]) -> list[str]:
    """Return the names of all pictures, in the new order as far as there is one."""
    names = [picture.name for picture in after]
    return [*names, *(picture.name for picture in before if picture.name not in names)]
