"""`forget` and `rename --erase`: nothing in the files tells who it was, and checks go on."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import Command, Killed, Said, be, everything, git, write

ON = "2026-11-23"
NEW = "former-1a2b3c4d"
RECORDS = {
    "awards/ada/thanks+2026-11-20+grace.yaml": "# Typed by Ada's desk.\nbadge: thanks\n"
    "recipient: ada\nby: grace\nreason: >-\n  Ada\n  Lovelace took my shift; ada-y and Adamant\n"
    "  did not.\nawarded_on: 2026-11-20\n",
    "awards/ada/thanks+2026-11-20+grace.like.linus.yaml": "by: linus\n",
    "awards/ada/thanks+2026-11-20+grace.like.tom.yaml": "by: tom\ntext: ADA!\n",
    "awards/ada/thanks+2026-11-20+grace.comment.tom.20261120T101500Z.yaml": "by: tom\n"
    "text: See https://x.example/~ada for what Ada did.\n",
    "awards/ada/navigator@bronze.nomination.yaml": "badge: navigator\nlevel: bronze\nrecipient: ada\n"
    "by: linus\nreason: Drew the map.\nevidence:\n"
    "  - {url: 'https://x.example/ada/map', criterion: map, text: Ada's map}\n"
    "nominated_on: 2026-11-20\n",
    "awards/ada/navigator@bronze.second.grace.yaml": "by: grace\nseconded_on: 2026-11-21\n",
    "awards/linus/thanks+2026-11-20+ada.yaml": "badge: thanks\nrecipient: linus\nby: ada\n"
    "reason: For help.\nawarded_on: 2026-11-20\n",
    "awards/linus/thanks+2026-11-20+ada.like.grace.yaml": "by: grace\n",
    "awards/linus/thanks+2026-11-20+ada.like.tom.yaml": "by: tom\n",
    "awards/tom/thanks+2026-11-20+grace.yaml": "badge: thanks\nrecipient: tom\nby: grace\n"
    "reason: x\nawarded_on: 2026-11-20\n",
    "awards/tom/thanks+2026-11-20+grace.like.ada.yaml": "by: ada\n",
    "awards/tom/mentor@bronze.yaml": "badge: mentor\nlevel: bronze\nrecipient: tom\nby: grace\n"
    "reason: x\nhelped: [linus, ada]\nawarded_on: 2026-11-20\n",
    "awards/platform/crown.yaml": "badge: crown\nrecipient: platform\nby: grace\nreason: x\n"
    "awarded_on: 2026-11-20\nroster: [grace, ada, linus]\n",
    "awards/platform/calm-on-call.score.2026-q4.yaml": "goal: calm-on-call\nteam: platform\n"
    "period: 2026-q4\nvalue: 5\nby: ada\nfeedback: Augusta was asleep.\n",
    "awards/grace/thanks+2026-11-20+tom.yaml": "badge: thanks\nrecipient: grace\nby: tom\n"
    "reason: Nothing about her.\nawarded_on: 2026-11-20\n",
}
"""Ada as recipient, giver, nominee, who likes, helped, in a roster, who scores, in words."""
NOT_HERS = (
    f"awards/{NEW}/thanks+2026-11-20+grace.yaml:6:  Former member took my shift; ada-y and Adamant"
)
"""For git, `ada-y` holds the word `ada`; it is somebody else's id."""


@pytest.fixture(autouse=True)
def _past(guild: Path) -> None:
    write(guild, RECORDS)
    write(guild, {
        "catalog/people/ada.yaml": "name: Ada Lovelace\nhome: platform\nemails: [ada@guild.example]\n"
        "accounts: {github: AdaL}\naliases: [augusta]\n"
        "signing_keys: [{key: ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIFHuk3ta0KUDGg3Wqu9usOczD8Hmj2PZ8cBleJZW201F}]\n",
        "catalog/teams/platform.yaml": "name: Platform\ndescription: Ada's team, AdaL's too.\n"
        "function: engineering\nleads: [grace]\nmembers:\n  - ada  # since 1843\n  - linus\n"
        "responsibilities:\n  - {who: ada, what: poetry}\n",
        "catalog/program.yaml": "name: Example Guild\nmaintainers: [grace, ada]\nrecorders: [ada]\n",
        "catalog/badges/pun.yaml": "name: Pun\nkind: communication\ngoals: [grow-people]\n"
        "description: As Lovelace would have it.\ncriteria:\n  - {id: a, text: At least five colleagues groaned at one pun.}\n"
        "awarding:\n  by:\n    - person: ada\n    - person: grace\n  revoke: [{person: ada}]\n",
        "catalog/projects/ada-y.yaml": "name: Y\n",
        "notes.md": "Ask Ada.\n",
    })  # fmt: skip
    git(guild, "add", ".")
    git(guild, "commit", "--quiet", "-m", "A week of Ada's")


