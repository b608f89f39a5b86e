"""`validate` and what is on record: what is new is judged by its base, what has entered stays."""

import shutil
from pathlib import Path

import pytest
from ground import Command, git, write


def test_what_is_committed_is_not_judged_by_todays_policy(guild: Path, badgectl: Command) -> None:
    files = {
        "awards/ada/mentor@bronze.yaml": "badge: mentor\nlevel: bronze\nrecipient: ada\nby: grace\nreason: X.\nawarded_on: 2026-01-05\n"
    }
    write(guild, files)
    assert "policy-entry-day" in badgectl("validate", "--format", "concise").out
    git(guild, "add", ".")
    git(guild, "commit", "--quiet", "-m", "Award")
    assert badgectl("validate").status == 0
    assert badgectl("validate", "--base", "HEAD~").status == 1
    assert badgectl("validate", "--base", "nowhere").err == (
        "error: there is no commit `nowhere`\n  hint: fetch it, or name another\n"
    )


def test_what_has_entered_without_a_day_stays(guild: Path, badgectl: Command) -> None:
    crown = "badge: crown\nrecipient: platform\nby: grace\nreason: A calm year.\n"
    write(guild, {"awards/platform/crown.yaml": crown})
    assert badgectl("validate", "--format", "concise").out == (
        "awards/platform/crown.yaml:1:1: policy-no-day the day is missing, and Crown expires after "
        "12 months (add `awarded_on: 2026-11-23`, or let `badgectl validate --fix` do it)\n"
        "1 error in 18 files\n"
    )
    git(guild, "add", ".")
    git(guild, "commit", "--quiet", "-m", "Award")
    assert badgectl("validate").status == 0
    assert badgectl("verify").out.endswith("\nverified\n")


def test_in_a_pull_request_the_base_branch_decides_what_is_new(
    guild: Path, badgectl: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    git(guild, "update-ref", "refs/remotes/origin/main", "HEAD")
    write(
        guild,
        {
            "awards/ada/mentor@bronze.yaml": "badge: mentor\nlevel: bronze\nrecipient: ada\nby: tom\nreason: X.\n"
        },
    )
    git(guild, "add", ".")
    git(guild, "commit", "--quiet", "-m", "Award")
    assert badgectl("validate").status == 0
    monkeypatch.setenv("GITHUB_BASE_REF", "main")
    assert "policy-giver" in badgectl("validate", "--format", "concise").out


def test_outside_a_repository_nothing_counts_as_new(guild: Path, badgectl: Command) -> None:
    shutil.rmtree(guild / ".git")
    write(
        guild,
        {
            "awards/ada/mentor@bronze.yaml": "badge: mentor\nlevel: bronze\nrecipient: ada\nby: tom\nreason: X.\n"
        },
    )
    assert badgectl("validate").out == "18 files checked, no problems\n"


def test_several_new_awards_enter_one_after_the_other(guild: Path, badgectl: Command) -> None:
    """Lower levels before higher ones; of four thanks where three are allowed, one is too many."""
    mentor = (
        "badge: mentor\nlevel: {}\nrecipient: ada\nby: grace\nreason: X.\nhelped: [tom, linus]\n"
    )
    write(guild, {f"awards/ada/mentor@{lv}.yaml": mentor.format(lv) for lv in ("silver", "bronze")})
    assert badgectl("validate").status == 0
    thanks = "badge: thanks\nrecipient: {}\nby: grace\nreason: X.\n"
    people = ("ada", "linus", "tom", "badge-bot")
    write(guild, {f"awards/{w}/thanks+2026-11-20+grace.yaml": thanks.format(w) for w in people})
    said = badgectl("validate", "--format", "concise")
    assert [line.split(":")[0] for line in said.out.splitlines()[:-1]] == [
        "awards/tom/thanks+2026-11-20+grace.yaml"
    ]


def test_records_that_have_entered_stay_as_they_are(guild: Path, badgectl: Command) -> None:
    for who in ("ada", "linus"):
        assert badgectl("award", "thanks", who, "-m", "For the shift.").status == 0
    path = "awards/{}/thanks+2026-11-23+grace.yaml"
    (guild / path.format("ada")).unlink()
    changed = guild / path.format("linus")
    changed.write_text(changed.read_text().replace("shift", "night"))
    said = badgectl("validate", "--format", "concise")
    assert said.out.splitlines()[:2] == [
        f"{path.format('ada')}:1:1: history-frozen this record has entered, and is removed "
        "(put it back; to take an award back, add a revocation)",
        f"{path.format('linus')}:1:1: history-frozen this record has entered, and is changed "
        "(put it back as it was; mend or revoke it by a further record)",
    ]


@pytest.mark.usefixtures("guild")
def test_a_base_that_is_not_here_is_an_error(
    badgectl: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GITHUB_BASE_REF", "main")
    said = badgectl("validate", "--format", "concise")
    assert (said.status, said.err) == (
        2,
        "error: the base of this change, refs/remotes/origin/main, is not here\n"
        "  hint: check out the whole history (`fetch-depth: 0`, `GIT_DEPTH: 0`), or say `--base`\n",
    )


def test_files_with_windows_line_ends_are_known_by_what_git_stored(
    guild: Path, badgectl: Command
) -> None:
    git(guild, "config", "core.autocrlf", "true")
    (guild / "catalog/badges/thanks.yaml").unlink()
    git(guild, "checkout", "--", "catalog/badges/thanks.yaml")
    assert b"\r\n" in (guild / "catalog/badges/thanks.yaml").read_bytes()
    blob = git(guild, "rev-parse", "HEAD:catalog/badges/thanks.yaml").strip()
    path = "awards/ada/thanks+2026-11-23+grace.yaml"
    write(guild, {path: "by: grace\nreason: For the shift.\n"})
    assert badgectl("validate", "--fix").status == 0
    assert f"definition: {blob}\n" in (guild / path).read_text()
