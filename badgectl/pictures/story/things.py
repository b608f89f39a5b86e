"""Any icon as a thing that can be held: solid, with an outline, light and shade."""

from collections.abc import Iterator
from itertools import pairwise

from badgectl.pictures.colors import PAPER, WHITE, mixed
from badgectl.pictures.glyphs import icon_outline
from badgectl.pictures.outline import Command, Outline, Point, area, bounds, flattened, placed
from badgectl.pictures.scene import Element, Glow, Gradient, Shape, Stroke
from badgectl.pictures.story.parts import LINE
from badgectl.pictures.story.tones import Tones

_FOOT = 0.14
"""The part of a thing, from below, by which it is taken."""


def thing(icon: str, size: float) -> Outline:
    """Return an icon about the origin as large as said at its longer side."""
    outline = icon_outline(icon)
    left, top, right, bottom = bounds(outline)
    scale = size / max(right - left, bottom - top)
    return placed(outline, scale, (-(left + right) / 2 * scale, -(top + bottom) / 2 * scale))


def grip(outline: Outline) -> Point:
    """Return where a thing is best taken: the middle of what it stands on."""
    _, top, _, bottom = bounds(outline)
    points = [point for contour in flattened(outline, 1) for point in contour]
    foot = [x for x, y in points if y > bottom - (bottom - top) * _FOOT]
    return ((min(foot) + max(foot)) / 2, bottom)


def painted(outline: Outline, tones: Tones) -> Iterator[Element]:
    """Yield a thing in the colour that answers the palette."""
    left, top, right, bottom = bounds(outline)
    whole = solid(outline)
    yield Stroke(outline=whole, width=LINE * 4, color=tones.ink)
    yield Shape(outline=whole, fill=PAPER)
    light = mixed(tones.accent, WHITE, 0.25)
    stops = ((0.0, light), (0.45, tones.accent), (1.0, tones.accent_shade))
    yield Shape(outline=outline, fill=Gradient(stops, (left, top), (right, bottom)))
    yield Shape(outline=outline, fill=Glow(WHITE, (left, top), (right - left) * 0.7, 0.5))


def solid(outline: Outline) -> Outline:
    """Return an outline without its holes: all its contours run the same way."""
    found: list[Command] = []
    for contour in _contours(outline):
        corners = [points[-1] for _, points in contour if points]
        found.extend(contour if area(corners) > 0 else _reversed(contour))
    return tuple(found)


def _contours(outline: Outline) -> Iterator[Outline]:
    starts = [n for n, (name, _) in enumerate(outline) if name == "M"]
    for start, end in pairwise([*starts, len(outline)]):
        yield outline[start:end]


def _reversed(contour: Outline) -> Outline:
    """Return a contour run through from its end to its start."""
    points = [(name, p) for name, p in contour if p]
    found: list[Command] = [("M", (points[-1][1][-1],))]
    for (name, through), (_, before) in zip(reversed(points), reversed(points[:-1]), strict=False):
        found.append((name, (*reversed(through[:-1]), before[-1])))
    return (*found, ("Z", ()))
