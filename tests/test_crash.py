"""Killed at any git command: afterwards the award is whole or absent, and the next one works."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import Command, be, git, write

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
        ("ls-files", True),
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


needs_ssh_keygen = pytest.mark.skipif(
    shutil.which("ssh-keygen") is None, reason="ssh-keygen is not installed"
)


@pytest.fixture
def key(guild: Path, tmp_path: Path) -> Path:
    """Grace signs with an SSH key."""
    path = tmp_path / "id_ed25519"
    subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", path], check=True)
    for name, value in {
        "gpg.format": "ssh", "user.signingKey": str(path), "commit.gpgSign": "true",
        "gpg.ssh.allowedSignersFile": str(tmp_path / "signers"),
    }.items():  # fmt: skip
        git(guild, "config", name, value)
    (tmp_path / "signers").write_text(f"grace@guild.example {path.with_suffix('.pub').read_text()}")
    return path


@needs_ssh_keygen
def test_awards_are_signed_where_git_signs(guild: Path, key: Path, badgectl: Command) -> None:
    assert key.exists()
    assert badgectl("award", "thanks", "ada", "-m", "For this.").status == 0
    assert git(guild, "log", "-1", "--format=%G? %GS") == "G grace@guild.example\n"


@needs_ssh_keygen
def test_a_signature_that_cannot_be_made_is_a_refusal(
    guild: Path, key: Path, badgectl: Command
) -> None:
    key.unlink()
    said = badgectl("award", "thanks", "ada", "-m", "For this.")
    assert said.status == 1
    assert said.err.startswith("error: the commit could not be signed: ")
    assert "nothing was recorded" in said.err
    assert git(guild, "rev-list", "--count", "HEAD") == "1\n"
    assert git(guild, "status", "--porcelain") == ""


@needs_ssh_keygen
def test_a_programme_that_requires_signatures_gets_them(
    guild: Path, key: Path, badgectl: Command
) -> None:
    assert key.exists()
    git(guild, "config", "--unset", "commit.gpgSign")
    program = (guild / "catalog/program.yaml").read_text() + "trust: {required: signed}\n"
    write(guild, {"catalog/program.yaml": program})
    git(guild, "commit", "--quiet", "-am", "Require signatures")
    assert badgectl("award", "thanks", "ada", "-m", "For this.").status == 0
    assert git(guild, "log", "-1", "--format=%G?") == "G\n"
    git(guild, "config", "--unset", "user.signingKey")
    be(guild, "tom")
    assert "could not be signed" in badgectl("award", "thanks", "ada", "-m", "And this.").err
