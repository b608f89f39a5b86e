"""What is remembered changes nothing but the time, whatever happens to files and history."""

import os
import random
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from ground import ROOT, Command, Said, git, write

READING = (
    ("list", "badges"), ("list", "people"), ("list", "teams"), ("list", "goals"),
    ("list", "projects"), ("list", "awards"), ("list", "nominations"), ("show", "mentor"),
    ("show", "ada"), ("show", "platform"), ("show", "grow-people"), ("inbox",),
    ("progress", "ada"), ("why", "ada", "mentor@bronze"), ("experts", "onboarding"),
    ("goals",), ("report",), ("report", "--format", "json"), ("report", "--period", "month"),
    ("report", "--team", "platform", "--format", "csv"), ("earned",), ("validate",),
    ("validate", "--format", "json"), ("validate", "catalog"), ("verify",), ("diff", "HEAD"),
    ("export", "csv"), ("export", "json"), ("key", "list", "ada"), ("preview", "mentor@bronze"),
    ("explain", "policy-order"), ("icons", "teaching"), ("schema", "badge"),
)  # fmt: skip
"""A call of every command that reads the programme, with its ways to print."""

THANKS = "badge: thanks\nrecipient: {}\nby: {}\nreason: Number {}.\nawarded_on: 2026-11-{:02d}\n"


def forget(guild: Path) -> None:
    """Throw away everything that is remembered."""
    shutil.rmtree(guild / ".git/badgectl", ignore_errors=True)


def asked(badgectl: Command, calls: tuple[tuple[str, ...], ...]) -> list[Said]:
    """Return what commands say."""
    return [badgectl(*call) for call in calls]


@pytest.mark.slow
def test_every_reading_command(lively: Path, badgectl: Command) -> None:
    for call in READING:
        time.sleep(0.01)
        forget(lively)
        cold = badgectl(*call)
        assert badgectl(*call) == cold, call
        assert badgectl(*call) == cold, call
    # What `verify` found is told by others, too: after it they have more to say.
    forget(lively)
    badgectl("verify")
    cold = asked(badgectl, READING)
    assert asked(badgectl, READING) == cold


class Life:
    """Random edits, commits, checkouts and resets of a programme."""

    def __init__(self, guild: Path, seed: int) -> None:
        self.guild, self.chance = guild, random.Random(seed)  # noqa: S311 - the same each time
        self.number = 0

    def step(self) -> str:
        """Do something, and say what."""
        acts = (
            self.write, self.write, self.edit, self.remove, self.commit, self.commit, self.branch,
            self.reset, self.touch,
        )  # fmt: skip
        act = self.chance.choice(acts)
        act()
        return act.__name__

    def write(self) -> None:
        """Write an award, sound or not."""
        self.number += 1
        to, by = self.chance.sample(["ada", "grace", "tom", "linus", "adah"], 2)
        day = self.chance.randint(1, 23)
        path = f"awards/{to}/thanks+2026-11-{day:02d}+{by}.yaml"
        write(self.guild, {path: THANKS.format(to, by, self.number, day)})

    def edit(self) -> None:
        """Change a file in place to another text of the same length."""
        path = self._some("catalog/people/*.yaml")
        text = path.read_text()
        path.write_text(text.swapcase() if self.chance.random() < 0.2 else text[::-1][::-1])
        name = self._some("catalog/teams/*.yaml")
        name.write_text(name.read_text().replace("form", "mrof"))

    def remove(self) -> None:
        """Remove an award."""
        self._some("awards/*/*.yaml").unlink()

    def touch(self) -> None:
        """Write the same bytes again."""
        path = self._some("awards/*/*.yaml")
        path.write_bytes(path.read_bytes())

    def commit(self) -> None:
        """Commit everything."""
        git(self.guild, "add", "-A")
        git(self.guild, "commit", "--quiet", "--allow-empty", "-m", f"Step {self.number}")

    def branch(self) -> None:
        """Go to another branch, or back."""
        git(self.guild, "stash", "--quiet", "--include-untracked")
        names = git(self.guild, "branch", "--format=%(refname:short)").split()
        if len(names) < 3:
            git(self.guild, "checkout", "--quiet", "-b", f"side-{len(names)}")
        else:
            git(self.guild, "checkout", "--quiet", self.chance.choice(names))

    def reset(self) -> None:
        """Go back in history."""
        some = self.chance.choice(["HEAD", "HEAD~1"])
        if git(self.guild, "rev-list", "--count", "HEAD").strip() != "1":
            git(self.guild, "reset", "--quiet", "--hard", some)

    def _some(self, pattern: str) -> Path:
        return self.chance.choice(sorted(self.guild.glob(pattern)))


CHANGING = (
    ("validate",), ("validate", "--format", "json"), ("report",), ("report", "--format", "json"),
    ("list", "awards"), ("show", "ada"), ("goals",), ("progress", "tom"), ("export", "csv"),
    ("award", "thanks", "ada", "-m", "x", "--dry-run"),
)  # fmt: skip


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(6))
def test_whatever_happens(seed: int, lively: Path, badgectl: Command) -> None:
    life = Life(lively, seed)
    done: list[str] = []
    for _ in range(12):
        done.append(life.step())
        # What is fresh is not remembered; after a while it is, and is used when it is asked again.
        time.sleep(0.25 if len(done) % 4 == 0 else 0)
        warm = asked(badgectl, CHANGING)
        again = asked(badgectl, CHANGING)
        kept = lively.parent / "kept"
        shutil.move(lively / ".git/badgectl", kept)
        cold = asked(badgectl, CHANGING)
        forget(lively)
        shutil.move(kept, lively / ".git/badgectl")
        assert warm == cold, done
        assert again == cold, done


