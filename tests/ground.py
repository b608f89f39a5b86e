"""What the tests stand on: the guild, git, files, and what a command came to."""

import hashlib
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

ROOT = Path(__file__).parents[1]
GUILD = Path(__file__).parent / "guild"
TODAY = "2026-11-23"
WHEN = "2026-11-23T09:00:00 +0000"
Killed = Callable[..., None]
THANKS = "awards/ada/thanks+2026-11-23+grace.yaml"
OTHER = "awards/linus/thanks+2026-11-23+grace.yaml"
"""Where it lies when Grace thanks Ada, and Linus, today."""
needs_ssh_keygen = pytest.mark.skipif(
    shutil.which("ssh-keygen") is None, reason="ssh-keygen is not installed"
)
needs_gpg = pytest.mark.skipif(shutil.which("gpg") is None, reason="gpg is not installed")


class Said(NamedTuple):
    """What a command came to."""

    status: int
    out: str
    err: str


Command = Callable[..., Said]


def git(folder: Path, *arguments: str, given: str | None = None) -> str:
    """Run git and return what it prints."""
    done = subprocess.run(
        ["git", *arguments], cwd=folder, check=True, capture_output=True, text=True, input=given
    )
    return done.stdout


def be(folder: Path, name: str) -> None:
    """Work as somebody of the guild."""
    git(folder, "config", "user.name", name.capitalize())
    git(folder, "config", "user.email", f"{name}@guild.example")


def write(folder: Path, files: dict[str, str]) -> None:
    """Write files below a folder."""
    for path, text in files.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")


def everything(folder: Path) -> dict[str, str]:
    """Return a fingerprint of every file of a repository, git's own among them.

    The index of what was read is left out: any command may make it, and it can be thrown away.
    """
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and not path.name.startswith(("entries-", "sound-", "answers-"))
    }
