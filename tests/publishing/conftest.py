"""A guild that issues credentials, and its hub."""

from pathlib import Path

import pytest
from ground import Command, be, git, write
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
