"""Progress, the reasons for a standing, and goals: whole outputs, and counted anew."""

import json
import shutil
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
import yaml
from ground import ROOT, Command, git, write

ADA = """\
Ada Lovelace (ada) on 2026-11-23

  badges     2
  not begun  1 badge: `--all` shows what they take

Holds
  Mentor (bronze) ★☆ - 2026-10-05, by Grace Hopper
  Thanks - 2026-11-02, 2 times from 2 people, last by Tom Kilburn

Next
  Mentor (silver) ★★ - begun
    · 2 people helped (the award says it)
    · Held at least six sessions with each mentee.
    missing: 2 people helped
    awarded by the programme's maintainers or holders of Mentor (silver)
"""
LINUS = """\
Linus Torvalds (linus) on 2026-11-23

  badges     0
  not begun  2 badges: `--all` shows what they take

Nominated
  linus/navigator@bronze by Tom Kilburn: needs 1 more colleague to second it

Next
  Navigator (bronze) ★☆☆ - nominated, waits
    · Drew a map of a part of the code that others use. (with evidence)
    awarded by members of Platform
"""


@pytest.mark.usefixtures("lively")
def test_progress_tells_what_comes_next(badgectl: Command) -> None:
    assert badgectl("progress", "ada") == (0, ADA, "")
    assert badgectl("progress", "linus") == (0, LINUS, "")
    everything = badgectl("progress", "ada", "--all").out
    assert everything.startswith(
        ADA.replace("2\n  not begun  1 badge: `--all` shows what they take", "2").replace(
            "badges     2", "badges  2"
        )
    )
    assert everything.count("not begun") == 1


COUNTED = """\
name: Kind soul
kind: peer-recognition
goals: [grow-people]
topics: [kindness]
description: Many people say thanks, again and again.
criteria:
  - {id: many, text: Thanked by many.}
requires:
  - count: {badge: thanks, at_least: 4, from_people: 2, within: 12 months}
  - holds: mentor
awarding: {by: rules}
"""


def test_progress_counts_and_names_the_records(lively: Path, badgectl: Command) -> None:
    write(lively, {"catalog/badges/kind-soul.yaml": COUNTED})
    git(lively, "add", ".")
    git(lively, "commit", "--quiet", "-m", "Count kindness")
    said = badgectl("progress", "ada").out
    assert (
        "  Kind soul - begun\n"
        "      ██████░░░░░░ 2 of 4: 4 awards of Thanks within 12 months\n"
        "        ada/thanks+2026-09-14+grace and ada/thanks+2026-11-02+tom\n"
        "    ✓ ████████████ 2 of 2: from 2 different people\n"
        "    ✓ ████████████ 1 of 1: the badge Mentor\n"
        "        ada/mentor@bronze\n"
        "    · Thanked by many.\n"
        "    missing: 4 awards of Thanks within 12 months (has 2)\n"
        "    awarded by nobody: it is earned by count\n"
    ) in said, said
    told = json.loads(badgectl("progress", "ada", "--format", "json").out)["next"][0]
    assert (told["badge"], told["state"], told["share"]) == ("kind-soul", "begun", 0.833)
    # A year later the thanks are too old, and only the badge still counts.
    later = json.loads(badgectl("progress", "ada", "--format", "json", on="2027-11-23").out)
    kind = next(one for one in later["next"] if one["badge"] == "kind-soul")
    assert [asked["have"] for asked in kind["asked"]] == [0.0, 0.0, 1.0]


