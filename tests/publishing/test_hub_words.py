"""What pages say in words that depend on what is on record."""

from pathlib import Path

import pytest
from ground import Command
from publishing.sites import commit, told


@pytest.fixture
def spoken(lively: Path, badgectl: Command) -> Path:
    """The hub of the guild, with what has words of its own."""
    crown = (lively / "catalog/badges/crown.yaml").read_text(encoding="utf-8")
    commit(
        lively,
        {
            "catalog/badges/crown.yaml": f"{crown}  nomination: {{}}\n",
            "awards/platform/crown~2.nomination.yaml": "badge: crown\nrecipient: platform\nby: grace\nreason: Calm again.\nnominated_on: 2026-11-10\n",
        },
    )
    assert badgectl("hub").status == 0
    return lively / "site"


def test_a_nomination_on_which_nobody_may_decide(spoken: Path) -> None:
    assert "10 November 2026 nobody may decide on it" in told(spoken, "index.html")
    page = told(spoken, "awards/platform/crown~2.html")
    assert "How it began Nobody may decide on it. badgectl second platform/crown~2" in page
