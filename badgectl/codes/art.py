"""Codes of art: designs that no picture can be made of."""

from badgectl.model.problems import Code

_PATH = "catalog/badges/bug-hunter.yaml"
_BADGE = """\
name: Bug hunter
kind: expertise
description: Finds the faults that nobody else can reproduce.
criteria:
  - {id: found, text: Found the cause of a fault that had been open for a month.}
design: {icon: bug}
"""

ICON = Code(
    name="art-icon",
    title="There is no icon of this name",
    why="Icons are named as at pictogrammers.com/library/mdi; the badge would have none.",
    wrong={_PATH: _BADGE.replace("icon: bug", "icon: buug")},
    right={_PATH: _BADGE},
)

CODES = (ICON,)
