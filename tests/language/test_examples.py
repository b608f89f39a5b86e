"""Example catalogs, sound and broken: each lies over the guild, and says all that it should.

A case is a folder of `examples/valid` or `examples/invalid` with files of a programme; what
`validate --strict` prints about a broken one stands in its `expected.txt`, whole.
"""

import shutil
from pathlib import Path

import pytest
from ground import Command

EXAMPLES = Path(__file__).parent / "examples"
INVALID = sorted(path.name for path in (EXAMPLES / "invalid").iterdir())
VALID = sorted(path.name for path in (EXAMPLES / "valid").iterdir())


def lay_over(case: Path, guild: Path) -> None:
    """Put a case's files into the guild, over what is there."""
    for folder in ("catalog", "awards"):
        if (case / folder).exists():
            shutil.copytree(case / folder, guild / folder, dirs_exist_ok=True)


def test_there_are_enough() -> None:
    assert len(INVALID) >= 120


@pytest.mark.parametrize("name", INVALID)
def test_broken_ones_say_everything(name: str, guild: Path, badgectl: Command) -> None:
    case = EXAMPLES / "invalid" / name
    lay_over(case, guild)
    said = badgectl("validate", "--strict")
    assert said.out == (case / "expected.txt").read_text(encoding="utf-8")
    assert (said.status, said.err) == (1, "")


@pytest.mark.parametrize("name", VALID)
def test_sound_ones_say_nothing(name: str, guild: Path, badgectl: Command) -> None:
    lay_over(EXAMPLES / "valid" / name, guild)
    said = badgectl("validate", "--strict")
    assert (said.status, said.err) == (0, "")
    assert "no problems" in said.out
