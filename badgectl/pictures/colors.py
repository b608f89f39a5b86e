"""The named palettes and metals of badges."""

from collections.abc import Sequence

from badgectl.model.designs import Colors, Palette
from badgectl.pictures.scene import Stops

# Chosen so that any two stay apart for people who see no red or no green, by lightness or by hue.
PALETTES: dict[Palette, Colors] = {
    "ocean": Colors(light="#5e8fdd", deep="#003d8e", ink="#0c2c6b"),
    "sky": Colors(light="#56aee6", deep="#1b659f", ink="#0d4674"),
    "lagoon": Colors(light="#2bb6a8", deep="#086671", ink="#07474b"),
    "forest": Colors(light="#35a862", deep="#0f5230", ink="#0b4023"),
    "moss": Colors(light="#9ca931", deep="#4b5c22", ink="#343f12"),
    "amber": Colors(light="#f0b432", deep="#a45c05", ink="#6b3d00"),
    "copper": Colors(light="#df7f39", deep="#944a08", ink="#692d07"),
    "brick": Colors(light="#d85b4d", deep="#811f17", ink="#5c120e"),
    "rose": Colors(light="#d25ba0", deep="#902e57", ink="#691a43"),
    "plum": Colors(light="#a360be", deep="#4e2464", ink="#3a194d"),
    "indigo": Colors(light="#5b6de0", deep="#342f81", ink="#231f61"),
    "slate": Colors(light="#788d9a", deep="#293540", ink="#1b242d"),
}

PAPER = "#fffdf7"
PAPER_SHADE = "#e9e3d3"
WHITE = "#ffffff"

_BRONZE: Stops = (
    (0.0, "#f3c7a0"), (0.22, "#b06a38"), (0.45, "#e8ae7c"), (0.62, "#8c4b22"),
    (0.82, "#cf8a55"), (1.0, "#7a3f1b"),
)  # fmt: skip
_SILVER: Stops = (
    (0.0, "#ffffff"), (0.22, "#a3afbb"), (0.45, "#eef3f7"), (0.62, "#8592a0"),
    (0.82, "#cfd8e0"), (1.0, "#76838f"),
)  # fmt: skip
_GOLD: Stops = (
    (0.0, "#fff0b0"), (0.22, "#d39a1c"), (0.45, "#ffe585"), (0.62, "#b97a0c"),
    (0.82, "#f2c744"), (1.0, "#9a6206"),
)  # fmt: skip
_PLATINUM: Stops = (
    (0.0, "#f4fbff"), (0.22, "#7fb4c9"), (0.45, "#e4f6fb"), (0.62, "#5d93ab"),
    (0.82, "#b9e0ec"), (1.0, "#4d7f97"),
)  # fmt: skip
_IRON: Stops = (
    (0.0, "#c9ced3"), (0.22, "#6f767d"), (0.45, "#b7bdc3"), (0.62, "#565c63"),
    (0.82, "#939aa1"), (1.0, "#474c52"),
)  # fmt: skip

_METALS: dict[str, Stops] = {
    "iron": _IRON, "bronze": _BRONZE, "silver": _SILVER, "gold": _GOLD, "platinum": _PLATINUM,
}  # fmt: skip
_BY_LEVELS: dict[int, tuple[str, ...]] = {
    1: ("gold",),
    2: ("silver", "gold"),
    3: ("bronze", "silver", "gold"),
    4: ("bronze", "silver", "gold", "platinum"),
}


def metal_of(levels: Sequence[str], rank: int) -> Stops:
    """Return the metal of a level's rim: the one it is named after, else one dealt by its rank.

    Levels between some that are named after metals get what lies between those.
    """
    named = [n for n, level in enumerate(levels) if level in _METALS]
    at = rank - 1
    if at in named:
        return _METALS[levels[at]]
    below = max((n for n in named if n < at), default=None)
    above = min((n for n in named if n > at), default=None)
    first, end = 0 if below is None else below + 1, len(levels) if above is None else above
    order = list(_METALS)
    if below is None and above is None:
        free = list(_BY_LEVELS.get(len(levels), order))
    elif below is None:
        free = order[: order.index(levels[end])][first - end :] or [levels[end]]
    else:
        until = None if above is None else order.index(levels[above])
        free = order[order.index(levels[below]) + 1 : until][: end - first] or [levels[below]]
    # More levels than metals: several of the lower ones share one, the stars tell them apart.
    return _METALS[free[(at - first) * (len(free) - 1) // max(end - first - 1, 1)]]


def tinted_steel(colors: Colors) -> Stops:
    """Return the metal of badges without levels: steel in the colours of the field."""
    bright, mid = mixed(colors.light, WHITE, 0.62), mixed(colors.light, WHITE, 0.22)
    return (
        (0.0, bright), (0.22, colors.deep), (0.45, mid),
        (0.62, colors.ink), (0.82, mixed(colors.light, WHITE, 0.1)), (1.0, colors.ink),
    )  # fmt: skip


def mixed(one: str, other: str, part: float) -> str:
    """Return a colour that lies between two, `part` of the way to the other."""
    pairs = zip(rgb(one), rgb(other), strict=True)
    return "#" + "".join(f"{round(a + (b - a) * part):02x}" for a, b in pairs)


def rgb(color: str) -> tuple[int, int, int]:
    """Return red, green and blue of `#rrggbb`, each from 0 to 255."""
    return int(color[1:3], 16), int(color[3:5], 16), int(color[5:7], 16)


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours as WCAG 2 defines it: 1 (none) to 21."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(color: str) -> float:
    parts = [c / 255 for c in rgb(color)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
