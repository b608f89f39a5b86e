"""The Tab key: ids of the programme in bash and zsh, fast, and never a word about errors."""

import os
import pty
import select
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from ground import ROOT, Command, git, write

from badgectl.signatures.keys import read_key

KEY = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIKMdR3HK2Mht2G7yEUUbNs1c3lKxTzYOwIoG1sYhbeXv"
FINGERPRINT = read_key(KEY).fingerprint
LIKE = "awards/ada/thanks+2026-11-23+grace.like.linus.yaml"

FILES = {
    LIKE: "by: linus\n",
    "catalog/people/hedy.yaml": f"name: Hedy\nhome: studio\nsigning_keys: [{{key: {KEY}}}]\n",
    "catalog/suggestions/writers.yaml": "badge: thanks\ndeeds: {kinds: [author]}\nreason: Wrote.\n",
}


@pytest.fixture(autouse=True)
def _awarded(guild: Path, badgectl: Command) -> None:
    assert badgectl("award", "thanks", "ada", "-m", "x").status == 0
    assert badgectl("award", "mentor@bronze", "ada", "-m", "x").status == 0
    assert badgectl("nominate", "navigator@bronze", "tom", "-m", "x").status == 0
    write(guild, FILES)
    git(guild, "add", ".")
    git(guild, "commit", "--quiet", "-m", "More")


def asked(folder: Path, **variables: str) -> str:
    """Return what a shell hears that asks what comes next."""
    env = os.environ | {"PYTHONPATH": str(ROOT)} | variables
    done = subprocess.run(
        [sys.executable, "-m", "badgectl"], cwd=folder, env=env, check=True,
        capture_output=True, text=True,
    )  # fmt: skip
    assert done.stderr == ""
    return done.stdout


def bash(folder: Path, *words: str) -> list[str]:
    """Ask as bash does, whose cursor is at the end of the last word."""
    said = asked(
        folder,
        _BADGECTL_COMPLETE="complete_bash",
        COMP_WORDS="\n".join(["badgectl", *words]),
        COMP_CWORD=str(len(words)),
    )
    return said.split()


GRANTS = ["ada/mentor@bronze", "ada/thanks+2026-11-23+grace"]


@pytest.mark.parametrize(
    ("words", "offered"),
    [
        (["re"], ["revoke", "report", "render", "rename"]),
        (["list", "ba"], ["badges"]),
        (
            ["award", ""],
            ["crown", "mentor@bronze", "mentor@silver", "navigator@bronze", "navigator@gold",
             "navigator@silver", "thanks"],
        ),
        (["award", "thanks", "l"], ["linus"]),
        (["award", "thanks", "p"], ["platform"]),
        (["award", "thanks", "ada", "--project", "a"], ["apollo"]),
        (["award", "thanks", "ada", "--helped", "t"], ["tom"]),
        (["award", "thanks", "ada", "--by", "g"], ["grace"]),
        (["revoke", "a"], GRANTS),
        (["revoke", "ada/t"], GRANTS[1:]),
        (["revoke", "t"], []),
        (["correct", ""], ["ada/", "badge-bot/", "grace/", "hedy/", "linus/", "platform/", "studio/", "tom/"]),
        (["withdraw", "ada/"], [f"{GRANTS[1]}.like.linus"]),
        (["void", "ada/"], [GRANTS[0], GRANTS[1], f"{GRANTS[1]}.like.linus"]),
        (["void", "ada/x", "--rule", "policy-g"], ["policy-giver"]),
        (["earned", "st"], ["studio"]),
        (["explain", "record-f"], ["record-future"]),
        (["show", "ad"], ["ada"]),
        (["show", "ada/m"], GRANTS[:1]),
        (["show", "c"], ["calm-on-call", "crown"]),
        (["list", "awards", "--badge", "m"], ["mentor"]),
        (["list", "awards", "--recipient", "pl"], ["platform"]),
        (["render", "f"], ["floppy-disk"]),
        (["report", "--team", "s"], ["studio"]),
        (["nominate", "nav"], ["navigator@bronze", "navigator@gold", "navigator@silver"]),
        (["nominate", "navigator@bronze", "li"], ["linus"]),
        (["second", "tom/"], ["tom/navigator@bronze"]),
        (["decline", "to"], ["tom/navigator@bronze"]),
        (["decline", "ada/"], []),
        (["score", "c"], ["calm-on-call"]),
        (["score", "calm-on-call", "--team", "pl"], ["platform"]),
        (["suggest", "w"], ["writers"]),
        (["export", "csv", "h"], ["holdings"]),
        (["export", "openbadges", "ad"], ["ada"]),
        (["export", "openbadges", "ada/m"], GRANTS[:1]),
        (["schema", "bad"], ["badge"]),
        (["doctor", "sig"], ["signing"]),
        (["help", "exi"], ["exit-codes"]),
        (["help", "aw"], ["award"]),
        (["key", "retire", ""], [FINGERPRINT]),
        (["init", "--kind", "ment"], ["mentoring"]),
        (["add", "p"], ["person"]),
        (["add", "person", "Nils", "--team", "st"], ["studio"]),
        (["add", "team", "Kites", "--lead", "ad"], ["ada"]),
        (["add", "badge", "Kite", "--goal", "g"], ["grow-people"]),
        (["import", "x.csv", "--goal", "g"], ["grow-people"]),
        (["-C", "catalog/people", "show", "na"], ["navigator"]),
        (["-C", "/nowhere", "show", "na"], []),
    ],
    ids=" ".join,
)  # fmt: skip
def test_bash(words: list[str], offered: list[str], guild: Path) -> None:
    assert bash(guild, *words) == offered


