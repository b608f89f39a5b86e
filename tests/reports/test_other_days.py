"""Cards on another day: what was not made yet, what was taken back, what had ended."""

from pathlib import Path

import pytest
from ground import Command, git, write


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


def test_cards_know_nothing_of_later(lively: Path, badgectl: Command) -> None:
    project = "Apollo (apollo)\nThe new navigation computer.\n"
    awards = "\nAwards\n  thanks to Ada Lovelace, 2026-11-02\n"
    assert badgectl("show", "apollo", on="2026-11-01").out == project
    assert badgectl("show", "apollo", on="2026-11-02").out == project + awards
    assert badgectl("list", "projects", on="2026-11-01").out == "apollo\tApollo\t0\t\n"
    assert "  awards given  0\n" in badgectl("show", "ada", on="2026-11-02").out
    assert "  awards given  1\n" in badgectl("show", "ada", on="2026-11-03").out
    assert "\nScores\n" not in badgectl("show", "platform", on="2026-10-01").out
    assert "\nScores\n" in badgectl("show", "platform", on="2026-10-02").out
    write(
        lively,
        {
            "awards/tom/mentor@bronze.yaml": "badge: mentor\nlevel: bronze\nrecipient: tom\nby: grace\nreason: So.\nproject: apollo\n"
        },
    )
    git(lively, "add", ".")
    git(lively, "commit", "--quiet", "-m", "An award without a day")
    undated = "  mentor@bronze to Tom Kilburn\n"
    assert badgectl("show", "apollo").out == project + awards + undated
    assert (
        badgectl(
            "revoke", "ada/thanks+2026-11-02+tom", "--because", "mistake", "-m", "It was Linus."
        ).status
        == 0
    )
    assert badgectl("show", "apollo").out == f"{project}\nAwards\n{undated}"
    assert badgectl("list", "projects").out == "apollo\tApollo\t1\t\n"
