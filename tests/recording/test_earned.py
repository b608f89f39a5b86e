"""`badgectl earned`: what is earned by count is found, recorded once, and by whom it may."""

import json
from pathlib import Path

import pytest
from ground import Command, be, everything, git, write

HEART = """\
name: Heart
kind: peer-recognition
description: Thanked by many.
goals: [grow-people]
criteria:
  - {id: thanked, text: Thanked by that many.}
levels:
  - {id: bronze, requires: [{count: {badge: thanks}}]}
  - {id: silver, requires: [{count: {badge: thanks, at_least: 2, from_people: 2}}]}
  - {id: gold, requires: [{count: {badge: thanks, at_least: 3}}]}
awarding: {by: rules}
"""
# By its path it comes before what it counts.
ALL_HEART = """\
name: All heart
kind: peer-recognition
description: Is all heart.
goals: [grow-people]
criteria:
  - {id: heart, text: Holds what is counted.}
requires: [{holds: heart@silver}]
awarding: {by: rules, expires_after: 12 months}
"""


def thanks(who: str, giver: str, round_: str = "") -> dict[str, str]:
    return {
        f"awards/{who}/thanks+2026-11-20+{giver}{round_}.yaml": f"badge: thanks\nrecipient: {who}\n"
        f"by: {giver}\nreason: X.\nawarded_on: 2026-11-20\n"
    }


@pytest.fixture(autouse=True)
def _counted(guild: Path) -> None:
    """Ada was thanked by two, Linus by one, and so was Hedy, who has left."""
    write(guild, {"catalog/badges/heart.yaml": HEART, "catalog/badges/all-heart.yaml": ALL_HEART})
    write(guild, thanks("ada", "grace") | thanks("ada", "tom"))
    write(guild, thanks("linus", "grace") | thanks("hedy", "grace"))
    commit(guild)


def commit(folder: Path) -> None:
    git(folder, "add", ".")
    git(folder, "commit", "--quiet", "-m", "By hand")


def change(folder: Path, path: str, old: str, new: str) -> None:
    text = (folder / path).read_text()
    assert old in text
    write(folder, {path: text.replace(old, new)})
    commit(folder)


LIST = (
    "ada\theart@silver\tada/heart@silver\tReached 2 awards of Thanks and from 2 different people.\n"
    "ada\tall-heart\tada/all-heart\tReached the badge Heart (silver).\n"
    "linus\theart@bronze\tlinus/heart@bronze\tReached 1 award of Thanks.\n"
)


def test_the_list(guild: Path, badgectl: Command) -> None:
    before = everything(guild)
    assert badgectl("earned") == (0, LIST, "`badgectl earned --record` records them\n")
    assert json.loads(badgectl("earned", "linus", "platform", "--format", "json").out) == [
        {
            "recipient": "linus",
            "badge": "heart@bronze",
            "award": "linus/heart@bronze",
            "reason": "Reached 1 award of Thanks.",
        }
    ]
    assert badgectl("--as-of", "2026-11-19", "earned") == (0, "", "nothing newly earned\n")
    assert everything(guild) == before


def test_recorded_once(guild: Path, badgectl: Command) -> None:
    said = badgectl("earned", "--record")
    made = git(guild, "rev-parse", "--short=10", "HEAD").strip()
    assert said == (
        0,
        "Award 3 badges to Ada Lovelace and Linus Torvalds: recorded\n",
        "  awards/ada/heart@silver.yaml\n"
        "  awards/ada/all-heart.yaml\n"
        "  awards/linus/heart@bronze.yaml\n"
        f"  commit {made} on main\n",
    )
    blob = git(guild, "rev-parse", "HEAD:catalog/badges/all-heart.yaml").strip()
    lines = (guild / "awards/ada/all-heart.yaml").read_text().splitlines()
    assert [line for line in lines if not line.startswith("batch: ")] == [
        "badge: all-heart",
        "recipient: ada",
        "by: rules",
        "reason: Reached the badge Heart (silver).",
        "awarded_on: 2026-11-23",
        "expires_on: 2027-11-23",
        f"definition: {blob}",
    ]
    assert git(guild, "log", "-1", "--format=%B") == (
        "Award 3 badges to Ada Lovelace and Linus Torvalds\n\n"
        "Badge: heart@silver\nBadge: all-heart\nBadge: heart@bronze\n"
        "Recipient: ada\nRecipient: linus\nAwarded-by: rules\n\n"
    )
    before = everything(guild)
    assert badgectl("earned", "--record") == (0, "", "nothing was earned that is not on record\n")
    assert badgectl("earned") == (0, "", "nothing newly earned\n")
    assert everything(guild) == before
    assert badgectl("validate", "--base", "HEAD~1").status == 0, "in one entry, in any order"


def test_the_next_level_and_the_next_year(guild: Path, badgectl: Command) -> None:
    assert badgectl("earned", "--record").status == 0
    write(guild, thanks("ada", "linus"))
    commit(guild)
    assert badgectl("earned").out == (
        "ada\theart@gold\tada/heart@gold\tReached 3 awards of Thanks.\n"
    )
    assert badgectl("earned", on="2027-11-24").out.splitlines()[0] == (
        "ada\tall-heart\tada/all-heart~2\tReached the badge Heart (silver)."
    ), "what has expired and is still due is earned anew"


