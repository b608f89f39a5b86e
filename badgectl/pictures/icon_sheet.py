"""A page of icons with their names."""

from collections.abc import Iterator, Sequence

from badgectl.pictures.encoding import encoded_page
from badgectl.pictures.glyphs import icon_outline
from badgectl.pictures.outline import placed, polygon
from badgectl.pictures.pages import GROUND, INK, label, line_room
from badgectl.pictures.png import paint_page
from badgectl.pictures.scene import Element, Shape

_WIDTH, _HEIGHT, _MARGIN = 200, 190, 40  # of a cell
_ACROSS = 6
_ICON, _LETTERS = 100, 17


def icon_sheet(names: Sequence[str]) -> bytes:
    """Return a PNG that shows icons in rows, each with its name below."""
    across = min(_ACROSS, len(names))
    rows = -(-len(names) // across)
    size = (across * _WIDTH + 2 * _MARGIN, rows * _HEIGHT + 2 * _MARGIN)
    return encoded_page(paint_page(_cells(names, across, size), size, 1.0))


def _cells(names: Sequence[str], across: int, size: tuple[int, int]) -> Iterator[Element]:
    width, height = size
    page = polygon([(0, 0), (width, 0), (width, height), (0, height)])
    yield Shape(outline=page, fill=GROUND)
    for n, name in enumerate(names):
        row, column = divmod(n, across)
        x, y = _MARGIN + (column + 0.5) * _WIDTH, _MARGIN + row * _HEIGHT
        yield Shape(outline=placed(icon_outline(name), _ICON, (x, y + 62)), fill=INK)
        yield label(name, line_room(_WIDTH - 16, _LETTERS, 500), (x, y + 148), INK)
