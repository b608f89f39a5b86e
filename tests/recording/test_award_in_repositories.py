"""`award` in repositories of every kind: worktrees, partial clones, subfolders, wider ids."""

import shutil
from pathlib import Path

import pytest
from ground import OTHER, THANKS, Command, be, git


def test_a_programme_in_a_subfolder(
    big: Path, badgectl: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(big / "guild/catalog/badges")
    assert badgectl("award", "thanks", "ada", "-m", "x").status == 0
    assert git(big, "show", "--name-only", "--format=") == f"guild/{THANKS}\n"
    assert git(big, "status", "--porcelain") == ""


def test_a_folder_whose_name_breaks_lines_elsewhere(guild: Path, badgectl: Command) -> None:
    folder = guild.rename(guild.with_name("a\u2028b\x0cc\x85d"))
    assert badgectl("-C", str(folder), "award", "thanks", "ada", "-m", "x").status == 0
    assert git(folder, "show", "--name-only", "--format=") == f"{THANKS}\n"


def test_a_worktree(
    tmp_path: Path, guild: Path, badgectl: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    git(guild, "switch", "--quiet", "-c", "other")
    git(guild, "worktree", "add", "--quiet", str(tmp_path / "tree"), "main")
    monkeypatch.chdir(tmp_path / "tree")
    assert badgectl("award", "thanks", "ada", "-m", "x").status == 0
    assert git(tmp_path / "tree", "status", "--porcelain") == ""
    assert git(guild, "log", "-1", "--format=%s", "main") == "Award Thanks to Ada Lovelace\n"


def test_an_unborn_branch(guild: Path, badgectl: Command) -> None:
    git(guild, "checkout", "--quiet", "--orphan", "fresh")
    git(guild, "rm", "-r", "--cached", "--quiet", ".")
    git(guild, "branch", "-D", "main")
    git(guild, "symbolic-ref", "HEAD", "refs/heads/main")
    said = badgectl("award", "thanks", "ada", "-m", "x")
    assert said.status == 0
    assert "hint: the catalog itself is not committed yet" in said.err
    assert git(guild, "show", "--name-only", "--format=") == f"{THANKS}\n"
    assert badgectl("award", "thanks", "linus", "-m", "x").status == 0
    assert git(guild, "rev-list", "--count", "HEAD") == "2\n"


def test_a_sha256_repository(guild: Path, badgectl: Command) -> None:
    shutil.rmtree(guild / ".git")
    git(guild, "init", "--quiet", "-b", "main", "--object-format=sha256")
    be(guild, "grace")
    git(guild, "add", ".")
    git(guild, "commit", "--quiet", "-m", "Found")
    assert badgectl("award", "thanks", "ada", "-m", "x").status == 0
    blob = git(guild, "rev-parse", "HEAD:catalog/badges/thanks.yaml").strip()
    assert f"definition: {blob}" in (guild / THANKS).read_text()
    assert badgectl("validate").out == "18 files checked, no problems\n"


def test_a_partial_clone_fetches_what_it_lacks(
    guild: Path, badgectl: Command, tmp_path: Path
) -> None:
    assert badgectl("award", "thanks", "linus", "-m", "x").status == 0
    git(guild, "config", "uploadpack.allowFilter", "true")
    url = f"file://{guild}"
    options = ("--quiet", "--filter=tree:0", "--sparse", "--depth=1")
    git(tmp_path, "clone", *options, url, "partial")
    partial = tmp_path / "partial"
    be(partial, "grace")
    git(partial, "sparse-checkout", "set", "catalog")
    assert badgectl("-C", str(partial), "award", "thanks", "ada", "-m", "x").status == 0
    assert git(partial, "show", "--name-status", "--format=") == f"A\t{THANKS}\n"
    assert git(partial, "status", "--porcelain") == ""
    assert git(partial, "ls-tree", "-r", "--name-only", "HEAD", "awards") == f"{THANKS}\n{OTHER}\n"
