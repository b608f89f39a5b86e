"""`icons`: found by name, by part, by what means the same; shown, listed, drawn."""

import json
from pathlib import Path

import pytest
from ground import Command
from PIL import Image
from terminal import at_terminal

from badgectl.model import icon_words
from badgectl.pictures.icon_search import find_icons
from badgectl.pictures.icons import icon_names
from badgectl.pictures.on_screen import icon_blocks


@pytest.mark.parametrize(
    ("words", "first"),
    [
        (["lighthouse"], ["lighthouse", "lighthouse-on"]),
        (["lighthous"], ["lighthouse", "lighthouse-on"]),
        (["rocket"], ["rocket", "rocket-launch"]),
        (["book", "open"], ["book-open"]),
        (["buddies"], ["handshake", "account-heart"]),
        (["thanks"], ["charity", "heart", "hand-heart"]),
        (["bugs"], ["bug"]),
    ],
)
def test_icons_are_found(words: list[str], first: list[str]) -> None:
    assert find_icons(words)[: len(first)] == first


def test_the_table_names_icons_that_there_are() -> None:
    assert set(icon_words.ICON_WORDS) <= icon_names()
    groups = [shown.split() for _, shown in icon_words._SYNONYMS]  # noqa: SLF001 - the table itself
    parts = {part for name in icon_names() for part in name.split("-")}
    assert {word for group in groups for word in group} <= icon_names() | parts


def test_icons_are_listed(badgectl: Command) -> None:
    said = badgectl("icons", "lighthouse")
    assert (said.status, said.out, said.err) == (0, "lighthouse\nlighthouse-on\n", "")
    said = badgectl("icons", "rocket", "launch", "--format", "json", "-n", "1")
    assert json.loads(said.out) == ["rocket-launch"]
    said = badgectl("icons", "rocket-launch", "-n", "1")
    assert (said.out, said.err) == ("rocket-launch\n", "3 more icons: say `--limit 4`, or more\n")


@pytest.mark.parametrize(
    ("word", "hint"),
    [
        ("lanten", "did you mean `lantern`?"),
        ("rokcet", "did you mean `rocket`?"),
        ("xyzzyq", "fewer or plainer words find more"),
    ],
)
def test_nothing_found(badgectl: Command, word: str, hint: str) -> None:
    said = badgectl("icons", word)
    assert (said.status, said.err) == (1, f"error: there is no icon for `{word}`\n  hint: {hint}\n")
    assert badgectl("icons", "\x1b[31m").err.startswith(r"error: there is no icon for `\x1b[31m`")


def test_icons_are_shown_without_any_colour() -> None:
    assert icon_blocks("square", 8) == ["        "[:1] + "▄▄▄▄▄▄ "] + [" ██████ "] * 2 + [
        " ▀▀▀▀▀▀ "
    ]


def test_a_terminal_shows_them(tmp_path: Path) -> None:
    status, screen = at_terminal(
        tmp_path, ["--color", "never", "icons", "lighthouse"], COLUMNS="60"
    )
    lines = screen.splitlines()
    assert status == 0
    assert lines[8] == "lighthouse              lighthouse-on"
    assert any("█" in line for line in lines[:8])


def test_a_sheet_of_them(
    tmp_path: Path, badgectl: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    said = badgectl("icons", "lighthouse", "--sheet", "sheets/light.png")
    assert (said.status, said.err) == (0, "2 icons drawn in sheets/light.png\n")
    with Image.open(tmp_path / "sheets/light.png") as image:
        assert image.size == (480, 270)
    said = badgectl("icons", "lighthouse", "--sheet", "light.jpg")
    assert (said.status, said.err) == (
        2,
        "error: the sheet is a PNG\n  hint: let the file's name end in `.png`\n",
    )
