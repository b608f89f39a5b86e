"""What the tests stand on: the guild, git, files, and what a command came to."""

import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

ROOT = Path(__file__).parents[1]
GUILD = Path(__file__).parent / "guild"
INSTALLED = Path(__file__).parent / "installed"
"""What an installer has written about the badgectl that is tried: it comes from a forge."""
TODAY = "2026-11-23"
WHEN = "2026-11-23T09:00:00 +0000"
Killed = Callable[..., None]
Once = Callable[[str, Callable[[Path], object]], Path]
THANKS = "awards/ada/thanks+2026-11-23+grace.yaml"
OTHER = "awards/linus/thanks+2026-11-23+grace.yaml"
"""Where it lies when Grace thanks Ada, and Linus, today."""
ROOT_WRITES_EVERYWHERE = "root writes everywhere"
"""Why a test is skipped where all others must be tried."""
needs_ssh_keygen = pytest.mark.skipif(
    shutil.which("ssh-keygen") is None, reason="ssh-keygen is not installed"
)
needs_gpg = pytest.mark.skipif(shutil.which("gpg") is None, reason="gpg is not installed")
_THEIRS = ("GIT_", "GITHUB_", "GITLAB_", "CI", "XDG_", "GNUPG", "BADGECTL_", "PYTHONPATH")
_THEIRS_TOO = {
    "EDITOR", "EMAIL", "PAGER", "VISUAL",
    "COLORFGBG", "COLORTERM", "FORCE_COLOR", "ITERM_SESSION_ID", "KITTY_WINDOW_ID", "NO_COLOR",
    "TERM_PROGRAM", "TMUX", "WT_SESSION",
}  # fmt: skip


def environment(home: Path) -> dict[str, str]:
    """Return the environment of somebody at home there, on a fixed day.

    The user's own settings are not in it, and nothing of a hook or CI.
    """
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(_THEIRS) and name not in _THEIRS_TOO
    }
    return kept | {
        "HOME": str(home), "XDG_STATE_HOME": str(home / "state"), "PYTHONPATH": f"{INSTALLED}{os.pathsep}{ROOT}",
        "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1",
        "GIT_AUTHOR_DATE": WHEN, "GIT_COMMITTER_DATE": WHEN, "BADGECTL_NOW": WHEN,
        "TERM": "dumb", "COLUMNS": "100",
    }  # fmt: skip


def script(path: Path, text: str) -> Path:
    """Write a program that can be called."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    path.chmod(0o755)
    return path


def shim(folder: Path) -> Path:
    """Put a `badgectl` of this checkout into a folder."""
    return script(folder / "badgectl", f'#!/bin/sh\nexec {sys.executable} -m badgectl "$@"\n')


def replay(folder: Path) -> Path:
    """Have `badgectl demo` put its example into a folder; packed, since it is there to be copied."""
    subprocess.run(
        [sys.executable, "-m", "badgectl", "demo", "larkspur"], cwd=folder,
        env=environment(folder), check=True, capture_output=True,
    )  # fmt: skip
    git(folder / "larkspur", "repack", "-adq")
    return folder / "larkspur"


class Said(NamedTuple):
    """What a command came to."""

    status: int
    out: str
    err: str


Command = Callable[..., Said]


def needs(what: str | Path) -> str:
    """Return the path of a program, or of what `.ci/run` fetches; skip a test that lacks it."""
    found = str(what) if isinstance(what, Path) and what.exists() else shutil.which(what)
    if found is None:
        pytest.skip(f"{what} is not there; `.ci/run` fetches it")
    return found


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
