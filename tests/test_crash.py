"""Killed at any git command: afterwards the award is whole or absent, and the next one works."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import Command, git, write

THANKS = "awards/ada/thanks+2026-11-23+grace.yaml"
REAL_GIT = shutil.which("git")

# Takes the place of git and kills whoever called it, before or after it has done its work.
KILLER = """\
#!/bin/sh
for word; do
    if [ "$word" = "$VICTIM" ]; then
        [ "$MOMENT" = after ] && {git} "$@"
        kill -9 $PPID
        exit 1
    fi
done
exec {git} "$@"
"""


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
    victim: str, landed: bool | None, moment: str, guild: Path, tmp_path: Path, badgectl: Command
) -> None:
    write(guild, {"staged.txt": "staged\n"})
    git(guild, "add", "staged.txt")
    killer = tmp_path / "bin" / "git"
    killer.parent.mkdir()
    killer.write_text(KILLER.format(git=REAL_GIT))
    killer.chmod(0o755)
    env = os.environ | {
        "PATH": f"{killer.parent}:{os.environ['PATH']}", "VICTIM": victim, "MOMENT": moment,
    }  # fmt: skip
    command = [sys.executable, "-m", "badgectl"]
    award = [*command, "award", "thanks", "ada", "-m", "For this."]
    assert subprocess.run(award, cwd=guild, env=env, check=False).returncode == -9

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
