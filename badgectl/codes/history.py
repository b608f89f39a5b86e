"""Codes of history: what a change may not do to records that have entered."""

from badgectl.codes.samples import THANKS, THANKS_PATH
from badgectl.model.problems import Code

FROZEN = Code(
    name="history-frozen",
    title="A record was changed or removed after its entry",
    why="What has entered the main line is a fact that others rely on. A slip is mended, and an "
    "award taken back, by a further record; the first one stays.",
    wrong={THANKS_PATH: THANKS.replace("my shift", "the night")},
    right={THANKS_PATH: THANKS},
)

CODES = (FROZEN,)
"""Of these examples the right one is committed first; the wrong one is the change."""
