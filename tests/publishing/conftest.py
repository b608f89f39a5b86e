"""A guild that issues credentials, and its hub."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from ground import ROOT, Command, Once, be, git, write
from publishing.issuing import AWARDS, HUB, KEY, MENTOR


@pytest.fixture
def issuer_key(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BADGECTL_ISSUER_KEY", KEY)


@pytest.fixture
def issuing(guild: Path) -> Path:
    """The guild with a hub, three awards in three commits, and no site yet."""
    be(guild, "grace")
    program = (guild / "catalog/program.yaml").read_text(encoding="utf-8")
    write(guild, {"catalog/program.yaml": program + f"hub: {HUB}\n", **MENTOR})
    git(guild, "add", ".")
    git(guild, "commit", "--quiet", "-m", "Badges")
    for path in sorted(AWARDS):
        write(guild, {path: AWARDS[path]})
        git(guild, "add", ".")
        git(guild, "commit", "--quiet", "-m", path)
    return guild


@pytest.fixture
def site(lively: Path, badgectl: Command) -> Path:
    """The hub of the guild."""
    assert badgectl("hub").status == 0
    return lively / "site"


@pytest.fixture(scope="session")
def example_site(once: Once) -> Path:
    """The hub of the example programme with all its credentials; nobody changes it."""
    return once("hub", issue_and_build) / "site"


def issue_and_build(folder: Path) -> None:
    """Publish the example programme, as its files lie there."""
    for name in ("catalog", "awards"):
        shutil.copytree(ROOT / name, folder / name)
    git(folder, "init", "--quiet", "--initial-branch=main")
    be(folder, "grace")
    git(folder, "add", ".")
    git(folder, "commit", "--quiet", "-m", "A year")
    make = ["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", str(folder / ".git/key")]
    subprocess.run(make, check=True)
    for call in (
        ("export", "openbadges", "--key", ".git/key"),
        ("hub", "--base-url", "https://badges.example"),
    ):
        subprocess.run(
            [sys.executable, "-m", "badgectl", *call], cwd=folder, check=True, capture_output=True
        )
