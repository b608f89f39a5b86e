"""Codes of art: designs that no picture can be made of."""

from badgectl.model.problems import Code

_PATH = "catalog/badges/bug-hunter.yaml"
_BADGE = """\
name: Bug hunter
kind: expertise
goals: [grow-people]
description: Finds the faults that nobody else can reproduce.
criteria:
  - {id: found, text: Found the cause of a fault that had been open for a month.}
design: {icon: bug}
"""
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
    wrong={_PATH: _BADGE.replace("icon: bug", "icon: buug")},
    right={_PATH: _BADGE},
)
ALIKE = Code(
    name="art-alike",
    title="Two badges look the same",
    why="Shape, colours and icon are what people see from afar; the fine pattern alone does not "
    "tell two badges apart.",
    wrong={
        _PATH: _BADGE.replace("{icon: bug}", "{icon: bug, palette: moss}"),
        _OTHER_PATH: _OTHER.replace("{icon: text-search}", "{icon: bug, palette: moss}"),
    },
    right={_PATH: _BADGE, _OTHER_PATH: _OTHER},
    severity="warning",
)

CODES = (ICON, ALIKE)
