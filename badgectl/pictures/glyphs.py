"""Letters and icons as outlines, so that pictures need no fonts to be shown."""

from functools import cache

import pathops
import uharfbuzz

from badgectl.pictures.fonts import Typeface, font_of
from badgectl.pictures.icons import FONT_FILE, icon_letter
from badgectl.pictures.outline import Command, Outline, placed
from badgectl.pictures.runs import Run, clusters, runs_of

_ICONS, _REGULAR = Typeface(FONT_FILE), 400
_STEPS = {
    pathops.PathVerb.MOVE: "M",
    pathops.PathVerb.LINE: "L",
    pathops.PathVerb.QUAD: "Q",
    pathops.PathVerb.CUBIC: "C",
    pathops.PathVerb.CLOSE: "Z",
}
_MISSING = 0  # the glyph that every font has for what it has not: the empty box


@cache
def icon_outline(name: str) -> Outline:
    """Return an icon about the origin, in a square of side 1; raise KeyError if there is none."""
    font = font_of(_ICONS, _REGULAR)
    outline, _ = _shaped(Run(icon_letter(name), _ICONS, "Zyyy", from_the_right=False), _REGULAR)
    scale = 1 / font.face.upem
    ascent, descent = font.get_font_extents("ltr")[:2]
    return placed(outline, scale, (-0.5, (ascent + descent) / 2 * scale))


@cache
def text_outline(text: str, weight: int, spacing: float = 0.0) -> tuple[Outline, float]:
    """Return a line of text of size 1 from the origin (its baseline), and its width.

    The line may be in any script, or in several. `spacing` is put between letters, as a part of
    the size, where a script bears it. What no font has is left out: see `missing_in`.
    """
    commands: list[Command] = []
    width = space = 0.0
    for run in runs_of(text):
        space = spacing if run.is_spaced else 0.0
        scale = run.size / font_of(run.face, weight).face.upem
        outline, advance = _shaped(run, weight, space / scale)
        commands += placed(outline, scale, (width, 0))
        width += advance * scale
    return tuple(commands), max(width - space, 0.0)


def measure(text: str, weight: int, spacing: float = 0.0) -> float:
    """Return the width of a line of text of size 1."""
    return text_outline(text, weight, spacing)[1]


@cache
def missing_in(text: str) -> tuple[str, ...]:
    """Return the letters and signs of a text that no font has."""
    if text.isascii():
        return ()
    return tuple(
        dict.fromkeys(
            sign
            for sign in clusters(text)
            for run in runs_of(sign)
            if any(info.codepoint == _MISSING for info in _buffer(run, 700).glyph_infos)
        )
    )


def _shaped(run: Run, weight: int, spacing: float = 0.0) -> tuple[Outline, float]:
    """Return a run of text in units of its font, y downwards, and how far it goes on."""
    buffer = _buffer(run, weight, spacing)
    commands: list[Command] = []
    x = 0.0
    placed_glyphs = list(zip(buffer.glyph_infos, buffer.glyph_positions, strict=True))
    for n, (info, position) in enumerate(placed_glyphs):
        if info.codepoint != _MISSING:
            at = (x + position.x_offset, -position.y_offset)
            commands += placed(_glyph(run.face, weight, info.codepoint), 1, at)
            x += position.x_advance
        is_last = n + 1 == len(placed_glyphs) or placed_glyphs[n + 1][0].cluster != info.cluster
        x += spacing if is_last else 0.0
    return tuple(commands), x


def _buffer(run: Run, weight: int, spacing: float = 0.0) -> uharfbuzz.Buffer:
    """Return a run as the glyphs that its font has for it, from left to right."""
    buffer = uharfbuzz.Buffer()
    buffer.add_str(run.text)
    buffer.direction = "rtl" if run.from_the_right else "ltr"
    buffer.script = run.script
    buffer.guess_segment_properties()
    features = {"kern": True, "liga": not (spacing and run.is_spaced)}
    uharfbuzz.shape(font_of(run.face, weight), buffer, features)
    return buffer


@cache
def _glyph(face: Typeface, weight: int, number: int) -> Outline:
    """Return a glyph in units of its font, y downwards.

    Fonts of many weights build letters of strokes that overlap. They are made one here: a
    painter that fills stroke by stroke would leave holes where they cross.
    """
    path = pathops.Path()
    font_of(face, weight).draw_glyph_with_pen(number, path.getPen())
    path.simplify(fix_winding=True, keep_starting_points=False)
    return tuple(
        (_STEPS[verb], tuple((float(x), float(-y)) for x, y in points)) for verb, points in path
    )
