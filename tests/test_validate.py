"""`badgectl validate`: every problem of every file in one run, in formats for people and forges."""

import json
import os
import shutil
from pathlib import Path

import pytest
from conftest import Command, be, git, write

from badgectl.verdicts.formats import FORMATS

TEN_MISTAKES = {
    "catalog/badges/thanks.yaml": (
        "name: Thanks\nkind: peer-recogntion\ndescription: Thanks.\n"
        "criteria:\n  - {id: deed, text: It was done.}\nawarding: {by: anyone, repeatable: true}\n"
    ),
    "catalog/people/ada.yaml": "name: Ada Lovelace\nhome: platfrom\nemails: [ada@guild.example]\n",
    "catalog/people/tom.yaml": "name: Tom\nname: Thomas\n",
    "catalog/teams/studio.yaml": "name: Studio\nfunction: design\nleads: [tomm]\n",
    "catalog/goals/grow-people.yaml": "name: Grow people\ndescription: All.\ntarget: 12\n",
    "catalog/badges/crown.yaml": (
        "name: Crown\nkind: collaboration\ndescription: Crown.\ncolour: gold\n"
        "criteria:\n  - {id: year, text: A year.}\n"
    ),
    "awards/ada/mentor@bronze.yaml": (
        "badge: mentor\nlevel: silver\nrecipient: ada\nby: grace\nreason: Brought Tom up.\n"
    ),
    "awards/linus/mentor@bronze.yaml": (
        "badge: mentor\nlevel: bronze\nrecipient: linus\nby: grace\nreason: Brought Tom up.\n"
        "earned_on: 2026-11-22\nawarded_on: 2026-11-20\n"
    ),
    "awards/linus/navigator@bronze.like.ada.yaml": "by: ada\n",
    "awards/linus/Notes.yaml": "x: y\n",
}


def test_ten_mistakes_at_their_lines(guild: Path, badgectl: Command) -> None:
    write(guild, TEN_MISTAKES)
    said = badgectl("validate", "--format", "json")
    assert (said.status, said.err) == (1, "")
    document = json.loads(said.out)
    assert (document["files"], document["errors"], document["warnings"]) == (21, 12, 0)
    assert [
        (p["file"], p["line"], p["column"], p["code"], p["message"], p["hint"])
        for p in document["problems"]
    ] == [
        (
            "awards/ada/mentor@bronze.yaml", 1, 1, "place-content",
            "what it says belongs to awards/ada/mentor@silver.yaml",
            "move the file, or mend what it says; do not copy records",
        ),
        (
            "awards/ada/mentor@bronze.yaml", 2, 8, "policy-requires",
            "Mentor (silver) requires 2 people helped (has 0)",
            "see `requires:` of the badge",
        ),
        (
            "awards/linus/Notes.yaml", 1, 1, "place-record",
            "no record can lie here",
            "easiest is `badgectl award`; by hand, name it awards/RECIPIENT/BADGE.yaml or, with a level, BADGE@LEVEL.yaml (see `badgectl explain place-record`)",
        ),
        (
            "awards/linus/mentor@bronze.yaml", 6, 12, "record-days",
            "earned after it was awarded on 2026-11-20", "mend one of the two days",
        ),
        (
            "awards/linus/navigator@bronze.like.ada.yaml", 1, 1, "reference-record",
            "there is no award linus/navigator@bronze",
            "check the path; the record it is about comes first",
        ),
        (
            "catalog/badges/crown.yaml", 4, 1, "shape-unknown-key",
            "unknown key `colour`",
            "known here: awarding, design, examples, goals, in_order, levels, recipients, requires, "
            "status and topics",
        ),
        (
            "catalog/badges/thanks.yaml", 2, 7, "reference-kind",
            "there is no kind `peer-recogntion`", "did you mean `peer-recognition`?",
        ),
        (
            "catalog/goals/grow-people.yaml", 1, 1, "shape-missing-key",
            "`due` is missing", "add `due:` (The last day that counts.)",
        ),
        (
            "catalog/goals/grow-people.yaml", 1, 1, "shape-missing-key",
            "`measure` is missing",
                "add `measure:` (How it is measured: by awards counted, or by scores that teams give.)",
        ),
        (
            "catalog/people/ada.yaml", 2, 7, "reference-team",
            "there is no team `platfrom`", "did you mean `platform`?",
        ),
        (
            "catalog/people/tom.yaml", 2, 1, "yaml-duplicate-key",
            "`name` stands here twice", "remove one of them",
        ),
        (
            "catalog/teams/studio.yaml", 3, 9, "reference-person",
            "there is no person `tomm`", "did you mean `tom`?",
        ),
    ]  # fmt: skip