def answers(guild: Path, pattern: str) -> list[bytes]:
    """Return what is remembered in some files."""
    return [path.read_bytes() for path in (guild / ".git/badgectl").glob(pattern)]


def test_what_is_sound_is_not_read_again(guild: Path, badgectl: Command) -> None:
    time.sleep(0.25)
    assert badgectl("validate").out == "17 files checked, no problems\n"
    (kept,) = answers(guild, "sound-*")
    memory = next((guild / ".git/badgectl").glob("sound-*"))
    # Who asks again gets what is remembered, as long as the files look as they did.
    memory.write_bytes(kept.replace(b"\xa5files\x11", b"\xa5files\x12"))
    assert badgectl("validate").out == "18 files checked, no problems\n"
    path = guild / "catalog/people/ada.yaml"
    path.write_text(path.read_text())
    assert badgectl("validate").out == "17 files checked, no problems\n"


@pytest.mark.parametrize(
    "change",
    [
        lambda guild: write(guild, {"catalog/people/ada.yaml": "name: Ada\nhome: nowhere\n"}),
        lambda guild: write(guild, {"awards/ada/crown.yaml": "badge: crown\n"}),
        lambda guild: (guild / "catalog/people/grace.yaml").unlink(),
        lambda guild: (guild / "catalog/people/grace.yaml").rename(
            guild / "catalog/people/grase.yaml"
        ),
        lambda guild: (guild / "evidence.md").unlink(),
    ],
)
def test_what_changes_is_found(
    change: Callable[[Path], None], guild: Path, badgectl: Command
) -> None:
    write(guild, {"evidence.md": "x\n"})
    award = ("award", "thanks", "ada", "-m", "For this.", "-e", "evidence.md")
    git(guild, "add", ".")
    git(guild, "commit", "--quiet", "-m", "Evidence")
    assert badgectl(*award).status == 0
    time.sleep(0.25)
    sound = badgectl("validate", "--strict")
    assert badgectl("validate", "--strict") == sound
    assert sound.status == 0
    change(guild)
    assert badgectl("validate", "--strict").status == 1


@pytest.mark.slow
def test_what_another_state_of_badgectl_made_does_not_count(guild: Path, tmp_path: Path) -> None:
    own = tmp_path / "own"
    shutil.copytree(ROOT / "badgectl", own / "badgectl")

    def said(*words: str) -> str:
        call = [sys.executable, "-m", "badgectl", *words]
        place = os.environ | {"PYTHONPATH": str(own)}
        return subprocess.check_output(call, cwd=guild, env=place, text=True)

    time.sleep(0.25)
    assert said("validate") == "17 files checked, no problems\n"
    memory = next((guild / ".git/badgectl").glob("sound-*"))
    memory.write_bytes(memory.read_bytes().replace(b"\xa5files\x11", b"\xa5files\x12"))
    said("hub", "-o", "../site")
    assert said("validate") == "18 files checked, no problems\n"
    assert said("hub", "-o", "../site").endswith(": 0 files written, 0 removed\n")
    style = own / "badgectl/hub/assets/hub.css"
    style.write_text(style.read_text() + "\n")
    assert said("validate") == "17 files checked, no problems\n"
    assert said("hub", "-o", "../site").endswith(": 1 file written, 0 removed\n")


def test_the_day_counts(lively: Path, badgectl: Command) -> None:
    time.sleep(0.25)
    today = badgectl("report")
    assert badgectl("report") == today
    later = badgectl("report", on="2026-12-24")
    assert later != today
    assert badgectl("report", on="2026-12-24") == later
    assert len(answers(lively, "answers-*")) == 1


def test_the_cache_is_shown_and_cleared(lively: Path, badgectl: Command) -> None:
    assert badgectl("cache", "show").out == "Nothing is remembered.\n"
    assert badgectl("report").status == 0
    shown = badgectl("cache", "show").out
    names = [line.split("\t")[0].rpartition("/")[2] for line in shown.splitlines()]
    assert [name.partition("-")[0] for name in names] == ["entries", "answers"]
    write(lively, {".git/badgectl/announced": "x", ".git/badgectl/entries-0.0.1.sqlite3": "old"})
    assert badgectl("cache", "clear").out == "3 files removed\n"
    assert [path.name for path in (lively / ".git/badgectl").iterdir()] == ["announced"]
    assert badgectl("report").status == 0


def test_damaged_memories_are_no_obstacle(lively: Path, badgectl: Command) -> None:
    time.sleep(0.25)
    expected = asked(badgectl, CHANGING)
    for path in (lively / ".git/badgectl").iterdir():
        path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    assert asked(badgectl, CHANGING) == expected
    for path in (lively / ".git/badgectl").iterdir():
        path.write_bytes(b"no such thing")
    assert asked(badgectl, CHANGING) == expected
