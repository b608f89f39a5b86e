"""The index of entries changes nothing but the time: warm, torn, or thrown away."""

import sqlite3
from pathlib import Path

import pytest
from conftest import Command, Said, git, write
from hypothesis import given
from hypothesis import strategies as st

from badgectl import __version__
from badgectl.documents.files import SourceFile
from badgectl.documents.reading import read_entry
from badgectl.documents.writing import faults_of, format_entry
from badgectl.model.records import Award

LOOKING = (
    ("list", "badges"), ("list", "people"), ("list", "awards"), ("show", "mentor"),
    ("show", "ada"), ("report",), ("report", "--format", "json"),
    ("award", "thanks", "ada", "-m", "x", "--dry-run"),
)  # fmt: skip


def index(guild: Path) -> Path:
    return guild / f".git/badgectl/entries-{__version__}.sqlite3"


def looks(badgectl: Command) -> list[Said]:
    return [badgectl(*arguments) for arguments in LOOKING]


def test_cold_and_warm_say_the_same(guild: Path, badgectl: Command) -> None:
    assert badgectl("award", "mentor@bronze", "ada", "-m", "For Tom.").status == 0
    cold = looks(badgectl)
    assert index(guild).exists()
    assert looks(badgectl) == cold
    write(guild, {"catalog/people/ada.yaml": "name: Ada\nhome: studio\n"})
    git(guild, "commit", "--quiet", "-am", "Move Ada")
    warm = looks(badgectl)
    assert warm != cold
    index(guild).unlink()
    assert looks(badgectl) == warm
    git(guild, "reset", "--quiet", "--hard", "HEAD~")
    assert looks(badgectl) == cold


@pytest.mark.parametrize("damage", [b"", b"no database at all, but some text", None])
def test_a_damaged_index_is_no_obstacle(
    damage: bytes | None, guild: Path, badgectl: Command
) -> None:
    expected = looks(badgectl)
    whole = index(guild).read_bytes()
    index(guild).write_bytes(whole[: len(whole) // 2] if damage is None else damage)
    assert looks(badgectl) == expected
    assert looks(badgectl) == expected


def test_rows_that_do_not_decode_are_read_again(guild: Path, badgectl: Command) -> None:
    expected = looks(badgectl)
    with sqlite3.connect(index(guild)) as connection:
        connection.execute("UPDATE entry SET data = x'00'")
    assert looks(badgectl) == expected


def test_a_locked_index_is_no_obstacle(guild: Path, badgectl: Command) -> None:
    expected = looks(badgectl)
    connection = sqlite3.connect(index(guild), isolation_level=None)
    connection.execute("BEGIN EXCLUSIVE")
    assert looks(badgectl) == expected
    connection.execute("ROLLBACK")
    connection.close()


@given(
    reason=st.text(max_size=20),
    by=st.sampled_from(["grace", "Grace", "", "a--b"]),
    role=st.none() | st.text(max_size=5),
)
def test_what_is_written_unread_would_read_back(reason: str, by: str, role: str | None) -> None:
    award = Award(
        path="awards/ada/thanks.yaml",
        badge="thanks",
        recipient="ada",
        by=by,
        reason=reason,
        role=role,
    )
    found = read_entry(SourceFile(award.path, format_entry(award).encode("utf-8", "replace"), ""))
    assert (faults_of(award) == []) == (found == award)
