"""`show`, `diff` and the hub tell who made what: as the commits say it, in any repository."""

import json
import shutil
import zoneinfo
from collections.abc import Iterator
from pathlib import Path

import pytest
from ground import Command, be, git, write

MENTOR = "catalog/badges/mentor.yaml"
AWARD = "awards/ada/thanks+2026-11-23+tom.yaml"


def history(badgectl: Command, what: str) -> list[str]:
    """Return what is shown of the commits behind something, but for their ids."""
    said = badgectl("show", what)
    assert said.status == 0, said.err
    lines = said.out.partition("\nHistory\n")[2].splitlines()
    return [f"{day} {rest}" for day, _, rest in (line.split(maxsplit=2) for line in lines)]


@pytest.fixture
def proposed(guild: Path) -> Path:
    """A branch with a change of a badge by Linus, and an award that Linus typed for Tom; Grace merges it."""
    be(guild, "linus")
    write(guild, {MENTOR: (guild / MENTOR).read_text() + "# Revised.\n"})
    git(guild, "commit", "--quiet", "-am", "Revise Mentor")
    git(guild, "switch", "--quiet", "-c", "side")
    write(guild, {AWARD: "badge: thanks\nrecipient: ada\nby: tom\nreason: Took my shift.\n"})
    git(guild, "add", ".")
    git(guild, "commit", "--quiet", "-m", "Thank Ada")
    git(guild, "switch", "--quiet", "-c", "offer", "main")
    be(guild, "grace")
    git(guild, "merge", "--quiet", "--no-ff", "-m", "Merge side", "side")
    return guild


def check_told(badgectl: Command) -> None:
    """Hold what is told of the history against what was done."""
    assert history(badgectl, "mentor") == [
        "2026-11-23 Linus: Revise Mentor", "2026-11-23 Grace: Found the guild",
    ]  # fmt: skip
    assert history(badgectl, "ada/thanks") == ["2026-11-23 Grace: Merge side"]
    said = badgectl("diff", "main")
    assert said.out.partition("\n")[2] == (
        "\nNew awards\n"
        "  Award Thanks to Ada Lovelace: allowed\n"
        "    by tom, committed by Linus, which nothing proves yet: a claim\n"
        "    Took my shift.\n"
    ), said.err


def test_replaced_commits_change_nothing(proposed: Path, badgectl: Command) -> None:
    for revision in ("HEAD", "HEAD^2", "main"):
        commit = git(proposed, "rev-parse", revision).strip()
        raw = git(proposed, "cat-file", "commit", commit)
        for name in ("Grace", "Linus"):
            raw = raw.replace(f"{name} <", "Mallory <")
        forged = git(proposed, "hash-object", "-t", "commit", "-w", "--stdin", given=raw).strip()
        git(proposed, "replace", commit, forged)
    assert "Mallory" in git(proposed, "log", "-1")
    check_told(badgectl)


def test_a_hook_leads_nowhere_else(
    proposed: Path, badgectl: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    git(tmp_path, "init", "--quiet", "other")
    git(proposed, "config", "log.showRoot", "false")
    monkeypatch.setenv("GIT_DIR", str(tmp_path / "other/.git"))
    check_told(badgectl)


def test_sha256(guild: Path, badgectl: Command) -> None:
    shutil.rmtree(guild / ".git")
    git(guild, "init", "--quiet", "-b", "main", "--object-format=sha256")
    be(guild, "grace")
    git(guild, "add", ".")
    git(guild, "commit", "--quiet", "-m", "Found the guild")
    assert history(badgectl, "mentor") == ["2026-11-23 Grace: Found the guild"]
    assert badgectl("award", "thanks", "ada", "-m", "x").status == 0
    said = badgectl("diff", "HEAD~1")
    assert "    by grace, committed by Grace\n    x\n" in said.out, said.err


@pytest.fixture
def _no_zones() -> Iterator[None]:
    """A machine whose system knows no time zones."""
    zoneinfo.reset_tzpath(to=[])
    zoneinfo.ZoneInfo.clear_cache()
    yield
    zoneinfo.reset_tzpath()
    zoneinfo.ZoneInfo.clear_cache()


@pytest.mark.usefixtures("_no_zones")
def test_days_are_those_of_the_programme(
    guild: Path, badgectl: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = (guild / "catalog/program.yaml").read_text()
    write(guild, {"catalog/program.yaml": f"{program}timezone: Pacific/Kiritimati\n"})
    write(guild, {MENTOR: (guild / MENTOR).read_text() + "# Revised.\n"})
    monkeypatch.setenv("GIT_COMMITTER_DATE", "2026-11-23T12:00:00 +0000")
    git(guild, "commit", "--quiet", "-am", "Past midnight there")
    assert history(badgectl, "mentor") == [
        "2026-11-24 Grace: Past midnight there", "2026-11-23 Grace: Found the guild",
    ]  # fmt: skip
    write(guild, {MENTOR: (guild / MENTOR).read_text() + "# Again.\n"})
    monkeypatch.setenv("GIT_COMMITTER_DATE", "@253402300800 +0000")
    git(guild, "commit", "--quiet", "-am", "In the year 10000")
    assert history(badgectl, "mentor")[0] == "9999-12-31 Grace: In the year 10000"
    assert badgectl("hub", "-o", "site").status == 0
    told = json.loads((guild / "site/badges/mentor.json").read_text())["history"]
    assert [(one["on"], one["subject"]) for one in told] == [
        ("9999-12-31", "In the year 10000"),
        ("2026-11-24", "Past midnight there"),
        ("2026-11-23", "Found the guild"),
    ]
