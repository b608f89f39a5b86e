"""A small guild with a real git repository, copied for each test, and a way to run commands."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from ground import GUILD, TODAY, WHEN, Command, Killed, Said, be, git, write

from badgectl.cli.app import run


@pytest.fixture(scope="session", autouse=True)
def _on_a_fixed_day() -> Iterator[None]:
    """Stop the clock for git and badgectl, also for what is made once for all tests."""
    with pytest.MonkeyPatch.context() as patch:
        for name in ("GIT_AUTHOR_DATE", "GIT_COMMITTER_DATE", "BADGECTL_NOW"):
            patch.setenv(name, WHEN)
        yield


@pytest.fixture(autouse=True)
def _alone(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep the user's own settings, and those of a hook or CI, away from the tests."""
    for name in list(os.environ):
        if name.startswith(("GIT_", "GITHUB_", "GITLAB_", "CI_")) or name in (
            "CI",
            "NO_COLOR",
            "FORCE_COLOR",
        ):
            monkeypatch.delenv(name)
    home = tmp_path_factory.mktemp("home")
    for name, value in {
        "HOME": str(home),
        "XDG_STATE_HOME": str(home / "state"),
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_CONFIG_NOSYSTEM": "1",
        "GIT_AUTHOR_DATE": WHEN,
        "GIT_COMMITTER_DATE": WHEN,
        "BADGECTL_NOW": WHEN,
        "TERM": "dumb",
        "COLUMNS": "100",
    }.items():
        monkeypatch.setenv(name, value)


@pytest.fixture(scope="session")
def _founded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The guild, committed once for all tests."""
    folder = tmp_path_factory.mktemp("founded") / "guild"
    shutil.copytree(GUILD, folder)
    git(folder, "init", "--quiet", "--initial-branch=main")
    be(folder, "grace")
    git(folder, "add", ".")
    git(folder, "-c", "commit.gpgSign=false", "commit", "--quiet", "-m", "Found the guild")
    return folder


@pytest.fixture
def guild(_founded: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the guild's repository, which is also the working folder; Grace works there."""
    folder = tmp_path / "guild"
    shutil.copytree(_founded, folder, symlinks=True)
    monkeypatch.chdir(folder)
    return folder


@pytest.fixture
def big(guild: Path) -> Path:
    """A repository that holds the guild in a folder of its own."""
    folder = guild.parent / "big"
    git(guild.parent, "init", "--quiet", "-b", "main", "big")
    be(folder, "grace")
    guild.rename(folder / "guild")
    shutil.rmtree(folder / "guild/.git")
    git(folder, "add", ".")
    git(folder, "commit", "--quiet", "-m", "Move in")
    return folder


@pytest.fixture
def badgectl(capfd: pytest.CaptureFixture[str]) -> Command:
    """Run a command in this process, on a fixed day, and return what it says."""

    def command(*arguments: str, on: str = TODAY) -> Said:
        capfd.readouterr()
        os.environ["BADGECTL_NOW"] = f"{on}T12:00:00Z"
        try:
            status = run([*arguments])
        except SystemExit as exited:
            status = exited.code if isinstance(exited.code, int) else 1
        captured = capfd.readouterr()
        return Said(status, captured.out, captured.err)

    return command


# Takes the place of git and kills whoever called it, before or after it has done its work.
KILLER = """\
#!/bin/sh
for word; do
    if [ "$word" = "$VICTIM" ]; then
        [ "$MOMENT" = after ] && {git} "$@"
        kill -9 $PPID
        exit 1
    fi
done
exec {git} "$@"
"""


@pytest.fixture
def killed(guild: Path, tmp_path: Path) -> Killed:
    """Run a command in the guild that dies before or after it has had git do one thing."""

    def command(*arguments: str, at: str, moment: str = "before") -> None:
        killer = tmp_path / "killer" / "git"
        killer.parent.mkdir()
        killer.write_text(KILLER.format(git=shutil.which("git")))
        killer.chmod(0o755)
        env = os.environ | {
            "PATH": f"{killer.parent}:{os.environ['PATH']}", "VICTIM": at, "MOMENT": moment,
        }  # fmt: skip
        called = [sys.executable, "-m", "badgectl", *arguments]
        assert subprocess.run(called, cwd=guild, env=env, check=False).returncode == -9

    return command


LIVELY = {
    "awards/ada/thanks+2026-09-14+grace.yaml": "badge: thanks\nrecipient: ada\nby: grace\nreason: Took my shift.\n",
    "awards/ada/thanks+2026-09-14+grace.like.tom.yaml": "by: tom\ntext: Me too!\nliked_on: 2026-09-15\n",
    "awards/ada/thanks+2026-09-14+grace.comment.linus.20260915T081500Z.yaml": "by: linus\ntext: Well deserved.\n",
    "awards/ada/thanks+2026-11-02+tom.yaml": "badge: thanks\nrecipient: ada\nby: tom\nreason: Drew the | map.\nproject: apollo\n",
    "awards/ada/mentor@bronze.yaml": "badge: mentor\nlevel: bronze\nrecipient: ada\nby: grace\nreason: Tom runs on his own.\nevidence: [{url: 'https://x.example/notes', criterion: sessions, text: notes}]\nhelped: [tom]\nearned_on: 2026-10-01\nawarded_on: 2026-10-05\n",
    "awards/platform/crown.yaml": "badge: crown\nrecipient: platform\nby: grace\nreason: Calm.\nawarded_on: 2025-10-01\nexpires_on: 2026-10-01\nroster: [ada, grace]\n",
    "awards/tom/thanks+2026-11-03+ada.yaml": "badge: thanks\nrecipient: tom\nby: ada\nreason: Oops.\n",
    "awards/tom/thanks+2026-11-03+ada.revocation.yaml": "by: ada\nbecause: mistake\nreason: It was Linus.\nrevoked_on: 2026-11-04\n",
    "awards/linus/navigator@bronze.nomination.yaml": "badge: navigator\nlevel: bronze\nrecipient: linus\nby: tom\nreason: Knows the way.\nnominated_on: 2026-11-10\n",
    "awards/platform/calm-on-call.score.2026-q3.yaml": "goal: calm-on-call\nteam: platform\nperiod: 2026-q3\nvalue: 3.5\nby: ada\nfeedback: One bad week.\nscored_on: 2026-10-02\n",
}  # fmt: skip
"""Some history of the guild: thanks, a level, a team's award, a mistake, a nomination, a score."""


@pytest.fixture
def lively(guild: Path) -> Path:
    """The guild with some history."""
    write(guild, LIVELY)
    git(guild, "add", ".")
    git(guild, "commit", "--quiet", "-m", "A year")
    return guild
