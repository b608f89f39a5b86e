"""Lists, cards and reports: whole outputs, for people and for programs."""

import json
from pathlib import Path

import pytest
from ground import Command, git


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (
            ["badges"],
            "crown\tCrown\tcollaboration\t\t0\tactive\n"
            "floppy-disk\tFloppy disk\texpertise\t\t0\tretired\n"
            "mentor\tMentor\tmentoring\tbronze, silver\t1\tactive\n"
            "navigator\tNavigator\texpertise\tbronze, silver, gold\t0\tactive\n"
            "thanks\tThanks\tpeer-recognition\t\t1\tactive\n",
        ),
        (
            ["people"],
            "ada\tAda Lovelace\tplatform\tengineering\t2\tactive\n"
            "badge-bot\tBadge bot\t\t\t0\tactive\n"
            "grace\tGrace Hopper\tplatform\tengineering\t0\tactive\n"
            "hedy\tHedy Lamarr\tstudio\tdesign\t0\talumni\n"
            "linus\tLinus Torvalds\tplatform\tengineering\t0\tactive\n"
            "tom\tTom Kilburn\tstudio\tdesign\t0\tactive\n",
        ),
        (
            ["teams"],
            "platform\tPlatform\tengineering\tgrace\t3\t0\n"
            "studio\tStudio\tdesign\ttom\t2\t0\n",
        ),
        (
            ["goals"],
            "calm-on-call\tCalm on-call\t3.5\t4\t2026-12-31\tbehind\n"
            "grow-people\tGrow people\t1\t12\t2026-12-31\tbehind\n",
        ),
        (
            ["awards"],
            "2026-11-03\ttom/thanks+2026-11-03+ada\tthanks\ttom\tada\trevoked\tOops.\n"
            "2026-11-02\tada/thanks+2026-11-02+tom\tthanks\tada\ttom\tin force\tDrew the | map.\n"
            "2026-10-05\tada/mentor@bronze\tmentor@bronze\tada\tgrace\tin force\tTom runs on his own.\n"
            "2026-09-14\tada/thanks+2026-09-14+grace\tthanks\tada\tgrace\tin force\tTook my shift.\n"
            "2025-10-01\tplatform/crown\tcrown\tplatform\tgrace\texpired 2026-10-01\tCalm.\n",
        ),
        (
            ["awards", "--badge", "mentor", "--recipient", "ada", "--by", "grace"],
            "2026-10-05\tada/mentor@bronze\tmentor@bronze\tada\tgrace\tin force\tTom runs on his own.\n",
        ),
        (["nominations"], "2026-11-10\tlinus/navigator@bronze\ttom\t13\t1 more colleague to second it\tcolleagues\n"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)  # fmt: skip
def test_lists(arguments: list[str], expected: str, lively: Path, badgectl: Command) -> None:
    assert lively
    said = badgectl("list", *arguments)
    assert (said.status, said.out, said.err) == (0, expected, "")


def test_lists_as_json_and_on_another_day(lively: Path, badgectl: Command) -> None:
    assert lively
    rows = json.loads(badgectl("list", "nominations", "--format", "json").out)
    assert rows == [
        {"nominated": "2026-11-10", "nomination": "linus/navigator@bronze", "by": "tom", "days": 13, "needs": "1 more colleague to second it", "from": "colleagues"}
    ]  # fmt: skip
    assert badgectl("list", "awards", on="2025-12-01").out == (
        "2025-10-01\tplatform/crown\tcrown\tplatform\tgrace\tin force\tCalm.\n"
    )
    assert badgectl("list", "people", "--badge", "mentor").err == (
        "error: `--badge` is about awards\n  hint: say `badgectl list awards`\n"
    )


