"""Every problem code: its examples show what it means, and nothing emits an unexplained one."""

import itertools
import json
import re
from pathlib import Path

import msgspec
import pytest
from ground import ROOT, Command, git, write
from markdown_it import MarkdownIt

from badgectl.codes import history, imports, trust
from badgectl.codes.page import format_code, shown_files
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


ELSEWHERE = (*history.CODES, *imports.CODES, *trust.CODES)
IN_FILES = {name: code for name, code in CODES.items() if code not in ELSEWHERE}
"""Codes that a state of the files can have; others are about a change of them, or no part of them."""


@pytest.mark.parametrize("code", imports.CODES, ids=lambda code: code.name)
def test_examples_of_imports(code: Code, guild: Path, badgectl: Command) -> None:
    for files, expected in ((code.wrong, True), (code.right, False)):
        write(guild, files)
        said = badgectl("import", *files, "--dry-run")
        assert (f"[{code.name}]" in said.err) is expected
        assert said.status == int(expected)


@pytest.mark.parametrize("code", history.CODES, ids=lambda code: code.name)
def test_wrong_example_of_history_is_a_change_of_the_right_one(
    code: Code, guild: Path, badgectl: Command
) -> None:
    for files in (code.right, code.wrong):
        write(guild, files)
        git(guild, "add", ".")
        git(guild, "commit", "--quiet", "-m", "x")
    said = badgectl("diff", "HEAD~1", "--format", "json")
    assert [problem["code"] for problem in json.loads(said.out)["problems"]] == [code.name]
    said = badgectl("diff", "HEAD~2", "HEAD~1", "--format", "json")
    assert json.loads(said.out)["problems"] == []


@pytest.mark.parametrize("code", IN_FILES.values(), ids=IN_FILES)
def test_wrong_example_has_the_problem(code: Code, guild: Path, badgectl: Command) -> None:
    assert code.name in found(badgectl, guild, code.wrong)


@pytest.mark.parametrize(
    "code", [code for code in trust.CODES if code.wrong], ids=lambda code: code.name
)
def test_wrong_example_of_trust_is_an_unsigned_change_of_the_right_one(
    code: Code, guild: Path, badgectl: Command
) -> None:
    for files, status in ((code.right, 0), (code.wrong, 1)):
        write(guild, files)
        git(guild, "add", ".")
        git(guild, "commit", "--quiet", "-m", "x")
        said = badgectl("verify", "--format", "json")
        found = {problem["code"] for problem in json.loads(said.out)["problems"]}
        assert (code.name in found, said.status) == (bool(status), status)


WITH_EXAMPLES = {name: code for name, code in CODES.items() if code.right}


@pytest.mark.parametrize("code", WITH_EXAMPLES.values(), ids=WITH_EXAMPLES)
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


def test_the_page_of_codes_is_what_explain_prints(badgectl: Command) -> None:
    said = badgectl("explain", "--format", "markdown")
    page = ROOT / "docs" / "codes.md"
    assert page.read_text(encoding="utf-8") == said.out, (
        "run `badgectl explain --format markdown > docs/codes.md`"
    )


def test_the_page_reads_as_it_was_meant(badgectl: Command) -> None:
    """Every code has its heading, and every example stands whole in its own block."""
    tokens = MarkdownIt("commonmark").parse(badgectl("explain", "--format", "markdown").out)
    headings = [
        after.content
        for token, after in itertools.pairwise(tokens)
        if (token.type, token.tag) == ("heading_open", "h3")
    ]
    assert headings == list(CODES)
    blocks = [token.content for token in tokens if token.type == "fence"]
    examples = [files for code in CODES.values() for files in (code.wrong, code.right)]
    assert blocks == [text for files in examples for text in shown_files(files)]
    assert not [token for token in tokens if token.type in ("html_block", "code_block")]


def test_one_code_in_every_format(badgectl: Command) -> None:
    assert badgectl("explain", "place-not-a-file", "--format", "markdown").out == (
        "# place-not-a-file\n\n"
        "**A symbolic link, or something else that is no plain file.** A link can lead out of the "
        "repository: what it shows differs from machine to machine and may be nobody's business. "
        "Write the file itself.\n\n"
        "Severity: error.\n\n"
        "Wrong:\n\n```yaml\n# catalog/teams/night-shift.yaml\n-> ../people/ada.yaml\n```\n\n"
        "Right:\n\n```yaml\n# catalog/teams/night-shift.yaml\nname: Night shift\n```\n"
    )
    one = badgectl("explain", "place-not-a-file", "--format", "json").out
    assert json.loads(one) == msgspec.to_builtins(CODES["place-not-a-file"])
    every = json.loads(badgectl("explain", "--format", "json").out)
    assert every == [msgspec.to_builtins(code) for code in CODES.values()]
    for form in ("text", "markdown", "json"):
        assert badgectl("explain", "place-recrod", "--format", form) == (
            2,
            "",
            "error: there is no code `place-recrod`\n  hint: did you mean `place-record`?\n",
        )


def test_text_with_fences_stays_in_its_block() -> None:
    code = msgspec.structs.replace(
        CODES["yaml-syntax"], wrong={"catalog/program.yaml": "a: |\n  ```\n  ````\n  # b\n"}
    )
    blocks = [t.content for t in MarkdownIt().parse(format_code(code)) if t.type == "fence"]
    assert blocks[0] == "# catalog/program.yaml\na: |\n  ```\n  ````\n  # b\n"
    assert len(blocks) == 2
