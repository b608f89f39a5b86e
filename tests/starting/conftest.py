"""A home folder of one's own."""

import os
from pathlib import Path

import pytest


@pytest.fixture
def home(_alone: None) -> Path:
    """A home folder with nothing in it."""
    return Path(os.environ["HOME"])
