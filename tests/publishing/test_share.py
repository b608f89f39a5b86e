"""Sharing an award: what forms ask for, and what is shown to nobody."""

import json
from pathlib import Path

import pytest
from ground import Command, Said, be, git, write

HUB = "https://badges.guild.example"


@pytest.fixture(autouse=True)
def shared(guild: Path) -> Path:
    """The guild with a hub, and a gold award that expires."""
    be(guild, "grace")
    program = (guild / "catalog/program.yaml").read_text(encoding="utf-8")
    write(guild, {
        "catalog/program.yaml": program + f"hub: {HUB}\n",
        "catalog/badges/guide.yaml": (
            "name: Guide\nkind: mentoring\ndescription: Helps others find their feet.\n"
            "criteria: [{id: met, text: Met every week.}]\n"
            "levels: [{id: bronze}, {id: gold}]\n"
            "awarding: {by: anyone, expires_after: 24 months}\n"
        ),
        "awards/ada/guide@gold.yaml": (
            "badge: guide\nlevel: gold\nrecipient: ada\nby: grace\nreason: Three of them.\n"
            "awarded_on: 2026-05-04\n"
        ),
    })  # fmt: skip
    git(guild, "add", ".")
    git(guild, "commit", "--quiet", "-m", "Guide")
    return guild


PAGE = f"{HUB}/awards/ada/guide@gold.html"
LINKEDIN = (
    "https://www.linkedin.com/profile/add?startTask=CERTIFICATION_NAME&name=Guide+%28gold%29"
    "&organizationName=Example+Guild&issueYear=2026&issueMonth=5&expirationYear=2028"
    "&expirationMonth=5&certUrl=https%3A%2F%2Fbadges.guild.example%2Fawards%2Fada%2Fguide%40gold.html"
    "&certId=ada%2Fguide%40gold"
)


def test_all_that_forms_ask_for(badgectl: Command) -> None:
    post = f"Guide (gold), from Example Guild: Three of them. {PAGE}"
    assert badgectl("share", "ada/guide") == Said(
        0,
        f"{PAGE}\n\nFor a post\n  {post}\n\nA picture for it\n"
        "  badgectl render --award ada/guide@gold --card\n\n"
        f"For LinkedIn, filled in\n  {LINKEDIN}\n\nOr by hand\n"
        "  Name                  Guide (gold)\n"
        "  Issuing organization  Example Guild\n"
        "  Issue date            May 2026\n"
        "  Expiration date       May 2028\n"
        "  Credential ID         ada/guide@gold\n"
        f"  Credential URL        {PAGE}\n",
        "",
    )
    found = json.loads(badgectl("share", "ada/guide", "--format", "json").out)
    assert (found["award"], found["post"], found["share"]["linkedin"]) == (
        "ada/guide@gold", post, LINKEDIN
    )  # fmt: skip


def test_what_was_taken_back_is_not_shown(badgectl: Command) -> None:
    badgectl("revoke", "ada/guide@gold", "--because", "mistake", "-m", "It was Ida.")
    assert badgectl("share", "ada/guide@gold") == Said(
        1, "", "error: ada/guide@gold is on no page that others see, or does not count any more\n"
        "  hint: `badgectl show ada/guide@gold` says why\n",
    )  # fmt: skip


def test_who_is_not_to_be_named_is_not_shared(shared: Path, badgectl: Command) -> None:
    file = shared / "catalog/people/ada.yaml"
    file.write_text(file.read_text(encoding="utf-8") + "visibility: members\n", encoding="utf-8")
    git(shared, "commit", "--quiet", "-am", "Among us")
    assert badgectl("share", "ada/guide@gold").err.startswith(
        "error: ada/guide@gold is on no page "
    )


def test_without_a_hub_there_is_no_link(shared: Path, badgectl: Command) -> None:
    file = shared / "catalog/program.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace(f"hub: {HUB}\n", ""), encoding="utf-8")
    git(shared, "commit", "--quiet", "-am", "No hub")
    assert badgectl("share", "ada/guide").err.startswith("error: it is not known where the hub is")
    assert badgectl("share", "ada/guide", "--base-url", HUB).out.startswith(f"{PAGE}\n")
