"""A proposal under review."""

from pathlib import Path

import pytest
from ground import be, git, write
from review.proposals import BEFORE


@pytest.fixture
def under_review(guild: Path) -> Path:
    """The guild with three awards on main, and a branch on which Linus proposes changes."""
    write(guild, BEFORE)
    git(guild, "add", ".")
    git(guild, "commit", "--quiet", "-m", "Awards")
    git(guild, "switch", "--quiet", "-c", "proposal")
    be(guild, "linus")
    return guild
