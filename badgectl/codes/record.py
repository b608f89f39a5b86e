"""Codes of records: what is wrong with a file under `awards/` whoever wrote it, whenever."""

from badgectl.codes.samples import THANKS, THANKS_PATH
from badgectl.model.problems import Code

_DATED = THANKS + "awarded_on: 2026-11-20\n"
_MENTOR = "badge: mentor\nrecipient: ada\nby: grace\nreason: Brought Tom up to speed.\n"

NO_LEVEL = Code(
    name="record-no-level",
    title="A badge with levels was awarded without one",
    why="The level is what was reached; without it nobody can tell.",
    wrong={"awards/ada/mentor.yaml": _MENTOR},
    right={"awards/ada/mentor@bronze.yaml": _MENTOR + "level: bronze\n"},
)
DAYS = Code(
    name="record-days",
    title="Days that cannot be in this order",
    why="What was earned after it was awarded, or expired before, is a slip of the pen.",
    wrong={THANKS_PATH: _DATED + "earned_on: 2026-11-22\n"},
    right={THANKS_PATH: _DATED + "earned_on: 2026-11-19\n"},
)
FUTURE = Code(
    name="record-future",
    title="A record from the future",
    why="A record says what has happened. One day of grace is given for time zones.",
    wrong={
        "awards/ada/thanks+2126-11-20+grace.yaml": _DATED.replace("2026", "2126"),
    },
    right={THANKS_PATH: _DATED},
)
STAMP = Code(
    name="record-stamp",
    title="The day or instant in the path does not exist",
    why="Paths of repeatable badges carry the day, comments and corrections the instant (UTC).",
    wrong={"awards/ada/thanks+2026-11-31+grace.yaml": THANKS},
    right={THANKS_PATH: THANKS},
)
MEASURE = Code(
    name="record-score",
    title="A score for a goal that is not scored",
    why="A goal that counts awards reaches its number by itself; a score would do nothing.",
    wrong={
        "awards/platform/grow-people.score.2026-q4.yaml": "goal: grow-people\nteam: platform\n"
        "period: 2026-q4\nvalue: 3\nby: grace\n"
    },
    right={
        "awards/platform/calm-on-call.score.2026-q4.yaml": "goal: calm-on-call\nteam: platform\n"
        "period: 2026-q4\nvalue: 3\nby: grace\n"
    },
)

CODES = (NO_LEVEL, DAYS, FUTURE, STAMP, MEASURE)
