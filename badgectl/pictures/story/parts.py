"""What parts of figures are made of: an outline in ink, filled; and small repeated forms."""

from collections.abc import Iterator

from badgectl.pictures.outline import Outline, Point
from badgectl.pictures.scene import Element, Gradient, Group, Shape, Stroke
from badgectl.pictures.story.curves import ellipse

LINE = 5.0
"""How wide the ink between the parts of a figure is."""


def inked(
    outline: Outline, fill: str | Gradient, ink: str, line: float = LINE
) -> Iterator[Element]:
    """Yield a part with a line of ink around it."""
    yield Stroke(outline=outline, width=line * 2, color=ink)
    yield Shape(outline=outline, fill=fill)


def shaded(
    outline: Outline, fill: str | Gradient, shade: str, ink: str, away: Point, line: float = LINE
) -> Iterator[Element]:
    """Yield a part with ink around it, lit by itself moved `away` from its shade."""
    lit = tuple((name, tuple((x + away[0], y + away[1]) for x, y in p)) for name, p in outline)
    yield Stroke(outline=outline, width=line * 2, color=ink)
    yield Group(
        clip=outline,
        elements=(Shape(outline=outline, fill=shade), Shape(outline=lit, fill=fill)),
    )


def dot(at: Point, radius: float, fill: str, opacity: float = 1.0) -> Shape:
    """Return a round spot."""
    return Shape(outline=ellipse(at, radius, radius), fill=fill, opacity=opacity)
