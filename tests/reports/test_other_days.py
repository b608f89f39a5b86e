"""Cards on another day: what was not made yet, what was taken back, what had ended."""

from pathlib import Path

import pytest
from ground import Command


@pytest.mark.parametrize(
    ("what", "day", "state"),
    [
        ("ada/mentor@bronze", "2026-09-01", "not made yet on 2026-09-01"),
        ("ada/mentor@bronze", "2026-10-05", "in force"),
        ("tom/thanks+2026-11-03+ada", "2026-11-02", "not made yet on 2026-11-02"),
        ("tom/thanks+2026-11-03+ada", "2026-11-03", "in force"),
        (
            "tom/thanks+2026-11-03+ada",
            "2026-11-04",
            "revoked by Ada Lovelace on 2026-11-04 (mistake): It was Linus.",
        ),
        ("platform/crown", "2026-10-01", "in force until 2026-10-01"),
        ("platform/crown", "2026-10-02", "expired on 2026-10-01"),
    ],
)
def test_the_state_of_an_award(
    what: str, day: str, state: str, lively: Path, badgectl: Command
) -> None:
    assert lively
    card = badgectl("show", what, on=day).out
    assert [line.split(maxsplit=1)[1] for line in card.splitlines() if "  state " in line] == [
        state
    ]