def forget(badgectl: Command, *arguments: str) -> Said:
    return badgectl("forget", "ada", "--as", NEW, *arguments)


def named(guild: Path) -> str:
    """Return where the catalog and the records still name Ada, by whatever word."""
    words = [part for one in ("ada", "lovelace", "augusta", "adal") for part in ("-e", one)]
    done = subprocess.run(
        ["git", "grep", "-i", "-w", "-n", *words, "HEAD", "--", "catalog", "awards"],
        cwd=guild, capture_output=True, text=True, check=False,
    )  # fmt: skip
    return done.stdout + "".join(
        f"{path}\n"
        for path in git(guild, "ls-files", "catalog", "awards").splitlines()
        if re.search(r"\b(ada|augusta)\b(?!-y)", path)
    )


def test_nothing_names_them_any_more(guild: Path, badgectl: Command) -> None:
    before = badgectl("list", "awards").out
    said = forget(badgectl, "--yes")
    assert (said.status, said.out) == (0, "Forget a former member: recorded\n")
    assert named(guild) == f"HEAD:{NOT_HERS}\n"
    assert badgectl("validate").status == 0
    assert badgectl("validate", "--base", "HEAD~1") == (0, "35 files checked, no problems\n", "")
    diff = badgectl("diff", "HEAD~1")
    assert diff.status == 0
    assert diff.out.endswith(
        "\nRewritten records\n  13 records name somebody by another id; tombstones say so\n"
    )
    assert git(guild, "status", "--porcelain") == ""
    assert not (guild / "awards/ada").exists()
    assert (guild / f"awards/{NEW}/thanks+2026-11-20+grace.yaml").read_text() == (
        "# Typed by Former member's desk.\nbadge: thanks\n"
        f"recipient: {NEW}\nby: grace\nreason: >-\n  Former member took my shift; ada-y and Adamant\n"
        "  did not.\nawarded_on: 2026-11-20\n"
    )
    assert (guild / f"catalog/people/{NEW}.yaml").read_text() == (
        "name: Former member\nhome: platform\nstatus: alumni\nvisibility: hidden\n"
    )
    assert (guild / "catalog/teams/platform.yaml").read_text() == (
        f"name: Platform\ndescription: \"Former member's team, {NEW}'s too.\"\n"
        "function: engineering\nleads: [grace]\nmembers:\n  - linus\n"
    )
    assert (guild / "catalog/program.yaml").read_text() == (
        "name: Example Guild\nmaintainers: [grace]\n"
    )
    assert (guild / "catalog/badges/pun.yaml").read_text().endswith(
        "awarding:\n  by:\n    - person: grace\n"
    )  # fmt: skip
    assert (guild / "awards/platform/crown.yaml").read_text().endswith(
        f"roster: [grace, {NEW}, linus]\n"
    )  # fmt: skip
    assert badgectl("list", "awards").out.count("\n") == before.count("\n")


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


