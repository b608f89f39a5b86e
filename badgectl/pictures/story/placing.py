"""Elements drawn about a point of their own, brought to where they belong."""

import math
from collections.abc import Iterable, Iterator

import msgspec
from msgspec import Struct

from badgectl.pictures.outline import Outline, Point, placed
from badgectl.pictures.scene import (
    Art,
    Element,
    Glow,
    Gradient,
    Group,
    Lines,
    Shadow,
    Shape,
    Stroke,
)


class Placement(Struct, frozen=True):
    """Where the origin comes to lie, how large, and turned clockwise by how many degrees."""

    at: Point
    scale: float = 1.0
    turn: float = 0.0

    def outline(self, outline: Outline) -> Outline:
        """Return an outline in its place."""
        return placed(outline, self.scale, self.at, math.radians(self.turn))

    def point(self, point: Point) -> Point:
        """Return a point in its place."""
        return self.outline((("M", (point,)),))[0][1][0]

    def elements(self, elements: Iterable[Element]) -> Iterator[Element]:
        """Yield elements in their place."""
        for element in elements:
            yield self._element(element)

    def _element(self, element: Element) -> Element:
        replace = msgspec.structs.replace
        match element:
            case Shape():
                outline = self.outline(element.outline)
                return replace(element, outline=outline, fill=self._fill(element.fill))
            case Stroke():
                width = element.width * self.scale
                return replace(element, outline=self.outline(element.outline), width=width)
            case Group():
                inner = tuple(self.elements(element.elements))
                return replace(element, clip=self.outline(element.clip), elements=inner)
            case Shadow():
                blur, drop = element.blur * self.scale, element.drop * self.scale
                outline = self.outline(element.outline)
                return replace(element, outline=outline, blur=blur, drop=drop)
            case Lines():
                lines = tuple(tuple(self.point(p) for p in line) for line in element.lines)
                width, clip = element.width * self.scale, self.outline(element.clip)
                return replace(element, lines=lines, width=width, clip=clip)
            case Art():
                left, top, width, height = element.box
                size = (width * self.scale, height * self.scale)
                box = (*self.point((left, top)), *size)
                return replace(element, box=box, clip=self.outline(element.clip))

    def _fill(self, fill: str | Gradient | Glow) -> str | Gradient | Glow:
        match fill:
            case Gradient():
                return Gradient(fill.stops, self.point(fill.start), self.point(fill.end))
            case Glow():
                center, radius = self.point(fill.center), fill.radius * self.scale
                return Glow(fill.color, center, radius, fill.opacity)
            case str():
                return fill
