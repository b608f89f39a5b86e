"""Whom to ask: who is named for a topic, in which order, and why."""

import json
from pathlib import Path

import pytest
from ground import Command, git, write

EXPERTS = """\
Who knows about onboarding

  badges  Mentor

People
  Ada Lovelace (ada) - Platform, engineering
    Mentor (bronze) ★☆, 7 weeks ago, vouched for by Grace Hopper
"""


@pytest.mark.usefixtures("lively")
def test_experts_are_named_with_reasons(badgectl: Command) -> None:
    assert badgectl("experts", "onboarding") == (0, EXPERTS, "")
    near = EXPERTS.replace(
        "  badges  Mentor", "  asked for  {}\n  nearest    {}\n  badges     Mentor"
    )
    assert badgectl("experts", "onbording").out == near.format("onbording", "onboarding")
    for exact in ("mentor", "mentoring"):  # a badge, and a kind
        about = EXPERTS.replace("about onboarding", f"about {exact}")
        assert badgectl("experts", exact).out == about
    assert badgectl("experts", " Onboarding ").out == EXPERTS
    assert badgectl("experts", "zzz") == (
        1,
        "",
        "error: no badge speaks of `zzz`\n  hint: topics: architecture and onboarding\n",
    )
    assert badgectl("experts", "architecture").err.startswith("error: nobody to ask yet about")


@pytest.mark.usefixtures("lively")
def test_without_a_topic_all_are_listed(badgectl: Command) -> None:
    assert badgectl("experts") == (
        0,
        "architecture\t0\tNavigator\nonboarding\t1\tMentor\n",
        "`badgectl experts architecture` says whom to ask, and why\n",
    )
    assert json.loads(badgectl("experts", "--format", "json").out)[1] == {
        "topic": "onboarding", "people": 1, "badges": "Mentor",
    }  # fmt: skip


def test_fresh_high_and_well_vouched_comes_first(lively: Path, badgectl: Command) -> None:
    def award(who: str, level: str, by: str, day: str) -> None:
        text = f"badge: mentor\nlevel: {level}\nrecipient: {who}\nby: {by}\nreason: Did it.\n"
        write(lively, {f"awards/{who}/mentor@{level}.yaml": f"{text}awarded_on: {day}\n"})

    award("tom", "bronze", "grace", "2022-01-01")
    award("linus", "silver", "grace", "2026-01-01")
    write(lively, {"catalog/people/hedy.yaml": "name: Hedy Lamarr\nvisibility: hidden\n"})
    award("hedy", "silver", "grace", "2026-11-01")
    git(lively, "add", ".")
    git(lively, "commit", "--quiet", "-m", "More mentors")
    found = json.loads(badgectl("experts", "onboarding", "--format", "json").out)["experts"]
    assert [one["recipient"] for one in found] == ["linus", "ada", "tom"]
    assert badgectl("experts", "onboarding", "--most", "1").out.count("Mentor (") == 1
    (lively / "catalog/people/linus.yaml").write_text("name: Linus Torvalds\nstatus: alumni\n")
    git(lively, "commit", "--quiet", "-am", "Linus leaves")
    assert "Linus" not in badgectl("experts", "onboarding").out
