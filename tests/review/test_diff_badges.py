"""`diff` of badges: who may award now, what comes and goes, what it looks like."""

import io
import json
from pathlib import Path

import pytest
from ground import Command, git, write
from PIL import Image
from review.proposals import GROUPS, MENTOR, THANKS_BADGE, edited, propose


def test_a_looser_policy_names_who_may_award_now(under_review: Path, badgectl: Command) -> None:
    title = propose(
        under_review,
        {
            "catalog/badges/mentor.yaml": (under_review / "catalog/badges/mentor.yaml")
            .read_text()
            .replace("[maintainers, {holders: mentor@silver}]", "[maintainers, {team: studio}]")
            + "  min_evidence: 1\n  self_award: true\n  expires_after: 12 months\n",
            "catalog/badges/navigator.yaml": (under_review / "catalog/badges/navigator.yaml")
            .read_text()
            .replace("seconds: 1", "seconds: 2, from_other_function: 1, nominate: [maintainers]")
            .replace("open_for: 60 days", "open_for: 90 days")
            .replace(", evidence: required", "")
            .replace("in_order: true", "in_order: false"),
            "catalog/badges/thanks.yaml": (under_review / "catalog/badges/thanks.yaml")
            .read_text()
            .replace("by: anyone", "by: [{team: platform}]")
            .replace("per_giver: 3", "per_giver: 5"),
        },
    )
    assert badgectl("diff", "main").out == (
        f"{title}"
        "\nBadges\n"
        "  Mentor (mentor) changed\n"
        "    members of Studio may now award it (loosened)\n"
        "    the list of who may award it no longer names holders of Mentor (silver) (tightened)\n"
        "    the evidence that every award needs is now 1 piece instead of 0 pieces (tightened)\n"
        "    givers may award themselves (loosened)\n"
        "    the time that an award counts is now 12 months instead of without end (tightened)\n"
        "  Navigator (navigator) changed\n"
        "    the criterion map no longer demands evidence (loosened)\n"
        "    levels may be skipped now (loosened)\n"
        "    who may nominate: now the programme's maintainers, before anybody in the catalog (tightened)\n"
        "    the number of seconds that a nomination needs is now 2 instead of 1 (tightened)\n"
        "    the number of seconds from another function is now 1 instead of 0 (tightened)\n"
        "    the time that a nomination stays open is now 90 days instead of 60 days (loosened)\n"
        "  Thanks (thanks) changed\n"
        "    who may award it: now members of Platform, before anybody in the catalog (tightened)\n"
        "    how often one giver may award it is now 5 a month instead of 3 a month (loosened)\n"
        "\nFor whom it matters\n"
        "  Everybody else (2 people: Badge bot (badge-bot) and Tom Kilburn (tom)) may no longer award Thanks\n"
        "  Tom Kilburn (tom) may now award Mentor\n"
        "  Ada Lovelace (ada) may no longer award Mentor\n"
    )


def test_what_becomes_of_a_badge(under_review: Path, badgectl: Command) -> None:
    star = (
        "name: Star\nkind: training\ndescription: Shines.\n"
        "levels: [{id: low}, {id: high, requires: [{holds: mentor@silver}]}]\n"
        "awarding: {by: rules}\n"
    )
    (under_review / "catalog/badges/floppy-disk.yaml").unlink()
    mentor = (under_review / "catalog/badges/mentor.yaml").read_text(encoding="utf-8")
    title = propose(
        under_review,
        {
            "catalog/badges/star.yaml": star,
            **edited(under_review, "catalog/badges/crown.yaml", "kind:", "status: retired\nkind:"),
            "catalog/badges/mentor.yaml": mentor.replace("Mentor\n", "Guide\n", 1)
            .replace("mentoring", "training")
            .replace("[grow-people]", "[calm-on-call]")
            .replace("topics: [onboarding]", "topics: [onboarding, python]")
            .replace("each mentee.", "all of them.")
            .replace("  - id: bronze\n    text: Mentored one colleague for a quarter.\n", "")
            .replace("helped: {people: 2}", "holds: thanks")
            + "design: {icon: bridge}\n",
        },
    )
    assert badgectl("diff", "main").out == (
        f"{title}"
        "\nBadges\n"
        "  Crown (crown) is retired: no new awards, those made stand\n"
        "  Floppy disk (floppy-disk) is removed\n"
        "  Guide (mentor) changed\n"
        "    its name is now Guide instead of Mentor\n"
        "    its kind is now training instead of mentoring\n"
        "    it gains the goal calm-on-call\n"
        "    it loses the goal grow-people\n"
        "    it gains the topic python\n"
        "    the criterion sessions now reads: Held at least six sessions with all of them.\n"
        "    it loses the level bronze\n"
        "    silver now also asks for the badge Thanks (tightened)\n"
        "    silver no longer asks for 2 people helped (loosened)\n"
        "    its icon is now bridge instead of that of its kind or id\n"
        "  Star (star) is new\n"
        "    Shines.\n"
        "    it has 2 levels: low and high\n"
        "    high asks for the badge Guide (silver)\n"
        "    who may award it: nobody: it is earned by count\n"
        "\nFor whom it matters\n"
        "  Ada Lovelace (ada) reaches Star (high) by the new rules\n"
        "  Linus Torvalds (linus) holds Mentor (bronze), which the new rules do not know or count any more\n"
    )