def test_full_shows_the_line_and_marks_it(guild: Path, badgectl: Command) -> None:
    write(guild, {"catalog/people/ada.yaml": TEN_MISTAKES["catalog/people/ada.yaml"]})
    write(guild, {"awards/linus/Notes.yaml": "x: y\n"})
    said = badgectl("validate")
    assert said.status == 1
    assert said.out == (
        "error[place-record]: no record can lie here\n"
        " --> awards/linus/Notes.yaml:1:1\n"
        "  = help: easiest is `badgectl award`; by hand, name it awards/RECIPIENT/BADGE.yaml or, with a level, BADGE@LEVEL.yaml (see `badgectl explain place-record`)\n"
        "\n"
        "error[reference-team]: there is no team `platfrom`\n"
        " --> catalog/people/ada.yaml:2:7\n"
        "  |\n"
        "2 | home: platfrom\n"
        "  |       ^^^^^^^^\n"
        "  = help: did you mean `platform`?\n"
        "\n"
        "2 errors in 18 files\n"
    )


def test_concise_and_github(
    guild: Path, badgectl: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(guild, {"catalog/people/ada.yaml": TEN_MISTAKES["catalog/people/ada.yaml"]})
    assert badgectl("validate", "--format", "concise").out == (
        "catalog/people/ada.yaml:2:7: reference-team there is no team `platfrom` "
        "(did you mean `platform`?)\n"
        "1 error in 17 files\n"
    )
    github = (
        "::error title=badgectl reference-team,file=catalog/people/ada.yaml,line=2,col=7,"
        "endColumn=15::there is no team `platfrom` (did you mean `platform`?)\n"
        "1 error in 17 files\n"
    )
    assert badgectl("validate", "--format", "github").out == github
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    assert badgectl("validate").out == github


def test_nothing_in_a_file_speaks_to_terminal_or_forge(guild: Path, badgectl: Command) -> None:
    hostile = "\\u0007::error::x%0A]]><script>[/red]"
    write(
        guild,
        {
            "catalog/people/ada.yaml": f'name: Ada\nhome: "{hostile}"\n',
            "catalog/people/bob.yaml": 'name: Bob\nhome: "::error::x%0A]]><script>[/red]"\n',
            "awards/ada/::error::x\n::y.yaml": "x: y\n",
        },
    )
    for form in FORMATS:
        said = badgectl("validate", "--format", form)
        assert said.status == 1
        assert "\x07" not in said.out
        assert "\x1b" not in said.out
        commands = [line for line in said.out.splitlines() if line.strip().startswith("::")]
        assert all(line.startswith("::error title=badgectl ") for line in commands)
        assert len(commands) == (3 if form == "github" else 0)
    assert "%250A" in badgectl("validate", "--format", "github").out


def test_only_some_paths_are_shown(guild: Path, badgectl: Command) -> None:
    write(guild, TEN_MISTAKES)
    said = badgectl("validate", "catalog/teams", "catalog/people/ada.yaml", "--format", "concise")
    assert said.out == (
        "catalog/people/ada.yaml:2:7: reference-team there is no team `platfrom` "
        "(did you mean `platform`?)\n"
        "catalog/teams/studio.yaml:3:9: reference-person there is no person `tomm` "
        "(did you mean `tom`?)\n"
        "2 errors in 3 files\n"
    )
    assert badgectl("validate", "nowhere").err == "error: there is no nowhere\n"


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


def test_files_that_are_no_files(guild: Path, badgectl: Command, tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("name: Secret\n")
    (guild / "catalog/people/eve.yaml").symlink_to(tmp_path / "secret")
    os.mkfifo(guild / "catalog/people/fifo.yaml")
    (guild / "catalog/people/zero.yaml").symlink_to("/dev/zero")
    (guild / "awards").symlink_to(tmp_path)
    assert badgectl("validate", "--format", "concise").out == (
        "awards:1:1: place-not-a-file this is a symbolic link (put a plain file here)\n"
        "catalog/people/eve.yaml:1:1: place-not-a-file this is a symbolic link (put a plain file here)\n"
        "catalog/people/fifo.yaml:1:1: place-not-a-file this is no plain file (put a plain file here)\n"
        "catalog/people/zero.yaml:1:1: place-not-a-file this is a symbolic link (put a plain file here)\n"
        "4 errors in 21 files\n"
    )


def test_files_whose_names_are_no_ids(guild: Path, badgectl: Command) -> None:
    text = "name: Zoé\n"
    paths = ("people/Zoé.yaml", "people/zoe.yml", "people/z/oe.yaml", "people/.yaml", "teams")
    for path in paths:
        if (guild / "catalog" / path).is_dir():
            (guild / "catalog/teams").rename(guild / "teams")
        write(guild, {f"catalog/{path}": text})
    assert badgectl("validate", "--format", "concise", *(f"catalog/{p}" for p in paths)).out == (
        "catalog/people/.yaml:1:1: place-unknown-file the file's name is no id "
        "(rename it to catalog/people/some-name.yaml)\n"
        "catalog/people/Zoé.yaml:1:1: place-unknown-file the file's name is no id "
        "(rename it to catalog/people/zoe.yaml)\n"
        "catalog/people/z/oe.yaml:1:1: place-unknown-file nothing is read from here "
        "(one thing, one file: people/ID.yaml)\n"
        "catalog/people/zoe.yml:1:1: place-unknown-file files end in `.yaml` "
        "(rename it to catalog/people/zoe.yaml)\n"
        "catalog/teams:1:1: place-unknown-file this is a file; a folder is due "
        "(one thing, one file: teams/ID.yaml)\n"
        "5 errors in 5 files\n"
    )


def test_foreign_yaml_gets_clear_problems(guild: Path, badgectl: Command) -> None:
    write(
        guild,
        {
            "catalog/badges/tester.yaml": (
                "%YAML 1.2\n---\nname: Tester\ndescription: >\n    Tested 40 updates.\n"
                "creator: ralph\ntrigger:\n  all:\n  - topic: update.comment\n"
                '  - lambda: not msg.get("anonymous")\nrecipient: "%(msg.author)s"\n'
            )
        },
    )
    assert badgectl("validate", "--format", "concise").out == (
        "catalog/badges/tester.yaml:3:1: shape-missing-key `kind` is missing (add `kind:` (The family "
        "of the badge: expertise, peer-recognition, collaboration, cross-team, mentoring, training, "
        "communication.))\n"
        "catalog/badges/tester.yaml:6:1: shape-unknown-key unknown key `creator` (known here: awarding, "
        "criteria, design, examples, goals, in_order, kind, levels, recipients, requires, status and "
        "topics)\n"
        "catalog/badges/tester.yaml:7:1: shape-unknown-key unknown key `trigger` (known here: awarding, "
        "criteria, design, examples, goals, in_order, kind, levels, recipients, requires, status and "
        "topics)\n"
        "catalog/badges/tester.yaml:11:1: shape-unknown-key unknown key `recipient` (did you mean "
        "`recipients`?)\n"
        "4 errors in 18 files\n"
    )


def test_quiet_says_nothing_when_all_is_well(guild: Path, badgectl: Command) -> None:
    be(guild, "grace")
    assert badgectl("validate").out == "17 files checked, no problems\n"
    assert badgectl("-q", "validate").out == ""


def test_paths_outside_the_programme_are_wrong_usage(
    guild: Path, badgectl: Command, tmp_path: Path
) -> None:
    write(guild, {"catalog/people/eve.yaml": "nam: Eve\n"})
    assert badgectl("validate", str(tmp_path)).status == 1, "a parent of it means all of it"
    (tmp_path / "other").mkdir()
    assert badgectl("validate", "../other") == (
        2, "", f"error: ../other is no part of the programme in {guild}\n"
    )  # fmt: skip


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
