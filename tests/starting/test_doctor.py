"""`badgectl doctor`: each thing that is amiss is named with what mends it."""

import os
import shutil
from pathlib import Path

import pytest
from ground import ROOT_WRITES_EVERYWHERE, Command, Said, be, git, write
from starting.diagnosis import ADA, findings

NO_REMOTE = (
    "note     branch     main has no remote to be pushed to\n"
    "                    hint: `git remote add origin URL`\n"
)


def test_in_order(guild: Path, badgectl: Command) -> None:
    version = git(guild, "version").removeprefix("git version ").strip()
    assert badgectl("doctor") == Said(
        0,
        f"fine     git        {version}\n"
        "fine     pictures   fonts and icons are there\n"
        "fine     clone      all of the history is here\n"
        "fine     leftovers  nothing was left behind\n"
        f"fine     index      {guild}/.git/badgectl\n"
        "fine     hooks      all that are there run\n"
        "fine     programme  Example Guild\n"
        "fine     trust      claimed: who may commit may award in any name\n"
        f"{NO_REMOTE}"
        "fine     identity   Grace <grace@guild.example>\n"
        "fine     person     Grace Hopper (grace)\n"
        "note     signing    git does not sign your commits: what you award is a claim\n"
        "                    hint: `badgectl doctor --fix signing`\n"
        "\n"
        "everything is in order\n",
        "",
    )
    assert badgectl("doctor", "git", "clone").out == (
        f"fine     git        {version}\n"
        "fine     clone      all of the history is here\n\neverything is in order\n"
    )
    assert git(guild, "status", "--porcelain") == ""


def test_outside_a_programme(badgectl: Command, tmp_path: Path) -> None:
    said = badgectl("-C", str(tmp_path), "doctor", "programme")
    assert said == Said(
        1,
        f"problem  programme  there is no programme in {tmp_path} or above it\n"
        "                    hint: `badgectl init` writes one; `badgectl demo` shows one\n"
        "\n1 problem\n",
        "",
    )
    write(tmp_path, {"catalog/program.yaml": "name: x\n"})
    said = badgectl("-C", str(tmp_path), "doctor", "programme")
    assert f"problem  programme  {tmp_path} is not in a git repository\n" in said.out


def test_a_programme_that_cannot_be_read_or_is_not_committed(
    guild: Path, badgectl: Command
) -> None:
    write(guild, {ADA: "name: [\n"})
    ((check, message, _),) = findings(badgectl, "programme")
    assert (check, message.partition(":")[0]) == (
        "programme",
        "1 file of the programme in this folder cannot be read",
    )
    git(guild, "checkout", "--quiet", ".")
    shutil.rmtree(guild / ".git")
    git(guild, "init", "--quiet", "--initial-branch=main")
    assert findings(badgectl, "programme") == [
        ("programme", "Example Guild is not committed yet", "`git add catalog && git commit`")
    ]


def test_who_is_working(guild: Path, badgectl: Command) -> None:
    be(guild, "nobody")
    assert findings(badgectl, "person") == [(
        "person", "nobody in the catalog has your e-mail address nobody@guild.example",
        "add `emails: [nobody@guild.example]` to your file in catalog/people/",
    )]  # fmt: skip
    git(guild, "config", "--unset", "user.email")
    git(guild, "config", "user.useConfigOnly", "true")
    ((check, message, _),) = findings(badgectl, "identity")
    assert (check, message) == ("identity", "git does not know who you are")


def test_branches(guild: Path, badgectl: Command, tmp_path: Path) -> None:
    git(guild, "clone", "--quiet", "--bare", ".", str(tmp_path / "hub.git"))
    git(guild, "remote", "add", "origin", str(tmp_path / "hub.git"))
    fetch = "`git fetch origin`; if it is new: `git push -u origin main`"
    assert findings(badgectl, "branch") == [("branch", "origin/main was not fetched yet", fetch)]
    git(guild, "fetch", "--quiet")
    assert findings(badgectl, "branch") == []
    for n in range(2):
        git(guild, "commit", "--quiet", "--allow-empty", "-m", str(n))
    ahead = ("branch", "2 commits of main not yet on origin/main", "`git push`")
    assert findings(badgectl, "branch") == [ahead]
    git(guild, "push", "--quiet", "origin", "main")
    git(guild, "reset", "--quiet", "--hard", "HEAD~1")
    behind = ("branch", "main lacks 1 commit of origin/main", "`git pull --ff-only`")
    assert findings(badgectl, "branch") == [behind]
    git(guild, "switch", "--quiet", "--detach")
    detached = ("branch", "HEAD is detached", "switch to a branch: `git switch main`")
    assert findings(badgectl, "branch") == [detached]