def test_what_a_picture_holds_is_no_badge(under_review: Path, badgectl: Command) -> None:
    path = "catalog/badges/jester.yaml"
    jester = (under_review / MENTOR).read_text().replace("name: Mentor", "name: Jester")
    write(under_review, {path: f"{jester}design: {{holds: crown, wears: crown}}\n"})
    git(under_review, "add", ".")
    git(under_review, "commit", "--quiet", "-m", "Jester")
    git(under_review, "branch", "--quiet", "--force", "main")
    git(under_review, "mv", "catalog/badges/crown.yaml", "catalog/badges/royal-crown.yaml")
    title = propose(under_review, edited(under_review, path, "holds: crown", "holds: heart"))
    assert badgectl("diff", "main").out == (
        f"{title}"
        "\nBadges\n"
        "  Jester (jester) changed\n"
        "    its holds is now heart instead of crown\n"
        "  Crown is now called royal-crown (was crown)\n"
    )


@pytest.mark.slow
def test_images_show_before_and_after(under_review: Path, badgectl: Command) -> None:
    title = propose(
        under_review,
        {
            **edited(under_review, "catalog/badges/mentor.yaml", "levels:", "design: {icon: bridge}\nlevels:"),
            **edited(under_review, "catalog/badges/thanks.yaml", "per_giver: 3", "per_giver: 4"),
            "catalog/badges/star.yaml": "name: Star\nkind: training\ndescription: Shines.\n",
            "catalog/badges/odd.yaml": "name: Odd\nkind: training\ndescription: Odd.\ndesign: {icon: no-such-icon}\n",
        },
    )  # fmt: skip
    said = badgectl("diff", "main", "--images", "pictures")
    assert said.out.startswith(title)
    assert said.out.endswith("\nPictures\n  mentor.png\n  star.png\n")
    assert said.err == "catalog/badges/odd.yaml cannot be drawn; `badgectl validate` says why\n"
    folder = under_review / "pictures"
    assert sorted(path.name for path in folder.iterdir()) == ["mentor.png", "star.png"]
    with Image.open(folder / "mentor.png") as page:
        assert page.size == (760, 830)
        left, right = (page.crop((40 + x, 90, 340 + x, 390)) for x in (0, 380))
        assert len(left.convert("RGB").getcolors(100_000) or ()) > 100
        assert left.tobytes() != right.tobytes()
    with Image.open(io.BytesIO((folder / "star.png").read_bytes())) as page:
        assert page.size == (380, 480)


def test_opening_to_everybody_comes_first(under_review: Path, badgectl: Command) -> None:
    write(
        under_review,
        {f"catalog/people/p{n}.yaml": f"name: Person {n}\n" for n in range(10, 22)}
        | {"catalog/people/p12.yaml": "name: Person 12\nvisibility: hidden\n"},
    )
    propose(under_review, {})
    git(under_review, "switch", "--quiet", "-c", "opened")
    anyone = edited(under_review, MENTOR, GROUPS, "anyone")
    propose(under_review, anyone)
    names = ", ".join(
        ["Badge bot (badge-bot)", "Linus Torvalds (linus)"]
        + [f"Person {n} (p{n})" for n in range(10, 19) if n != 12]
    )
    who = f"Everybody else (15 people: {names} and 5 others)"
    rules = "the programme's maintainers or holders of Mentor (silver)"
    said = badgectl("diff", "proposal")
    assert said.out.partition("\n")[2] == (
        "\nOpened to everybody\n"
        f"  {who} may now award Mentor\n"
        "\nBadges\n"
        "  Mentor (mentor) changed\n"
        f"    who may award it: now anybody in the catalog, before {rules} (loosened)\n"
    )
    effect = json.loads(badgectl("diff", "proposal", "--format", "json").out)["effects"][0]
    assert (effect["meaning"], effect["everybody"], effect["unnamed"]) == ("may-award", True, 1)
    assert "p12" not in effect["recipients"]
    git(under_review, "switch", "--quiet", "-c", "closed")
    propose(under_review, edited(under_review, MENTOR, "by: anyone", "by: rules"))
    everybody = badgectl("diff", "opened").out.partition("\nFor whom it matters\n")[2]
    assert everybody.startswith(
        "  Everybody (17 people: Ada Lovelace (ada), Badge bot (badge-bot), "
    )
    assert everybody.endswith(" and 7 others) may no longer award Mentor\n")


def test_waivers_that_come_and_go(under_review: Path, badgectl: Command) -> None:
    text = (under_review / THANKS_BADGE).read_text(encoding="utf-8")
    one = "# badgectl: ignore sense-unclear, sense-goals every reason is its own\n"
    propose(under_review, {THANKS_BADGE: one + text})
    waived = "every reason is its own"
    assert badgectl("diff", "main").out.partition("\n")[2] == (
        "\nWaivers\n"
        f"  {THANKS_BADGE} now ignores sense-goals: {waived}\n"
        f"  {THANKS_BADGE} now ignores sense-unclear: {waived}\n"
    )
    assert badgectl("diff", "main") == badgectl("diff", "main")  # from the index as well
    git(under_review, "switch", "--quiet", "-c", "further")
    two = "# badgectl: ignore sense-unclear <b>no</b> @all\n"
    propose(under_review, {THANKS_BADGE: f"\n{text}{two}"})
    said = badgectl("diff", "proposal", "--format", "markdown").out
    assert said.partition("\n### Waivers\n")[2] == (
        "\n"
        f"- {THANKS_BADGE} no longer ignores sense-goals: {waived}\n"
        f"- {THANKS_BADGE} now ignores sense-unclear: \\<b\\>no\\</b\\> @&#8203;all\n"
        f"- {THANKS_BADGE} no longer ignores sense-unclear: {waived}\n"
    )
    assert json.loads(badgectl("diff", "main", "--format", "json").out)["waivers"] == [
        {
            "path": THANKS_BADGE,
            "code": "sense-unclear",
            "reason": "<b>no</b> @all",
            "state": "added",
        }
    ]
