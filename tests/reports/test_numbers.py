"""Numbers are told whole, and fall to whom they belong."""

import json
from pathlib import Path

import pytest
from ground import Command, be, git, write

FILES = {
    "catalog/goals/revenue.yaml": "name: Revenue\ndescription: What we earn.\nmeasure: {score: sum}\ntarget: 1500004\nstarts: 2026-01-01\ndue: 2026-12-31\n",
    "catalog/goals/calm-on-call.yaml": "name: Calm\ndescription: From 1 to 5.\nmeasure: {score: average}\ntarget: 4\ndue: 2026-12-31\n",
    **{
        f"awards/platform/{goal}.score.{period}.yaml": f"goal: {goal}\nteam: platform\nperiod: {period}\nvalue: {value}\nby: ada\nfeedback: So it is.\nscored_on: 2026-10-02\n"
        for goal, period, value in (
            ("revenue", "2026-q3", "1234567"),
            ("calm-on-call", "2026-07", "3"),
            ("calm-on-call", "2026-08", "3"),
            ("calm-on-call", "2026-09", "4"),
        )
    },
}  # fmt: skip


@pytest.fixture
def scoring(guild: Path) -> Path:
    """The guild with a goal of seven digits and one of a mean."""
    write(guild, FILES)
    git(guild, "add", ".")
    git(guild, "commit", "--quiet", "-m", "Scores")
    return guild


@pytest.mark.usefixtures("scoring")
@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (
            ["list", "goals"],
            "calm-on-call\tCalm\t3.3333\t4\t2026-12-31\ton track\n"
            "grow-people\tGrow people\t0\t12\t2026-12-31\tbehind\n"
            "revenue\tRevenue\t1234567\t1500004\t2026-12-31\tbehind\n",
        ),
        (
            ["goals", "revenue"],
            "Revenue (revenue)\n"
            "What we earn.\n"
            "\n"
            "  reached       ████████████████▌░░░ 1234567 of 1500004\n"
            "  due           2026-12-31, in 38 days\n"
            "  state         behind\n"
            "  measured by   scores (sum)\n"
            "  at this pace  1378033.5 by 2026-12-31\n"
            "\n"
            "Scores\n"
            "  2026-q3  Platform: 1234567 - So it is.\n"
            "\n"
            "No score from\n"
            "  studio\n",
        ),
        (["show", "platform"], "  revenue, 2026-q3: 1234567 - So it is.\n"),
        (["report"], "  Revenue      1234567  1500004  2026-12-31  behind\n"),
        (["report"], "on Revenue, Platform, 2026-q3: 1234567: So it is.\n"),
    ],
)
def test_no_digit_is_lost(arguments: list[str], told: str, badgectl: Command) -> None:
    said = badgectl(*arguments)
    assert (said.status, said.err) == (0, "")
    assert told in said.out, said.out


@pytest.mark.parametrize(
    ("day", "counted", "scored"),
    [
        ("2026-11-22", "not started", "not started"),
        ("2026-11-23", "just begun", "no score yet"),
        ("2026-12-22", "just begun", "no score yet"),
        ("2026-12-23", "behind", "no score yet"),
        ("2027-11-23", "missed", "missed"),
    ],
)
def test_without_a_number_nothing_is_on_track(
    day: str, counted: str, scored: str, guild: Path, badgectl: Command
) -> None:
    ends = "description: Wanted.\ntarget: 12\nstarts: 2026-11-23\ndue: 2027-11-22\n"
    write(guild, {
        "catalog/goals/count.yaml": f"name: C\nmeasure: {{count: {{kind: mentoring}}}}\n{ends}",
        "catalog/goals/score.yaml": f"name: S\nmeasure: {{score: latest}}\n{ends}",
    })  # fmt: skip
    git(guild, "add", ".")
    git(guild, "commit", "--quiet", "-m", "Goals")
    told = json.loads(badgectl("--as-of", day, "goals", "--format", "json").out)
    states = {one["progress"]["goal"]: one["progress"]["state"] for one in told}
    assert (states["count"], states["score"]) == (counted, scored)
    card = badgectl("--as-of", day, "goals", "count").out
    assert ("at this pace" in card) == (counted == "behind")


def test_a_score_is_recorded_as_it_was_given(scoring: Path, badgectl: Command) -> None:
    be(scoring, "tom")
    score = ("score", "revenue", "--team", "studio", "--value", "1500004.5")
    assert badgectl(*score).out.startswith("Score Revenue for Studio: 1500004.5: recorded\n")
    assert badgectl(*score).err == (
        "error: studio scored revenue for 2026-q4: 1500004.5, by tom on 2026-11-23\n"
        "  hint: scores stay as they were given; `--period` names another year, quarter or month\n"
    )


def test_a_change_of_the_last_digit_is_told(scoring: Path, badgectl: Command) -> None:
    goal = FILES["catalog/goals/revenue.yaml"]
    write(scoring, {"catalog/goals/revenue.yaml": goal.replace("1500004", "1500000")})
    git(scoring, "commit", "--quiet", "-am", "A little less")
    assert badgectl("diff", "HEAD~1").out.partition("\n")[2] == (
        "\nGoals\n"
        "  Revenue (revenue) changed\n"
        "    the target is now 1500000 instead of 1500004 (loosened)\n"
    )


def test_a_level_asks_for_its_last_digit(guild: Path, badgectl: Command) -> None:
    mentor = "catalog/badges/mentor.yaml"
    before = (guild / mentor).read_text(encoding="utf-8")
    metric = before.replace("helped: {people: 2}", "metric: {name: builds, at_least: 1500004}")
    write(guild, {mentor: metric})
    git(guild, "commit", "--quiet", "-am", "Measure")
    write(guild, {mentor: metric.replace("1500004", "1500000")})
    git(guild, "commit", "--quiet", "-am", "A little less")
    assert badgectl("diff", "HEAD~1").out.partition("\n")[2] == (
        "\nBadges\n"
        "  Mentor (mentor) changed\n"
        "    silver now asks for `builds` of at least 1500000 instead of 1500004 (loosened)\n"
    )


def test_a_team_called_none_is_not_those_without_one(guild: Path, badgectl: Command) -> None:
    thanks = "badge: thanks\nby: grace\nreason: Took my shift.\nrecipient:"
    write(
        guild,
        {
            "catalog/teams/none.yaml": "name: None\nfunction: none\nleads: [linus]\n",
            "catalog/people/linus.yaml": "name: Linus Torvalds\nhome: none\n",
            "catalog/goals/thank.yaml": "name: Thank\ndescription: Say it.\nmeasure: {count: {badge: thanks}}\ntarget: 4\ndue: 2026-12-31\n",
            "awards/linus/thanks+2026-11-20+grace.yaml": f"{thanks} linus\n",
            "awards/badge-bot/thanks+2026-11-20+grace.yaml": f"{thanks} badge-bot\n",
        },
    )
    git(guild, "add", ".")
    git(guild, "commit", "--quiet", "-m", "A team called none")
    bar = "██████████████████████████████"
    report = badgectl("report").out
    for subject, none in (("team", "None"), ("function", "none")):
        assert report.partition(f"Awards by {subject} of the recipient\n")[2].startswith(
            f"  {f'no {subject}':<{len(subject) + 3}}  1  {bar}\n"
            f"  {none:<{len(subject) + 3}}  1  {bar}\n\n"
        )
    assert (
        badgectl("goals", "thank")
        .out.partition("\nBy team\n")[2]
        .startswith(f"  no team     1  {bar}\n  none        1  {bar}\n\n")
    )
