"""What commands print as JSON is what docs/json.md says: every key, and no other."""

import json
import re
from pathlib import Path

import msgspec
import pytest
from ground import ROOT, Command, be, git, write

from badgectl.cli.manual.printed import PRINTED
from badgectl.cli.manual.reference import all_commands
from badgectl.schemas.printed_page import meanings

CALLS = {
    "validate": "validate",
    "diff BASE": "diff HEAD~1",
    "verify": "verify",
    "explain": "explain",
    "explain CODE": "explain policy-order",
    **{line: line for line in PRINTED if line.startswith("list ")},
    "show ID": "show mentor",
    "progress ID": "progress linus",
    "why ID BADGE": "why linus navigator@gold",
    "experts": "experts",
    "experts TOPIC": "experts onboarding",
    "goals": "goals",
    "report": "report --period quarter --leaderboard",
    "inbox": "inbox --all",
    "earned": "earned",
    "suggest": "suggest",
    "share AWARD": "share ada/mentor@bronze --base-url https://badges.guild.example",
    "check-credential FILE": "check-credential stranger.json",
    "key list": "key list",
    "cache show": "cache show",
    "schema": "schema",
    "doctor": "doctor",
    "icons WORD": "icons lantern",
}
"""A call of each, in a programme in which something is wrong and something waits."""
KEY = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIKMdR3HK2Mht2G7yEUUbNs1c3lKxTzYOwIoG1sYhbeXv hedy"
FILES = {
    "catalog/suggestions/writers.yaml": "badge: thanks\nreason: 'Wrote {count} pages.'\n"
    "deeds: {kinds: [author]}\n",
    "catalog/badges/heart.yaml": "name: Heart\nkind: peer-recognition\ndescription: Thanked often.\n"
    "goals: [grow-people]\ncriteria: [{id: thanked, text: Thanked.}]\n"
    "awarding: {by: rules}\nlevels: [{id: bronze, requires: [{count: {badge: thanks}}]}]\n",
    "catalog/people/hedy.yaml": f"name: Hedy\nhome: studio\nsigning_keys: [{{key: {KEY}}}]\n",
    "stranger.json": json.dumps({"type": ["VerifiableCredential"], "name": "x"}),
}


@pytest.fixture
def busy(lively: Path) -> Path:
    """The lively guild with more, some of it wrong."""
    write(lively, FILES)
    be(lively, "ada")
    git(lively, "add", ".")
    git(lively, "commit", "--quiet", "-m", "More")
    return lively


@pytest.mark.parametrize("line", CALLS)
def test_a_document(line: str, busy: Path, badgectl: Command) -> None:
    if line == "validate":
        write(busy, {"awards/hedy/thanks.yaml": "badge: thanks\n"})
    if line == "cache show":
        badgectl("list", "people")  # which remembers what it has read
    printed = badgectl(*CALLS[line].split(), "--format", "json").out
    document = json.loads(printed)
    read = msgspec.json.decode(printed, type=PRINTED[line])
    assert json.loads(msgspec.json.encode(read)) == document
    assert document, "an empty document says nothing of its keys"


def test_every_command_that_prints_json_is_there() -> None:
    assert set(CALLS) == set(PRINTED)
    told = {" ".join(word for word in line.split() if word.islower()) for line in PRINTED}
    lists = {line for line in told if line.startswith("list ")}
    formats = {
        one.name: re.findall(r"\w+", f"{option.written} {option.about}")
        for one in all_commands()
        for option in one.options
        if option.written.startswith("--format ")
    }
    assert {name for name, known in formats.items() if "json" in known} - {
        "help"
    } == told - lists | {"list"}


def test_the_page_is_made_from_the_types(badgectl: Command) -> None:
    assert badgectl("help", "json", "--format", "markdown").out == (
        ROOT / "docs/json.md"
    ).read_text(encoding="utf-8"), "run `badgectl help json --format markdown > docs/json.md`"


def test_meanings_stand_below_the_keys() -> None:
    assert meanings(PRINTED["verify"])["root_named"] == (
        "Whether somebody said which commit is the root of trust."
    )
    (row,) = PRINTED["list suggestions"].__args__
    assert meanings(row) == {"for": "What it asks for, in words."}
