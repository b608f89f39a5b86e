"""A picture as values: what is painted, in order. Both painters show the same scene."""

from msgspec import Struct

from badgectl.pictures.artwork import Artwork
from badgectl.pictures.outline import Outline, Point

SIZE = 1000
"""The canvas of a badge is SIZE x SIZE."""

Part = tuple[float, float, float, float]
"""A box of the canvas: left, top, right and bottom."""

Stops = tuple[tuple[float, str], ...]
"""Colours along a gradient: position from 0 to 1, and `#rrggbb`."""


class Gradient(Struct, frozen=True):
    """Colours along a line from start to end."""

    stops: Stops
    start: Point
    end: Point


class Glow(Struct, frozen=True):
    """Light that fades outwards: one colour, opaque at the centre, nothing at the radius."""

    color: str
    center: Point
    radius: float
    opacity: float


class Shape(Struct, frozen=True, kw_only=True):
    """A filled outline; holes run against the direction of what they pierce."""

    outline: Outline
    fill: str | Gradient | Glow
    opacity: float = 1.0


class Lines(Struct, frozen=True, kw_only=True):
    """Fine closed lines, clipped by an outline."""

    lines: tuple[tuple[Point, ...], ...]
    width: float
    color: str
    opacity: float
    clip: Outline


class Shadow(Struct, frozen=True, kw_only=True):
    """The soft shadow of an outline."""

    outline: Outline
    blur: float
    drop: float
    opacity: float


class Stroke(Struct, frozen=True, kw_only=True):
    """An outline, open or closed, drawn with a round pen."""

    outline: Outline
    width: float
    color: str
    opacity: float = 1.0


class Group(Struct, frozen=True, kw_only=True):
    """Elements of which only that is seen which lies inside an outline."""

    clip: Outline
    elements: "tuple[Element, ...]"
    opacity: float = 1.0


class Art(Struct, frozen=True, kw_only=True):
    """Own art that covers a box from edge to edge, clipped by an outline."""

    artwork: Artwork
    box: tuple[float, float, float, float]
    """Left, top, width and height."""
    clip: Outline


Element = Shape | Stroke | Lines | Shadow | Group | Art


class Scene(Struct, frozen=True, kw_only=True):
    """A picture and its title."""

    title: str
    elements: tuple[Element, ...]