@pytest.mark.usefixtures("lively")
def test_why_and_why_not(badgectl: Command) -> None:
    assert badgectl("why", "ada", "mentor@bronze") == (
        0,
        "Ada Lovelace holds Mentor (bronze)\n"
        "\n"
        "Records\n"
        "  ada/mentor@bronze - 2026-10-05, by Grace Hopper, in force\n"
        "    Tom runs on his own.\n"
        "    evidence: https://x.example/notes\n",
        "",
    )
    assert badgectl("why", "tom", "thanks") == (
        0,
        "Tom Kilburn does not hold Thanks\n"
        "\n"
        "Records\n"
        "  tom/thanks+2026-11-03+ada - 2026-11-03, by Ada Lovelace, "
        "revoked (mistake): It was Linus.\n"
        "    Oops.\n"
        "\n"
        "What it takes\n"
        "  Thanks - not begun\n"
        "    · The reason says what was done and whom it helped.\n"
        "    awarded by anybody in the catalog\n",
        "",
    )
    assert "1 more colleague to second it" in badgectl("why", "linus", "navigator").out
    # A nomination for bronze does not speak for silver.
    silver = json.loads(badgectl("why", "linus", "navigator@silver", "--format", "json").out)
    assert (silver["holds"], silver["nominated"], silver["takes"]["state"]) == (False, [], "open")
    wrong = badgectl("why", "ada", "mentor@gold")
    assert (wrong.status, wrong.out) == (1, "")
    assert "say `mentor@bronze` or `mentor@silver`" in wrong.err


def test_what_a_team_got_counts_for_its_roster(lively: Path, badgectl: Command) -> None:
    crown = (lively / "catalog/badges/crown.yaml").read_text()
    write(lively, {"catalog/badges/crown.yaml": f"{crown}  counts_for: members\n"})
    git(lively, "commit", "--quiet", "-am", "Share the crown")
    before = badgectl("progress", "ada", on="2026-09-20").out
    assert "  Crown - 2025-10-01, by Grace Hopper with Platform\n" in before
    assert "Ends soon\n  Crown: 2026-10-01\n" in before
    shown = "\nBadges\n  Crown - 2025-10-01, by Grace Hopper with Platform\n"
    assert shown in badgectl("show", "ada", on="2026-09-10").out
    assert "holds Crown" in badgectl("why", "ada", "crown", on="2026-09-20").out
    assert "does not hold Crown" in badgectl("why", "ada", "crown").out
    assert "expired on 2026-10-01" in badgectl("why", "ada", "crown").out


def test_a_later_nomination_waits_like_the_first(lively: Path, badgectl: Command) -> None:
    crown = (lively / "catalog/badges/crown.yaml").read_text()
    nominated = "badge: crown\nrecipient: platform\nby: tom\nreason: Calm again.\n"
    write(
        lively,
        {
            "catalog/badges/crown.yaml": f"{crown}  nomination: {{}}\n",
            "awards/platform/crown~2.nomination.yaml": f"{nominated}nominated_on: 2026-11-10\n",
        },
    )
    git(lively, "add", ".")
    git(lively, "commit", "--quiet", "-m", "Nominate again")
    assert badgectl("progress", "platform").out == (
        "Platform (platform) on 2026-11-23\n"
        "\n"
        "  badges  0\n"
        "\n"
        "Nominated\n"
        "  platform/crown~2 by Tom Kilburn: needs a decision from Grace Hopper\n"
        "\n"
        "Next\n"
        "  Crown - nominated, waits\n"
        "    · No incident of the team's own making in twelve months.\n"
        "    awarded by the programme's maintainers\n"
    )
    path, nobody = "awards/platform/crown~2.nomination.yaml", "nobody may decide on it\n"
    write(lively, {path: nominated.replace("tom", "grace") + "nominated_on: 2026-11-10\n"})
    git(lively, "commit", "--quiet", "-am", "Who decides nominates")
    line = f"\nNominated\n  platform/crown~2 by Grace Hopper: {nobody}"
    assert line in badgectl("progress", "platform").out
    assert line in badgectl("why", "platform", "crown").out


@pytest.mark.usefixtures("lively")
def test_goals_tell_who_contributed_and_where_it_leads(badgectl: Command) -> None:
    assert badgectl("goals", "calm-on-call", "--team", "platform") == (
        0,
        "Calm on-call (calm-on-call)\n"
        "Teams rate how calm their on-call weeks were, from 1 to 5.\n"
        "\n"
        "  reached       █████████████████▌░░ 3.5 of 4\n"
        "  due           2026-12-31, in 38 days\n"
        "  state         behind\n"
        "  measured by   scores (average)\n"
        "  at this pace  3.5 by 2026-12-31\n"
        "\n"
        "Scores\n"
        "  2026-q3  Platform: 3.5 - One bad week.\n"
        "\n"
        "Badges that serve it\n"
        "  Crown (crown)\n",
        "",
    )
    assert "No score from\n  studio\n" in badgectl("goals").out
    wrong = badgectl("goals", "calm-on-cal")
    assert (wrong.status, wrong.out) == (1, "")
    assert "did you mean `calm-on-call`?" in wrong.err


