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
