"""Former ids: records stay where they are and mean the same."""

import json
from pathlib import Path

import pytest
from ground import Command, be, git, write
from people.renames import ON, THANKS, award, rename


def test_old_records_are_the_new_persons(guild: Path, badgectl: Command) -> None:
    award(badgectl, "mentor@bronze", "ada", "-m", "For Tom.")
    be(guild, "ada")
    for _ in range(2):
        award(badgectl, "thanks", "linus", "-m", "For the shift.")
    be(guild, "grace")
    award(badgectl, "thanks", "ada", "-m", "For that.")
    rename(badgectl, "ada", "countess")
    said = badgectl("award", "mentor@bronze", "ada", "-m", "Again.")
    assert said.err == (
        "ada is called countess now\n"
        "error: Award Mentor (bronze) to Ada Lovelace: refused\n"
        "  countess already holds Mentor (bronze) [policy-held] "
        "awards/countess/mentor@bronze.yaml\n"
        "    hint: `badgectl show countess/mentor@bronze` says since when\n"
    )
    be(guild, "ada")
    # The limit counts what was given under the former id: two of three are used up.
    award(badgectl, "thanks", "linus", "-m", "The third.")
    said = badgectl("award", "thanks", "linus", "-m", "The fourth.")
    assert "this would be countess's 4th Thanks this month; 3 allowed [policy-limit]" in said.err
    assert "countess awards themselves [policy-self-award]" in (
        badgectl("award", "thanks", "ada", "-m", "Me.").err
    )
    assert "countess likes their own award" in badgectl("like", f"ada/thanks+{ON}+grace").err
    new = git(guild, "show", "--name-only", "--format=", "HEAD").strip()
    assert new == f"awards/linus/thanks+{ON}+countess~3.yaml"
    shown = badgectl("show", "countess").out
    assert "Mentor (bronze)" in shown
    rows = json.loads(badgectl("list", "awards", "--format", "json").out)
    assert sorted({row["recipient"] for row in rows}) == ["countess", "linus"]
    report = badgectl("report", "--format", "json").out
    assert '"ada"' not in report
    assert badgectl("validate").status == 0


def test_reactions_and_nominations_go_on(guild: Path, badgectl: Command) -> None:
    award(badgectl, "thanks", "ada", "-m", "For that.")
    be(guild, "linus")
    assert badgectl("like", "ada/thanks").status == 0
    assert badgectl("comment", "ada/thanks", "-m", "Well done.").status == 0
    map_ = ("-m", "Drew it.", "-e", "https://x.example/map#map")
    assert badgectl("nominate", "navigator@bronze", "ada", *map_).status == 0
    be(guild, "grace")
    assert badgectl("second", "ada/navigator").status == 0
    rename(badgectl, "linus", "torvalds")
    rename(badgectl, "ada", "countess")
    be(guild, "linus")
    assert badgectl("like", "countess/thanks").err == (
        f"error: torvalds liked countess/thanks+{ON}+grace on {ON}\n"
        f"  hint: `badgectl comment countess/thanks+{ON}+grace -m ...` says more\n"
    )
    said = badgectl("withdraw", "ada/thanks.like")
    assert said.status == 0
    path = f"awards/countess/thanks+{ON}+grace.like.torvalds.withdrawal.yaml"
    assert path in said.err
    be(guild, "tom")
    assert badgectl("award", "navigator@bronze", "countess", "-m", "Yes.").status == 0
    assert (guild / "awards/countess/navigator@bronze.yaml").exists()
    shown = badgectl("show", "ada/navigator").out.partition("\nHistory")[0]
    assert shown.startswith(
        "Navigator (bronze) for Ada Lovelace (countess/navigator@bronze)\nYes.\n"
    )
    assert "Linus Torvalds" in shown
    assert "Grace Hopper" in shown
    assert badgectl("validate", "--base", "HEAD~2").status == 0
    assert badgectl("diff", "HEAD~2", "HEAD~1").status == 0


def test_the_latest_correction_holds_under_either_id(guild: Path, badgectl: Command) -> None:
    """Though the folder of the new id sorts before that of the former one."""
    award(badgectl, "mentor@bronze", "tom", "-m", "For lina.")
    for number, reason in enumerate(("For Lina.", "For Lina and Bo.")):
        if number:
            rename(badgectl, "tom", "anton")
        said = badgectl("correct", "tom/mentor", "-m", "A slip.", "--reason", reason)
        assert said.status == 0, said.err
    assert git(guild, "ls-files", "awards").split() == [
        "awards/anton/mentor@bronze.correction.20261123T120001Z.yaml",
        "awards/tom/mentor@bronze.correction.20261123T120000Z.yaml",
        "awards/tom/mentor@bronze.yaml",
    ]
    rows = json.loads(badgectl("list", "awards", "--format", "json").out)
    assert [row["reason"] for row in rows] == ["For Lina and Bo."]