def test_it_tells_what_remains_and_how_to_purge_it(guild: Path, badgectl: Command) -> None:
    be(guild, "ada")
    assert badgectl("like", "grace/thanks").status == 0
    be(guild, "grace")
    said = forget(badgectl, "--yes", "--also", "Addie")
    commit = git(guild, "rev-parse", "--short=10", "HEAD").strip()
    assert said.err == (
        f"Forget Ada Lovelace (ada); {NEW} stands instead: 4 files of the catalog, 14 records "
        "(11 of them move) and 1 tombstone\n"
        "  4 files of the catalog, 14 records (11 of them move) and 1 tombstone\n"
        f"  commit {commit} on main\n"
        "Old commits keep the files as they were, with every former id and name.\n"
        "1 commit by them: author names and e-mail addresses stay.\n"
        "2 commit messages with a former id or name: they stay.\n"
        "Still there, to be mended by hand: notes.md\n"
        "To take it out of old commits, too (https://github.com/newren/git-filter-repo), in a fresh "
        "clone:\n"
        "  git filter-repo --mailmap mailmap --replace-text words --replace-message words \\\n"
        "    --filename-callback 'return re.sub(rb\"(?<![a-z0-9-])(augusta|ada)(?![a-z0-9-])\", "
        f"b\"{NEW}\", filename)'\n"
        "  with a file mailmap:\n"
        f"    Former member <{NEW}@invalid> <ada@guild.example>\n"
        "  with a file words:\n"
        rf"    regex:(?<![^\W_])augusta(?![^\W_])==>{NEW}" "\n"
        rf"    regex:(?<![\w-])ada(?![\w-])==>{NEW}" "\n"
        rf"    regex:(?<![^\W_])AAAAC3NzaC1lZDI1NTE5AAAAIFHuk3ta0KUDGg3Wqu9usOczD8Hmj2PZ8cBleJZW201F(?![^\W_])==>{NEW}" "\n"
        rf"    regex:(?<![^\W_])ada@guild\.example(?![^\W_])==>{NEW}" "\n"
        r"    regex:(?i)(?<![^\W_])Ada\s+Lovelace(?![^\W_])==>Former member" "\n"
        r"    regex:(?<![^\W_])Lovelace(?![^\W_])==>Former member" "\n"
        r"    regex:(?<![^\W_])Addie(?![^\W_])==>Former member" "\n"
        rf"    regex:(?<![^\W_])AdaL(?![^\W_])==>{NEW}" "\n"
        r"    regex:(?<![^\W_])Ada(?![^\W_])==>Former member" "\n"
        "It costs: every commit since their first gets another id and loses its signature; tags, "
        "links,\ncheckpoints, open pull requests and every clone and fork must be replaced. Until the "
        "last old clone\nis gone, and the forge has dropped the old commits, nothing is forgotten.\n"
    )  # fmt: skip


def test_a_dry_run_shows_all_of_it_and_touches_nothing(guild: Path, badgectl: Command) -> None:
    before = everything(guild)
    said = forget(badgectl, "--dry-run")
    assert everything(guild) == before
    assert said.status == 0
    assert said.out.startswith(
        f"Forget Ada Lovelace (ada); {NEW} stands instead\n"
        "  awards/ada/navigator@bronze.nomination.yaml -> "
        f"awards/{NEW}/navigator@bronze.nomination.yaml\n"
        "    - recipient: ada\n"
        f"    + recipient: {NEW}\n"
        "    -   - {url: 'https://x.example/ada/map', criterion: map, text: Ada's map}\n"
        f'    +   - {{url: "https://x.example/{NEW}/map", criterion: map, '
        "text: Former member's map}\n"
    )
    assert said.out.endswith(
        "\nWould change 4 files of the catalog, 13 records (10 of them move) and 1 tombstone in one "
        "commit. Nothing was written.\n"
    )
    planned = {
        path.removeprefix("    + ")
        for path in said.out.splitlines()
        if path.startswith("    + ") and "was:" in path
    }
    forget(badgectl, "--yes")
    text = (guild / f"catalog/tombstones/{NEW}.yaml").read_text()
    assert {line for line in text.splitlines() if "was:" in line} == planned


