"""What a badge says: its name in lines that stand clear of each other, the word for its level."""

from collections.abc import Iterator
from itertools import accumulate, pairwise

from msgspec import Struct

from badgectl.pictures.capitals import capitals
from badgectl.pictures.glyphs import text_outline
from badgectl.pictures.outline import Outline, Point, bounds, placed
from badgectl.pictures.wrapping import Room, cut_to_fit, fitted

CAPITAL = 0.7
"""How high a capital is, as a part of the size."""
_WEIGHT, _SPACING = 700, 0.035
_WORD_SPACINGS = 0.16, 0.05  # of short words, and of long ones
_NAME = Room(width=640, sizes=(60, 51, 42, 34), small=36, weight=_WEIGHT, spacing=_SPACING)
_HIGHEST = 142.0  # all lines together: higher ones would hide what stands above them
_STEP, _LEADING = 1.05, 0.21  # from line to line, and what is clear between their ink
_LEAST_WORD = 0.35  # of its usual size: a longer word is cut


class Line(Struct, frozen=True):
    """Letters of size 1 from the origin, and how far their ink reaches from the baseline."""

    outline: Outline
    width: float
    rise: float
    """At least as far as capitals do."""
    fall: float


class Lettering(Struct, frozen=True):
    """Lines below each other, and their size."""

    lines: tuple[Line, ...]
    size: float

    @property
    def width(self) -> float:
        """The width of the widest line."""
        return max(line.width for line in self.lines) * self.size

    @property
    def rise(self) -> float:
        """How far the ink of the first line reaches above its baseline."""
        return self.lines[0].rise * self.size

    @property
    def fall(self) -> float:
        """How far the ink of the last line reaches below its baseline."""
        return self.lines[-1].fall * self.size

    @property
    def depth(self) -> float:
        """How far the last baseline lies below the first."""
        return sum(_steps(self.lines)) * self.size

    def outlines(self, at: Point) -> Iterator[Outline]:
        """Yield the lines, each about the middle; a point says where, and the first baseline."""
        x, y = at
        for line, step in zip(self.lines, accumulate(_steps(self.lines), initial=0), strict=True):
            start = (x - line.width * self.size / 2, y + step * self.size)
            yield placed(line.outline, self.size, start)


def name_lines(name: str) -> tuple[list[str], float]:
    """Return a name in capitals in one line or more, and the largest size at which they fit."""
    return fitted(capitals(name), _NAME)


def lettered_name(name: str, part: float = 1.0) -> Lettering:
    """Return the lines of a name, all of them smaller than usual by a part."""
    texts, size = name_lines(name)
    lines = tuple(_line(text, _SPACING) for text in texts)
    highest = _HIGHEST / (lines[0].rise + sum(_steps(lines)) + lines[-1].fall)
    return Lettering(lines, min(size, highest) * part)


def lettered_word(word: str, size: float, widest: float) -> Lettering:
    """Return the word for a level in spaced capitals on one line, no wider than said."""
    found = []
    for spacing in _WORD_SPACINGS:
        room = Room(width=widest, sizes=(size,), small=size * _LEAST_WORD, spacing=spacing)
        (text,), fitting = cut_to_fit(capitals(word), room)
        found.append((len(text), fitting, Lettering((_line(text, spacing),), fitting)))
    return max(found, key=lambda one: one[:2])[2]


def _line(text: str, spacing: float) -> Line:
    outline, width = text_outline(text, _WEIGHT, spacing)
    _, top, _, bottom = bounds(outline)
    return Line(outline, width, max(CAPITAL, -top), max(0.0, bottom))


def _steps(lines: tuple[Line, ...]) -> list[float]:
    return [max(_STEP, one.fall + other.rise + _LEADING) for one, other in pairwise(lines)]
