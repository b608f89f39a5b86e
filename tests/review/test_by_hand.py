"""Records typed by hand, in an editor or on a forge's web page, and brought in by a pull request."""

from pathlib import Path

import pytest
from ground import Command, be, git, write

MENTOR = "awards/ada/mentor@bronze.yaml"
TYPED = "badge: mentor\nlevel: bronze\nrecipient: ada\nby: grace\nreason: Brought Tom up.\n"


def branch_with(folder: Path, files: dict[str, str], message: str) -> None:
    """Commit files on a branch, as the page of a forge does."""
    git(folder, "switch", "--quiet", "-c", "proposal")
    write(folder, files)
    git(folder, "add", ".")
    git(folder, "commit", "--quiet", "-m", message)


def merge(folder: Path, how: str) -> None:
    """Bring the branch in as forges do: by a merge, as one commit, or commit by commit."""
    git(folder, "switch", "--quiet", "main")
    if how == "squash":
        git(folder, "merge", "--quiet", "--squash", "proposal")
        git(folder, "commit", "--quiet", "-m", "Squashed")
    else:
        git(folder, "merge", "--quiet", f"--{how}", "proposal")
    git(folder, "branch", "--quiet", "-D", "proposal")


@pytest.mark.parametrize("how", ["no-ff", "squash", "ff-only"])
def test_five_keys_are_an_award(how: str, guild: Path, badgectl: Command) -> None:
    branch_with(guild, {MENTOR: TYPED}, "Ada the mentor")
    assert badgectl("validate", "--strict").status == 0
    assert badgectl("diff", "main").status == 0
    merge(guild, how)
    assert badgectl("validate", "--strict", "--base", "HEAD~1").status == 0
    # Its day is not written: it counts all the same, and the history tells when it came.
    shown = badgectl("show", "ada/mentor@bronze").out
    assert shown.startswith("Mentor (bronze) for Ada Lovelace (ada/mentor@bronze)\nBrought Tom up.")
    subject = git(guild, "show", "-s", "--format=%s").strip()
    assert shown.endswith(f"Grace: {subject}\n")
    again = badgectl("award", "mentor@bronze", "ada", "-m", "Again.")
    assert "ada already holds Mentor (bronze) [policy-held]" in again.err
    silver = ("award", "mentor@silver", "ada", "-m", "Two.", "--helped", "tom", "--helped", "linus")
    assert badgectl(*silver).status == 0
    assert (guild / MENTOR).read_text() == TYPED


def test_what_is_left_out_is_filled_in_before_it_is_merged(guild: Path, badgectl: Command) -> None:
    typed = TYPED.replace("badge: mentor\n", "").replace("recipient: ada\n", "")
    branch_with(guild, {"awards/ada/mentor.yml": typed}, "Ada the mentor")
    assert badgectl("validate").status == 1
    fixed = badgectl("validate", "--fix", "--base", "main")
    assert (fixed.status, fixed.err) == (
        0,
        "awards/ada/mentor.yml: moved to awards/ada/mentor.yaml\n"
        "awards/ada/mentor.yaml: filled in badge, recipient, awarded_on and definition\n"
        f"awards/ada/mentor.yaml: moved to {MENTOR}\n",
    )
    git(guild, "add", ".")
    git(guild, "commit", "--quiet", "-m", "Fill in the rest")
    merge(guild, "no-ff")
    blob = git(guild, "rev-parse", "HEAD:catalog/badges/mentor.yaml").strip()
    assert (guild / MENTOR).read_text() == (
        "level: bronze\nby: grace\nreason: Brought Tom up.\n"
        f"badge: mentor\nrecipient: ada\nawarded_on: 2026-11-23\ndefinition: {blob}\n"
    )
    assert badgectl("validate", "--strict", "--base", "HEAD~1").status == 0
    assert badgectl("list", "awards").out.startswith("2026-11-23\t")


def test_a_nomination_by_hand_is_carried_on_by_commands(guild: Path, badgectl: Command) -> None:
    stem = "awards/ada/navigator@bronze"
    branch_with(guild, {
        f"{stem}.nomination.yaml": "badge: navigator\nlevel: bronze\nrecipient: ada\nby: linus\n"
        "reason: Drew the map.\nevidence:\n  - {url: 'https://x.example/map', criterion: map}\n",
        f"{stem}.second.grace.yaml": "by: grace\n",
    }, "Ada the navigator")  # fmt: skip
    open_for = "the day is missing, and a nomination for Navigator is open for 60 days"
    for asks in (("validate", "--base", "main", "--format", "concise"), ("diff", "main")):
        said = badgectl(*asks)
        assert said.status == 1
        assert open_for in said.out
    assert badgectl("validate", "--fix", "--base", "main") == (
        0,
        "19 files checked, no problems\n",
        f"{stem}.nomination.yaml: filled in nominated_on\n"
        f"{stem}.second.grace.yaml: filled in seconded_on\n",
    )
    git(guild, "commit", "--quiet", "--all", "-m", "Say the days")
    assert badgectl("diff", "main").status == 0
    merge(guild, "no-ff")
    be(guild, "tom")
    assert "Yours to decide\n  ada/navigator@bronze" in badgectl("inbox").out
    assert badgectl("award", "navigator@bronze", "ada", "-m", "A good map.").status == 0
    assert 'url: "https://x.example/map", criterion: map' in (guild / f"{stem}.yaml").read_text()
    assert badgectl("validate", "--strict").status == 0
