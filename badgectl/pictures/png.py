"""The PNG painter: every mask is drawn larger and reduced, so that edges are crisp at any size."""

import io
import math
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import pairwise

from PIL import Image, ImageChops, ImageColor, ImageDraw, ImageFilter

from badgectl.pictures.art_pixels import art_pixels
from badgectl.pictures.outline import Outline, Point, bounds, flattened
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
    Stops,
    Stroke,
)  # fmt: skip

_OVERSAMPLING = 4
_COMPRESSION = 6
_EDGE = 128 * math.sqrt(2)  # Pillow's ramp reaches 255 in its corners

Box = tuple[int, int, int, int]


def paint_png(scene: Scene, size: int) -> bytes:
    """Return a scene as a PNG of `size` x `size` pixels with a transparent ground."""
    file = io.BytesIO()
    paint_image(scene, size).save(file, "PNG", compress_level=_COMPRESSION)
    return file.getvalue()


def paint_image(scene: Scene, size: int) -> Image.Image:
    """Return a scene as a picture of `size` x `size` pixels."""
    canvas = Image.new("RGBA", (size, size), (0, 0, 0, 0))
    _paint(canvas, scene.elements, size / SIZE)
    return canvas


def _paint(canvas: Image.Image, elements: Iterable[Element], scale: float) -> None:
    for element in elements:
        match element:
            case Shape():
                _paint_shape(canvas, element, scale)
            case Stroke():
                _paint_stroke(canvas, element, scale)
            case Lines():
                _paint_lines(canvas, element, scale)
            case Shadow():
                _paint_shadow(canvas, element, scale)
            case Group():
                _paint_group(canvas, element, scale)
            case Art():
                _paint_art(canvas, element, scale)


def _paint_group(canvas: Image.Image, group: Group, scale: float) -> None:
    box = _pixel_box(canvas, group.clip, scale)
    layer = Image.new("RGBA", canvas.size, (0, 0, 0, 0))
    _paint(layer, group.elements, scale)
    layer = layer.crop(box)
    mask = ImageChops.multiply(_mask(group.clip, box, scale), layer.getchannel("A"))
    layer.putalpha(mask.point([round(value * group.opacity) for value in range(256)]))
    canvas.alpha_composite(layer, (box[0], box[1]))


def _paint_art(canvas: Image.Image, art: Art, scale: float) -> None:
    left, top, width, height = (round(value * scale) for value in art.box)
    layer = Image.new("RGBA", canvas.size, (0, 0, 0, 0))
    layer.paste(art_pixels(art.artwork, max(width, 1), max(height, 1)), (left, top))
    box = _pixel_box(canvas, art.clip, scale)
    layer = layer.crop(box)
    layer.putalpha(ImageChops.multiply(_mask(art.clip, box, scale), layer.getchannel("A")))
    canvas.alpha_composite(layer, (box[0], box[1]))


def _paint_stroke(canvas: Image.Image, stroke: Stroke, scale: float) -> None:
    box = _pixel_box(canvas, stroke.outline, scale, spread=stroke.width / 2)
    if box[0] >= box[2] or box[1] >= box[3]:
        return
    zoom = scale * _OVERSAMPLING
    size = ((box[2] - box[0]) * _OVERSAMPLING, (box[3] - box[1]) * _OVERSAMPLING)
    large = Image.new("L", size, 0)
    draw = ImageDraw.Draw(large)
    left, top, radius = box[0] * _OVERSAMPLING, box[1] * _OVERSAMPLING, stroke.width * zoom / 2
    for contour in flattened(stroke.outline, zoom):
        points = [(x - left, y - top) for x, y in contour]
        draw.line(points, fill=255, width=max(1, round(radius * 2)))
        for x, y in points:
            draw.ellipse((x - radius, y - radius, x + radius, y + radius), fill=255)
    mask = large.reduce(_OVERSAMPLING)
    mask = mask.point([round(value * stroke.opacity) for value in range(256)])
    _lay(canvas, Image.new("RGB", mask.size, stroke.color), mask, box)


