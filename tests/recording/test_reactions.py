"""Likes, comments and scores: what peers say of awards, and teams of goals."""

from pathlib import Path

import pytest
from ground import Command, be, everything, git, write

THANKS = "awards/ada/thanks+2026-11-23+grace"


@pytest.fixture
def thanked(guild: Path, badgectl: Command) -> Path:
    """The guild, where Grace has thanked Ada and Linus works now."""
    assert badgectl("award", "thanks", "ada", "-m", "Took my shift.").status == 0
    be(guild, "linus")
    return guild


def test_everybody_likes_an_award_once(thanked: Path, badgectl: Command) -> None:
    said = badgectl("like", "ada/thanks", "-m", "Bravo!")
    assert (said.status, said.out) == (0, "Like Thanks of Ada Lovelace: recorded\n")
    assert (thanked / f"{THANKS}.like.linus.yaml").read_text() == (
        "by: linus\ntext: Bravo!\nliked_on: 2026-11-23\n"
    )
    assert git(thanked, "show", "--format=%B", "--name-status") == (
        "Like Thanks of Ada Lovelace\n"
        "\n"
        "Bravo!\n"
        "\n"
        "Badge: thanks\n"
        "Recipient: ada\n"
        "Liked-by: linus\n"
        "\n"
        "\n"
        f"A\t{THANKS}.like.linus.yaml\n"
    )
    again = badgectl("like", "ada/thanks+2026-11-23+grace")
    assert (again.status, again.err) == (
        1,
        "error: linus liked ada/thanks+2026-11-23+grace on 2026-11-23\n"
        "  hint: `badgectl comment ada/thanks+2026-11-23+grace -m ...` says more\n",
    )
    be(thanked, "ada")
    assert "ada likes their own award [policy-own]" in badgectl("like", "ada/thanks").err


def test_comments_of_one_second_do_not_collide(thanked: Path, badgectl: Command) -> None:
    for text in ("Well deserved.", "I was there."):
        said = badgectl("comment", "ada/thanks", "-m", text)
        assert (said.status, said.out) == (0, "Comment on Thanks of Ada Lovelace: recorded\n")
    found = sorted((thanked / "awards/ada").glob("*.comment.*"))
    assert [(path.name, path.read_text()) for path in found] == [
        (
            "thanks+2026-11-23+grace.comment.linus.20261123T120000Z.yaml",
            "by: linus\ntext: Well deserved.\n",
        ),
        (
            "thanks+2026-11-23+grace.comment.linus.20261123T120001Z.yaml",
            "by: linus\ntext: I was there.\n",
        ),
    ]
    assert badgectl("validate").status == 0


def test_what_is_meant_is_what_counts_now(thanked: Path, badgectl: Command) -> None:
    be(thanked, "grace")
    badgectl("award", "crown", "platform", "-m", "2026.")
    badgectl("revoke", "platform/crown", "--because", "mistake", "-m", "It was Studio.")
    badgectl("award", "crown", "platform", "-m", "No, it was.", on="2026-11-24")
    said = badgectl("like", "platform/crown", on="2026-11-24")
    assert "  awards/platform/crown~2.like.grace.yaml\n" in said.err


@pytest.mark.parametrize(
    "arguments",
    [
        ("nominate", "navigator@bronze", "tom", "-m", "Drew the map."),
        ("like", "ada/thanks"),
        ("comment", "ada/thanks", "-m", "Well done."),
        ("score", "calm-on-call", "--team", "platform", "--value", "4"),
    ],
    ids=lambda arguments: arguments[0],
)
def test_dry_runs_write_nothing(
    arguments: tuple[str, ...], thanked: Path, badgectl: Command
) -> None:
    before = everything(thanked)
    said = badgectl(*arguments, "--dry-run")
    assert said.status == 0
    assert said.out.endswith("Would record 1 file in one commit. Nothing was written.\n")
    assert everything(thanked) == before
    path = said.out.partition("\n")[0]
    assert badgectl(*arguments).status == 0
    assert git(thanked, "show", "--name-only", "--format=") == f"{path}\n", "as it was shown"


def test_a_branch_of_ones_own(thanked: Path, badgectl: Command) -> None:
    git(thanked, "switch", "--quiet", "-c", "mine")
    assert "`--here`" in badgectl("like", "ada/thanks").err
    assert badgectl("like", "ada/thanks", "--here").status == 0


