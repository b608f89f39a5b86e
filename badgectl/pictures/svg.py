"""The SVG painter: outlines and gradients only, no fonts, no scripts, nothing fetched."""

from collections.abc import Iterable, Sequence
from itertools import pairwise
from xml.sax.saxutils import escape, quoteattr

from badgectl.pictures.art_pixels import art_markup
from badgectl.pictures.outline import Outline, Point
from badgectl.pictures.scene import (
    SIZE,
    Art,
    Element,
    Glow,
    Gradient,
    Group,
    Lines,
    Scene,
    Shadow,
    Shape,
    Stroke,
)  # fmt: skip

_FINE = 10
"""How many steps of fine lines fit into one of the canvas."""
_IN_CANVAS = ' gradientUnits="userSpaceOnUse"'


def paint_svg(scene: Scene) -> str:
    """Return a scene as an SVG document."""
    painter = _Painter()
    body = [painter.element(element) for element in scene.elements]
    box = f'viewBox="0 0 {SIZE} {SIZE}"'
    label = f'role="img" aria-label={quoteattr(scene.title)}'
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" {box} {label}>',
            f"<title>{escape(scene.title)}</title>",
            "<defs>",
            *painter.definitions,
            "</defs>",
            *body,
            "</svg>\n",
        ]
    )


class _Painter:
    """Collects what elements refer to; equal definitions are written once."""

    def __init__(self) -> None:
        self.definitions: list[str] = []
        self._ids: dict[str, str] = {}

    def element(self, element: Element) -> str:
        match element:
            case Shape():
                opacity = f' opacity="{element.opacity:g}"' if element.opacity < 1 else ""
                fill = self._fill(element.fill)
                return f'<path d="{path_data(element.outline)}" fill="{fill}"{opacity}/>'
            case Stroke():
                opacity = f' opacity="{element.opacity:g}"' if element.opacity < 1 else ""
                return (
                    f'<path d="{path_data(element.outline)}" fill="none" stroke="{element.color}" '
                    f'stroke-width="{element.width:g}" stroke-linecap="round" '
                    f'stroke-linejoin="round"{opacity}/>'
                )
            case Group():
                clip = self._define("clipPath", "", f'<path d="{path_data(element.clip)}"/>')
                inner = "".join(self.element(one) for one in element.elements)
                opacity = f' opacity="{element.opacity:g}"' if element.opacity < 1 else ""
                return f'<g clip-path="url(#{clip})"{opacity}>{inner}</g>'
            case Art():
                clip = self._define("clipPath", "", f'<path d="{path_data(element.clip)}"/>')
                return f'<g clip-path="url(#{clip})">{art_markup(element)}</g>'
            case Lines():
                clip = self._define("clipPath", "", f'<path d="{path_data(element.clip)}"/>')
                lines = "".join(map(_fine_line, element.lines))
                return (
                    f'<g clip-path="url(#{clip})"><path transform="scale({1 / _FINE:g})" '
                    f'd="{lines}" fill="none" stroke="{element.color}" '
                    f'stroke-width="{element.width * _FINE:g}" opacity="{element.opacity:g}"/></g>'
                )
            case Shadow():
                blur = self._define(
                    "filter",
                    ' x="-20%" y="-20%" width="140%" height="140%"',
                    f'<feGaussianBlur stdDeviation="{element.blur:g}"/>',
                )
                return (
                    f'<path d="{path_data(element.outline)}" '
                    f'transform="translate(0 {element.drop:g})" '
                    f'opacity="{element.opacity:g}" filter="url(#{blur})"/>'
                )

    def _fill(self, fill: str | Gradient | Glow) -> str:
        match fill:
            case Gradient():
                (x1, y1), (x2, y2) = fill.start, fill.end
                stops = "".join(
                    f'<stop offset="{at:g}" stop-color="{color}"/>' for at, color in fill.stops
                )
                line = f'{_IN_CANVAS} x1="{x1:g}" y1="{y1:g}" x2="{x2:g}" y2="{y2:g}"'
                return f"url(#{self._define('linearGradient', line, stops)})"
            case Glow():
                (x, y), radius = fill.center, fill.radius
                stops = (
                    f'<stop offset="0" stop-color="{fill.color}" stop-opacity="{fill.opacity:g}"/>'
                    f'<stop offset="1" stop-color="{fill.color}" stop-opacity="0"/>'
                )
                spot = f'{_IN_CANVAS} cx="{x:g}" cy="{y:g}" r="{radius:g}"'
                return f"url(#{self._define('radialGradient', spot, stops)})"
            case str():
                return fill

    def _define(self, tag: str, attributes: str, content: str) -> str:
        key = f"{tag}{attributes}{content}"
        if key not in self._ids:
            self._ids[key] = f"d{len(self._ids)}"
            self.definitions.append(f'<{tag} id="{self._ids[key]}"{attributes}>{content}</{tag}>')
        return self._ids[key]


def _fine_line(line: Sequence[Point]) -> str:
    """Return a closed line of very many points in few letters: whole steps from point to point."""
    whole = [(round(x * _FINE), round(y * _FINE)) for x, y in line]
    steps = (f"{x2 - x1} {y2 - y1}" for (x1, y1), (x2, y2) in pairwise(whole))
    (x, y) = whole[0]
    return f"M{x} {y}l{' '.join(steps).replace(' -', '-')}Z"


def path_data(outline: Outline, decimals: int = 1) -> str:
    """Return an outline as the `d` of a path."""
    return "".join(f"{name}{_points(points, decimals)}" for name, points in outline)


def _points(points: Iterable[Point], decimals: int) -> str:
    return " ".join(f"{_number(x, decimals)} {_number(y, decimals)}" for x, y in points)


def _number(value: float, decimals: int = 1) -> str:
    text = f"{value:.{decimals}f}".rstrip("0").removesuffix(".")
    return text if text not in ("-0", "") else "0"
