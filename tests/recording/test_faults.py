"""Whatever befalls any call that changes a file: the award is whole or absent, and work goes on.

`BADGECTL_TEST_FAULTS=all` tries every call; otherwise every some, which CI does.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from ground import be, git, write

STEP = 1 if os.environ.get("BADGECTL_TEST_FAULTS") == "all" else 47
THANKS = "awards/ada/thanks+2026-11-23+grace.yaml"
NEXT = "awards/linus/thanks+2026-11-23+grace.yaml"
FAULTS = ("kill", "die", "torn", "ENOSPC", "EIO", "full")


@pytest.fixture(scope="session")
def shim(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The library that lets calls fail."""
    compiler = shutil.which("cc")
    if compiler is None or not sys.platform.startswith("linux"):
        pytest.skip("there is no C compiler, or no library can be preloaded")
    library = tmp_path_factory.mktemp("faults") / "faults.so"
    source = Path(__file__).with_name("faults.c")
    subprocess.run([compiler, "-shared", "-fPIC", "-O1", "-o", library, source, "-ldl"], check=True)
    return library


class Bench:
    """A repository that can be put back, and awards in it under a fault."""

    def __init__(self, guild: Path, shim: Path, folder: Path) -> None:
        self.guild, self.shim, self.counter = guild, shim, folder / "counter"
        self.fresh = folder / "fresh"

    def keep(self) -> None:
        """Remember the state that every try begins in."""
        shutil.copytree(self.guild.parent, self.fresh, symlinks=True)

    def put_back(self) -> None:
        for path in self.fresh.iterdir():
            if path.is_dir():
                shutil.rmtree(self.guild.parent / path.name)
                shutil.copytree(path, self.guild.parent / path.name, symlinks=True)

    def run(self, fault: str, point: int, *command: str) -> subprocess.CompletedProcess[str]:
        """Run a command; a fault befalls one of its calls, none for 0."""
        self.counter.write_bytes(bytes(8))
        env = os.environ | {
            "FAULT": fault, "FAULT_AT": str(point), "FAULT_COUNTER": str(self.counter),
            "LD_PRELOAD": str(self.shim), "PYTHONDONTWRITEBYTECODE": "1",
        }  # fmt: skip
        # A group of its own, so that what is killed is the award alone.
        return subprocess.run(
            [sys.executable, "-m", "badgectl", *command],
            cwd=self.guild, env=env, capture_output=True, text=True, check=False,
            start_new_session=True, timeout=60,
        )  # fmt: skip

    def points(self, *command: str) -> int:
        """Return how many calls change a file when nothing befalls a command."""
        assert self.run("", 0, *command).returncode == 0
        self.put_back()
        return int.from_bytes(self.counter.read_bytes(), sys.byteorder)

    def tries(
        self, fault: str, *command: str
    ) -> Iterator[tuple[int, subprocess.CompletedProcess[str]]]:
        points = self.points(*command)
        assert points > 50
        for point in range(1 + FAULTS.index(fault) * STEP // len(FAULTS), points + 1, STEP):
            yield point, self.run(fault, point, *command)
            self.put_back()


@pytest.fixture
def bench(guild: Path, shim: Path, tmp_path_factory: pytest.TempPathFactory) -> Bench:
    """The guild with work that somebody has staged, changed and not added."""
    write(guild, {"staged.txt": "staged\n", "catalog/people/tom.yaml": "name: changed\n"})
    git(guild, "add", "staged.txt")
    return Bench(guild, shim, tmp_path_factory.mktemp("bench"))


def award(who: str) -> tuple[str, ...]:
    """Return the command that thanks somebody."""
    return "award", "thanks", who, "-m", "For this."


WORK = [" M catalog/people/tom.yaml", "A  staged.txt"]


def check(
    bench: Bench, what: str, done: subprocess.CompletedProcess[str], *, pushed: bool = False,
    adds: tuple[str, ...] = (THANKS,),
) -> None:  # fmt: skip
    """Hold a repository after a fault, and the next award in it, against what is promised."""
    guild = bench.guild
    tells = f"{what}: status {done.returncode}\n{done.stdout}{done.stderr}"
    assert "Traceback" not in done.stderr, tells
    assert "this is a bug" not in done.stderr, tells
    asked = ["git", "fsck", "--strict"]
    checked = subprocess.run(asked, cwd=guild, capture_output=True, text=True, check=False)
    assert checked.returncode == 0, f"{tells}\n{checked.stderr}"
    where, tip = (guild.parent / "origin.git", "main") if pushed else (guild, "HEAD")
    there = set(git(where, "ls-tree", "-r", "--name-only", tip).splitlines())
    landed = set(adds) <= there
    assert landed or not there & set(adds), tells
    if landed:
        assert git(where, "show", f"{tip}:{THANKS}").startswith("badge: thanks\nrecipient: ada\n")
    if done.returncode == 0:
        assert landed, tells
    elif done.returncode > 0:
        assert not landed or "recorded" in done.stderr, tells
    award_again(bench, tells, pushed=pushed)
    assert git(guild, "status", "--porcelain").splitlines() == WORK, tells
    assert {path for path in adds if (guild / path).exists()} == set(adds if landed else ()), tells
    assert (guild / NEXT).exists(), tells
    recorded = git(guild, "log", "--format=", "--name-status", "--", "awards").splitlines()
    assert sorted(recorded) == sorted(f"A\t{p}" for p in (NEXT, *(adds if landed else ()))), tells
    git(guild, "fsck", "--strict")


def award_again(bench: Bench, tells: str, *, pushed: bool) -> None:
    """Award somebody else; whatever a crash left must not be in the way, or is named."""
    for attempt in range(4):
        after = bench.run("", 0, *award("linus"), *(["--push"] if pushed else []))
        behind = "stays where it was" in after.stderr
        if after.returncode == 0 and not behind:
            break
        # Another git command died there and left a lock: it is named, and never removed for you.
        locks = [path for path in bench.guild.rglob(".git/**/*.lock") if str(path) in after.stderr]
        assert attempt < 3, f"{tells}\nthen: {after.stderr}"
        assert locks, f"{tells}\nthen: {after.stderr}"
        for lock in locks:
            lock.unlink()
        if after.returncode == 0:
            git(bench.guild, "pull", "--quiet", "--ff-only", "origin", "main")
            break


@pytest.mark.slow
@pytest.mark.parametrize("fault", FAULTS)
def test_an_award(fault: str, bench: Bench) -> None:
    bench.keep()
    for point, done in bench.tries(fault, *award("ada")):
        check(bench, f"{fault} at call {point}", done)


@pytest.mark.slow
@pytest.mark.parametrize("fault", FAULTS)
def test_an_award_past_hooks(fault: str, bench: Bench) -> None:
    for name in ("pre-commit", "commit-msg", "post-commit"):
        hook = bench.guild / ".git/hooks" / name
        hook.parent.mkdir(exist_ok=True)
        hook.write_text("#!/bin/sh\ngit diff --cached --quiet && exit 1\nexit 0\n")
        hook.chmod(0o755)
    bench.keep()
    for point, done in bench.tries(fault, *award("ada")):
        check(bench, f"{fault} at call {point}", done)


@pytest.mark.slow
@pytest.mark.parametrize("fault", FAULTS)
def test_an_award_that_is_pushed(fault: str, bench: Bench) -> None:
    """What is new on the remote comes along; faults befall this side alone."""
    folder, guild = bench.guild.parent, bench.guild
    git(folder, "clone", "--quiet", "--bare", str(guild), "origin.git")
    git(guild, "remote", "add", "origin", "../origin.git")
    for program in ("receive-pack", "upload-pack"):
        name = f"remote.origin.{program.replace('-', '')}"
        git(guild, "config", name, f"env -u LD_PRELOAD git-{program}")
    git(folder, "clone", "--quiet", "origin.git", "other")
    be(folder / "other", "linus")
    write(folder / "other", {"catalog/people/zoe.yaml": "name: Zoe\n", "new/folder/file": "x\n"})
    git(folder / "other", "add", ".")
    git(folder / "other", "commit", "--quiet", "-m", "Zoe comes")
    git(folder / "other", "push", "--quiet")
    shutil.rmtree(folder / "other")
    bench.keep()
    for point, done in bench.tries(fault, *award("ada"), "--push"):
        check(bench, f"{fault} at call {point}", done, pushed=True)
        assert git(guild, "rev-parse", "HEAD") == git(folder / "origin.git", "rev-parse", "main")


@pytest.mark.slow
@pytest.mark.parametrize("how", [(), ("--commit-each",)])
@pytest.mark.parametrize("fault", FAULTS)
def test_an_import(fault: str, how: tuple[str, ...], bench: Bench) -> None:
    rows = ["recipient,badge,by,reason,date"]
    rows += [f"{who},thanks,grace,For this.,2026-11-23" for who in ("ada", "tom")]
    rows += ["hedy,thanks,linus,For that.,2026-11-22"]
    (bench.guild.parent / "awards.csv").write_text("\n".join(rows) + "\n", encoding="utf-8")
    bench.keep()
    adds = (
        THANKS,
        THANKS.replace("ada", "tom"),
        "awards/hedy/thanks+2026-11-22+linus.yaml",
    )
    for point, done in bench.tries(fault, "import", "../awards.csv", *how):
        check(bench, f"{fault} at call {point}", done, adds=adds)
