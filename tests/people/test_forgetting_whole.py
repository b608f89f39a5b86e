"""`forget` is whole or absent: killed half-way, with hooks, in odd repositories."""

import re
import shutil
import sys
from pathlib import Path

import pytest
from ground import Command, Killed, be, everything, git, write
from people.adas_past import NEW, forget

pytestmark = pytest.mark.usefixtures("past")


@pytest.mark.slow
@pytest.mark.parametrize("moment", ["before", "after"])
@pytest.mark.parametrize(
    ("victim", "landed"),
    [
        ("fast-import", False), ("commit-tree", False), ("update-ref", None),
        ("hash-object", True), ("ls-files", True), ("update-index", True),
    ],
)  # fmt: skip
def test_killed_at_any_moment_it_is_whole_or_absent(
    victim: str, landed: bool | None, moment: str, guild: Path, killed: Killed,
    badgectl: Command,
) -> None:  # fmt: skip
    write(guild, {"staged.txt": "staged\n"})
    git(guild, "add", "staged.txt")
    killed("forget", "ada", "--as", NEW, "--yes", at=victim, moment=moment)
    expected = moment == "after" if landed is None else landed
    assert badgectl("award", "thanks", "linus", "-m", "Next.").status == 0
    assert git(guild, "status", "--porcelain") == "A  staged.txt\n"
    assert (guild / "awards/ada").exists() is not expected
    assert (guild / f"catalog/people/{NEW}.yaml").exists() is expected
    assert badgectl("validate", "--base", "HEAD~1").status == 0
    git(guild, "fsck", "--strict")


@pytest.mark.parametrize("refuses", [False, True])
def test_hooks_see_the_files_as_they_will_be(refuses: bool, guild: Path, badgectl: Command) -> None:
    hook = guild / ".git/hooks/pre-commit"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text(
        f"#!/bin/sh\n{sys.executable} -m badgectl validate >&2 || exit 1\n"
        f"ls awards catalog/people >&2\nexit {int(refuses)}\n"
    )
    hook.chmod(0o755)
    before = {p: h for p, h in everything(guild).items() if not p.startswith(".git/")}
    said = forget(badgectl, "--yes")
    assert (said.status, "35 files checked, no problems" in said.err) == (int(refuses), True)
    assert f"{NEW}\ngrace\nlinus\nplatform\ntom" in re.sub(r"\n +", "\n", said.err)
    assert git(guild, "status", "--porcelain") == ""
    after = {p: h for p, h in everything(guild).items() if not p.startswith(".git/")}
    assert (after == before) is refuses


def test_a_sparse_checkout_stays_sparse(guild: Path, badgectl: Command) -> None:
    git(guild, "sparse-checkout", "set", "catalog", "awards/tom")
    assert not (guild / "awards/linus").exists()
    assert forget(badgectl, "--yes").status == 0
    assert git(guild, "status", "--porcelain") == ""
    assert not (guild / "awards/platform").exists()


def test_in_a_subfolder_and_with_sha256(
    guild: Path, tmp_path: Path, badgectl: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    top = tmp_path / "top"
    git(tmp_path, "init", "--quiet", "--object-format=sha256", "--initial-branch=main", str(top))
    shutil.copytree(guild, top / "sub/guild", ignore=shutil.ignore_patterns(".git"))
    be(top, "grace")
    git(top, "add", ".")
    git(top, "commit", "--quiet", "-m", "Found")
    monkeypatch.chdir(top / "sub/guild")
    said = forget(badgectl, "--yes")
    assert said.status == 0
    assert "Still there, to be mended by hand: sub/guild/notes.md\n" in said.err
    assert git(top, "status", "--porcelain") == ""
    assert badgectl("validate", "--base", "HEAD~1").status == 0
