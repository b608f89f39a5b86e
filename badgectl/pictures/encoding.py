"""From pixels to the bytes of a file, small enough for every page."""

import io
import math
from collections.abc import Sequence
from functools import cache
from typing import Any

from PIL import Image, ImageChops, ImageStat

_LEVEL = 6
_LIMIT = 100_000  # bytes from which on a picture goes without the grain that hides steps
_SAMPLE = 160  # pixels on a side, of which the colours are chosen
_COLORS, _SHADES, _EDGE_COLORS, _EDGE_STEPS = 168, 32, 7, 8
_FIRST_EDGE = _COLORS + _SHADES
_DARK = 8  # no channel is above it: a shadow
_SEEN = 8.0  # how far colours may be off on average, of 255: more would be seen
_GRAIN = 6
_ORDER = (0, 8, 2, 10, 12, 4, 14, 6, 3, 11, 1, 9, 15, 7, 13, 5)  # spreads the steps evenly
_NONE = Image.Dither.NONE


def encoded_png(image: Image.Image) -> bytes:
    """Return a picture as a PNG: in few colours, or in all of them if that would be seen."""
    for grain in (_GRAIN, 0):
        data = _png(_in_few_colors(image, grain) or image)
        if len(data) < _LIMIT:
            break
    return data


def encoded_page(image: Image.Image) -> bytes:
    """Return a page without transparent parts as a PNG with all its colours."""
    return _png(image.convert("RGB"))


def encoded_sheet(image: Image.Image) -> bytes:
    """Return a page full of pictures as a PNG, its colours a little coarser than could be seen."""
    return _png(image.convert("RGB").point(_ROUNDED * 3))


def _png(image: Image.Image) -> bytes:
    file = io.BytesIO()
    image.save(file, "PNG", compress_level=_LEVEL)
    return file.getvalue()


def encoded_webp(image: Image.Image) -> bytes:
    """Return a picture as a WebP: the outline without any loss, the colours as good as new."""
    file = io.BytesIO()
    image.save(file, "WEBP", quality=92, alpha_quality=100, method=4)
    return file.getvalue()


def in_same_colors(frames: Sequence[Image.Image], *, whole_only: bool) -> list[Image.Image]:
    """Return frames of an animation in 256 colours that all of them share.

    With `whole_only` a pixel is there or not, as GIF wants it; what is faint is left out.
    """
    width, height = frames[0].size
    strip = Image.new("RGBA", (width, height * len(frames)))
    for n, frame in enumerate(frames):
        strip.paste(frame, (0, n * height))
    few = (
        _whole_pixels(strip)
        if whole_only
        else _few_colors(strip, _chosen(_sampled(strip), _COLORS), 0)
    )
    return [few.crop((0, n * height, width, (n + 1) * height)) for n in range(len(frames))]


def _whole_pixels(image: Image.Image) -> Image.Image:
    """Return a picture in 255 colours; the last stands for what is not there."""
    covered = image.getchannel("A").point(_at_least(128))
    few = _chosen(_sampled(image), 255)
    indices = Image.new("L", image.size, 255)
    indices.paste(_indices(image.convert("RGB"), few), mask=covered)
    found = Image.frombytes("P", image.size, indices.tobytes())
    found.putpalette(bytes(few.getpalette("RGB") or ()).ljust(765, b"\0")[:765] + b"\0\0\0")
    found.info["transparency"] = 255
    return found


def _in_few_colors(image: Image.Image, grain: int) -> Image.Image | None:
    """Return a picture in 256 colours, or None if too many different ones are in it."""
    sample = _sampled(image)
    chosen = _chosen(sample, _COLORS)
    near = sample.quantize(palette=chosen, dither=_NONE).convert("RGB")
    if max(ImageStat.Stat(ImageChops.difference(sample, near)).rms) > _SEEN:
        return None
    return _few_colors(image, chosen, grain)


