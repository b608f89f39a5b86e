"""Letters and icons as outlines, so that pictures need no fonts to be shown."""

from functools import cache
from pathlib import Path

import fontpkg_outfit
import uharfbuzz

from badgectl.pictures.icons import FONT_FILE, icon_letter
from badgectl.pictures.outline import Command, Outline, Point, placed

TEXT_FONT = str(Path(fontpkg_outfit.ROOT) / "files" / "Outfit[wght].ttf")


@cache
def icon_outline(name: str) -> Outline:
    """Return an icon about the origin, in a square of side 1; raise KeyError if there is none."""
    font = _font(FONT_FILE)
    outline, _ = _shaped(font, icon_letter(name))
    scale = 1 / font.face.upem
    ascent, descent = font.get_font_extents("ltr")[:2]
    return placed(outline, scale, (-0.5, (ascent + descent) / 2 * scale))


@cache
def text_outline(text: str, weight: int, spacing: float = 0.0) -> tuple[Outline, float]:
    """Return a line of text of size 1 from the origin (its baseline), and its width.

    `spacing` is put between letters, as a part of the size.
    """
    font = _font(TEXT_FONT, weight)
    outline, width = _shaped(font, text, spacing * font.face.upem)
    scale = 1 / font.face.upem
    return placed(outline, scale, (0, 0)), width * scale


@cache
def _font(path: str, weight: int | None = None) -> uharfbuzz.Font:
    font = uharfbuzz.Font(uharfbuzz.Face(uharfbuzz.Blob.from_file_path(path)))
    if weight is not None:
        font.set_variations({"wght": weight})
    return font


def _shaped(font: uharfbuzz.Font, text: str, spacing: float = 0.0) -> tuple[Outline, float]:
    """Return a line of text in units of the font, y downwards, and its width."""
    buffer = uharfbuzz.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    uharfbuzz.shape(font, buffer, {"kern": True, "liga": spacing == 0})
    pen, x = _Pen(), 0.0
    for info, position in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
        pen.offset = (x + position.x_offset, position.y_offset)
        font.draw_glyph_with_pen(info.codepoint, pen)
        x += position.x_advance + spacing
    return tuple(pen.commands), x - spacing if text else 0.0


class _Pen:
    """Collects what a font draws; its y axis points upwards, ours downwards."""

    def __init__(self) -> None:
        self.commands: list[Command] = []
        self.offset: Point = (0.0, 0.0)

    def _add(self, name: str, *points: Point) -> None:
        dx, dy = self.offset
        self.commands.append((name, tuple((x + dx, -(y + dy)) for x, y in points)))

    def moveTo(self, point: Point) -> None:
        self._add("M", point)

    def lineTo(self, point: Point) -> None:
        self._add("L", point)

    def qCurveTo(self, *points: Point) -> None:
        self._add("Q", *points)

    def curveTo(self, *points: Point) -> None:
        self._add("C", *points)

    def closePath(self) -> None:
        self._add("Z")
