"""What is typed wrongly is told in one voice, with what was probably meant."""

import os
import shlex
import signal
import subprocess
import sys
from pathlib import Path

import pytest
import typer
from ground import ROOT, Command

from badgectl.cli.app import app
from badgectl.cli.table import COMMANDS

pytestmark = pytest.mark.usefixtures("guild")
SUBJECTS = "badges, people, teams, goals, projects, suggestions, awards and nominations"


@pytest.mark.parametrize(
    ("typed", "said", "hint"),
    [
        ("awrd", "there is no command `awrd`", "did you mean `award`?"),
        ("export cvs", "there is no command `export cvs`", "did you mean `csv`?"),
        ("key x", "there is no command `key x`", "there are add, retire, revoke, list and issuer"),
        ("award thanks ada --reson x", "there is no option `--reson`", "did you mean `--reason`?"),
        ("report -x", "there is no option `-x`", "`badgectl report --help` shows how it is used"),
        ("report -q", "there is no option `-q`", "it stands before the command: `badgectl -q ... report`"),
        ("report --format jsn", "`--format` knows no `jsn`", "did you mean `json`?"),
        ("report --period era", "`--period` knows no `era`", "there are week, month, quarter and year"),
        ("list award", "`WHAT` knows no `award`", "did you mean `awards`?"),
        ("list", "`WHAT` is missing", f"there are {SUBJECTS}"),
        ("revoke", "`AWARD` is missing", 'as in `badgectl revoke piotr/light-footprint --because mistake -m "It was Mei."`'),
        ("goals --team", "`--team` needs a value", "`badgectl goals --help` shows how it is used"),
        ("report now", "one word too many: `now`", "`badgectl report --help` shows how it is used"),
        ("hub --port x", "`--port` is a number from 0 to 65535, not `x`", "`badgectl hub --help` shows how it is used"),
        ("icons a --limit 0", "`--limit` is a number of at least 1, not `0`", "`badgectl icons --help` shows how it is used"),
        ("score calm-on-call --team platform --value x", "`--value` is a number, not `x`", "`badgectl score --help` shows how it is used"),
        ("--as-of today list people", "`--as-of`: `today` is no day; write it as 2026-11-23", "`badgectl --help` shows how it is used"),
        ("help awrd", "there is no help on `awrd`", "did you mean `award`?"),
        ("help key lst", "there is no help on `key lst`", "did you mean `list`?"),
        ("help files junk", "there is no help on `files junk`", None),
        ("help award --format man", "there is no such page on `award`",
         "`--format markdown` is for all commands, files or json; `--format man` for all commands"),
        ("explain policy-givr", "there is no code `policy-givr`", "did you mean `policy-giver`?"),
        ("schema badg", "there is no kind of file `badg`", "did you mean `badge`?"),
        ("schema badge --format json", "`--format` is of the list", "schemas are JSON anyway: leave it out"),
        ("doctor --yes", "`--yes` agrees to what `--fix` does", "say `--fix`, too"),
        ("list people --by ada", "`--by` is about awards", "say `badgectl list awards`"),
        ("award thanks ada -m x --measured =5", "`--measured =5` is no measure", "write name and number, as `builds=57`"),
        ("award thanks ada -m x --measured a=5 --measured a=6", "`a` is measured twice", "give one number for each name"),
        ("init . --draw --ci github", "there is a programme in {guild}", "`--ci`, `--pages` and `--pre-commit` alone add to it"),
        ("new badge", "there is no command `new`", "`badgectl add`"),
        ("people", "there is no command `people`", "`badgectl list people`, or `badgectl add person`"),
        ("status", "there is no command `status`", "`badgectl doctor`"),
        ("help members", "there is no help on `members`", "`badgectl list people`, or `badgectl add person`"),
        ("add persn", "there is no command `add persn`", "did you mean `person`?"),
        ("add person", "missing: NAME", 'as in `badgectl add person "Tom Berg" --email tom@acme.example`; at a terminal you are asked'),
    ],
    ids=lambda case: case if isinstance(case, str) else "",
)  # fmt: skip
def test_misuse(typed: str, said: str, hint: str | None, guild: Path, badgectl: Command) -> None:
    answer = badgectl(*shlex.split(typed))
    first, *rest = answer.err.splitlines()
    assert (answer.status, answer.out, first) == (2, "", f"error: {said.format(guild=guild)}")
    if hint is not None:
        assert rest == [f"  hint: {hint}"]


