"""Killed at any git command: afterwards the award is whole or absent, and the next one works."""

from pathlib import Path

import pytest
from ground import Command, Killed, git, write

THANKS = "awards/ada/thanks+2026-11-23+grace.yaml"


@pytest.mark.slow
@pytest.mark.parametrize("moment", ["before", "after"])
@pytest.mark.parametrize(
    ("victim", "landed"),
    [
        ("fast-import", False),
        ("commit-tree", False),
        ("update-ref", None),
        ("update-index", True),
    ],
)
def test_killed(
    victim: str, landed: bool | None, moment: str, guild: Path, killed: Killed,
    badgectl: Command,
) -> None:  # fmt: skip
    write(guild, {"staged.txt": "staged\n"})
    git(guild, "add", "staged.txt")
    killed("award", "thanks", "ada", "-m", "For this.", at=victim, moment=moment)

    expected = moment == "after" if landed is None else landed
    assert ("1 file changed" in git(guild, "show", "--shortstat", "HEAD")) is expected
    assert badgectl("award", "thanks", "linus", "-m", "Next.").status == 0
    assert git(guild, "rev-list", "--count", "HEAD") == f"{3 if expected else 2}\n"
    assert (guild / THANKS).exists() is expected
    assert git(guild, "status", "--porcelain") == "A  staged.txt\n"
    git(guild, "fsck", "--strict")


def test_a_journal_that_was_torn_is_forgotten(guild: Path, badgectl: Command) -> None:
    (guild / ".git/badgectl").mkdir()
    (guild / ".git/badgectl/journal").write_text('{"branch": "ma')
    assert badgectl("award", "thanks", "ada", "-m", "For this.").status == 0
    assert not (guild / ".git/badgectl/journal").exists()


def test_a_hook_of_the_ref_that_refuses_leaves_nothing(guild: Path, badgectl: Command) -> None:
    hook = guild / ".git/hooks/reference-transaction"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text("#!/bin/sh\nexit 1\n")
    hook.chmod(0o755)
    said = badgectl("award", "thanks", "ada", "-m", "For this.")
    assert said.status == 1
    assert said.err.startswith("error: git update-ref failed: ")
    assert git(guild, "rev-list", "--count", "HEAD") == "1\n"
    assert git(guild, "status", "--porcelain") == ""
    assert not (guild / ".git/badgectl/journal").exists()
