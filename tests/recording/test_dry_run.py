"""`--dry-run` of every writing command: what it shows is what then happens, and it writes nothing.

A command that is missing here fails the last test."""

import inspect
import json
import re
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import NamedTuple

import pytest
from ground import Command, be, everything, git, write
from recording.writing_commands import (
    CASES,
    CONTRIBUTORS,
    COUNTED,
    LIKED,
    MEASURED,
    OUTSIDE,
    READING,
    ROWS,
    SECONDED,
    Case,
)

from badgectl.cli.table import COMMANDS


class Commit(NamedTuple):
    """A commit as shown before it is made, and as it is."""

    files: dict[str, str]
    message: str


@pytest.fixture
def prepared(guild: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The guild with badges for everything that can be awarded, and files to import beside it."""
    write(guild, {"catalog/badges/heart.yaml": COUNTED, "catalog/badges/builder.yaml": MEASURED})
    git(guild, "add", ".")
    git(guild, "commit", "--quiet", "-m", "Two more badges")
    write(guild.parent, {"rows.csv": ROWS, "rc.json": json.dumps(CONTRIBUTORS), "ed": (
        '#!/bin/sh\nfor f; do sed -i "s/Drafted/Edited/" "$f"; echo "role: host" >> "$f"; done\n'
    )})  # fmt: skip
    (guild.parent / "ed").chmod(0o755)
    monkeypatch.setenv("GIT_EDITOR", str(guild.parent / "ed"))
    # What somebody is about to commit stays as it is.
    write(guild, {"staged.txt": "x\n", "untracked.txt": "y\n"})
    git(guild, "add", "staged.txt")
    return guild


def shown(text: str) -> list[Commit]:
    """Return the commits that a dry run prints."""
    commits: list[Commit] = []
    files: dict[str, str] = {}
    for heading, body in re.findall(r"^(\S.*)\n((?:  .*\n)+)\n", text, re.MULTILINE):
        said = re.sub(r"^  ", "", body, flags=re.MULTILINE)
        if heading == "commit message":
            commits.append(Commit(files, said))
            files = {}
        else:
            files[heading] = said
    assert not files, "each commit ends with its message"
    return commits


def made(folder: Path, since: str) -> list[Commit]:
    """Return the commits after another one, oldest first; all that they do is add files."""
    commits = []
    for commit in git(folder, "rev-list", "--reverse", f"{since}..HEAD").split():
        status = git(folder, "diff-tree", "-r", "--name-status", "--no-commit-id", commit)
        changes = [line.split("\t") for line in status.splitlines()]
        assert {kind for kind, _ in changes} == {"A"}
        files = {path: git(folder, "cat-file", "blob", f"{commit}:{path}") for _, path in changes}
        commits.append(Commit(files, git(folder, "show", "-s", "--format=%B", commit)[:-1]))
    return commits


def become(folder: Path, who: str) -> None:
    be(folder, who)
    if who == "bot":
        git(folder, "config", "user.name", "Badge bot")


@pytest.mark.parametrize("case", CASES.values(), ids=list(CASES))
def test_a_dry_run_shows_what_then_happens(case: Case, prepared: Path, badgectl: Command) -> None:
    for who, earlier in case.before:
        become(prepared, who)
        assert badgectl(*earlier).status == 0
    become(prepared, case.who)
    head = git(prepared, "rev-parse", "HEAD").strip()
    status = git(prepared, "status", "--porcelain", "--untracked-files=all")
    before = everything(prepared)
    planned = badgectl(*case.call, "--dry-run")
    assert (planned.status, everything(prepared)) == (0, before)
    done = badgectl(*case.call)
    assert done.status == 0
    commits = made(prepared, head)
    assert shown(planned.out) == commits
    assert git(prepared, "status", "--porcelain", "--untracked-files=all") == status
    assert all(
        (prepared / path).read_text() == text for one in commits for path, text in one.files.items()
    )
    last = planned.out.splitlines()[-1]
    assert closing(case, commits) == last
    said = [line.strip() for line in done.err.splitlines()]
    assert [line.strip() for line in planned.err.splitlines()] == [
        line
        for line in said
        if not re.match(r"(\d+ )?commits? |\d+ commits?, ", line) and not line.startswith("awards/")
    ]


def closing(case: Case, commits: list[Commit]) -> str:
    """Return the words that a dry run ends with."""
    if not commits:
        return "Nothing to do; unchanged: 9"
    if case.call[0] == "import":
        many = f"{len(commits)} commit{'s' if len(commits) > 1 else ''}"
        return f"Would be {many}. Nothing was written."
    files = f"{len(commits[0].files)} file{'s' if len(commits[0].files) > 1 else ''}"
    return f"Would record {files} in one commit. Nothing was written."


def test_undo(prepared: Path, badgectl: Command) -> None:
    be(prepared, "tom")
    before = everything(prepared)
    badgectl("award", "thanks", "ada", "linus", "-m", "For the launch.")
    there = everything(prepared)
    planned = badgectl("undo", "--dry-run")
    assert (planned.status, everything(prepared)) == (0, there)
    done = badgectl("undo")
    assert planned.out == done.out.replace("undone", "would be undone") + "Nothing was changed.\n"
    assert planned.err.replace("would be at", "is at") == done.err
    back = everything(prepared)
    awards = [path for path in there.keys() - back.keys() if path.startswith("awards/")]
    assert sorted(awards) == [line.strip() for line in planned.err.splitlines()[:-1]]
    kept = {path for path in before if not path.startswith(".git/")}
    assert {path: back[path] for path in kept} == {path: before[path] for path in kept}


def test_init(tmp_path: Path, badgectl: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GIT_AUTHOR_NAME", "Nina")
    monkeypatch.setenv("GIT_AUTHOR_EMAIL", "nina@guild.example")
    monkeypatch.setenv("GIT_COMMITTER_NAME", "Nina")
    monkeypatch.setenv("GIT_COMMITTER_EMAIL", "nina@guild.example")
    planned = badgectl("init", "guild", "--ci", "github", "--dry-run")
    assert (planned.status, list(tmp_path.iterdir())) == (0, [])
    assert badgectl("init", "guild", "--ci", "github").status == 0
    files = git(tmp_path / "guild", "ls-files").splitlines()
    assert sorted(set(planned.out.split()) & set(files)) == sorted(files)


@pytest.mark.parametrize(
    "call",
    [
        ("rename", "ada", "countess", "--name", "Ada King"),
        ("rename", "ada", "countess", "--name", "Countess Lovelace", "--erase", "--yes"),
        ("forget", "ada", "--as", "former-1", "--yes"),
        ("add", "person", "Nils <nils@guild.example>", "--team", "platform", "--team", "studio"),
        ("add", "team", "Kites", "--lead", "ada", "--member", "badge-bot", "--parent", "studio"),
    ],
)
def test_changes_of_who_takes_part(
    call: tuple[str, ...], prepared: Path, badgectl: Command
) -> None:
    """Every file is named with where it goes, and with each line that changes."""
    for who, earlier in (*SECONDED, *LIKED):
        become(prepared, who)
        assert badgectl(*earlier).status == 0
    before = everything(prepared)
    planned = badgectl(*call, "--dry-run")
    assert (planned.status, everything(prepared)) == (0, before)
    head = git(prepared, "rev-parse", "HEAD").strip()
    assert badgectl(*call).status == 0
    files, _, rest = planned.out.partition("\n")[2].partition("commit message\n")
    moved: dict[str, str] = {}
    for block in re.findall(r"^  (\S.*\n(?:    [-+] .*\n)*)", files, re.MULTILINE):
        heading, *lines = block.splitlines()
        old, _, new = heading.partition(" -> ")
        moved[old] = new or old
        was = _lines(prepared, head, old)
        for line in lines:
            if line.startswith("    - "):
                was.remove(line[6:])
        was += [line[6:] for line in lines if line.startswith("    + ")]
        assert sorted(was) == sorted(_lines(prepared, "HEAD", new or old))
    names = git(prepared, "diff", "--name-only", "--no-renames", head, "HEAD").split()
    assert {*moved, *moved.values()} == set(names)
    message = git(prepared, "show", "-s", "--format=%B", "HEAD")
    assert rest.startswith("".join(f"  {line}\n" for line in message[:-1].splitlines()))
    assert planned.out.endswith(" in one commit. Nothing was written.\n")


def _lines(folder: Path, commit: str, path: str) -> list[str]:
    there = git(folder, "ls-tree", "--name-only", commit, "--", path)
    return git(folder, "show", f"{commit}:{path}").splitlines() if there else []


def _can_be_tried(name: str) -> bool:
    entry = next(entry for entry in COMMANDS if entry.name == name)
    module = import_module(f"badgectl.cli.commands.{entry.module}")
    commands: list[Callable[..., None]] = (
        [one.callback for one in module.GROUP.registered_commands if one.name not in OUTSIDE]
        if hasattr(module, "GROUP")
        else [module.command]
    )
    return all("dry_run" in inspect.signature(command).parameters for command in commands)


def test_every_writing_command_is_here() -> None:
    """A new command has `--dry-run` and a case above, or writes nothing into the programme."""
    writing = {entry.name for entry in COMMANDS} - READING
    assert {name for name in writing if not _can_be_tried(name)} == set()
    assert writing - {case.call[0] for case in CASES.values()} == {
        "undo",
        "init",
        "add",  # with those that change who takes part, and in test_adding.py
        "rename",
        "forget",
        "key",  # in test_keys.py
        "announce",  # in test_announce.py
    }
