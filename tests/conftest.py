"""A small guild with a real git repository, copied for each test, and a way to run commands."""

import fcntl
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Generator, Iterator
from pathlib import Path

import pytest
from ground import (
    GUILD,
    INSTALLED,
    ROOT_WRITES_EVERYWHERE,
    TODAY,
    WHEN,
    Command,
    Killed,
    Once,
    Said,
    be,
    environment,
    git,
    replay,
    script,
    write,
)

from badgectl.cli.app import run

EVERYTHING = os.environ.get("BADGECTL_TEST_ALL") == "1"
"""Whether a test that is skipped is a fault, as it is to `.ci/run`."""
ROOM = 4 << 30
"""What must be free in memory for the tests' files to lie there; a run takes a tenth of it."""


def pytest_configure(config: pytest.Config) -> None:
    """Spare the disk: files of tests lie in memory where there is room, bytecode is made once."""
    if hasattr(config, "workerinput"):
        return
    memory = Path("/dev/shm")  # noqa: S108 - pytest makes a folder of its own there
    if memory.is_dir() and os.access(memory, os.W_OK):
        room = os.statvfs(memory)
        if room.f_bavail * room.f_frsize > ROOM and not room.f_flag & os.ST_NOEXEC:
            os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", str(memory))
    # Where none may lie beside the sources, each of some 800 starts would compile them anew.
    if sys.dont_write_bytecode and config.cache is not None:
        os.environ["PYTHONPYCACHEPREFIX"] = str(config.cache.mkdir("bytecode"))
        os.environ.pop("PYTHONDONTWRITEBYTECODE", None)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Let nothing be skipped where everything is to be tried."""
    report = yield
    if EVERYTHING and report.skipped and ROOT_WRITES_EVERYWHERE not in str(report.longrepr):
        report.outcome = "failed"
    return report


@pytest.fixture(scope="session", autouse=True)
def _among_ourselves(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Keep the user's own settings, and those of a hook or CI, away from all that is made."""
    ours = environment(tmp_path_factory.mktemp("home"))
    with pytest.MonkeyPatch.context() as patch:
        for name in os.environ.keys() - ours.keys():
            patch.delenv(name)
        for name, value in ours.items() - os.environ.items():
            patch.setenv(name, value)
        patch.syspath_prepend(str(INSTALLED))
        yield


@pytest.fixture(autouse=True)
def _alone(
    tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> Iterator[None]:
    """Begin each test at the same time of day, in a home with nothing in it."""
    monkeypatch.setenv("BADGECTL_NOW", WHEN)
    for name in (
        "NO_COLOR",
        "FORCE_COLOR",
    ):  # a command sets them for its own process, which is ours
        monkeypatch.delenv(name, raising=False)
    with tempfile.TemporaryDirectory(dir=tmp_path_factory.getbasetemp()) as home:
        monkeypatch.setenv("HOME", home)
        monkeypatch.setenv("XDG_STATE_HOME", f"{home}/state")
        yield


@pytest.fixture(scope="session")
def once(tmp_path_factory: pytest.TempPathFactory) -> Once:
    """Make a folder that all workers share: the first that asks makes it, the others wait."""
    top = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        top = top.parent

    def shared(name: str, make: Callable[[Path], object]) -> Path:
        folder, done = top / name, top / f"{name}.done"
        with (top / f"{name}.lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            if not done.exists():
                folder.mkdir()
                make(folder)
                done.touch()
        return folder

    return shared


@pytest.fixture(scope="session")
def larkspur(once: Once) -> Path:
    """What `badgectl demo larkspur` makes, once for all; whoever changes it works in a copy."""
    return once("demo", replay) / "larkspur"


@pytest.fixture(scope="session")
def _founded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The guild, committed once for all tests."""
    folder = tmp_path_factory.mktemp("founded") / "guild"
    shutil.copytree(GUILD, folder)
    git(folder, "init", "--quiet", "--initial-branch=main", "--template=")
    be(folder, "grace")
    git(folder, "add", ".")
    git(folder, "commit", "--quiet", "-m", "Found the guild")
    # More than a thousand tests copy it: the fewer files, the better.
    git(folder, "repack", "-adq")
    (folder / ".git/hooks").mkdir()
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
        killer = script(tmp_path / "killer/git", KILLER.format(git=shutil.which("git")))
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
