"""Codes of art: designs that no picture can be made of."""

from badgectl.codes.samples import BADGE, BADGE_PATH
from badgectl.model.problems import Code

_BADGE = BADGE + "design: {icon: bug}\n"
_OTHER_PATH = "catalog/badges/log-reader.yaml"
_OTHER = """\
name: Log reader
kind: expertise
goals: [grow-people]
description: Reads in a minute what happened in an hour.
criteria:
  - {id: read, text: Explained an outage from its logs alone.}
design: {icon: text-search}
"""

ICON = Code(
    name="art-icon",
    title="There is no icon of this name",
    why="Icons are named as at pictogrammers.com/library/mdi; the badge would have none.",
    wrong={BADGE_PATH: _BADGE.replace("icon: bug", "icon: buug")},
    right={BADGE_PATH: _BADGE},
)
ALIKE = Code(
    name="art-alike",
    title="Two badges look the same",
    why="Shape, colours and icon are what people see from afar; the fine pattern alone does not "
    "tell two badges apart. Icons that are nearly the same are compared by their pictures.",
    wrong={
        BADGE_PATH: _BADGE.replace("{icon: bug}", "{icon: bug, palette: moss}"),
        _OTHER_PATH: _OTHER.replace("{icon: text-search}", "{icon: bug, palette: moss}"),
    },
    right={BADGE_PATH: _BADGE, _OTHER_PATH: _OTHER},
    severity="warning",
)
CONTRAST = Code(
    name="art-contrast",
    title="Colours of one's own cannot be told apart",
    why="White is read on `deep` and `ink` on paper, which takes a contrast of 4.5 to 1; stars and "
    "rings in `light` lie on `ink`, which takes 3 to 1. Less is lost on many eyes and screens.",
    wrong={
        BADGE_PATH: _BADGE.replace(
            "{icon: bug}",
            '{icon: bug, palette: {light: "#ffe9a8", deep: "#e8b93c", ink: "#4a3300"}}',
        ),
    },
    right={
        BADGE_PATH: _BADGE.replace(
            "{icon: bug}",
            '{icon: bug, palette: {light: "#ffe9a8", deep: "#8a5d00", ink: "#4a3300"}}',
        ),
    },
    severity="warning",
)

_DRAWN = """\
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100">
  <rect width="100" height="100" fill="#123a86"/>
  <circle cx="50" cy="45" r="25" fill="#f0b432"/>
</svg>
"""
_ART_PATH = "catalog/art/bug-hunter.svg"
_WITH_ART = _BADGE.replace("{icon: bug}", "{art: bug-hunter.svg}")

GLYPH = Code(
    name="art-glyph",
    title="A letter or sign that no font has",
    why="The picture would show a hole where it stands. Chinese, Japanese and Korean need fonts "
    "that `pip install 'badgectl[fonts]'` brings along.",
    wrong={BADGE_PATH: _BADGE.replace("Bug hunter", "Bug hunter \U00013080")},
    right={BADGE_PATH: _BADGE.replace("Bug hunter", "Bug hunter \U0001f41b")},
)
MISSING = Code(
    name="art-missing",
    title="There is no own art of this name",
    why="A design names a file in catalog/art/; without it the badge shows only its icon.",
    wrong={BADGE_PATH: _WITH_ART},
    right={BADGE_PATH: _WITH_ART, _ART_PATH: _DRAWN},
)
FILE = Code(
    name="art-file",
    title="Own art that cannot be used",
    why="A picture may only draw. Scripts, links, entities, files that are not what their name "
    "says, and pictures made to use up memory are refused; so is what only some programs can "
    "draw, as text in a font that they may not have.",
    wrong={
        BADGE_PATH: _WITH_ART,
        _ART_PATH: _DRAWN.replace("<circle", "<script>alert(1)</script>\n  <circle"),
    },
    right={BADGE_PATH: _WITH_ART, _ART_PATH: _DRAWN},
)

CODES = (ICON, ALIKE, CONTRAST, GLYPH, MISSING, FILE)