def test_typed_by_hand_it_is_judged_alike(thanked: Path, badgectl: Command) -> None:
    write(
        thanked,
        {
            f"{THANKS}.comment.tom.20261123T080000Z.yaml": "by: linus\ntext: I am Tom.\n",
            f"{THANKS}.comment.hedy.20261123T080000Z.yaml": "by: hedy\ntext: From afar.\n",
            f"{THANKS}.like.rules.yaml": "by: rules\n",
            f"{THANKS}.like.tom.yaml": "by: tom\nrecorded_by: linus\n",
        },
    )
    found = badgectl("validate", "--format", "concise").out.splitlines()[:-1]
    assert [line.partition(": ")[0].split(":")[0].removeprefix(THANKS) for line in found] == [
        ".comment.hedy.20261123T080000Z.yaml",
        ".comment.tom.20261123T080000Z.yaml",
        ".like.rules.yaml",
        ".like.tom.yaml",
    ]
    for line, code in zip(
        found,
        ("policy-actor", "place-content", "reference-person", "policy-recorder"),
        strict=True,
    ):
        assert code in line


def test_a_team_scores_a_goal_once(thanked: Path, badgectl: Command) -> None:
    score = ("score", "calm-on-call", "--team", "platform", "--value", "4.5")
    said = badgectl(*score, "-m", "One bad week.", "-e", "https://guild.example/pages")
    assert (said.status, said.out) == (0, "Score Calm on-call for Platform: 4.5: recorded\n")
    path = "awards/platform/calm-on-call.score.2026-q4.yaml"
    assert (thanked / path).read_text() == (
        "goal: calm-on-call\n"
        "team: platform\n"
        "period: 2026-q4\n"
        "value: 4.5\n"
        "by: linus\n"
        "feedback: One bad week.\n"
        "evidence:\n"
        '  - {url: "https://guild.example/pages"}\n'
        "scored_on: 2026-11-23\n"
    )
    assert git(thanked, "show", "-s", "--format=%(trailers:only)") == (
        "Goal: calm-on-call\nRecipient: platform\nScored-by: linus\n\n"
    )
    assert badgectl(*score).err == (
        "error: platform scored calm-on-call for 2026-q4: 4.5, by linus on 2026-11-23\n"
        "  hint: scores stay as they were given; `--period` names another year, quarter or month\n"
    )
    assert badgectl(*score, "--period", "2026-11").status == 0


def test_a_score_lies_in_the_range_of_its_goal(guild: Path, badgectl: Command) -> None:
    goal = guild / "catalog/goals/calm-on-call.yaml"
    goal.write_text(goal.read_text().replace("average", "average, from: 1, to: 5"))
    git(guild, "commit", "--quiet", "-am", "Say the range")
    score = ("score", "calm-on-call", "--team", "platform", "--value")
    assert badgectl(*score, "7") == (
        1,
        "",
        "error: Score Calm on-call for Platform: 7: refused\n"
        "  Calm on-call is scored from 1 to 5; 7 is outside [policy-score-range] "
        "awards/platform/calm-on-call.score.2026-q4.yaml\n"
        "    hint: a score is given once: say what is meant\n",
    )
    assert badgectl(*score, "5").status == 0
    assert "scores (average, from 1 to 5)\n" in badgectl("show", "calm-on-call").out


@pytest.mark.parametrize(
    ("goal", "team", "value", "more", "status", "expected"),
    [
        ("calm-on-cal", "platform", "4", (), 1, "there is no goal `calm-on-cal`\n  hint: did you"),
        ("calm-on-call", "ada", "4", (), 1, "there is no team `ada`\n  hint: `badgectl list team"),
        ("calm-on-call", "studio", "4", (), 1, "linus is not in studio [policy-actor] awards/stu"),
        ("grow-people", "platform", "4", (), 1, "Grow people counts awards [record-score] awards"),
        ("calm-on-call", "platform", "inf", (), 2, "`--value inf` is no number to score with\n"),
        ("calm-on-call", "platform", "1e13", (), 1, "[shape-size] awards/platform/calm-on-call"),
        ("calm-on-call", "platform", "4", ("--period", "Q4"), 2, "`Q4` is no period\n  hint: wri"),
        ("calm-on-call", "platform", "4", ("--period", "2027-q1"), 1, "2027-q1 has not come yet ["),
        ("calm-on-call", "platform", "4", ("-e", "a.md"), 1, "the repository has no file a.md ["),
    ],
)
def test_scores_that_are_refused(
    goal: str, team: str, value: str, more: tuple[str, ...], status: int, expected: str,
    thanked: Path, badgectl: Command,
) -> None:  # fmt: skip
    before = everything(thanked)
    said = badgectl("score", goal, "--team", team, "--value", value, *more)
    assert (said.status, said.out) == (status, "")
    assert expected in said.err
    assert everything(thanked) == before
