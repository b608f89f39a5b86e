"""The guides and the README show real commands, and what these really print."""

from pathlib import Path

import pytest
from pages.guides import PAGES, ROOT, Reader, agrees, plain, steps_of


@pytest.mark.slow
@pytest.mark.parametrize("name", PAGES)
def test_a_page(name: str, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    page = (ROOT / name).read_text(encoding="utf-8")
    home = tmp_path / "nina"
    home.mkdir()
    larkspur = request.getfixturevalue("larkspur") if "$LARKSPUR" in page else None
    reader = Reader(home, larkspur)
    number = 0
    for step in steps_of(page):
        status, printed = reader.tries(step.line)
        number += 1
        if step.said is None:
            assert status == 0, f"`{step.line}` fails, which readers do not see:\n{printed}"
            continue
        assert agrees(step.said, printed), (
            f"`{step.line}` prints\n{plain(printed)}\nand {name} says\n{step.said}\n"
            "run `python tests/pages/guides.py`"
        )
    assert number > 5


def test_dots_stand_for_lines_only() -> None:
    assert agrees("a\n...\nd\n", "a\nb\nc\nd\n")
    assert agrees("a\n...\n", "a\nb\n")
    assert not agrees("a\n...\nd\n", "a\nb\n")
    assert not agrees("a\n", "a\nb\n")
    assert not agrees("a b\n", "a c\n")
    assert agrees("commit 96f37bb6ac on main\n", "commit 0123456789 on main\n")
