"""The colours of a story: one palette in light and shade, and one colour that answers it."""

import colorsys

from msgspec import Struct

from badgectl.model.designs import Colors
from badgectl.pictures.colors import WHITE, mixed, rgb

NIGHT = "#10142b"
"""What deep shade tends to."""


class Tones(Struct, frozen=True, kw_only=True):
    """What a scene and those in it are painted with."""

    air: str
    """The sky where it is brightest."""
    sky: str
    far: str
    middle: str
    near: str
    ground: str
    """Where the level's word stands: paper is read on it."""
    dark: str
    """The darkest of the scene: a cave, the space between stars."""
    accent: str
    """What the palette has not: it draws the eye to hats, scarves and what is held."""
    accent_shade: str
    ink: str
    """Outlines."""


class Fur(Struct, frozen=True):
    """The colours of a badger; the same in every badge, so that everybody knows it again."""

    white: str = "#fffaf0"
    white_shade: str = "#d9d3d6"
    grey: str = "#8b90a0"
    grey_shade: str = "#666b7e"
    dark: str = "#2b2d3a"
    dark_light: str = "#50546a"
    paw: str = "#343747"
    pad: str = "#e88f86"
    belly: str = "#e9e4df"
    blush: str = "#ff9b8f"
    mouth: str = "#7d2433"
    tongue: str = "#ff7f7a"


FUR = Fur()

_GOLD, _TEAL, _CORAL = ("#ffc53a", "#c97f0b"), ("#2cc3b4", "#12786f"), ("#ff7d5c", "#b83f26")


def tones_of(colors: Colors) -> Tones:
    """Return the colours of a story in a palette."""
    accent, shade = _answer(colors.light)
    return Tones(
        air=mixed(colors.light, WHITE, 0.78),
        sky=mixed(colors.light, WHITE, 0.36),
        far=mixed(colors.light, WHITE, 0.14),
        middle=mixed(colors.light, colors.deep, 0.38),
        near=mixed(colors.light, colors.deep, 0.76),
        ground=mixed(colors.deep, colors.ink, 0.6),
        dark=mixed(colors.ink, NIGHT, 0.55),
        accent=accent,
        accent_shade=shade,
        ink=mixed(colors.ink, "#14151f", 0.72),
    )


def _answer(color: str) -> tuple[str, str]:
    """Return a colour that stands out from another, and its shade."""
    hue, _, saturation = colorsys.rgb_to_hls(*(channel / 255 for channel in rgb(color)))
    if saturation > 0.2 and (hue < 0.15 or hue > 0.97):  # red to yellow
        return _TEAL
    return _CORAL if 0.15 <= hue < 0.3 else _GOLD
