"""Codes of waivers: comments that say why a warning does not apply."""

from badgectl.model.problems import Code

_PATH = "catalog/badges/pun-master.yaml"
_BADGE = """\
# badgectl: ignore sense-badge-aimless It is for fun, and meant to be.
name: Pun master
kind: communication
description: Made the whole room groan.
criteria:
  - {id: groan, text: At least five colleagues groaned at one pun.}
"""

INVALID = Code(
    name="waiver-invalid",
    title="A waiver that cannot hold",
    why="`# badgectl: ignore CODE reason` waives a warning of the same line, or of the next if it "
    "stands alone. The code must be that of a warning, and the reason tells the next reader why. "
    "Errors are not waived: the tool itself relies on what they say.",
    wrong={_PATH: _BADGE.replace(" It is for fun, and meant to be.", "")},
    right={_PATH: _BADGE},
)
UNUSED = Code(
    name="waiver-unused",
    title="A waiver that waives nothing",
    why="What it was for is gone. Left in place, it would hide the next problem of its kind.",
    wrong={_PATH: _BADGE.replace("name: Pun master", "name: Pun master\ngoals: [grow-people]")},
    right={_PATH: _BADGE},
    severity="warning",
)

CODES = (INVALID, UNUSED)