def _paint_shape(canvas: Image.Image, shape: Shape, scale: float) -> None:
    box = _pixel_box(canvas, shape.outline, scale)
    mask = _mask(shape.outline, box, scale)
    if isinstance(shape.fill, Glow):
        mask = ImageChops.multiply(mask, _glow(shape.fill, box, scale))
    if shape.opacity < 1:
        mask = mask.point([round(value * shape.opacity) for value in range(256)])
    if isinstance(shape.fill, Gradient):
        paint = _gradient(shape.fill, box, scale)
    else:
        color = shape.fill.color if isinstance(shape.fill, Glow) else shape.fill
        paint = Image.new("RGB", mask.size, color)
    _lay(canvas, paint, mask, box)


def _paint_lines(canvas: Image.Image, lines: Lines, scale: float) -> None:
    box = _pixel_box(canvas, lines.clip, scale)
    width, height = box[2] - box[0], box[3] - box[1]
    large = Image.new("L", (width * _OVERSAMPLING, height * _OVERSAMPLING), 0)
    draw = ImageDraw.Draw(large)
    zoom = scale * _OVERSAMPLING
    left, top = box[0] * _OVERSAMPLING, box[1] * _OVERSAMPLING
    stroke = max(1, round(lines.width * zoom))
    for line in lines.lines:
        points = [(x * zoom - left, y * zoom - top) for x, y in line]
        draw.line([*points, points[0]], fill=255, width=stroke)
    mask = ImageChops.multiply(large.reduce(_OVERSAMPLING), _mask(lines.clip, box, scale))
    mask = mask.point([round(value * lines.opacity) for value in range(256)])
    _lay(canvas, Image.new("RGB", mask.size, lines.color), mask, box)


def _paint_shadow(canvas: Image.Image, shadow: Shadow, scale: float) -> None:
    spread = shadow.blur * 3
    box = _pixel_box(canvas, shadow.outline, scale, spread=spread, drop=shadow.drop)
    mask = _mask(shadow.outline, box, scale, drop=shadow.drop)
    mask = mask.filter(ImageFilter.GaussianBlur(shadow.blur * scale))
    mask = mask.point([round(value * shadow.opacity) for value in range(256)])
    _lay(canvas, Image.new("RGB", mask.size, "#000000"), mask, box)


def _lay(canvas: Image.Image, paint: Image.Image, mask: Image.Image, box: Box) -> None:
    layer = paint.convert("RGBA")
    layer.putalpha(mask)
    canvas.alpha_composite(layer, (box[0], box[1]))


def _pixel_box(
    canvas: Image.Image, outline: Outline, scale: float, spread: float = 0, drop: float = 0
) -> Box:
    """Return the pixels that an outline touches, cut to the canvas."""
    left, top, right, bottom = bounds(outline)
    return (
        max(0, math.floor((left - spread) * scale)),
        max(0, math.floor((top - spread + drop) * scale)),
        min(canvas.width, math.ceil((right + spread) * scale) + 1),
        min(canvas.height, math.ceil((bottom + spread + drop) * scale) + 1),
    )


def _mask(outline: Outline, box: Box, scale: float, drop: float = 0) -> Image.Image:
    """Return how much of each pixel of a box an outline covers, from 0 to 255."""
    size = ((box[2] - box[0]) * _OVERSAMPLING, (box[3] - box[1]) * _OVERSAMPLING)
    large = Image.new("L", size, 0)
    draw = ImageDraw.Draw(large)
    left, top = box[0] * _OVERSAMPLING, (box[1] - drop * scale) * _OVERSAMPLING
    contours = [
        [(x - left, y - top) for x, y in contour]
        for contour in flattened(outline, scale * _OVERSAMPLING)
    ]
    # Pillow fills one contour at a time: the larger first, and those that are holes with nothing.
    for contour, filled in _nonzero([c for c in contours if len(c) > 2]):
        draw.polygon(contour, fill=255 if filled else 0)
    return large.reduce(_OVERSAMPLING)


def _nonzero(contours: Sequence[list[Point]]) -> Iterator[tuple[list[Point], bool]]:
    """Yield contours, larger first, each with whether its inside is filled by the nonzero rule.

    That is the rule by which fonts and SVG fill: the turns of all contours around a point,
    counted by their direction, must not cancel out.
    """
    done: list[tuple[list[Point], int]] = []
    for contour in sorted(contours, key=lambda c: -abs(_area(c))):
        turn = 1 if _area(contour) > 0 else -1
        around = sum(other for outer, other in done if _holds(outer, contour[0]))
        done.append((contour, turn))
        yield contour, around + turn != 0


