"""What pages say in words that depend on what is on record."""

import json
from pathlib import Path

from ground import Command
from publishing.sites import commit, told

KIND_SOUL = "name: Kind soul\nkind: peer-recognition\ndescription: Thanked.\ncriteria: [{id: many, text: Many.}]\nrequires: [{count: {badge: thanks}}]\nawarding: {by: rules}\n"


def test_who_gave_it_and_who_may_decide(lively: Path, badgectl: Command) -> None:
    crown = (lively / "catalog/badges/crown.yaml").read_text(encoding="utf-8")
    commit(
        lively,
        {
            "catalog/badges/crown.yaml": f"{crown}  nomination: {{}}\n",
            "catalog/badges/kind-soul.yaml": KIND_SOUL,
            "catalog/people/tom.yaml": "name: the rules\nhome: studio\nemails: [tom@guild.example]\n",
            "awards/ada/kind-soul.yaml": "badge: kind-soul\nrecipient: ada\nby: rules\nrecorded_by: grace\nreason: Thanked.\nawarded_on: 2026-11-20\n",
            "awards/platform/crown~2.nomination.yaml": "badge: crown\nrecipient: platform\nby: grace\nreason: Calm again.\nnominated_on: 2026-11-10\n",
        },
    )
    assert badgectl("hub").status == 0
    site = lively / "site"
    first = told(site, "index.html")
    assert "10 November 2026 nobody may decide on it" in first
    assert "How it began Nobody may decide on it. badgectl second platform/crown~2" in told(
        site, "awards/platform/crown~2.html"
    )
    assert "Ada Lovelace earned Kind soul Thanked." in first
    assert "Ada Lovelace received Thanks from the rules" in first
    lines = told(site, "members/ada.html")
    assert "Kind soul earned by count 20 November 2026" in lines
    assert "Thanks 2 times from the rules 2 November 2026" in lines
    assert "earned by count, recorded by Grace Hopper , 20 November 2026" in told(
        site, "awards/ada/kind-soul.html"
    )
    page = json.loads((site / "awards/ada/thanks+2026-11-02+tom.json").read_text())
    assert (page["by"]["name"], page["by_count"]) == ("the rules", False)


def test_one_is_no_plural(guild: Path, badgectl: Command) -> None:
    assert badgectl("award", "thanks", "ada", "-m", "For everything.").status == 0
    said = badgectl("hub", "-o", "site")
    assert said.err == (
        "6 people shown to everybody; `visibility: members` in a person's file, or in program.yaml "
        "for all, changes it\n"
        "nothing is verified yet: `badgectl verify` first, and pages say who vouches\n"
    )
    assert (
        " award in the last 90 days 1 person who gave it 1 of 5 people holds a badge 1"
        " badges to earn 4 "
    ) in told(guild / "site", "index.html")


def test_a_higher_level_implies_the_lower_ones(lively: Path, badgectl: Command) -> None:
    silver = (
        "badge: mentor\nlevel: silver\nrecipient: tom\nby: grace\nreason: Two colleagues.\n"
        "helped: [ada, linus]\nawarded_on: 2026-11-20\n"
    )
    commit(lively, {"awards/tom/mentor@silver.yaml": silver})
    assert badgectl("hub").status == 0
    page = told(lively / "site", "badges/mentor.html")
    assert "Mentored one colleague for a quarter. 2 hold this level or a higher one Mentor" in page
    assert "Mentored two colleagues. 2 people helped 1 holds this level What it takes" in page
    assert (
        "What it stands for Mentored one colleague for a quarter. Mentored two colleagues."
        " Held at least six sessions with each mentee. All about Mentor"
    ) in told(lively / "site", "awards/tom/mentor@silver.html")