@pytest.mark.parametrize(
    ("what", "expected"),
    [
        (
            "mentor",
            "Mentor (mentor)\n"
            "Helps colleagues find their feet.\n"
            "\n"
            "  kind        mentoring\n"
            "  for         people\n"
            "  status      active\n"
            "  awarded by  the programme's maintainers or holders of Mentor (silver)\n"
            "  revoked by  the award's giver, the award's recipient or the programme's maintainers\n"
            "  goals       grow-people\n"
            "  topics      onboarding\n"
            "\n"
            "Criteria\n"
            "  sessions: Held at least six sessions with each mentee.\n"
            "\n"
            "bronze ★☆\n"
            "  Mentored one colleague for a quarter.\n"
            "\n"
            "silver ★★\n"
            "  Mentored two colleagues.\n"
            "  requires 2 people helped\n"
            "\n"
            "Holders\n"
            "  Ada Lovelace (ada), bronze\n"
            "\n"
            "History\n"
            "  2026-11-23 {first} Grace: Found the guild\n",
        ),
        (
            "ada",
            "Ada Lovelace (ada)\n"
            "\n"
            "  team          Platform\n"
            "  function      engineering\n"
            "  status        active\n"
            "  awards given  1\n"
            "  ask about     onboarding\n"
            "\n"
            "Badges\n"
            "  Mentor (bronze) ★☆ - 2026-10-05, by Grace Hopper\n"
            "  Thanks - 2026-11-02, 2 times from 2 people, last by Tom Kilburn\n",
        ),
        (
            "platform",
            "Platform (platform)\n"
            "\n"
            "  function  engineering\n"
            "  leads     grace\n"
            "\n"
            "People\n"
            "  Grace Hopper (grace)\n"
            "  Ada Lovelace (ada)\n"
            "  Linus Torvalds (linus)\n"
            "\n"
            "Scores\n"
            "  calm-on-call, 2026-q3: 3.5 - One bad week.\n",
        ),
        (
            "grow-people",
            "Grow people (grow-people)\n"
            "Everybody learns from somebody in another function.\n"
            "\n"
            "  reached       █▋░░░░░░░░░░░░░░░░░░ 1 of 12\n"
            "  due           2026-12-31, in 38 days\n"
            "  state         behind\n"
            "  measured by   awards\n"
            "  at this pace  1.1 by 2026-12-31\n"
            "\n"
            "By team\n"
            "  platform     1  ██████████████████████████████\n"
            "\n"
            "By month\n"
            "  2026-10     1  ██████████████████████████████\n"
            "\n"
            "Badges that serve it\n"
            "  Mentor (mentor)\n"
            "  Navigator (navigator)\n"
            "  Thanks (thanks)\n",
        ),
        (
            "apollo",
            "Apollo (apollo)\n"
            "The new navigation computer.\n"
            "\n"
            "Awards\n"
            "  thanks to Ada Lovelace, 2026-11-02\n",
        ),
        (
            "ada/thanks+2026-09-14+grace",
            "Thanks for Ada Lovelace (ada/thanks+2026-09-14+grace)\n"
            "Took my shift.\n"
            "\n"
            "  by       Grace Hopper\n"
            "  awarded  2026-09-14\n"
            "  state    in force\n"
            "  trust    not verified yet: `badgectl verify`\n"
            "\n"
            "Likes\n"
            "  Tom Kilburn: Me too!\n"
            "\n"
            "Comments\n"
            "  Linus Torvalds: Well deserved.\n"
            "\n"
            "History\n"
            "  2026-11-23 {head} Grace: A year\n",
        ),
        (
            "ada/mentor",
            "Mentor (bronze) for Ada Lovelace (ada/mentor@bronze)\n"
            "Tom runs on his own.\n"
            "\n"
            "  by       Grace Hopper\n"
            "  awarded  2026-10-05\n"
            "  earned   2026-10-01\n"
            "  state    in force\n"
            "  helped   Tom Kilburn\n"
            "  trust    not verified yet: `badgectl verify`\n"
            "\n"
            "Evidence\n"
            "  https://x.example/notes (sessions) - notes\n"
            "\n"
            "History\n"
            "  2026-11-23 {head} Grace: A year\n",
        ),
        (
            "tom/thanks+2026-11-03+ada",
            "Thanks for Tom Kilburn (tom/thanks+2026-11-03+ada)\n"
            "Oops.\n"
            "\n"
            "  by       Ada Lovelace\n"
            "  awarded  2026-11-03\n"
            "  state    revoked by Ada Lovelace on 2026-11-04 (mistake): It was Linus.\n"
            "  trust    not verified yet: `badgectl verify`\n"
            "\n"
            "History\n"
            "  2026-11-23 {head} Grace: A year\n",
        ),
    ],
    ids=lambda value: value if "\n" not in value else "",
)  # fmt: skip
def test_cards(what: str, expected: str, lively: Path, badgectl: Command) -> None:
    head, first = git(lively, "log", "--format=%h", "--abbrev=10").split()
    said = badgectl("show", what)
    assert (said.status, said.out, said.err) == (0, expected.format(head=head, first=first), "")


