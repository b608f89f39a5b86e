"""Many who record at once: nothing is lost, and nothing is recorded twice."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from ground import THANKS, Command, git, write

from badgectl.git.committing import Change
from badgectl.git.habits import habits_of
from badgectl.git.recording import record
from badgectl.git.repository import Repository, find_repository


def race(folders: list[Path], script: str) -> list[int]:
    """Run a script in every folder at once; return how each ended."""
    racers = [
        subprocess.Popen([sys.executable, "-c", script, str(n)], cwd=folder, env=dict(os.environ))
        for n, folder in enumerate(folders)
    ]
    return [racer.wait() for racer in racers]


AWARDS = int(os.environ.get("BADGECTL_TEST_AWARDS", "3"))
CLONES = int(os.environ.get("BADGECTL_TEST_CLONES", "4"))


@pytest.mark.slow
def test_clones_that_race_lose_nothing(
    guild: Path, origin: Path, clone: Callable[..., Path]
) -> None:
    """Set the variables to 10 awards of 8 clones for the race in full."""
    thanks = (guild / "catalog/badges/thanks.yaml").read_text()
    assert "per_giver: 3" in thanks
    write(guild, {"catalog/badges/thanks.yaml": thanks.replace("per_giver: 3", "per_giver: 1000")})
    git(guild, "commit", "--quiet", "-am", "Thank more")
    git(guild, "push", "--quiet")
    folders = [clone(("grace", "linus", "tom")[n % 3], f"clone-{n}") for n in range(CLONES)]
    script = (
        "import subprocess, sys\n"
        f"for n in range({AWARDS}):\n"
        "    subprocess.run([sys.executable, '-m', 'badgectl', 'award', 'thanks', 'ada', '--push',"
        " '-m', f'Number {n} of {sys.argv[1]}.'], check=True, capture_output=True)\n"
    )
    assert race(folders, script) == [0] * CLONES
    assert git(origin, "rev-list", "--count", "main") == f"{2 + CLONES * AWARDS}\n"
    listed = git(origin, "log", "--format=", "--name-status", "main", "--", "awards").split()
    assert listed[::2] == ["A"] * CLONES * AWARDS
    assert len(set(listed[1::2])) == CLONES * AWARDS
    reasons = git(origin, "log", "--format=%b", "main")
    assert all(f"Number {n} of {m}." in reasons for n in range(AWARDS) for m in range(CLONES))
    for folder in folders:
        git(folder, "pull", "--quiet", "--ff-only")
        assert git(folder, "status", "--porcelain", "--branch") == "## main...origin/main\n"
    git(origin, "fsck", "--strict")


@pytest.mark.slow
@pytest.mark.parametrize("badge", ["thanks", "mentor@bronze"])
def test_the_same_award_of_many_clones_is_recorded_once(
    badge: str, guild: Path, origin: Path, clone: Callable[..., Path]
) -> None:
    del guild
    folders = [clone("grace", f"clone-{n}") for n in range(CLONES)]
    script = (
        "import subprocess, sys\n"
        f"done = subprocess.run([sys.executable, '-m', 'badgectl', 'award', '{badge}', 'ada',"
        " '--push', '-m', 'For this.'], capture_output=True, text=True)\n"
        "assert done.returncode == 0 or 'already' in done.stderr, done.stderr\n"
        "sys.exit(done.returncode)\n"
    )
    assert sorted(race(folders, script)) == [0] + [1] * (CLONES - 1)
    assert git(origin, "rev-list", "--count", "main") == "2\n"


@pytest.mark.slow
def test_racing_awards_lose_nothing(guild: Path) -> None:
    write(
        guild,
        {
            "catalog/badges/thanks.yaml": (guild / "catalog/badges/thanks.yaml")
            .read_text()
            .replace("per_giver: 3", "per_giver: 100")
        },
    )
    git(guild, "commit", "--quiet", "-am", "Be generous")
    script = (
        "import subprocess, sys\n"
        "for n in range(6):\n"
        "    subprocess.run([sys.executable, '-m', 'badgectl', 'award', 'thanks', sys.argv[1],"
        " '-m', f'Number {n}.'], check=True, capture_output=True)\n"
    )
    racers = [
        subprocess.Popen([sys.executable, "-c", script, who], cwd=guild, env=dict(os.environ))
        for who in ("ada", "linus", "tom", "badge-bot")
    ]
    assert [racer.wait() for racer in racers] == [0, 0, 0, 0]
    assert git(guild, "rev-list", "--count", "HEAD") == "26\n"
    assert len(list((guild / "awards").rglob("*.yaml"))) == 24
    assert git(guild, "status", "--porcelain") == ""
    git(guild, "fsck", "--strict")


def test_what_another_run_records_meanwhile_is_not_in_the_way(
    guild: Path, badgectl: Command
) -> None:
    """It lies where this run wants to write: its branch has moved, so this run looks again."""
    taken = THANKS.replace(".yaml", "~2.yaml")
    asked: list[str | None] = []

    def change_at(now: Repository) -> Change:
        if not asked:
            assert badgectl("award", "thanks", "ada", "-m", "For the launch.").status == 0
        asked.append(now.head)
        return Change(files={taken if len(asked) > 1 else THANKS: b"by: grace\n"}, message="Thanks")

    repository = find_repository(guild)
    assert repository is not None
    recorded = record(repository, change_at, habits_of(repository))
    first, second = asked
    assert [first, second] == git(guild, "rev-list", "--reverse", "HEAD").split()[:2]
    assert [*recorded.built.blobs] == [taken]
    assert git(guild, "status", "--porcelain") == ""


@pytest.mark.parametrize(
    "kept",
    [
        ("update-index", "--index-version", "2"),
        ("update-index", "--index-version", "4"),
        ("update-index", "--split-index"),
        ("sparse-checkout", "set", "--sparse-index", "catalog"),
    ],
    ids=["plain", "prefixes-cut", "split", "sparse"],
)
def test_what_somebody_has_staged_at_the_very_path_stays(
    kept: tuple[str, ...], guild: Path, badgectl: Command
) -> None:
    """However git keeps its index: it is looked into before anything is added."""
    before = "awards/ada/before.txt"
    write(guild, {before: "too\n", THANKS: "mine\n"})
    git(guild, "add", "awards")
    shutil.rmtree(guild / "awards")
    git(guild, *kept)
    assert badgectl("award", "thanks", "ada", "linus", "-m", "For the launch.").status == 0
    assert git(guild, "show", f":{THANKS}") == "mine\n"
    assert git(guild, "diff", "--cached", "--name-only").split() == [before, THANKS]
    git(guild, "fsck", "--strict")
