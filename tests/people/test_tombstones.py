"""Tombstones: they lead from old bytes to new ones, and excuse nothing else."""

import re
from pathlib import Path

import pytest
from ground import Command, git, write
from people.adas_past import NEW, RECORDS, forget

pytestmark = pytest.mark.usefixtures("past")


def test_the_tombstone_leads_from_old_bytes_to_new_ones(guild: Path, badgectl: Command) -> None:
    forget(badgectl, "--yes")
    text = (guild / f"catalog/tombstones/{NEW}.yaml").read_text()
    head, _, rows = text.partition("records:\n")
    assert head == "by: grace\nreason: forgotten\non: 2026-11-23\n"
    assert len(rows.splitlines()) == 13
    for row in rows.splitlines():
        match = re.fullmatch(r"  - \{was: (\w+), path: (.*), blob: (\w+)\}", row)
        assert match is not None
        assert git(guild, "rev-parse", f"HEAD:{match[2]}") == f"{match[3]}\n"
        assert git(guild, "cat-file", "-t", match[1]) == "blob\n"
    assert git(guild, "log", "-1", "--format=%B") == (
        "Forget a former member\n\n"
        "Tombstones explain the records that were rewritten to whoever checks.\n\n"
        f"Person: {NEW}\nForgotten-by: grace\n\n"
    )


def forge(guild: Path, path: str, old: str, new: str) -> None:
    """Change a file and whatever tombstones say of it."""
    text = (guild / path).read_text()
    was = git(guild, "hash-object", path).strip()
    assert old in text
    (guild / path).write_text(text.replace(old, new))
    stone = guild / f"catalog/tombstones/{NEW}.yaml"
    stone.write_text(stone.read_text().replace(was, git(guild, "hash-object", path).strip()))


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("level: bronze", "level: silver", "`level` is changed besides"),
        ("by: grace", "by: tom", "`by` is changed besides"),
        ("helped: [linus", "helped: [grace", "`helped` is changed besides"),
        ("awarded_on: 2026-11-20", "awarded_on: 2026-11-21", "`awarded_on` is changed besides"),
        ("reason: x", "reason: x\nrole: lead", "`role` is changed besides"),
        (
            "mentor\nlevel: bronze",
            "navigator\nlevel: gold",
            "`badge` and `level` are changed besides",
        ),
    ],
)
def test_a_forged_tombstone_is_seen(
    old: str, new: str, said: str, guild: Path, badgectl: Command
) -> None:
    forget(badgectl, "--yes")
    path = "awards/tom/mentor@bronze.yaml"
    forge(guild, path, old, new)
    found = badgectl("validate", "--base", "HEAD~1", "--format", "concise").out
    told = f"history-frozen an id was erased from this record, and {said}"
    assert f"{path}:" in found
    assert told in found
    git(guild, "commit", "--quiet", "-am", "Forge")
    assert told in badgectl("diff", "HEAD~2").err or told in badgectl("diff", "HEAD~2").out


@pytest.mark.parametrize("text", ["just words\n", "- a\n- b\n", "a: [\n", ""])
def test_what_is_no_record_any_more(text: str, guild: Path, badgectl: Command) -> None:
    forget(badgectl, "--yes")
    path = "awards/tom/mentor@bronze.yaml"
    forge(guild, path, (guild / path).read_text(), text)
    git(guild, "commit", "--quiet", "-am", "Forge")
    told = (
        f"{path}:1:1: history-frozen an id was erased from this record, and it is no record any "
        "more (erasing changes that id and the words of texts, nothing else: put back the rest)"
    )
    found = badgectl("validate", "--base", "HEAD~2", "--format", "concise").out
    assert [line for line in found.splitlines() if "history-frozen" in line] == [told]
    assert told in badgectl("diff", "HEAD~2").out


@pytest.mark.parametrize("how", ["was", "path", "blob", "record", "all", "old"])
def test_what_a_tombstone_does_not_explain_is_an_error(
    how: str, guild: Path, badgectl: Command
) -> None:
    forget(badgectl, "--yes")
    base = "HEAD~1"
    stone = guild / f"catalog/tombstones/{NEW}.yaml"
    row = next(row for row in stone.read_text().splitlines() if "crown" in row)
    text = stone.read_text()
    if how in ("was", "blob"):
        text = text.replace(row, re.sub(rf"{how}: \w+", f"{how}: {'0' * 40}", row))
    elif how == "path":
        text = text.replace(row, row.replace("platform/crown.yaml", "platform/crown~2.yaml"))
    elif how == "record":
        text = text.replace(f"{row}\n", "")
    elif how == "all":
        text = text.partition("records:")[0]
    else:  # a tombstone explains the change that it came with, and no later one
        crown = "awards/platform/crown.yaml"
        erased = (guild / crown).read_text()
        write(guild, {crown: RECORDS[crown]})
        git(guild, "commit", "--quiet", "-am", "Put the name back")
        write(guild, {crown: erased})
        base = "HEAD"
    stone.write_text(text)
    found = badgectl("validate", "--base", base, "--format", "concise").out
    assert "awards/platform/crown.yaml:1:1: history-frozen this record has entered" in found


def test_an_award_cannot_be_given_to_somebody_else_by_a_tombstone(
    guild: Path, badgectl: Command
) -> None:
    forget(badgectl, "--yes")
    old, new = "awards/linus/thanks+2026-11-20+" + NEW, f"awards/tom/thanks+2026-11-20+{NEW}"
    git(guild, "mv", f"{old}.yaml", f"{new}.yaml")
    stone = guild / f"catalog/tombstones/{NEW}.yaml"
    stone.write_text(stone.read_text().replace(f"{old}.yaml", f"{new}.yaml"))
    forge(guild, f"{new}.yaml", "recipient: linus", "recipient: tom")
    found = badgectl("validate", "--base", "HEAD~1", "--format", "concise").out
    assert "awards/linus/thanks+2026-11-20+ada.yaml:1:1: history-frozen" in found


def test_very_many_records_take_several_tombstones(
    guild: Path, badgectl: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("badgectl.renaming.graves.MOST_RECORDS", 6)
    forget(badgectl, "--yes")
    stones = git(guild, "ls-files", "catalog/tombstones").split()
    assert stones == [f"catalog/tombstones/{NEW}{part}.yaml" for part in ("-2", "-3", "")]
    assert f"now: {NEW}\n" in (guild / stones[0]).read_text()
    assert badgectl("validate", "--base", "HEAD~1").status == 0
    assert badgectl("forget", "linus", "--as", f"{NEW}-2", "--yes").err.endswith(
        f"`{NEW}-2` is the name of catalog/tombstones/{NEW}-2.yaml\n  hint: choose another id\n"
    )
