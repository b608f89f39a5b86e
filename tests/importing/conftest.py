"""A repository whose history deserves badges."""

from pathlib import Path

import pytest
from ground import git


@pytest.fixture
def website(tmp_path: Path) -> Path:
    """An empty repository beside the guild."""
    folder = tmp_path / "website"
    folder.mkdir()
    git(folder, "init", "--quiet", "--initial-branch=main")
    git(folder, "remote", "add", "origin", "git@github.com:guild/website.git")
    return folder
