"""The pages say what is there: links lead somewhere, keys and commands are those of the code."""

import re
from pathlib import Path

import pytest

from badgectl.cli.table import COMMANDS
from badgectl.model.badge_examples import Example, ExampleFact, Expectation
from badgectl.model.badges import Badge, Criterion, Level
from badgectl.model.entry import Entry
from badgectl.model.policy import Awarding, Group, Limit, Nomination
from badgectl.model.requirements import Count, Helped, Metric, Requirement, Together

ROOT = Path(__file__).parents[1]
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


def test_the_readme_knows_every_command() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    assert {one.name for one in COMMANDS if f"badgectl {one.name}" not in text} == set()
