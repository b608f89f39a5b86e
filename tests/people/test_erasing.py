"""`rename --erase`: the former id is gone, and names that others have stay."""

import re
from pathlib import Path

import pytest
from ground import Command, git, write
from people.adas_past import NEW, forget

pytestmark = pytest.mark.usefixtures("past")


def test_erasing_again_and_again_stays_explained(guild: Path, badgectl: Command) -> None:
    for arguments in (
        ("rename", "ada", "bea", "--erase", "--name", "Bea Byron", "--yes"),
        ("rename", "bea", "cleo"),
        ("rename", "cleo", "dora", "--erase", "--yes"),
        ("forget", "tom", "--as", "former-2", "--yes"),
        ("forget", "dora", "--as", NEW, "--yes"),
    ):
        assert badgectl(*arguments).status == 0
        assert badgectl("validate").status == 0
    assert git(guild, "ls-files", "catalog/tombstones").split() == [
        f"catalog/tombstones/{NEW}.yaml", "catalog/tombstones/former-2.yaml",
    ]  # fmt: skip
    for base in range(1, 6):
        assert badgectl("validate", "--base", f"HEAD~{base}") == (
            0, "36 files checked, no problems\n", "",
        )  # fmt: skip
        assert badgectl("diff", f"HEAD~{base}").status == 0
    told = (guild / f"catalog/tombstones/{NEW}.yaml").read_text()
    told += (guild / "catalog/tombstones/former-2.yaml").read_text()
    assert not re.search(r"\b(ada|bea|cleo|dora|tom)\b", told)


def test_erase_replaces_the_former_name_by_the_new_one(guild: Path, badgectl: Command) -> None:
    said = badgectl(
        "rename", "ada", "bea", "--erase", "--name", "Bea Lovelace", "--keep", "AdaL", "--yes"
    )
    assert said.status == 0
    assert (guild / "awards/bea/thanks+2026-11-20+grace.yaml").read_text() == (
        "# Typed by Bea's desk.\nbadge: thanks\nrecipient: bea\nby: grace\nreason: >-\n"
        "  Bea Lovelace took my shift; ada-y and Adamant\n  did not.\nawarded_on: 2026-11-20\n"
    )
    assert (guild / "awards/bea/thanks+2026-11-20+grace.like.tom.yaml").read_text() == (
        "by: tom\ntext: Bea!\n"
    )
    assert (guild / "catalog/people/bea.yaml").read_text() == (
        "name: Bea Lovelace\nhome: platform\nemails: [ada@guild.example]\n"
        "accounts: {github: AdaL}\n"
        "signing_keys: [{key: ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIFHuk3ta0KUDGg3Wqu9usOczD8Hmj2PZ8cBleJZW201F}]\n"
    )
    assert "Still there, to be mended by hand: catalog/people/bea.yaml, notes.md\n" in said.err
    assert badgectl("validate", "--base", "HEAD~1").status == 0


def test_of_teams_texts_stay(guild: Path, badgectl: Command) -> None:
    write(guild, {"catalog/goals/grow-people.yaml": (
        "name: Grow\ndescription: A platform for all.\nmeasure: {count: {kind: mentoring}}\n"
        "target: 12\ndue: 2026-12-31\n"
    )})  # fmt: skip
    git(guild, "commit", "--quiet", "-am", "A goal")
    assert badgectl("rename", "platform", "infra", "--erase", "--yes").status == 0
    assert "A platform for all." in (guild / "catalog/goals/grow-people.yaml").read_text()
    assert (guild / "awards/infra/calm-on-call.score.2026-q4.yaml").read_text().startswith(
        "goal: calm-on-call\nteam: infra\n"
    )  # fmt: skip
    assert badgectl("validate", "--base", "HEAD~1").status == 0


def test_names_that_others_have_stay_with_them(guild: Path, badgectl: Command) -> None:
    write(guild, {
        "catalog/people/yonath.yaml": "name: Ada Yonath  # not Ada Lovelace\n",
        "awards/yonath/thanks+2026-11-20+grace.yaml": "badge: thanks\nrecipient: yonath\nby: grace\n"
        "reason: Ada Yonath helped Ada Lovelace (ada) and Lovelace.\nawarded_on: 2026-11-20\n",
    })  # fmt: skip
    git(guild, "add", ".")
    git(guild, "commit", "--quiet", "-m", "Another Ada")
    assert forget(badgectl, "--yes").status == 0
    assert "name: Ada Yonath  # not Former member\n" in (
        (guild / "catalog/people/yonath.yaml").read_text()
    )
    text = (guild / "awards/yonath/thanks+2026-11-20+grace.yaml").read_text()
    assert f"reason: Ada Yonath helped Former member ({NEW}) and Former member.\n" in text
