"""Codes of the schema: keys and values that a kind of file does not have."""

from badgectl.codes.samples import TEAM_PATH
from badgectl.model.problems import Code

_GOAL = "catalog/goals/calm-on-call.yaml"
_SOUND_GOAL = """\
name: Calm on-call
description: Fewer people are woken up.
measure: {count: {badge: thanks}}
target: 12
due: 2026-12-31
"""

MISSING_KEY = Code(
    name="shape-missing-key",
    title="A key is missing",
    why="Without it nobody can tell what the file means.",
    wrong={TEAM_PATH: "function: engineering\n"},
    right={TEAM_PATH: "name: Night shift\nfunction: engineering\n"},
)
UNKNOWN_KEY = Code(
    name="shape-unknown-key",
    title="A key that this kind of file does not have",
    why="A misspelt key is a rule that silently does not apply, so every unknown key is refused.",
    wrong={TEAM_PATH: "name: Night shift\nfuncton: engineering\n"},
    right={TEAM_PATH: "name: Night shift\nfunction: engineering\n"},
)
TYPE = Code(
    name="shape-type",
    title="A value of the wrong form",
    why="A list where a text is due, a word where a number is due: the value cannot be understood.",
    wrong={_GOAL: _SOUND_GOAL.replace("12\n", "a dozen\n")},
    right={_GOAL: _SOUND_GOAL},
)
VALUE = Code(
    name="shape-value",
    title="A value that is none of those to choose from",
    why="The key takes one of a few words; any other would do nothing.",
    wrong={_GOAL: _SOUND_GOAL.replace("{count: {badge: thanks}}", "{score: total}")},
    right={_GOAL: _SOUND_GOAL.replace("{count: {badge: thanks}}", "{score: sum}")},
)
FORM = Code(
    name="shape-form",
    title="A text that is not written in the form due",
    why="Ids, days, links and lengths of time have one spelling each, so that two files that mean "
    "the same thing say the same thing.",
    wrong={TEAM_PATH: "name: Night shift\nparent: Night Shift\n"},
    right={TEAM_PATH: "name: Night shift\nparent: platform\n"},
)
SIZE = Code(
    name="shape-size",
    title="A text, list or number that is too small or too large",
    why="The limits are wide; what lies beyond them is a slip, or would not fit where it is shown.",
    wrong={TEAM_PATH: f"name: {'Night shift ' * 12}\n"},
    right={TEAM_PATH: "name: Night shift\n"},
)
CHOICE = Code(
    name="shape-choice",
    title="Two keys where one is due, or none",
    why="Some mappings say one thing by one key: who (`team` or `person`), what to check (`holds` "
    "or `count`). Two of them are two items of the list.",
    wrong={_GOAL: _SOUND_GOAL.replace("{count:", "{score: sum, count:")},
    right={_GOAL: _SOUND_GOAL},
)

CODES = (MISSING_KEY, UNKNOWN_KEY, TYPE, VALUE, FORM, SIZE, CHOICE)