def test_a_shallow_clone(
    guild: Path, badgectl: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    git(guild, "commit", "--quiet", "--allow-empty", "-m", "More")
    git(tmp_path, "clone", "--quiet", "--depth=1", f"file://{guild}", "shallow")
    monkeypatch.chdir(tmp_path / "shallow")
    shallow = "this clone is shallow: its history cannot be verified"
    assert findings(badgectl, "clone") == [("clone", shallow, "`git fetch --unshallow`")]
    assert badgectl("doctor", "--fix", "clone") == Said(
        2, "",
        "Fetch the rest of the history.\nerror: nobody is here to agree to it\n  hint: `--yes` does it\n",
    )  # fmt: skip
    assert badgectl("doctor", "--fix", "--yes", "clone") == Said(
        0,
        "fine     clone      all of the history is here\n\neverything is in order\n",
        "Fetch the rest of the history.\n",
    )


def test_what_was_left_behind(guild: Path, badgectl: Command) -> None:
    lock, journal = guild / ".git/index.lock", guild / ".git/badgectl/journal"
    lock.touch()
    assert findings(badgectl, "leftovers") == []  # somebody may be at work
    os.utime(lock, (0, 0))
    journal.parent.mkdir(exist_ok=True)
    journal.write_text("{}")
    assert findings(badgectl, "leftovers") == [
        ("leftovers", f"{lock} is there: a git command is at work, or died", f"if none is at work: `rm {lock}`"),
        ("leftovers", "recording was interrupted; the next award finishes it", "`badgectl doctor --fix leftovers`"),
    ]  # fmt: skip
    lock.unlink()
    said = badgectl("doctor", "--fix", "--yes", "leftovers")
    assert (said.status, said.err) == (0, "Finish what was being recorded.\n")
    assert not journal.exists()


def test_hooks(guild: Path, badgectl: Command) -> None:
    write(guild, {
        ".git/hooks/pre-commit": "#!/bin/sh\n",
        ".git/hooks/pre-commit.sample": "#!/bin/sh\n",
        ".git/hooks/README.md": "What these are for.\n",
        ".pre-commit-config.yaml": "repos: [{hooks: [{id: badgectl-validate}]}]\n",
    })  # fmt: skip
    (guild / ".git/hooks/pre-commit").chmod(0o644)
    idle = (
        "hooks",
        "git passes over pre-commit: not executable",
        f"`chmod +x {guild}/.git/hooks/pre-commit`",
    )
    absent = (
        "hooks",
        "pre-commit is set up to check the programme, and does not run here",
        "`pre-commit install`",
    )
    assert findings(badgectl, "hooks") == [idle, absent]
    (guild / ".git/hooks/pre-commit").chmod(0o755)
    assert findings(badgectl, "hooks") == []
    (guild / ".git/hooks/pre-commit").chmod(0o644)
    write(guild, {"our hooks/commit-msg": "#!/bin/sh\n", "our hooks/pre-commit": "#!/bin/sh\n"})
    (guild / "our hooks/pre-commit").chmod(0o755)
    git(guild, "config", "core.hooksPath", "our hooks")
    assert findings(badgectl, "hooks") == [(
        "hooks", "git passes over commit-msg: not executable",
        f"`chmod +x '{guild}/our hooks/commit-msg'`",
    )]  # fmt: skip
    assert badgectl("doctor", "--fix", "hooks") == Said(
        2, "",
        "error: `--fix` can do nothing about hooks\n  hint: `badgectl doctor` says what would\n",
    )  # fmt: skip


@pytest.mark.usefixtures("guild")
def test_words_that_mean_nothing(badgectl: Command) -> None:
    assert badgectl("doctor", "sining") == Said(
        2, "", "error: nothing is called `sining`\n  hint: did you mean `signing`?\n"
    )


@pytest.mark.usefixtures("guild")
def test_git_that_is_too_old(
    badgectl: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = shutil.which("git")
    old = tmp_path / "bin/git"
    old.parent.mkdir()
    old.write_text(
        '#!/bin/sh\nfor word; do [ "$word" = version ] && exec echo git version 2.30.1; done\n'
        f'exec {real} "$@"\n'
    )
    old.chmod(0o755)
    monkeypatch.setenv("PATH", f"{old.parent}:{os.environ['PATH']}")
    assert findings(badgectl, "git") == [("git", "2.30.1 is too old", "install git 2.36 or newer")]
    monkeypatch.setenv("PATH", str(tmp_path))
    assert findings(badgectl, "git") == [
        ("git", "git is not installed", "install git 2.36 or newer")
    ]


def test_what_older_versions_remembered(guild: Path, badgectl: Command) -> None:
    write(guild, {".git/badgectl/entries-0.0.1.sqlite3": "x" * 4096})
    assert findings(badgectl, "index") == [
        (
            "index", f"1 file in {guild}/.git/badgectl is of other versions: 4 KiB",
            "`badgectl cache clear`",
        )
    ]  # fmt: skip
    assert badgectl("cache", "clear").status == 0
    assert findings(badgectl, "index") == []


def test_a_folder_that_cannot_be_written(guild: Path, badgectl: Command) -> None:
    if os.geteuid() == 0:
        pytest.skip(ROOT_WRITES_EVERYWHERE)
    (guild / ".git").chmod(0o555)
    try:
        ((check, message, _),) = findings(badgectl, "index")
    finally:
        (guild / ".git").chmod(0o755)
    assert (check, message.partition(":")[0]) == (
        "index", f"{guild}/.git/badgectl cannot be written"
    )  # fmt: skip
