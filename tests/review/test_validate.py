"""`badgectl validate`: every problem of every file in one run."""

import json
import os
from pathlib import Path

import pytest
from ground import Command, be, write

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


FOUND = [
    (
        "awards/ada/mentor@bronze.yaml", 1, 1, "place-content",
        "what it says belongs to awards/ada/mentor@silver.yaml",
        "move the file, or mend what it says; do not copy records",
    ),
    (
        "awards/ada/mentor@bronze.yaml", 2, 8, "policy-requires",
        "Mentor (silver) requires 2 people helped",
        "say who was helped: `--helped ID` for each, or in the file `helped:`",
    ),
    (
        "awards/linus/Notes.yaml", 1, 1, "place-record",
        "no record can lie here",
        "by hand, name an award awards/RECIPIENT/BADGE.yaml: `badgectl validate --fix` puts level, day and giver into the name; `badgectl explain place-record` has all names",
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


def test_ten_mistakes_at_their_lines(guild: Path, badgectl: Command) -> None:
    write(guild, TEN_MISTAKES)
    said = badgectl("validate", "--format", "json")
    assert (said.status, said.err) == (1, "")
    document = json.loads(said.out)
    assert (document["files"], document["errors"], document["warnings"]) == (21, 12, 0)
    found = [
        (p["file"], p["line"], p["column"], p["code"], p["message"], p["hint"])
        for p in document["problems"]
    ]
    assert found == FOUND


def test_full_shows_the_line_and_marks_it(guild: Path, badgectl: Command) -> None:
    write(guild, {"catalog/people/ada.yaml": TEN_MISTAKES["catalog/people/ada.yaml"]})
    write(guild, {"awards/linus/Notes.yaml": "x: y\n"})
    said = badgectl("validate")
    assert said.status == 1
    assert said.out == (
        "error[place-record]: no record can lie here\n"
        " --> awards/linus/Notes.yaml:1:1\n"
        "  = help: by hand, name an award awards/RECIPIENT/BADGE.yaml: `badgectl validate --fix` puts level, day and giver into the name; `badgectl explain place-record` has all names\n"
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


def test_a_day_at_the_end_of_time_has_no_morrow(lively: Path, badgectl: Command) -> None:
    assert lively
    said = badgectl("--as-of", "9999-12-31", "validate")
    assert said == (0, "27 files checked, no problems\n", "")


def test_paths_outside_the_programme_are_wrong_usage(
    guild: Path, badgectl: Command, tmp_path: Path
) -> None:
    write(guild, {"catalog/people/eve.yaml": "nam: Eve\n"})
    assert badgectl("validate", str(tmp_path)).status == 1, "a parent of it means all of it"
    (tmp_path / "other").mkdir()
    assert badgectl("validate", "../other") == (
        2, "", f"error: ../other is no part of the programme in {guild}\n"
    )  # fmt: skip
