"""`diff` of what badges demand: told by what it means, and for whom."""

from pathlib import Path

import pytest
from ground import Command, everything, git, write
from review.proposals import GROUPS, MENTOR, edited, propose


def test_raising_a_threshold_names_who_keeps_the_level(
    under_review: Path, badgectl: Command
) -> None:
    title = propose(
        under_review, edited(under_review, "catalog/badges/mentor.yaml", "people: 2", "people: 3")
    )
    untouched = everything(under_review)
    said = badgectl("diff", "main")
    assert said == (
        0,
        f"{title}"
        "\nBadges\n"
        "  Mentor (mentor) changed\n"
        "    silver now asks for 3 instead of 2 people helped (tightened)\n"
        "\nFor whom it matters\n"
        "  Ada Lovelace (ada) keeps Mentor (silver), which requires more now; nothing is taken away: "
        "an award is judged by the badge as it stood at its entry\n",
        "",
    )
    assert everything(under_review) == untouched
    write(under_review, {"catalog/people/ada.yaml": "name: Ada Lovelace\nvisibility: hidden\n"})
    title = propose(under_review, {})
    assert "somebody not to be named keeps Mentor (silver)" in badgectl("diff", "main").out


HELPED = "      - helped: {people: 2}\n"


def test_an_alternative_loosens(under_review: Path, badgectl: Command) -> None:
    either = "      - any: [{helped: {people: 2}}, {holds: thanks}]\n"
    title = propose(under_review, edited(under_review, MENTOR, HELPED, either))
    changed = "\nBadges\n  Mentor (mentor) changed\n"
    assert badgectl("diff", "main").out == (
        f"{title}{changed}"
        "    silver now asks for 2 people helped or the badge Thanks; before, for 2 people helped "
        "(loosened)\n"
    )
    git(under_review, "switch", "--quiet", "-c", "back")
    propose(under_review, edited(under_review, MENTOR, either, HELPED))
    said = badgectl("diff", "proposal").out
    assert said.partition("\n")[2] == (
        f"{changed}"
        "    silver now asks for 2 people helped; before, for 2 people helped or the badge Thanks "
        "(tightened)\n"
    )


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        (
            "[{holds: thanks}, {helped: {people: 2}}]",
            "[{any: [{holds: thanks}, {helped: {people: 2}}]}]",
            "asks for the badge Thanks or 2 people helped; before, for the badge Thanks and 2 people "
            "helped (loosened)",
        ),
        (
            "[{count: {badge: thanks, at_least: 3}}]",
            "[{count: {badge: thanks, at_least: 2, from_people: 2}}]",
            "asks for 2 awards of Thanks and from 2 different people instead of 3 awards of Thanks",
        ),
        (
            "[{count: {badge: thanks, at_least: 3}}]",
            "[{count: {badge: thanks, at_least: 3, within: 6 months}}]",
            "asks for 3 awards of Thanks within 6 months instead of 3 awards of Thanks (tightened)",
        ),
        (
            "[{count: {kind: mentoring, at_least: 3}}]",
            "[{count: {at_least: 3}}]",
            "asks for 3 awards of any badge instead of kind mentoring (loosened)",
        ),
        (
            "[{holds: thanks}, {metric: {name: builds, at_least: 5}}]",
            "[{holds: thanks}, {any: [{metric: {name: builds, at_least: 4}}, {holds: crown}]}]",
            "asks for `builds` of at least 4 or the badge Crown; before, for `builds` of at least 5 "
            "(loosened)",
        ),
        (
            "[{any: [{holds: thanks}, {holds: crown}]}]",
            "[{any: [{holds: thanks}, {holds: crown}, {holds: navigator}]}]",
            "asks for the badge Thanks, the badge Crown or the badge Navigator; before, for the badge "
            "Thanks or the badge Crown (loosened)",
        ),
        (
            "[{holds: crown}]",
            "[{any: [{all: [{holds: crown}, {holds: thanks}]}, {holds: navigator}]}]",
            "also asks for the badge Crown and the badge Thanks or the badge Navigator (tightened)\n"
            "    it no longer asks for the badge Crown (loosened)",
        ),
    ],
)
def test_demands_are_told_by_what_they_mean(
    under_review: Path, badgectl: Command, before: str, after: str, told: str
) -> None:
    star = "name: Star\nkind: training\ndescription: Shines.\nrequires: {}\n"
    path = "catalog/badges/star.yaml"
    propose(under_review, {path: star.format(before)})
    git(under_review, "switch", "--quiet", "-c", "further")
    propose(under_review, {path: star.format(after)})
    said = badgectl("diff", "proposal").out.partition("\n")[2]
    assert said.partition("\nFor whom")[0] == (
        f"\nBadges\n  Star (star) changed\n    it now {told}\n"
    )


