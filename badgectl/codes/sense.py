"""Codes of sense: what is allowed but probably not meant. They warn, and may be waived."""

from functools import partial

from badgectl.codes.samples import BADGE, BADGE_PATH, THANKS, THANKS_PATH
from badgectl.model.problems import Code

_warning = partial(Code, severity="warning")

_BADGE = BADGE + "topics: [debugging]\n"
_OTHER_PATH = "catalog/badges/fault-finder.yaml"
_OTHER = """\
name: Fault finder
kind: training
description: Shows newcomers how a log is read from its end.
goals: [grow-people]
criteria:
  - {id: shown, text: Held one session for at least three newcomers.}
"""

UNREACHABLE = _warning(
    name="sense-unreachable",
    title="A level that nobody could reach",
    why="It asks for a retired badge, for more awards than anybody can hold, for more functions "
    "than there are, or for something that asks for one of these. People would work towards it in "
    "vain.",
    wrong={BADGE_PATH: _BADGE + "requires: [{count: {badge: crown, at_least: 2}}]\n"},
    right={BADGE_PATH: _BADGE + "requires: [{count: {badge: thanks, at_least: 2}}]\n"},
)
CYCLE = _warning(
    name="sense-cycle",
    title="Badges that each ask for the other first",
    why="Nobody can begin: `requires` leads round in a circle.",
    wrong={
        BADGE_PATH: _BADGE + "requires: [{holds: fault-finder}]\n",
        _OTHER_PATH: _OTHER + "requires: [{holds: bug-hunter}]\n",
    },
    right={
        BADGE_PATH: _BADGE + "requires: [{holds: fault-finder}]\n",
        _OTHER_PATH: _OTHER,
    },
)
NOBODY_AWARDS = _warning(
    name="sense-nobody-awards",
    title="A policy under which nobody can award",
    why="The groups that may award are empty: nobody active is in them, or only holders of a badge "
    "that nobody holds may award that very badge.",
    wrong={BADGE_PATH: _BADGE + "awarding: {by: [{holders: bug-hunter}]}\n"},
    right={BADGE_PATH: _BADGE + "awarding: {by: [{holders: bug-hunter}, maintainers]}\n"},
)
NO_EFFECT = _warning(
    name="sense-no-effect",
    title="A key that has no effect",
    why="It reads as if it changed something: `in_order` where there is one level or none, "
    "`counts_for: members` on a badge that no team gets.",
    wrong={BADGE_PATH: _BADGE + "in_order: true\n"},
    right={
        BADGE_PATH: _BADGE + "levels:\n  - {id: scout, text: One.}\n  - {id: ranger, text: Five.}\n"
        "in_order: true\n"
    },
)
VAGUE = _warning(
    name="sense-vague-criterion",
    title="A criterion that no reader can check",
    why="Two people who read it must come to the same answer. Say what was done, for whom, how "
    "often: praise belongs into the reason of the award.",
    wrong={
        BADGE_PATH: _BADGE.replace(
            "Found the cause of a fault that had been open for a month", "Is great at bugs"
        )
    },
    right={BADGE_PATH: _BADGE},
)
UNSERVED_GOAL = _warning(
    name="sense-goal-unserved",
    title="A goal that no badge serves",
    why="Badges exist so that people do what the team's goals need. Name the goal in `goals:` of a "
    "badge, or drop it.",
    wrong={
        "catalog/goals/fast-builds.yaml": "name: Fast builds\ndescription: Nobody waits.\n"
        "measure: {score: average}\ntarget: 4\ndue: 2026-12-31\n"
    },
    right={
        "catalog/goals/fast-builds.yaml": "name: Fast builds\ndescription: Nobody waits.\n"
        "measure: {score: average}\ntarget: 4\ndue: 2026-12-31\n",
        BADGE_PATH: _BADGE.replace("[grow-people]", "[grow-people, fast-builds]"),
    },
)
AIMLESS = _warning(
    name="sense-badge-aimless",
    title="A badge that serves no goal",
    why="What is honoured is done more often. A badge that serves none of the programme's goals "
    "draws people away from them.",
    wrong={BADGE_PATH: _BADGE.replace("goals: [grow-people]\n", "")},
    right={BADGE_PATH: _BADGE},
)
ALIKE = _warning(
    name="sense-alike",
    title="Two badges that read alike",
    why="Givers will not know which one to choose, and counts split between them. Merge them, or "
    "say in both descriptions what tells them apart.",
    wrong={
        BADGE_PATH: _BADGE,
        _OTHER_PATH: _OTHER.replace(
            "Shows newcomers how a log is read from its end.",
            "Finds faults which nobody else can reproduce.",
        ),
    },
    right={BADGE_PATH: _BADGE, _OTHER_PATH: _OTHER},
)
SPELLING = _warning(
    name="sense-spelling",
    title="One topic or project under two spellings",
    why="`badgectl experts`, reports and counts would show half of it under each. Choose one; a "
    "project can list its other spellings as `aliases`.",
    wrong={
        BADGE_PATH: _BADGE,
        _OTHER_PATH: _OTHER + "topics: [de-bugging]\n",
    },
    right={BADGE_PATH: _BADGE, _OTHER_PATH: _OTHER + "topics: [debugging]\n"},
)
LOOKALIKE = _warning(
    name="sense-lookalike",
    title="A name that mixes letters of several scripts",
    why="A Cyrillic letter can look like a Latin one: a name passes for somebody else's.",
    wrong={"catalog/teams/night-shift.yaml": "name: Night \u0455hift\n"},
    right={"catalog/teams/night-shift.yaml": "name: Night shift\n"},
)
EVIDENCE_LINK = _warning(
    name="sense-evidence-link",
    title="A link that leads nowhere for others",
    why="Evidence is for everybody who reads the award: not an address of one's own machine, and "
    "not a word that stands in for a link to come.",
    wrong={THANKS_PATH: THANKS + "evidence: [{url: 'http://localhost:8080/review'}]\n"},
    right={THANKS_PATH: THANKS + "evidence: [{url: 'https://guild.example/review'}]\n"},
)
EVIDENCE_GONE = _warning(
    name="sense-evidence-gone",
    title="Evidence that is no longer in the repository",
    why="The award stands, but who follows its evidence finds nothing. Put the file back, or "
    "correct the award's evidence.",
    wrong={THANKS_PATH: THANKS + "evidence: [{path: docs/review.md}]\n"},
    right={THANKS_PATH: THANKS + "evidence: [{path: catalog/program.yaml}]\n"},
)

CODES = (
    UNREACHABLE, CYCLE, NOBODY_AWARDS, NO_EFFECT, VAGUE, UNSERVED_GOAL, AIMLESS, ALIKE, SPELLING,
    LOOKALIKE,
    EVIDENCE_LINK, EVIDENCE_GONE,
)  # fmt: skip
