"""Codes of paths: where files of a programme may lie."""

from badgectl.codes.samples import TEAM_PATH, THANKS, THANKS_PATH
from badgectl.model.problems import Code

_TEAM = "name: Night shift\n"

FORMS = """\
- `RECIPIENT/BADGE.yaml`, `RECIPIENT/BADGE@LEVEL.yaml`: an award
- `RECIPIENT/BADGE+DAY+GIVER.yaml`, `RECIPIENT/BADGE@LEVEL+DAY+GIVER.yaml`: of a repeatable badge
- `AWARD~2.yaml`: the next round, or one more of the same day; the third is `AWARD~3.yaml`
- `AWARD.nomination.yaml`, `AWARD.second.WHO.yaml`, `AWARD.decline.yaml`: before there is an award
- `AWARD.like.WHO.yaml`, `AWARD.comment.WHO.STAMP.yaml`: what others say of it
- `AWARD.correction.STAMP.yaml`, `AWARD.revocation.yaml`: what becomes of it
- `TEAM/GOAL.score.PERIOD.yaml`: how a team scores a goal, for `2026`, `2026-q4` or `2026-11`
- `RECORD.withdrawal.yaml`, `RECORD.void.yaml`: what takes a record back"""
"""Which record lies where below `awards/`; the page of the language says the same."""

UNKNOWN_FILE = Code(
    name="place-unknown-file",
    title="A file in a place where none is read",
    why="A misplaced file silently counts for nothing.",
    wrong={"catalog/team/night-shift.yaml": _TEAM},
    right={TEAM_PATH: _TEAM},
)
RECORD_PATH = Code(
    name="place-record",
    title="A record's path is not in the grammar of paths",
    why="The path says what a record is and makes it unique: two people who record the same award "
    "write the same file, and two different awards never collide. These are read below `awards/`:"
    f"\n\n{FORMS}\n\nA DAY is written 2026-11-23, and a STAMP, in UTC, 20261123T101500Z.",
    wrong={"awards/ada/Thanks for the shift.yaml": THANKS},
    right={THANKS_PATH: THANKS},
)
CONTENT = Code(
    name="place-content",
    title="A record lies where another belongs",
    why="The file repeats what the path says, so that a copy into another person's folder, or "
    "under another badge, is found.",
    wrong={"awards/linus/thanks+2026-11-20+grace.yaml": THANKS},
    right={THANKS_PATH: THANKS},
)
NOT_A_FILE = Code(
    name="place-not-a-file",
    title="A symbolic link, or something else that is no plain file",
    why="A link can lead out of the repository: what it shows differs from machine to machine and "
    "may be nobody's business. Write the file itself.",
    wrong={TEAM_PATH: "-> ../people/ada.yaml"},
    right={TEAM_PATH: _TEAM},
)

CODES = (UNKNOWN_FILE, RECORD_PATH, CONTENT, NOT_A_FILE)