def test_who_is_forgotten_receives_nothing(guild: Path, badgectl: Command) -> None:
    forget(badgectl, "--yes")
    assert badgectl("award", "thanks", NEW, "-m", "x").status == 1
    write(guild, {
        f"awards/{NEW}/thanks+2026-11-20+grace.like.grace.yaml": "by: grace\n",
        f"awards/grace/thanks+2026-11-20+tom.like.{NEW}.yaml": f"by: {NEW}\nliked_on: 2026-11-22\n",
        f"awards/{NEW}/thanks+2026-11-20+grace.revocation.yaml": "by: grace\nbecause: mistake\n"
        "reason: x\n",
    })  # fmt: skip
    said = badgectl("validate", "--format", "concise")
    assert [line for line in said.out.splitlines() if "forgotten" in line] == [
        f"awards/{NEW}/thanks+2026-11-20+grace.like.grace.yaml:1:1: policy-forgotten {NEW} was "
        "forgotten (forgotten people receive nothing)",
        f"awards/grace/thanks+2026-11-20+tom.like.{NEW}.yaml:1:5: policy-forgotten {NEW} was "
        "forgotten (leave them out)",
    ]


def test_whoever_gives_nothing_keeps_no_home(guild: Path, badgectl: Command) -> None:
    said = badgectl("forget", "tom", "--as", NEW, "--yes")
    assert said.status == 0
    assert "home: studio" in (guild / f"catalog/people/{NEW}.yaml").read_text()
    write(guild, {"catalog/people/ida.yaml": "name: Ida\nhome: studio\n"})
    git(guild, "add", ".")
    git(guild, "commit", "--quiet", "-m", "Ida")
    assert badgectl("forget", "ida", "--as", "former-ida", "--yes").status == 0
    assert "home" not in (guild / "catalog/people/former-ida.yaml").read_text()
    roster = badgectl("award", "crown", "studio", "-m", "x", "--dry-run").out
    assert "former" not in roster, "who is forgotten is no member of the old home"


@pytest.mark.parametrize(
    ("arguments", "status", "said"),
    [
        (("ada", "--as", "bea", "--yes"), 2,
         "`bea` could be somebody\n"
         "  hint: whoever is forgotten is called `former-` and something that tells nothing\n"),
        (("platform", "--yes"), 1,
         "there is no person `platform`\n  hint: `badgectl list people` shows them\n"),
        (("ada",), 2,
         "nobody is here to confirm it\n  hint: `--dry-run` shows what happens, `--yes` does it\n"),
    ],
)  # fmt: skip
def test_what_is_refused(
    arguments: tuple[str, ...], status: int, said: str, guild: Path, badgectl: Command
) -> None:
    before = everything(guild)
    found = badgectl("forget", *arguments)
    assert (found.status, found.out) == (status, "")
    assert found.err.endswith(f"error: {said}")
    assert everything(guild) == before


def test_the_last_maintainer_stays(guild: Path, badgectl: Command) -> None:
    assert forget(badgectl, "--yes").status == 0
    assert badgectl("forget", "grace", "--yes").err == (
        "error: Grace Hopper is the only maintainer\n"
        "  hint: add another one to `maintainers:` in catalog/program.yaml first\n"
    )
    assert badgectl("forget", NEW, "--yes").err == (
        f"error: {NEW} was forgotten\n  hint: nothing more is said about them\n"
    )
    assert badgectl("rename", NEW, "bea").err == (
        f"error: {NEW} was forgotten\n  hint: nothing more is said about them\n"
    )
    be(guild, "linus")
    assert badgectl("forget", "linus", "--yes").err == (
        "error: linus is no maintainer; ids are the maintainers' affair, one's own among them\n"
        "  hint: ask grace\n"
    )


def test_a_maintainer_forgets_themselves(guild: Path, badgectl: Command) -> None:
    be(guild, "ada")
    assert forget(badgectl, "--yes").status == 0
    assert f"by: {NEW}\n" in (guild / f"catalog/tombstones/{NEW}.yaml").read_text()
    assert named(guild).count("\n") == 1
    assert badgectl("validate", "--base", "HEAD~1").status == 0


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


def test_a_text_without_room_is_shortened(guild: Path, badgectl: Command) -> None:
    path = "awards/tom/thanks+2026-11-20+grace.like.linus.yaml"
    write(guild, {path: f"by: linus\ntext: {'Ada ' * 30}.\n".replace(" .", "")})
    git(guild, "add", ".")
    git(guild, "commit", "--quiet", "-m", "Full")
    assert forget(badgectl, "--yes").status == 0
    shorter = " ".join(30 * "…")
    assert (guild / path).read_text() == f'by: linus\ntext: "{shorter}"\n'


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