@pytest.mark.parametrize(
    ("typed", "said", "hint"),
    [
        ("show ad", "there is nothing called `ad`", "did you mean `ada`?"),
        ("show aad", "there is nothing called `aad`", "did you mean `ada`?"),
        ("show flopp", "there is nothing called `flopp`", "did you mean `floppy-disk`?"),
        ("list awards --by platform", "there is no person `platform`", "`badgectl list people` shows them"),
    ],
)  # fmt: skip
def test_names_that_the_programme_does_not_know(
    typed: str, said: str, hint: str, badgectl: Command
) -> None:
    answer = badgectl(*typed.split())
    assert (answer.status, answer.out) == (1, "")
    assert answer.err == f"error: {said}\n  hint: {hint}\n"


def test_alone_it_says_where_one_is_and_where_to_begin(tmp_path: Path, badgectl: Command) -> None:
    said = badgectl()
    assert (said.status, said.err) == (0, "")
    assert said.out.splitlines()[:4] == [
        "badgectl: recognition kept as code, as files in git",
        "here: Example Guild",
        "",
        "  badgectl award thanks ID  say what somebody did: one commit, one file",
    ]
    elsewhere = badgectl("-C", str(tmp_path))
    assert elsewhere.out.splitlines()[1:4] == [
        f"there is no programme in {tmp_path} or above it",
        "",
        "  badgectl demo  a year of an invented company: look around, try it, break it",
    ]


def test_the_help_of_a_group_is_printed_once(badgectl: Command) -> None:
    said = badgectl("key")
    assert (said.status, said.out.count("Usage: badgectl key")) == (2, 1)


@pytest.mark.parametrize(
    "line",
    ["render -o catalog/x", "export shields -o .", "export csv -o awards", "hub -o awards/site",
     "schema -o catalog", "validate -o catalog/report.json", "icons owl --sheet catalog/a.png"],
)  # fmt: skip
def test_nothing_is_written_among_the_programmes_own_files(line: str, badgectl: Command) -> None:
    below = ["-C", "catalog"] if line.endswith("-o .") else []
    said = badgectl(*below, *line.split())
    own = "awards" if "awards" in line else "catalog"
    named = line.rpartition(" ")[2]
    assert (said.status, said.out) == (2, "")
    assert said.err == (
        f"error: {named} is in `{own}`, among the programme's own files\n"
        "  hint: name a place beside `catalog` and `awards`\n"
    )
    status = subprocess.run(["git", "status", "--porcelain"], capture_output=True, check=True)
    assert status.stdout == b""


@pytest.mark.parametrize("line", ["list people", "help exit-codes", "--help"])
def test_a_reader_that_has_left(line: str) -> None:
    ours, theirs = os.pipe()
    os.close(ours)
    done = subprocess.run(
        [sys.executable, "-m", "badgectl", *line.split()], env=os.environ | {"PYTHONPATH": str(ROOT)},
        stdout=theirs, stderr=subprocess.PIPE, check=False,
    )  # fmt: skip
    os.close(theirs)
    assert (done.returncode, done.stderr) == (128 + signal.SIGPIPE, b"")


def test_every_value_has_a_name_in_the_help() -> None:
    root = typer.main.get_command(app)
    context = root.context_class(root, info_name="badgectl")
    pending = [(entry.name, root.get_command(context, entry.name)) for entry in COMMANDS]
    unnamed = []
    while pending:
        name, command = pending.pop()
        pending += [(f"{name} {one}", sub) for one, sub in getattr(command, "commands", {}).items()]
        unnamed += [
            (name, one.name)
            for one in command.params
            if not (
                one.metavar or getattr(one, "is_flag", False) or getattr(one.type, "choices", 0)
            )
        ]
    assert unnamed == []
