"""How alike badges look: twins are told, own badges are not; palettes stay apart for everybody."""

import math
import re
from itertools import combinations
from pathlib import Path

import msgspec
import pytest
from ground import Command, git, write
from pictures.art import DRAWING, svg

from badgectl.model.catalog import Catalog
from badgectl.model.designs import Theme
from badgectl.pictures.colors import PALETTES, PAPER, WHITE, contrast, rgb
from badgectl.pictures.likeness import LIMITS, alike, difference
from badgectl.pictures.looks import look_of

BADGE = """\
name: {name}
kind: expertise
goals: [grow-people]
description: {text}
criteria:
  - {{id: found, text: Found the cause of a fault that had been open for a month.}}
design: {{{design}}}
"""


def verdict(guild: Path, badgectl: Command, one: str, other: str) -> list[str]:
    write(
        guild,
        {
            "catalog/badges/bug-hunter.yaml": BADGE.format(
                name="Bug hunter", text="Finds what nobody else can reproduce.", design=one
            ),
            "catalog/badges/log-reader.yaml": BADGE.format(
                name="Log reader", text="Reads in a minute what took an hour.", design=other
            ),
        },
    )
    said = badgectl("validate", "--format", "concise").out.splitlines()
    # How many exactly is the painter's business.
    found = [line.partition(" (give")[0] for line in said if "art-" in line]
    return [re.sub(r"9\d of 100", "9x of 100", line) for line in found]


def test_near_twins_are_warned_about(guild: Path, badgectl: Command) -> None:
    where = "catalog/badges/log-reader.yaml:7:1: art-alike Log reader looks like Bug hunter: "
    same = "palette: ocean, icon: robot"
    assert verdict(guild, badgectl, same, same) == [where + "the same shape, colours and icon"]
    assert verdict(guild, badgectl, same, "palette: ocean, icon: robot-happy") == [
        where + "9x of 100 points of their pictures are the same"
    ]
    near = '{light: "#5e8fdc", deep: "#003d8d", ink: "#0c2c6b"}'
    assert verdict(guild, badgectl, same, f"palette: {near}, icon: robot") == [
        where + "9x of 100 points of their pictures are the same"
    ]


@pytest.mark.parametrize(
    "other",
    ["palette: ocean, icon: cog", "palette: brick, icon: robot",
     "palette: ocean, icon: robot, shape: star", "palette: ocean, icon: robot-mower"],
)  # fmt: skip
def test_what_differs_is_not(other: str, guild: Path, badgectl: Command) -> None:
    assert verdict(guild, badgectl, "palette: ocean, icon: robot", other) == []


@pytest.mark.slow
@pytest.mark.parametrize("theme", ["engraved", "flat"])
def test_every_pair_of_the_example_differs(theme: Theme, example: Catalog) -> None:
    looks = [
        msgspec.structs.replace(look_of(example, badge, None), theme=theme)
        for badge in example.badges.values()
    ]
    assert list(alike(looks)) == []
    for one, other in combinations(looks[:12], 2):
        assert difference(one, other) > LIMITS[theme], f"{one.identity} is as {other.identity}"


def test_own_art_is_compared_as_it_is_drawn(guild: Path, badgectl: Command) -> None:
    where = "catalog/badges/log-reader.yaml:7:1: art-alike Log reader looks like Bug hunter: "
    wave = svg('<path d="M0 40 Q50 0 100 40 V100 H0Z" fill="#3a7"/>')
    write(guild, {
        "catalog/art/hill.svg": DRAWING,
        "catalog/art/hill-again.svg": DRAWING.replace("#fff3c4", "#fff3c5"),
        "catalog/art/wave.svg": wave.decode(),
    })  # fmt: skip
    same = "palette: ocean, art: hill.svg, theme: "
    assert verdict(guild, badgectl, same + "flat", same + "story") == [
        where + "the same shape, colours and picture"
    ]
    assert verdict(guild, badgectl, same + "flat", "palette: ocean, art: hill-again.svg") == [
        where + "100 of 100 points of their pictures are the same"
    ]
    for other in (
        "palette: ocean, art: wave.svg",
        "palette: ocean",
        "palette: brick, art: hill.svg",
    ):
        assert verdict(guild, badgectl, same + "flat", f"{other}, theme: flat") == []


_SEEING = {
    "all colours": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "no red": (
        (0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "no green": (
        (0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
}  # fmt: skip
"""How much of red, green and blue light is seen as red, green and blue (Machado and others, 2009)."""


def lab(color: str, seeing: tuple[tuple[float, ...], ...]) -> tuple[float, float, float]:
    """Return how a colour is seen, in CIE L*a*b*."""
    parts = [c / 255 for c in rgb(color)]
    light = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    r, g, b = (
        min(1, max(0, sum(x * y for x, y in zip(row, light, strict=True)))) for row in seeing
    )
    x, y, z = (
        value ** (1 / 3) if value > 0.008856 else 7.787 * value + 16 / 116
        for value in (
            (0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.95047,
            0.2126 * r + 0.7152 * g + 0.0722 * b,
            (0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.08883,
        )
    )
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


@pytest.mark.parametrize("eyes", _SEEING)
def test_palettes_stay_apart_for_all_eyes(eyes: str) -> None:
    for one, other in combinations(PALETTES, 2):
        pairs = [
            (lab(getattr(PALETTES[one], part), _SEEING[eyes]),
             lab(getattr(PALETTES[other], part), _SEEING[eyes]))
            for part in ("light", "deep")
        ]  # fmt: skip
        assert math.hypot(*(math.dist(a, b) for a, b in pairs)) > 18, f"{one} and {other}"


def test_palettes_pass_what_own_colours_must() -> None:
    for name, colors in PALETTES.items():
        assert contrast(colors.deep, WHITE) >= 4.5, name
        assert contrast(colors.ink, PAPER) >= 4.5, name
        assert contrast(colors.light, colors.ink) >= 3, name


def test_changes_of_the_house_look_are_told(guild: Path, badgectl: Command) -> None:
    text = (guild / "catalog/program.yaml").read_text()
    look = (
        "look: {theme: flat, shape: circle, palettes: [ocean, slate], pattern: rays, border: rope}"
    )
    write(guild, {"catalog/program.yaml": f"{text.rstrip()}\n{look}\n"})
    git(guild, "commit", "--quiet", "-am", "Dress up")
    said = badgectl("diff", "HEAD~1").out
    for sentence in (
        "the theme of badges is now flat instead of engraved",
        "the shape of badges is now circle instead of nothing",
        "the palettes of badges is now ocean, slate instead of nothing",
        "the pattern of badges is now rays instead of nothing",
        "the border of badges is now rope instead of plain",
    ):
        assert sentence in said
