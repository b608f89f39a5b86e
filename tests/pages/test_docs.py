"""The pages say what is there: links lead somewhere, keys and commands are those of the code."""

import re
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path
from typing import get_args

import pytest
from ground import ROOT, Command

from badgectl.cli.table import COMMANDS
from badgectl.codes.place import FORMS
from badgectl.model.badge_examples import Example, ExampleFact, Expectation
from badgectl.model.badges import Badge, Criterion, Level
from badgectl.model.entry import Entry
from badgectl.model.paths import Verb, parse_record_path
from badgectl.model.policy import Awarding, Group, Limit, Nomination
from badgectl.model.requirements import Count, Helped, Metric, Requirement, Together

PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
# What a name and a description are, and what makes a badge look as it does, needs no page.
_PLAIN = {"name", "kind", "description", "goals", "topics", "recipients", "text", "id", "design"}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_lead_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\(([^)#\s]+)", page.read_text(encoding="utf-8")):
        if "://" not in target:
            assert (page.parent / target).exists(), target


def test_the_language_page_knows_every_key() -> None:
    text = (ROOT / "docs/language.md").read_text(encoding="utf-8")
    kinds = (
        Badge, Criterion, Level, Awarding, Group, Limit, Nomination, Requirement, Count, Helped,
        Metric, Together, Example, ExampleFact, Expectation,
    )  # fmt: skip
    ours = {"path", "blob"} & set(Entry.__struct_fields__)
    keys = {key for kind in kinds for key in kind.__struct_encode_fields__} - ours - _PLAIN
    assert {key for key in keys if not re.search(rf"\b{key}\b", text)} == set()


def test_the_language_page_knows_where_records_lie() -> None:
    assert FORMS in (ROOT / "docs/language.md").read_text(encoding="utf-8")
    words = {
        "RECORD": "AWARD.comment.WHO.STAMP", "AWARD": "RECIPIENT/BADGE@LEVEL+DAY+GIVER",
        "RECIPIENT": "ada", "TEAM": "platform", "BADGE": "mentor", "LEVEL": "gold", "GOAL": "calm",
        "DAY": "2026-11-23", "GIVER": "grace", "WHO": "tom", "STAMP": "20261123T101500Z",
        "PERIOD": "2026-q4",
    }  # fmt: skip
    told = set()
    for path in re.findall(r"`(\S+\.yaml)`", FORMS):
        for word, meant in words.items():
            path = path.replace(word, meant)  # noqa: PLW2901
        location = parse_record_path(f"awards/{path}")
        assert location is not None, path
        told.add(location.verb)
    assert told == set(get_args(Verb))


def test_the_readme_knows_every_command() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    assert {one.name for one in COMMANDS if f"badgectl {one.name}" not in text} == set()


@pytest.mark.skipif(
    tuple(map(int, version("typer").split(".")[:2])) < (0, 28),
    reason="older versions of typer do not tell what arguments are for",
)
def test_the_page_of_commands_is_what_help_prints(badgectl: Command) -> None:
    page = (ROOT / "docs/commands.md").read_text(encoding="utf-8")
    assert badgectl("help", "--format", "markdown").out == page, (
        "run `badgectl help --format markdown > docs/commands.md`"
    )


def test_the_manual_page_has_every_command(badgectl: Command) -> None:
    page = badgectl("help", "--format", "man").out
    assert page.startswith('.TH BADGECTL 1 "" "badgectl ')
    plain = page.replace("\\-", "-")
    assert {one.name for one in COMMANDS if f"\n.SS badgectl {one.name}" not in plain} == set()
    assert not [line for line in page.splitlines() if line.startswith("'")]


def test_help_knows_commands_and_topics(badgectl: Command) -> None:
    assert badgectl("help", "files").out.startswith("catalog/program.yaml ")
    assert badgectl("help", "exit-codes").out.startswith("0    Done")
    assert "BADGECTL_NOW" in badgectl("help", "environment").out
    assert "Usage: badgectl key add" in badgectl("help", "key", "add").out
    assert badgectl("help", "awrd").err == (
        "error: there is no help on `awrd`\n  hint: did you mean `award`?\n"
    )


def test_the_environment_page_names_every_variable_of_ours(badgectl: Command) -> None:
    code = "".join(path.read_text() for path in (ROOT / "badgectl").rglob("*.py"))
    ours = set(re.findall(r"\bBADGECTL_[A-Z_]+[A-Z]\b", code)) - {"BADGECTL_COMPLETE"}
    ours |= set(re.findall(r'\benviron\.get\("([A-Z_]+)"', code)) - {"COMP_WORDS", "COMP_CWORD"}
    told = badgectl("help", "environment").out
    assert {name for name in ours if name not in told} == set()


def test_the_page_of_files_is_made_from_the_types(badgectl: Command) -> None:
    page = (ROOT / "docs/files.md").read_text(encoding="utf-8")
    assert badgectl("help", "files", "--format", "markdown").out == page, (
        "run `badgectl help files --format markdown > docs/files.md`"
    )


@pytest.mark.slow
def test_the_documentation_becomes_a_site(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "sphinx", "-W", "-q", "docs", str(tmp_path / "public")]
    done = subprocess.run(command, cwd=ROOT, check=False, capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "")
    made = {path.stem for path in (tmp_path / "public").rglob("*.html")}
    assert {page.stem for page in PAGES if page.name != "README.md"} <= made
