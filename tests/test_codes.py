"""Every problem code: its examples show what it means, and nothing emits an unexplained one."""

import json
import re
from pathlib import Path

import pytest
from conftest import Command, git, write

from badgectl.codes.registry import CODES, GROUPS
from badgectl.model.problems import Code


def found(badgectl: Command, folder: Path, files: dict[str, str]) -> set[str]:
    """Return the codes of what is wrong with the guild and some files, new and once committed."""
    for path, text in files.items():
        if text.startswith("-> "):
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).symlink_to(text.removeprefix("-> ").strip())
        else:
            write(folder, {path: text})
    return _codes(badgectl) | _codes(badgectl, "--base", _committed(folder))


def _codes(badgectl: Command, *options: str) -> set[str]:
    said = badgectl("validate", "--format", "json", *options)
    assert said.err == ""
    return {problem["code"] for problem in json.loads(said.out)["problems"]}


def _committed(folder: Path) -> str:
    git(folder, "add", ".")
    git(folder, "commit", "--quiet", "-m", "Lay over")
    return "HEAD"


@pytest.mark.parametrize("code", CODES.values(), ids=CODES)
def test_wrong_example_has_the_problem(code: Code, guild: Path, badgectl: Command) -> None:
    assert code.name in found(badgectl, guild, code.wrong)


@pytest.mark.parametrize("code", CODES.values(), ids=CODES)
def test_right_example_has_none(code: Code, guild: Path, badgectl: Command) -> None:
    assert found(badgectl, guild, code.right) == set()


def test_names_are_grouped_and_unique() -> None:
    names = [code.name for codes in GROUPS.values() for code in codes]
    assert len(names) == len(set(names))
    assert all(re.fullmatch(r"[a-z]+(-[a-z]+)+", name) for name in names)


def test_explanations_are_sentences() -> None:
    for code in CODES.values():
        assert code.title[0].isupper(), code.name
        assert not code.title.endswith("."), code.name
        assert code.why.endswith("."), code.name