def test_cards_of_nothing(lively: Path, badgectl: Command) -> None:
    assert lively
    for what, expected in (
        ("mentr", "error: there is nothing called `mentr`\n  hint: did you mean `mentor`?\n"),
        ("mentor@gold", "error: Mentor has no level `gold`\n  hint: say `mentor@bronze` or `mentor@silver`\n"),
        ("ada/crown", "error: there is no award ada/crown\n  hint: `badgectl list awards --recipient ada` shows what there is\n"),
        ("ada/", "error: `ada/` names no award\n  hint: write recipient and badge, as `ada/mentor@gold`\n"),
        (
            "ada/thanks",
            "error: `ada/thanks` could be 2 awards\n"
            "  hint: say which: `ada/thanks+2026-09-14+grace` or `ada/thanks+2026-11-02+tom`\n",
        ),
    ):  # fmt: skip
        said = badgectl("show", what)
        assert (said.status, said.err) == (1, expected)


def test_a_nomination_has_a_card(lively: Path, badgectl: Command) -> None:
    assert lively
    assert badgectl("show", "linus/navigator@bronze").out.startswith(
        "Navigator (bronze) for Linus Torvalds (linus/navigator@bronze)\n"
        "Knows the way.\n"
        "\n"
        "  state  nominated; needs 1 more colleague to second it\n"
        "  trust  not verified yet: `badgectl verify`\n"
        "\n"
        "How it began\n"
        "  nominated by Tom Kilburn on 2026-11-10\n"
    )


def test_another_award_stands_instead(lively: Path, badgectl: Command) -> None:
    assert badgectl("award", "thanks", "linus", "-m", "For the map.").status == 0
    why = ("--because", "mistake", "-m", "It was Linus.", "--replaced-by")
    arguments = ("revoke", "ada/mentor", *why)
    assert "does not stand instead of itself" in badgectl(*arguments, "ada/mentor").err
    assert badgectl(*arguments, "linus/thanks").status == 0
    assert (
        "replaced_by: linus/thanks+2026-11-23+grace\n"
        in (lively / "awards/ada/mentor@bronze.revocation.yaml").read_text()
    )
    card = badgectl("show", "ada/mentor@bronze").out
    assert "It was Linus.; linus/thanks+2026-11-23+grace stands instead\n" in card
    assert [line.split(": ")[1] for line in card.partition("History\n")[2].splitlines()] == [
        "Revoke Mentor (bronze) of Ada Lovelace", "A year",
    ]  # fmt: skip


def test_revoke(lively: Path, badgectl: Command) -> None:
    said = badgectl("revoke", "ada/mentor", "--because", "mistake", "-m", "It was Ida.")
    assert (said.status, said.out) == (0, "Revoke Mentor (bronze) of Ada Lovelace: recorded\n")
    assert said.err.endswith("  because: mistake (it should not have been given)\n")
    assert "(mistake): It was Ida.\n" in badgectl("show", "ada/mentor").out
    assert (lively / "awards/ada/mentor@bronze.revocation.yaml").read_text() == (
        "by: grace\nreason: It was Ida.\nbecause: mistake\nrevoked_on: 2026-11-23\n"
    )
    assert git(lively, "show", "--format=%B", "--name-only") == (
        "Revoke Mentor (bronze) of Ada Lovelace\n"
        "\n"
        "It was Ida.\n"
        "\n"
        "Badge: mentor@bronze\n"
        "Recipient: ada\n"
        "Revoked-by: grace\n"
        "\n"
        "\n"
        "awards/ada/mentor@bronze.revocation.yaml\n"
    )
    again = badgectl("revoke", "ada/mentor", "--because", "mistake", "-m", "Again.")
    assert (again.status, again.err) == (
        1,
        "error: ada/mentor@bronze was revoked by grace on 2026-11-23: It was Ida.\n"
        "  hint: nothing to do\n",
    )
    assert badgectl("validate").status == 0
