"""Pictures as text that terminals show as pictures: kitty's way, iTerm2's, sixel, half blocks."""

import base64
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Literal

from msgspec import Struct
from PIL import Image

from badgectl.pictures.compose import compose
from badgectl.pictures.drawing import USUAL_SIZE
from badgectl.pictures.encoding import encoded_png
from badgectl.pictures.glyphs import icon_outline
from badgectl.pictures.looks import Look
from badgectl.pictures.masks import Box, outline_mask
from badgectl.pictures.outline import placed
from badgectl.pictures.png import paint_image

Way = Literal["kitty", "iterm", "sixel", "blocks"]
Ground = tuple[int, int, int]

_CELL = 9  # pixels that a letter is wide, where the terminal does not tell
_CHUNK = 4096  # letters that kitty takes at once
_BAND = 6  # rows of pixels in a row of sixels
_SEEN = 128  # alpha from which on a pixel of a sixel is there
_CUBE = (0, 95, 135, 175, 215, 255)  # the steps of the 256 colours that terminals have


class Screen(Struct, frozen=True, kw_only=True):
    """What is known of a terminal."""

    way: Way
    columns: int
    """How wide a picture may be, in letters."""
    ground: Ground | None = None
    true_color: bool = True


def on_screen(look: Look, screen: Screen) -> str:
    """Return the picture of a badge as text for a terminal."""
    scene = compose(look)
    match screen.way:
        case "kitty":
            return as_kitty(encoded_png(paint_image(scene, USUAL_SIZE)), screen.columns)
        case "iterm":
            return as_iterm(encoded_png(paint_image(scene, USUAL_SIZE)), screen.columns)
        case "sixel":
            return as_sixel(paint_image(scene, screen.columns * _CELL))
        case "blocks":
            # Twice as large first: a few blocks show more of what is fine.
            side = screen.columns
            image = paint_image(scene, side * 2).resize((side, side), Image.Resampling.BOX)
            return as_blocks(image, ground=screen.ground, true_color=screen.true_color)


def as_kitty(png: bytes, columns: int) -> str:
    """Return a PNG for terminals that speak kitty's graphics protocol."""
    text = base64.standard_b64encode(png).decode()
    parts = [text[at : at + _CHUNK] for at in range(0, len(text), _CHUNK)]
    lines = []
    for n, part in enumerate(parts):
        keys = f"a=T,f=100,c={columns}," if n == 0 else ""
        lines.append(f"\x1b_G{keys}m={int(n < len(parts) - 1)};{part}\x1b\\")
    return "".join(lines) + "\n"


def as_iterm(png: bytes, columns: int) -> str:
    """Return a PNG for terminals that show pictures as iTerm2 does."""
    text = base64.standard_b64encode(png).decode()
    keys = f"inline=1;size={len(png)};width={columns};preserveAspectRatio=1"
    return f"\x1b]1337;File={keys}:{text}\x07\n"


def as_sixel(image: Image.Image) -> str:
    """Return a picture as sixels, in up to 255 colours; what is mostly transparent is left out."""
    few = image.convert("RGB").quantize(255, dither=Image.Dither.NONE)
    alpha = image.getchannel("A").tobytes()
    pixels = bytes(
        color if there >= _SEEN else 255 for color, there in zip(few.tobytes(), alpha, strict=True)
    )
    palette = few.getpalette("RGB") or []
    parts = [f'\x1bP0;1;0q"1;1;{image.width};{image.height}']
    for number in sorted(set(pixels) - {255}):
        red, green, blue = (round(value / 2.55) for value in palette[number * 3 : number * 3 + 3])
        parts.append(f"#{number};2;{red};{green};{blue}")
    for top in range(0, image.height, _BAND):
        rows = [
            pixels[y * image.width : (y + 1) * image.width]
            for y in range(top, min(top + _BAND, image.height))
        ]
        parts.append("$".join(_sixels(rows)) + "-")
    return "".join(parts) + "\x1b\\\n"


def _sixels(rows: Sequence[bytes]) -> Iterator[str]:
    """Yield each colour of a band: a letter for every column says in which rows it is."""
    for number in sorted(set().union(*rows) - {255}):
        columns = [0] * len(rows[0])
        for bit, row in enumerate(rows):
            at = row.find(number)
            while at >= 0:
                columns[at] |= 1 << bit
                at = row.find(number, at + 1)
        runs = ((chr(63 + bits), len(list(run))) for bits, run in groupby(columns))
        letters = (f"!{times}{one}" if times > 3 else one * times for one, times in runs)
        yield f"#{number}" + "".join(letters).rstrip("?")


def as_blocks(image: Image.Image, *, ground: Ground | None, true_color: bool) -> str:
    """Return a picture as half blocks: two rows of pixels in a line of text.

    Without a ground that is known, pixels that are mostly transparent are left out.
    """
    if ground is not None:
        below = Image.new("RGBA", image.size, (*ground, 255))
        below.alpha_composite(image)
        image = below
    lines = []
    width, height = image.size
    data = image.tobytes()
    pixels = [tuple(data[at : at + 4]) for at in range(0, len(data), 4)]
    for y in range(0, height, 2):
        upper = pixels[y * width : (y + 1) * width]
        lower = pixels[(y + 1) * width : (y + 2) * width] or [(0, 0, 0, 0)] * width
        lines.append(_line(upper, lower, true_color=true_color))
    return "\n".join(lines) + "\n"


def _line(
    upper: Sequence[tuple[int, ...]], lower: Sequence[tuple[int, ...]], *, true_color: bool
) -> str:
    parts, before = [], ""
    for one, other in zip(upper, lower, strict=True):
        above, below = one[3] >= _SEEN, other[3] >= _SEEN
        if above and below:
            style = f"\x1b[38;{_color(one, true_color)};48;{_color(other, true_color)}m"
        elif above or below:
            style = f"\x1b[49;38;{_color(one if above else other, true_color)}m"
        else:
            style = "\x1b[0m"
        letter = "▀" if above else "▄" if below else " "
        parts.append(letter if style == before else style + letter)
        before = style
    return "".join(parts).removesuffix(" ") + "\x1b[0m"


def _color(pixel: Sequence[int], true_color: bool) -> str:  # noqa: FBT001 - inside a line
    red, green, blue, *_ = pixel
    if true_color:
        return f"2;{red};{green};{blue}"
    gray = round((red + green + blue) / 3)
    if max(red, green, blue) - min(red, green, blue) < 12 and 8 <= gray <= 238:
        return f"5;{232 + (gray - 8) * 23 // 230}"
    steps = [min(range(6), key=lambda n: abs(_CUBE[n] - value)) for value in (red, green, blue)]
    return f"5;{16 + 36 * steps[0] + 6 * steps[1] + steps[2]}"


def icon_blocks(name: str, side: int) -> list[str]:
    """Return an icon as lines of `side` letters without any colour; two rows of dots are a line."""
    outline = placed(icon_outline(name), 1.0, (0.5, 0.5))
    dots = outline_mask(outline, Box(0, 0, side, side, side)).tobytes()
    rows = [[dot > 110 for dot in dots[y * side : (y + 1) * side]] for y in range(side)]
    pairs = zip(rows[::2], rows[1::2], strict=False)
    return ["".join(_DOTS[dot] for dot in zip(*pair, strict=True)) for pair in pairs]


_DOTS = {(False, False): " ", (True, False): "▀", (False, True): "▄", (True, True): "█"}
