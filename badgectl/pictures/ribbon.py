"""The ribbon with the badge's name, and the words below it."""

from collections.abc import Iterator

from badgectl.model.designs import Colors
from badgectl.pictures.colors import PAPER, PAPER_SHADE, mixed
from badgectl.pictures.glyphs import text_outline
from badgectl.pictures.outline import Point, placed, polygon
from badgectl.pictures.scene import Element, Gradient, Shadow, Shape

_MAX_WIDTH = 640.0
_MAX_SIZE, _ONE_LINE_SIZE = 60.0, 46.0
_SPACING = 0.035
_CENTER = 692.0


def ribbon(
    name: str, level: str | None, colors: Colors, middle: float, floor: float
) -> Iterator[Element]:
    """Return a ribbon with the name in one line or two, and the level between it and the floor."""
    lines, size = fitted(name.upper())
    outlines = [text_outline(line, 700, _SPACING) for line in lines]
    width = max(max(w for _, w in outlines) * size + 96, 300)
    height = size * (1.75 if len(lines) == 1 else 2.75)
    left, right, top, bottom = (
        middle - width / 2,
        middle + width / 2,
        _CENTER - height / 2,
        _CENTER + height / 2,
    )
    yield from _tails(left, right, top, bottom, colors)
    band = polygon([(left, top), (right, top), (right, bottom), (left, bottom)])
    yield Shadow(outline=band, blur=10, drop=8, opacity=0.4)
    shade = mixed(PAPER, PAPER_SHADE, 0.55)
    yield Shape(
        outline=band,
        fill=Gradient(((0.0, PAPER), (0.6, PAPER), (1.0, shade)), (0, top), (0, bottom)),
    )
    for edge in (top + 8, bottom - 11):
        line = polygon([(left, edge), (right, edge), (right, edge + 3), (left, edge + 3)])
        yield Shape(outline=line, fill=colors.deep, opacity=0.55)
    for n, (outline, line_width) in enumerate(outlines):
        baseline = top + size * (1.23 + 1.05 * n)
        at = (middle - line_width * size / 2, baseline)
        yield Shape(outline=placed(outline, size, at), fill=colors.ink)
    if level:
        baseline = min(bottom + 66, max(bottom + 44, floor - 24))
        yield from _caption(level, (middle, baseline), 40)


def _caption(text: str, at: Point, size: float) -> Iterator[Element]:
    """Paint spaced capitals on the field, about a point of their baseline."""
    outline, width = text_outline(text.upper(), 700, 0.16)
    x, y = at[0] - width * size / 2, at[1]
    yield Shape(outline=placed(outline, size, (x, y + 3)), fill="#000000", opacity=0.35)
    yield Shape(outline=placed(outline, size, (x, y)), fill=PAPER)


def _tails(
    left: float, right: float, top: float, bottom: float, colors: Colors
) -> Iterator[Element]:
    """Paint the folded ends of the ribbon, behind and below the band."""
    drop, reach, fold = 26.0, 62.0, 40.0
    for edge, side in ((left, -1), (right, 1)):
        tail = polygon(
            [
                (edge + side * reach, top + drop),
                (edge - side * fold, top + drop),
                (edge - side * fold, bottom + drop),
                (edge + side * reach, bottom + drop),
                (edge + side * (reach - 30), (top + bottom) / 2 + drop),
            ]
        )
        yield Shadow(outline=tail, blur=8, drop=6, opacity=0.35)
        yield Shape(
            outline=tail,
            fill=Gradient(
                ((0.0, mixed(colors.light, PAPER, 0.55)), (1.0, mixed(colors.deep, PAPER, 0.45))),
                (0, top + drop),
                (0, bottom + drop),
            ),
        )
        crease = polygon(
            [(edge, bottom), (edge - side * fold, bottom), (edge - side * fold, bottom + drop)]
        )
        yield Shape(outline=crease, fill=mixed(colors.ink, "#000000", 0.2))


def fitted(name: str) -> tuple[list[str], float]:
    """Return the name in one line or two, and the largest size at which they fit."""
    one = _MAX_WIDTH / max(text_outline(name, 700, _SPACING)[1], 0.01)
    if one >= _ONE_LINE_SIZE or " " not in name:
        return [name], min(_MAX_SIZE, one)
    words = name.split()
    halves = [(" ".join(words[:n]), " ".join(words[n:])) for n in range(1, len(words))]
    width, lines = min(
        (max(text_outline(line, 700, _SPACING)[1] for line in half), half) for half in halves
    )
    return list(lines), min(_MAX_SIZE * 0.85, _MAX_WIDTH / width)