@pytest.mark.parametrize(
    ("words", "offered"),
    [
        (["award", "mentor", "@"], ["@bronze", "@silver"]),
        (["award", "mentor", "@", "s"], ["@silver"]),
        (["award", "mentor", "@", "silver", "t"], ["tom"]),
        (["award", "thanks", "-e", "https", ":", "//x.example", "t"], ["tom"]),
        (["revoke", "ada/mentor", "@", "b"], ["@bronze"]),
        (["render", "mentor@", "mentor", "@", "s"], ["@silver"]),
        (["list", "awards", "--format", "=", "j"], ["json"]),
        (["key", "retire", "SHA256", ":"], [FINGERPRINT.removeprefix("SHA256:")]),
        (["list", "awards", "--recipient", "=", "ad"], ["ada"]),
    ],
    ids=" ".join,
)
def test_bash_takes_words_apart(words: list[str], offered: list[str], guild: Path) -> None:
    assert bash(guild, *words) == offered


@pytest.mark.parametrize(
    ("line", "offered"),
    [
        ("badgectl award mentor@", ["mentor@bronze", "mentor@silver"]),
        ("badgectl award thanks li", ["linus"]),
        ("badgectl revoke ada/", GRANTS),
        ("badgectl earned pla", ["platform"]),
    ],
)
def test_zsh(line: str, offered: list[str], guild: Path) -> None:
    said = asked(guild, _BADGECTL_COMPLETE="complete_zsh", _TYPER_COMPLETE_ARGS=line)
    words = "\n".join(f'"{word}"' for word in offered)
    assert said == f"_arguments '*: :(({words}))'\n"


def test_what_was_taken_back_is_not_offered(guild: Path) -> None:
    write(guild, {LIKE.replace(".yaml", ".withdrawal.yaml"): "by: linus\n"})
    git(guild, "add", ".")
    git(guild, "commit", "--quiet", "-m", "Dislike")
    assert bash(guild, "withdraw", "ada/") == []
    assert bash(guild, "void", "ada/") == GRANTS


def test_a_programme_that_is_not_committed(guild: Path) -> None:
    shutil.rmtree(guild / ".git")
    assert bash(guild, "award", "thanks", "li") == ["linus"]
    git(guild, "init", "--quiet")
    assert bash(guild, "award", "thanks", "li") == ["linus"]


def test_broken_files_are_passed_over(guild: Path) -> None:
    write(guild, {"catalog/badges/thanks.yaml": "name: [\n"})
    git(guild, "commit", "--quiet", "-am", "Break")
    assert bash(guild, "award", "t") == []
    assert bash(guild, "award", "c") == ["crown"]


def test_nothing_heavy_is_imported(guild: Path) -> None:
    script = (
        "import atexit, sys; from badgectl.cli.app import run;"
        "heavy = {'git', 'jsonschema', 'rich', 'PIL', 'cryptography'};"
        "atexit.register(lambda: print(sorted(heavy & set(sys.modules))));"
        "run()"
    )
    env = os.environ | {
        "PYTHONPATH": str(ROOT), "_BADGECTL_COMPLETE": "complete_bash",
        "COMP_WORDS": "badgectl\naward\nmentor\n@\ns", "COMP_CWORD": "4",
    }  # fmt: skip
    done = subprocess.run(
        [sys.executable, "-c", script],
        cwd=guild,
        env=env,
        check=True,
        capture_output=True,
        text=True,
    )
    assert done.stdout == "@silver\n[]\n"


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("bash") is None, reason="bash is not installed")
def test_the_tab_key_in_bash(guild: Path, tmp_path: Path) -> None:
    command = tmp_path / "bin/badgectl"
    command.parent.mkdir()
    command.write_text(f'#!/bin/sh\nPYTHONPATH={ROOT} exec {sys.executable} -m badgectl "$@"\n')
    command.chmod(0o755)
    start = tmp_path / "start"
    start.write_text(asked(guild, _BADGECTL_COMPLETE="source_bash") + "\nPS1='$ '\n")
    env = os.environ | {"PATH": f"{command.parent}:{os.environ['PATH']}"}
    ours, theirs = pty.openpty()
    with subprocess.Popen(
        ["bash", "--noprofile", "--rcfile", start, "-i"], cwd=guild, env=env,
        stdin=theirs, stdout=theirs, stderr=theirs, start_new_session=True,
    ) as shell:  # fmt: skip
        os.close(theirs)

        def heard(text: str) -> str:
            said = ""
            while text not in said and select.select([ours], [], [], 30)[0]:
                said += os.read(ours, 4096).decode()
            return said

        heard("$ ")
        for typed, full in (
            ("badgectl award mentor@s\t", "badgectl award mentor@silver "),
            ("\x15badgectl revoke ada/m\t", "badgectl revoke ada/mentor@bronze "),
        ):
            os.write(ours, typed.encode())
            assert full in heard(full)
        os.write(ours, b"\x15exit\n")
        assert shell.wait() == 0
    os.close(ours)