def test_level_by_level(guild: Path, badgectl: Command) -> None:
    change(guild, "catalog/badges/heart.yaml", "awarding:", "in_order: true\nawarding:")
    assert [row["award"] for row in json.loads(badgectl("earned", "--format", "json").out)] == [
        "ada/heart@bronze", "ada/heart@silver", "ada/all-heart", "linus/heart@bronze",
    ]  # fmt: skip
    assert badgectl("earned", "--record").status == 0
    assert badgectl("validate", "--base", "HEAD~1").status == 0


def test_teams_earn_what_is_theirs(guild: Path, badgectl: Command) -> None:
    change(guild, "catalog/badges/all-heart.yaml", "heart@silver", "crown")
    change(guild, "catalog/badges/all-heart.yaml", "awarding:", "recipients: team\nawarding:")
    assert badgectl("award", "crown", "platform", "-m", "A calm year.").status == 0
    assert badgectl("earned", "platform", "--record").status == 0
    assert "roster: [grace, ada, linus]\n" in (guild / "awards/platform/all-heart.yaml").read_text()


def test_what_was_taken_back_is_left_to_people(guild: Path, badgectl: Command) -> None:
    assert badgectl("earned", "--record").status == 0
    assert (
        badgectl("revoke", "linus/heart", "--because", "returned", "-m", "He asked for it.").status
        == 0
    )
    assert badgectl("earned", "--record") == (0, "", "nothing was earned that is not on record\n")
    assert badgectl("earned", "linus", "--record").status == 0
    assert (guild / "awards/linus/heart@bronze~2.yaml").exists()
    assert badgectl("earned").out == ""


@pytest.mark.usefixtures("guild")
def test_what_was_voided_is_earned_when_it_is(badgectl: Command) -> None:
    assert badgectl("earned", "--record").status == 0
    why = ["--rule", "policy-requires", "-m", "Counted twice."]
    assert badgectl("void", "linus/heart", *why).status == 0
    assert badgectl("earned").out == (
        "linus\theart@bronze\tlinus/heart@bronze~2\tReached 1 award of Thanks.\n"
    )
    assert badgectl("void", "linus/thanks", *why).status == 0
    assert badgectl("earned").out == ""


def test_a_retired_badge_is_not_earned(guild: Path, badgectl: Command) -> None:
    change(guild, "catalog/badges/heart.yaml", "awarding:", "status: retired\nawarding:")
    assert badgectl("earned").out == ""


def test_who_records(guild: Path, badgectl: Command) -> None:
    be(guild, "tom")
    before = everything(guild)
    assert badgectl("earned", "--record").err == (
        "error: tom may not record what was earned\n  hint: may record it: grace or badge-bot\n"
    )
    assert everything(guild) == before
    be(guild, "bot")
    assert badgectl("earned", "linus", "--record").status == 0
    assert "recorded_by: badge-bot\n" in (guild / "awards/linus/heart@bronze.yaml").read_text()
    by_hand = (
        "badge: heart\nlevel: silver\nrecipient: ada\nby: rules\nreason: X.\nrecorded_by: {}\n"
    )
    write(guild, {"awards/ada/heart@silver.yaml": by_hand.format("tom")})
    said = badgectl("validate", "--format", "concise").out
    assert "policy-recorder tom is no recorder" in said
    write(guild, {"awards/ada/heart@silver.yaml": by_hand.format("grace")})
    assert badgectl("validate").status == 0


def test_what_was_not_earned_is_refused(guild: Path, badgectl: Command) -> None:
    text = "badge: heart\nlevel: {}\nrecipient: ada\nby: rules\nreason: X.\n"
    write(guild, {"awards/ada/heart@gold.yaml": text.format("gold")})
    assert "Heart (gold) requires 3 awards of Thanks (has 2)" in badgectl("validate").out


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (
            ["--here"],
            "error: `--dry-run`, `--here`, `--push` and `--no-verify` go with `--record`\n"
            "  hint: the list writes nothing\n",
        ),
        (
            ["--record", "--format", "json"],
            "error: `--format` is about the list\n  hint: leave `--format` or `--record` out\n",
        ),
    ],
)
def test_options_that_do_not_go_together(
    arguments: list[str], said: str, badgectl: Command
) -> None:
    assert badgectl("earned", *arguments) == (2, "", said)


def test_an_unknown_name_and_a_dry_run(guild: Path, badgectl: Command) -> None:
    assert badgectl("earned", "lins") == (
        1,
        "",
        "error: there is no person or team `lins`\n  hint: did you mean `linus`?\n",
    )
    before = everything(guild)
    said = badgectl("earned", "--record", "--dry-run")
    assert said.out.endswith("Would record 3 files in one commit. Nothing was written.\n")
    assert everything(guild) == before


def test_what_others_recorded_meanwhile_is_left_out(
    guild: Path, tmp_path: Path, badgectl: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    bare, clone = tmp_path / "origin.git", tmp_path / "clone"
    git(tmp_path, "clone", "--quiet", "--bare", str(guild), str(bare))
    git(tmp_path, "clone", "--quiet", str(bare), str(clone))
    git(guild, "remote", "add", "origin", str(bare))
    assert badgectl("earned", "linus", "--record", "--push").status == 0
    monkeypatch.chdir(clone)
    be(clone, "grace")
    said = badgectl("earned", "--record", "--push")
    assert said.out == "Award 2 badges to Ada Lovelace: recorded and pushed\n"
    assert badgectl("earned", "--record", "--push").status == 0
    assert git(bare, "log", "-2", "--format=%s").splitlines() == [
        "Award 2 badges to Ada Lovelace",
        "Award Heart (bronze) to Linus Torvalds",
    ]