def test_months_without_an_award_are_there(lively: Path, badgectl: Command) -> None:
    thanked = "name: Thank\ndescription: Say it.\nmeasure: {count: {badge: thanks}}\n"
    write(lively, {"catalog/goals/thank.yaml": f"{thanked}target: 4\ndue: 2026-12-31\n"})
    git(lively, "add", ".")
    git(lively, "commit", "--quiet", "-m", "A goal")
    assert badgectl("goals", "thank").out.partition("\nBy month\n")[2] == (
        "  2026-09     1  ██████████████████████████████\n"
        "  2026-10     0\n"
        "  2026-11     1  ██████████████████████████████\n"
    )


def counted_holders(raw: dict[str, Any], today: str) -> Counter[str]:
    """Count by hand the badges that each person holds alone, from nothing but the files."""
    held: dict[str, set[str]] = {}
    for path, said in raw.items():
        name = path.removeprefix("awards/").removesuffix(".yaml")
        who, _, grant = name.partition("/")
        if not path.startswith("awards/") or "." in grant or said.get("awarded_on", "") > today:
            continue
        taken_back = {f"awards/{name}.revocation.yaml", f"awards/{name}.void.yaml"} & raw.keys()
        badge = raw[f"catalog/badges/{said['badge']}.yaml"]
        limit = badge.get("awarding", {}).get("expires_after")
        if not taken_back and not (limit and ended(said["awarded_on"], limit, today)):
            held.setdefault(who, set()).add(said["badge"])
    return Counter({who: len(badges) for who, badges in held.items()})


def ended(day: str, length: str, today: str) -> bool:
    number, unit = length.split()
    months = int(number) * (12 if unit.startswith("year") else 1)
    year, month = divmod(int(day[:4]) * 12 + int(day[5:7]) - 1 + months, 12)
    return f"{year:04}-{month + 1:02}{day[7:]}" < today


@pytest.fixture
def example(tmp_path: Path) -> Path:
    """The example programme in a folder of its own."""
    for folder in ("catalog", "awards"):
        shutil.copytree(ROOT / folder, tmp_path / "example" / folder)
    return tmp_path / "example"


def test_figures_agree_with_a_count_by_hand(example: Path, badgectl: Command) -> None:
    """Progress, goals and the report against the raw files of the example programme."""
    raw = {
        path.relative_to(example).as_posix(): yaml.load(path.read_text("utf-8"), yaml.BaseLoader)  # noqa: S506 - all text
        for path in example.rglob("*.yaml")
    }
    today = "2026-11-23"
    by_hand = counted_holders(raw, today)
    people = [Path(path).stem for path in raw if path.startswith("catalog/people/")]
    for who in people:
        told = json.loads(badgectl("-C", str(example), "progress", who, "--format", "json").out)
        assert sum(one["team"] is None for one in told["held"]) == by_hand[who], who
    teaching = raw["catalog/goals/teach-each-other.yaml"]
    counted = [
        path
        for path, said in raw.items()
        if path.startswith("awards/")
        and "." not in Path(path).stem
        and raw[f"catalog/badges/{said['badge']}.yaml"]["kind"]
        == teaching["measure"]["count"]["kind"]
        and teaching["starts"] <= said["awarded_on"] <= today
        and f"{path.removesuffix('.yaml')}.revocation.yaml" not in raw
    ]
    goal = json.loads(
        badgectl("-C", str(example), "goals", "teach-each-other", "--format", "json").out
    )[0]
    assert goal["progress"]["reached"] == len(counted)
    assert sum(team["awards"] for team in goal["by_team"]) == len(counted)
    assert sum(month["awards"] for month in goal["by_month"]) == len(counted)
