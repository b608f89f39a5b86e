"""The moment a badge is unlocked: it grows into place, light sweeps over it, and sparks fly."""

import io
import math
from collections.abc import Iterator
from typing import Literal

from PIL import Image, ImageChops, ImageDraw, ImageFilter

from badgectl.pictures.compose import compose
from badgectl.pictures.encoding import in_same_colors
from badgectl.pictures.looks import Look
from badgectl.pictures.outline import Outline, placed, polar, polygon
from badgectl.pictures.png import paint_image, paint_page
from badgectl.pictures.scene import SIZE, Element, Shape

FRAMES = 28
_MOMENT = 54  # milliseconds that a frame is seen
_SHARE = 0.84  # of the picture that the badge takes: the rest is for the sparks
_GROWN = 10  # the frame in which the badge has its size
_SWEEP = range(9, 22)
_SPARKLE = range(6, 27)
_SPARKS = 14
_SPARK: Outline = polygon(
    [polar((0, 0), 1.0 if n % 2 == 0 else 0.2, math.pi * n / 4) for n in range(8)]
)


def draw_unlock(look: Look, size: int, format_: Literal["png", "gif"]) -> bytes:
    """Return an animation of `size` x `size` pixels that is shown once: an APNG or a GIF."""
    frames = in_same_colors(list(_frames(look, size)), whole_only=format_ == "gif")
    durations = [_MOMENT] * (FRAMES - 1) + [2000]
    file = io.BytesIO()
    if format_ == "png":
        # Who shows no animations shows the first picture, which is not part of it.
        frames[-1].save(
            file, "PNG", save_all=True, default_image=True, append_images=frames,
            duration=durations, loop=1, compress_level=9,
        )  # fmt: skip
    else:
        frames[0].save(
            file, "GIF", save_all=True, append_images=frames[1:], duration=durations, disposal=2,
            optimize=False,
        )  # fmt: skip
    return file.getvalue()


def _frames(look: Look, size: int) -> Iterator[Image.Image]:
    badge = paint_image(compose(look), round(size * _SHARE))
    for n in range(FRAMES):
        frame = Image.new("RGBA", (size, size))
        side = round(badge.width * _growth(n))
        grown = badge.resize((side, side), Image.Resampling.LANCZOS) if n < _GROWN else badge
        if n in _SWEEP:
            grown = _lit(grown, (n - _SWEEP.start) / (len(_SWEEP) - 1))
        at = (size - grown.width) // 2
        frame.alpha_composite(grown, (at, at))
        if n in _SPARKLE:
            frame.alpha_composite(paint_page(_sparks(look, n), (size, size), size / SIZE))
        yield frame


def _growth(frame: int) -> float:
    """Return the size at a frame, of the whole: fast at first, a little too far, and back."""
    if frame >= _GROWN:
        return 1.0
    t = (frame + 1) / (_GROWN + 1) - 1
    return 1 + 2.4 * t**3 + 1.4 * t**2


def _lit(badge: Image.Image, part: float) -> Image.Image:
    """Return a badge with a slanted band of light over it, `part` of its way from left to right."""
    side = badge.width
    middle, half, slant = (part * 1.7 - 0.35) * side, side * 0.1, side * 0.28
    band = Image.new("L", badge.size)
    draw = ImageDraw.Draw(band)
    for width, light in ((half, 70), (half * 0.45, 150)):
        top, bottom = middle + slant / 2, middle - slant / 2
        draw.polygon(
            [(top - width, 0), (top + width, 0), (bottom + width, side), (bottom - width, side)],
            fill=light,
        )
    band = band.filter(ImageFilter.GaussianBlur(side / 50))
    alpha = badge.getchannel("A")
    solid = alpha.point([0 if value < 250 else 255 for value in range(256)])
    lit = badge.copy()
    lit.paste((255, 255, 255), mask=ImageChops.multiply(band, solid))
    lit.putalpha(alpha)
    return lit


def _sparks(look: Look, frame: int) -> Iterator[Element]:
    """Paint stars that fly off the rim, each a little later than its neighbour, and go out."""
    bright, deep = look.rim[0][1], look.colors.light
    for n in range(_SPARKS):
        age = (frame - _SPARKLE.start - n * 5 % 7) / 13
        if not 0 <= age <= 1:
            continue
        angle = math.tau * (n + 0.3 * (n % 3)) / _SPARKS
        way = 330 + 140 * math.sqrt(age) * (1 if n % 2 else 0.86)
        glow = math.sin(math.pi * min(1, age * 1.05 + 0.05))
        at = polar((500, 490), way, angle)
        yield Shape(
            outline=placed(_SPARK, (26 + 14 * (n % 3)) * glow + 1, at, age * 0.9),
            fill=deep if n % 3 == 1 else bright,
        )