def test_another_way_of_writing_is_no_change(under_review: Path, badgectl: Command) -> None:
    badge = (under_review / MENTOR).read_text(encoding="utf-8")
    two = "      - any: [{holds: thanks}, {holds: crown}]\n" + HELPED
    propose(under_review, {MENTOR: badge.replace(HELPED, two)})
    git(under_review, "switch", "--quiet", "-c", "rewritten")
    rewritten = (
        "      - all: [{all: [{any: [{helped: {people: 2}}]}]}]\n"
        "      - any: [{any: [{holds: crown}, {holds: thanks}]}, {all: [{holds: thanks}]}]\n"
    )
    propose(under_review, {MENTOR: badge.replace(HELPED, rewritten)})
    said = badgectl("diff", "proposal").out
    assert said.partition("\n")[2] == "\nNothing changed\n  neither catalog nor new records\n"
    studio = "catalog/teams/studio.yaml"
    more = {studio: "name: Studio\nfunction: design\nleads: [tom]\nmembers: [linus, ada]\n"}
    propose(under_review, more)
    git(under_review, "switch", "--quiet", "-c", "sorted")
    propose(under_review, edited(under_review, studio, "linus, ada", "ada, linus"))
    assert badgectl("diff", "rewritten").out.partition("\n")[2] == (
        "\nTeams\n  Studio (studio) is written in another way, and says what it said\n"
    )


def test_nobody_is_said_to_lose_what_they_keep(under_review: Path, badgectl: Command) -> None:
    policy = "[{person: tom}, {lead: home-team}, {person: linus}]"
    propose(under_review, edited(under_review, MENTOR, GROUPS, policy))
    git(under_review, "switch", "--quiet", "-c", "further")
    propose(under_review, edited(under_review, MENTOR, policy, "[{lead: any-team}]"))
    assert badgectl("diff", "proposal").out.partition("\n")[2] == (
        "\nBadges\n"
        "  Mentor (mentor) changed\n"
        "    a lead of any team may now award it (loosened)\n"
        "    the list of who may award it no longer names linus (tightened)\n"
        "    the list of who may award it no longer names tom or a lead of the recipient's home "
        "team, whom another entry covers\n"
        "\nFor whom it matters\n"
        "  Linus Torvalds (linus) may no longer award Mentor\n"
    )
    git(under_review, "switch", "--quiet", "-c", "narrower")
    propose(under_review, edited(under_review, MENTOR, "any-team", "home-team"))
    assert badgectl("diff", "further").out.partition("\n")[2] == (
        "\nBadges\n"
        "  Mentor (mentor) changed\n"
        "    the list of who may award it now names a lead of the recipient's home team, whom "
        "another entry covered before\n"
        "    the list of who may award it no longer names a lead of any team (tightened)\n"
    )


def test_what_was_done_together_is_counted_together(under_review: Path, badgectl: Command) -> None:
    crew = (
        "name: Crew\nkind: collaboration\ndescription: Did it together.\n"
        "criteria: [{id: deed, text: It is done.}]\nrequires: [{together: {people: 2}}]\n"
        "awarding: {by: anyone}\n"
    )
    award = "badge: crew\nby: grace\nreason: Both.\nawarded_on: 2026-11-20\njoint: 7c1e\n"
    alone = "badge: crew\nby: grace\nreason: Alone.\nawarded_on: 2026-11-20\nrecipient: hedy\n"
    propose(
        under_review,
        {
            "catalog/badges/crew.yaml": crew,
            "awards/ada/crew.yaml": f"{award}recipient: ada\n",
            "awards/tom/crew.yaml": f"{award}recipient: tom\n",
            "awards/hedy/crew.yaml": alone,
        },
    )
    git(under_review, "switch", "--quiet", "-c", "stricter")
    propose(under_review, {"catalog/badges/crew.yaml": crew.replace("people: 2", "people: 3")})
    assert badgectl("diff", "proposal").out.partition("\n")[2] == (
        "\nBadges\n"
        "  Crew (crew) changed\n"
        "    it now asks for 3 instead of 2 people awarded jointly (tightened)\n"
        "\nFor whom it matters\n"
        "  Ada Lovelace (ada) and Tom Kilburn (tom) keep Crew, which requires more now; nothing is "
        "taken away: an award is judged by the badge as it stood at its entry\n"
    )