def test_chains_and_the_way_back(guild: Path, badgectl: Command) -> None:
    award(badgectl, "thanks", "ada", "-m", "One.")
    rename(badgectl, "ada", "bea")
    award(badgectl, "thanks", "bea", "-m", "Two.")
    rename(badgectl, "ada", "cleo")  # by the former id: it means bea
    award(badgectl, "thanks", "augusta", "-m", "Three.")
    cleo = guild / "catalog/people/cleo.yaml"
    assert "aliases: [augusta, ada, bea]\n" in cleo.read_text()
    assert git(guild, "ls-files", "awards").split() == [
        f"awards/ada/thanks+{ON}+grace.yaml",
        f"awards/bea/thanks+{ON}+grace~2.yaml",
        f"awards/cleo/thanks+{ON}+grace~3.yaml",
    ]
    assert "Thanks - 2026-11-23, 3 times" in badgectl("show", "bea").out
    rename(badgectl, "cleo", "ada")
    text = (guild / "catalog/people/ada.yaml").read_text()
    assert "aliases: [augusta, cleo, bea]\n" in text
    assert "Thanks - 2026-11-23, 3 times" in badgectl("show", "ada").out
    assert badgectl("validate").status == 0
    assert badgectl("diff", "HEAD~6").status == 0


def test_a_new_record_uses_the_present_id(guild: Path, badgectl: Command) -> None:
    award(badgectl, "thanks", "ada", "-m", "One.")
    rename(badgectl, "ada", "countess")
    write(guild, {
        "awards/linus/mentor@bronze.yaml": "badge: mentor\nlevel: bronze\nrecipient: linus\n"
        "by: grace\nreason: x\nhelped: [tom, ada]\n",
        "awards/ada/mentor@bronze.yaml": "badge: mentor\nlevel: bronze\nrecipient: ada\nby: grace\n"
        "reason: x\n",
        f"awards/countess/thanks+{ON}+grace.yaml": "badge: thanks\nrecipient: countess\nby: grace\n"
        "reason: x\n",
        f"awards/ada/thanks+{ON}+grace.like.linus.yaml": "by: linus\n",
    })  # fmt: skip
    said = badgectl("validate", "--format", "concise")
    assert said.status == 1
    assert said.out.splitlines() == [
        "awards/ada/mentor@bronze.yaml:1:1: policy-former-id the path has a former id "
        "(move the file to awards/countess/mentor@bronze.yaml)",
        "awards/ada/mentor@bronze.yaml:3:12: policy-former-id `ada` is called countess now "
        "(write `countess`)",
        f"awards/ada/thanks+{ON}+grace.like.linus.yaml:1:1: policy-former-id the path has a former "
        f"id (move the file to awards/countess/thanks+{ON}+grace.like.linus.yaml)",
        f"awards/countess/thanks+{ON}+grace.yaml:1:1: policy-twice {THANKS} says this already "
        "(leave this file out)",
        "awards/linus/mentor@bronze.yaml:6:15: policy-former-id `ada` is called countess now "
        "(write `countess`)",
        "5 errors in 22 files",
    ]
    git(guild, "add", ".")
    git(guild, "commit", "--quiet", "-m", "Merged unchecked")
    assert badgectl("validate").status == 0, "what has entered stays as it is"


def test_diff_says_it_and_nothing_more(guild: Path, badgectl: Command) -> None:
    be(guild, "linus")
    map_ = ("-m", "Drew it.", "-e", "https://x.example/map#map")
    assert badgectl("nominate", "navigator@bronze", "ada", *map_).status == 0
    be(guild, "grace")
    award(badgectl, "mentor@silver", "ada", "-m", "x", "--helped", "tom", "--helped", "linus")
    rename(badgectl, "ada", "countess")
    assert badgectl("diff", "HEAD~1").out.partition("\n")[2] == (
        "\nPeople\n  Ada Lovelace is now called countess (was ada)\n"
        "    the person gains the former id ada\n"
        "\nTeams\n  Platform (platform) changed\n"
        "    says countess instead of ada, as that is called now\n"
    )


@pytest.mark.parametrize("warm", [True, False])
def test_an_award_that_reads_parts_only_knows_former_ids(
    warm: bool, guild: Path, badgectl: Command
) -> None:
    be(guild, "ada")
    for who in ("linus", "grace"):
        award(badgectl, "thanks", who, "-m", "x")
    be(guild, "grace")
    rename(badgectl, "ada", "countess")
    be(guild, "ada")
    award(badgectl, "thanks", "tom", "-m", "The third.")
    if not warm:
        next((guild / ".git/badgectl").glob("entries-*")).unlink()
    for _ in range(2):
        said = badgectl("award", "thanks", "linus", "-m", "The fourth.")
        assert "this would be countess's 4th Thanks this month" in said.err
    be(guild, "grace")
    rename(badgectl, "countess", "ada")
    be(guild, "ada")
    said = badgectl("award", "thanks", "linus", "-m", "The fourth.")
    assert "this would be ada's 4th Thanks this month" in said.err
