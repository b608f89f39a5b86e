"""Codes of history: what a change may not do to records that have entered."""

from badgectl.model.problems import Code

_PATH = "awards/ada/thanks+2026-11-20+grace.yaml"
_THANKS = "badge: thanks\nrecipient: ada\nby: grace\nreason: Took my shift at an hour's notice.\n"

FROZEN = Code(
    name="history-frozen",
    title="A record was changed or removed after its entry",
    why="What has entered the main line is a fact that others rely on. A slip is mended, and an "
    "award taken back, by a further record; the first one stays.",
    wrong={_PATH: _THANKS.replace("my shift", "the night")},
    right={_PATH: _THANKS},
)

CODES = (FROZEN,)
"""Of these examples the right one is committed first; the wrong one is the change."""