def _area(contour: Sequence[Point]) -> float:
    pairs = zip(contour, [*contour[1:], contour[0]], strict=True)
    return sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in pairs) / 2


def _holds(contour: Sequence[Point], point: Point) -> bool:
    """Tell whether a point lies inside a contour."""
    x, y = point
    inside = False
    for (x1, y1), (x2, y2) in zip(contour, [*contour[1:], contour[0]], strict=True):
        if (y1 > y) != (y2 > y) and x < (x2 - x1) * (y - y1) / (y2 - y1) + x1:
            inside = not inside
    return inside


def _gradient(gradient: Gradient, box: Box, scale: float) -> Image.Image:
    """Return the colours of a box: a ramp along the gradient's line, looked up in its stops."""
    width, height = box[2] - box[0], box[3] - box[1]
    (x1, y1), (x2, y2) = gradient.start, gradient.end
    length = ((x2 - x1) ** 2 + (y2 - y1) ** 2) * scale
    # For a pixel (x, y) of the box, the position on the line is a*x + b*y + c, from 0 to 255.
    a, b = (x2 - x1) / length * 255, (y2 - y1) / length * 255
    c = a * (box[0] + 0.5 - x1 * scale) + b * (box[1] + 0.5 - y1 * scale)
    ramp = Image.linear_gradient("L").rotate(90)  # grows from left to right
    turned = ramp.transform(
        (width, height), Image.Transform.AFFINE, (a, b, c, 0, 0, 128), Image.Resampling.BILINEAR,
    )  # fmt: skip
    # Outside its line a gradient keeps the colours of its ends; the transformation leaves black.
    past = Image.new("L", (width, height), 0)
    ImageDraw.Draw(past).polygon(_half_plane(a, b, c - 255, width, height), fill=255)
    ramp_mask = ImageChops.lighter(turned, past)
    return Image.merge("RGB", [ramp_mask.point(table) for table in _tables(gradient.stops)])


@cache
def _tables(stops: Stops) -> tuple[list[int], ...]:
    """Return red, green and blue at 256 positions along a gradient."""
    colors = [_between(stops, value / 255) for value in range(256)]
    return tuple([color[channel] for color in colors] for channel in range(3))


def _half_plane(a: float, b: float, c: float, width: int, height: int) -> list[Point]:
    """Return the part of a box where a*x + b*y + c > 0, as a polygon (empty parts as a dot)."""
    corners = [(0.0, 0.0), (width, 0.0), (float(width), float(height)), (0.0, float(height))]
    found: list[Point] = []
    for n, (x, y) in enumerate(corners):
        value = a * x + b * y + c
        nx, ny = corners[(n + 1) % 4]
        following = a * nx + b * ny + c
        if value > 0:
            found.append((x, y))
        if value * following < 0:
            part = value / (value - following)
            found.append((x + (nx - x) * part, y + (ny - y) * part))
    return found if len(found) > 2 else [(-9.0, -9.0)] * 3


def _between(stops: Sequence[tuple[float, str]], at: float) -> tuple[int, ...]:
    for (low, one), (high, other) in pairwise(stops):
        if at <= high:
            part = max(0.0, (at - low) / (high - low))
            pairs = zip(ImageColor.getrgb(one), ImageColor.getrgb(other), strict=True)
            return tuple(round(p + (q - p) * part) for p, q in pairs)
    return tuple(ImageColor.getrgb(stops[-1][1]))


def _glow(glow: Glow, box: Box, scale: float) -> Image.Image:
    """Return how strong a glow is at each pixel of a box."""
    (x, y), radius = glow.center, glow.radius * scale
    width, height = box[2] - box[0], box[3] - box[1]
    ramp = Image.radial_gradient("L")  # 0 at its centre (128, 128), _EDGE at a distance of 128
    zoom = 128 / radius
    spot = ramp.transform(
        (width, height),
        Image.Transform.AFFINE,
        (zoom, 0, 128 - (x * scale - box[0]) * zoom, 0, zoom, 128 - (y * scale - box[1]) * zoom),
        Image.Resampling.BILINEAR,
        fillcolor=255,
    )
    strength = (max(0.0, 1 - value / _EDGE) for value in range(256))
    return spot.point([round(255 * glow.opacity * part) for part in strength])