def _sampled(image: Image.Image) -> Image.Image:
    """Return every few pixels of a picture, without their alpha."""
    step = max(1, round(image.width / _SAMPLE))
    size = (max(1, image.width // step), max(1, image.height // step))
    return image.convert("RGB").resize(size, Image.Resampling.NEAREST)


def _few_colors(image: Image.Image, chosen: Image.Image, grain: int) -> Image.Image:
    """Return a picture in 256 colours, those of what is opaque as they were chosen.

    What is opaque gets most of them. Shadows, which are black and more or less there, and the
    half covered pixels of edges have their own.
    """
    solid, alpha = image.convert("RGB"), image.getchannel("A")
    whole = alpha.point(_at_least(255))
    red, green, blue = solid.split()
    lit = ImageChops.lighter(ImageChops.lighter(red, green), blue).point(_at_least(_DARK))
    edge = ImageChops.subtract(lit, whole)  # neither opaque nor dark
    shade = ImageChops.subtract(alpha, ImageChops.lighter(whole, edge))
    deepest = max((n for n, count in enumerate(shade.histogram()) if count), default=0) or 1
    edges = Image.new("RGB", image.size)
    edges.paste(solid, mask=edge)
    blends = _chosen(_sampled(edges), _EDGE_COLORS)
    indices = alpha.point(
        [_COLORS + min(_SHADES - 1, round(v / deepest * (_SHADES - 1))) for v in range(256)]
    )
    steps = alpha.point(_edge_steps())
    indices.paste(ImageChops.add(steps, _indices(edges, blends)), mask=edge)
    indices.paste(_indices(_grained(solid, grain), chosen), mask=whole)
    found = Image.frombytes("P", image.size, indices.tobytes())
    found.putpalette(_palette(chosen, deepest, blends), "RGBA")
    return found


def _chosen(image: Image.Image, number: int) -> Image.Image:
    """Return a picture that has a palette of so many colours for another.

    A colour that is ten times as frequent counts three times: small parts keep theirs.
    """
    coarse = image.point(_COARSE * 3)
    counted: list[Any] = coarse.getcolors(image.width * image.height) or []
    pixels = b"".join(bytes(color) * math.isqrt(count) for count, color in sorted(counted))
    line = Image.frombytes("RGB", (len(pixels) // 3, 1), pixels)
    return line.quantize(number, Image.Quantize.MEDIANCUT, dither=_NONE)


def _grained(solid: Image.Image, grain: int) -> Image.Image:
    """Return a picture with a regular grain, too fine to be seen, that dissolves steps."""
    return ImageChops.add(solid, _grain(solid.size, grain), 1, -grain // 2) if grain else solid


@cache
def _grain(size: tuple[int, int], grain: int) -> Image.Image:
    rows = [bytes(round(n * grain / 15) for n in _ORDER[y : y + 4]) for y in (0, 4, 8, 12)]
    width, height = size
    pattern = b"".join((rows[y % 4] * width)[:width] for y in range(height))
    return Image.merge("RGB", [Image.frombytes("L", size, pattern)] * 3)


def _palette(chosen: Image.Image, deepest: int, blends: Image.Image) -> bytes:
    """Return red, green, blue and alpha of 256 colours: opaque ones, shadows, and edges."""
    opaque = bytes(chosen.getpalette("RGBA") or ()).ljust(_COLORS * 4, b"\0")[: _COLORS * 4]
    shades = (bytes([0, 0, 0, round(deepest * n / (_SHADES - 1))]) for n in range(_SHADES))
    colors = bytes(blends.getpalette("RGB") or ()).ljust(_EDGE_COLORS * 3, b"\0")
    edges = (
        colors[n * 3 : n * 3 + 3] + bytes((255 * step // _EDGE_STEPS,))
        for step in range(1, _EDGE_STEPS + 1)
        for n in range(_EDGE_COLORS)
    )
    return opaque + b"".join(shades) + b"".join(edges)


def _indices(image: Image.Image, chosen: Image.Image) -> Image.Image:
    """Return at each pixel the number of the nearest of chosen colours."""
    found = image.quantize(palette=chosen, dither=_NONE)
    return Image.frombytes("L", found.size, found.tobytes())


@cache
def _at_least(least: int) -> list[int]:
    return [255 if value >= least else 0 for value in range(256)]


@cache
def _edge_steps() -> list[int]:
    """Return at each alpha the number of the first colour of its step."""
    steps = (max(1, round(value / 255 * _EDGE_STEPS)) - 1 for value in range(256))
    return [_FIRST_EDGE + step * _EDGE_COLORS for step in steps]


_COARSE = [min(255, value // 4 * 4 + 2) for value in range(256)]
_ROUNDED = [min(255, (value + 2) // 4 * 4) for value in range(256)]
