"""The command line as a whole: help, suggestions, colours, and what a bug prints."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from ground import Command, be

from badgectl import __version__
from badgectl.cli.table import COMMANDS
from badgectl.git.process import Git


def test_version_and_help(badgectl: Command) -> None:
    assert badgectl("--version").out == f"badgectl {__version__}\n"
    done = subprocess.run(
        [sys.executable, "-m", "badgectl", "--version"], capture_output=True, text=True, check=True
    )
    assert done.stdout == f"badgectl {__version__}\n"
    said = badgectl("--help")
    listed = [entry.name for entry in COMMANDS if re.search(rf"│ {entry.name} ", said.out)]
    assert listed == [entry.name for entry in COMMANDS]


@pytest.mark.parametrize("name", [entry.name for entry in COMMANDS])
def test_every_command_has_help_with_an_example(name: str, badgectl: Command) -> None:
    said = badgectl(name, "--help")
    assert said.status == 0
    assert re.search(rf"Example: badgectl {name}\b", said.out)


def test_an_unknown_command_gets_a_suggestion(badgectl: Command) -> None:
    said = badgectl("awrd")
    assert (said.status, said.err) == (
        2,
        "error: there is no command `awrd`\n  hint: did you mean `award`?\n",
    )


def test_a_bug_prints_a_sentence_and_writes_a_log(guild: Path, badgectl: Command) -> None:
    # Git that answers nonsense is nothing that badgectl expects.
    fake = guild / "bin/git"
    fake.parent.mkdir()
    fake.write_text(
        "#!/bin/sh\ncase \" $* \" in *' ls-tree '*) printf 'x\\0';; *) exec git \"$@\";; esac\n"
    )
    fake.chmod(0o755)
    path = os.environ["PATH"]
    fake.write_text(fake.read_text().replace("exec git", f"PATH={path} exec git"))
    os.environ["PATH"] = f"{fake.parent}:{path}"
    try:
        said = badgectl("report")
    finally:
        os.environ["PATH"] = path
    assert said.status == 1
    match = re.fullmatch(
        r"error: this is a bug in badgectl\n  hint: please report it with the log (.*)\n", said.err
    )
    assert match
    assert "Traceback" in Path(match[1]).read_text()


def test_colours_when_asked_for(guild: Path, badgectl: Command) -> None:
    be(guild, "grace")
    assert "\x1b[" not in badgectl("explain", "policy-giver").out
    assert "\x1b[" in badgectl("--color", "always", "explain", "policy-giver").out


def test_quiet_and_verbose(guild: Path, badgectl: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    be(guild, "grace")
    said = badgectl("-q", "award", "thanks", "ada", "-m", "x")
    assert (said.out, said.err) == ("Award Thanks to Ada Lovelace: recorded\n", "")
    assert badgectl("list", "goals").err == ""
    monkeypatch.setattr(Git, "trace", None)  # what -v sets is taken back after the test
    lines = badgectl("-v", "list", "goals").err.splitlines()
    assert [line.split()[1] for line in lines] == ["rev-parse", "ls-tree"]
