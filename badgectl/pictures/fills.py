"""What masks are filled with: plain colours, gradients, and the strength of glows."""

import math
from collections.abc import Sequence
from functools import cache, lru_cache
from itertools import pairwise

from PIL import Image

from badgectl.pictures.colors import rgb
from badgectl.pictures.masks import Box
from badgectl.pictures.scene import Glow, Gradient, Stops

_STEPS = 512  # along a gradient
_EDGE = 128 * math.sqrt(2)  # Pillow's ramp reaches 255 in its corners
_KEPT = 12

PIXELS = "RGBX"
"""Colours with a fourth channel that Pillow leaves alone: ours says how much is covered."""


def plain(color: str, size: tuple[int, int]) -> Image.Image:
    """Return a picture of one colour."""
    return Image.new(PIXELS, size, (*rgb(color), 255))


@lru_cache(maxsize=_KEPT)
def gradient(fill: Gradient, box: Box) -> Image.Image:
    """Return the colours of a gradient in a box; only to be read.

    They are one line of pixels, laid over the box along the gradient's direction.
    """
    width, height = box.size
    (x1, y1), (x2, y2) = fill.start, fill.end
    length = ((x2 - x1) ** 2 + (y2 - y1) ** 2) * box.scale
    # The pixel (x, y) of the box lies at a*x + b*y + c on the gradient's line.
    a, b = (x2 - x1) / length * _STEPS, (y2 - y1) / length * _STEPS
    c = a * (box.left - x1 * box.scale) + b * (box.top - y1 * box.scale)
    corners = [a * x + b * y + c for x in (0, width) for y in (0, height)]
    first, last = math.floor(min(corners)), math.ceil(max(corners))
    line = _line(fill.stops, first, last + 1)
    return line.transform(
        box.size, Image.Transform.AFFINE, (a, b, c - first, 0, 0, 0.5), Image.Resampling.NEAREST
    )


def _line(stops: Stops, first: int, last: int) -> Image.Image:
    """Return the colours at some steps along a gradient; beyond its ends they stay the same."""
    colors = _colors(stops)
    before, after = max(0, min(last, 0) - first), max(0, last - max(first, _STEPS))
    pixels = colors[:1] * before + colors[max(first, 0) : max(last, 0)] + colors[-1:] * after
    return Image.frombytes(PIXELS, (len(pixels), 1), b"".join(pixels))


@cache
def _colors(stops: Stops) -> list[bytes]:
    return [_between(stops, (step + 0.5) / _STEPS) for step in range(_STEPS)]


def _between(stops: Sequence[tuple[float, str]], at: float) -> bytes:
    for (low, one), (high, other) in pairwise(stops):
        if at <= high:
            part = max(0.0, (at - low) / (high - low))
            pairs = zip(rgb(one), rgb(other), strict=True)
            return bytes([*(round(p + (q - p) * part) for p, q in pairs), 255])
    return bytes([*rgb(stops[-1][1]), 255])


@lru_cache(maxsize=_KEPT)
def glow_mask(glow: Glow, box: Box) -> Image.Image:
    """Return how strong a glow is at each pixel of a box; only to be read."""
    (x, y), zoom = glow.center, 128 / (glow.radius * box.scale)
    ramp = Image.radial_gradient("L")  # 0 at its centre (128, 128), _EDGE at a distance of 128
    left, top = (box.left - x * box.scale) * zoom + 128, (box.top - y * box.scale) * zoom + 128
    spot = ramp.transform(
        box.size, Image.Transform.AFFINE, (zoom, 0, left, 0, zoom, top),
        Image.Resampling.BILINEAR, fillcolor=255,
    )  # fmt: skip
    strength = (max(0.0, 1 - value / _EDGE) for value in range(256))
    return spot.point([round(255 * glow.opacity * part) for part in strength])
