"""Codes of paths: where files of a programme may lie."""

from badgectl.model.problems import Code

_THANKS = "badge: thanks\nrecipient: ada\nby: grace\nreason: Took my shift at an hour's notice.\n"
_TEAM = "name: Night shift\n"

UNKNOWN_FILE = Code(
    name="place-unknown-file",
    title="A file in a place where none is read",
    why="A misplaced file silently counts for nothing.",
    wrong={"catalog/team/night-shift.yaml": _TEAM},
    right={"catalog/teams/night-shift.yaml": _TEAM},
)
RECORD_PATH = Code(
    name="place-record",
    title="A record's path is not in the grammar of paths",
    why="The path says what a record is and makes it unique: two people who record the same award "
    "write the same file, and two different awards never collide.",
    wrong={"awards/ada/Thanks for the shift.yaml": _THANKS},
    right={"awards/ada/thanks+2026-11-20+grace.yaml": _THANKS},
)
CONTENT = Code(
    name="place-content",
    title="A record lies where another belongs",
    why="The file repeats what the path says, so that a copy into another person's folder, or "
    "under another badge, is found.",
    wrong={"awards/linus/thanks+2026-11-20+grace.yaml": _THANKS},
    right={"awards/ada/thanks+2026-11-20+grace.yaml": _THANKS},
)
NOT_A_FILE = Code(
    name="place-not-a-file",
    title="A symbolic link, or something else that is no plain file",
    why="A link can lead out of the repository: what it shows differs from machine to machine and "
    "may be nobody's business. Write the file itself.",
    wrong={"catalog/teams/night-shift.yaml": "-> ../people/ada.yaml"},
    right={"catalog/teams/night-shift.yaml": _TEAM},
)

CODES = (UNKNOWN_FILE, RECORD_PATH, CONTENT, NOT_A_FILE)
