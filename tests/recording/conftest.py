"""Several who record: a remote, clones, and a week on record."""

from collections.abc import Callable
from pathlib import Path

import pytest
from ground import Command, Said, be, git, write
from recording.slips import FILES


@pytest.fixture
def as_(guild: Path, badgectl: Command) -> Command:
    """A way to run a command as somebody of the guild."""

    def command(who: str, *arguments: str, on: str = "2026-11-23") -> Said:
        be(guild, who)
        return badgectl(*arguments, on=on)

    return command


@pytest.fixture
def origin(guild: Path, tmp_path: Path) -> Path:
    """A bare repository that the guild's repository is pushed to."""
    bare = tmp_path / "origin.git"
    git(tmp_path, "clone", "--quiet", "--bare", str(guild), str(bare))
    git(guild, "remote", "add", "origin", str(bare))
    git(guild, "fetch", "--quiet", "origin")
    git(guild, "branch", "--quiet", "--set-upstream-to=origin/main")
    return bare


@pytest.fixture
def clone(origin: Path, tmp_path: Path) -> Callable[..., Path]:
    """Clone the guild for somebody."""

    def cloned(who: str, name: str = "") -> Path:
        folder = tmp_path / (name or who)
        git(tmp_path, "clone", "--quiet", str(origin), str(folder))
        be(folder, who)
        return folder

    return cloned


@pytest.fixture
def recorded(guild: Path) -> None:
    """What has been said and done so far."""
    write(guild, FILES)
    git(guild, "add", ".")
    git(guild, "commit", "--quiet", "-m", "A week")
