"""The report: whole outputs, and what it counts."""

import json
from pathlib import Path

from ground import Command, git, write

TEXT = """\
Example Guild: recognition report
2025-10-01 to 2026-11-23, whole programme

  5 awards (1 revoked since, 1 expired)
  2 of 5 people recognised
  3 givers; half of all awards are by 1 of them
  40 % of awards cross functions

Awards by kind
  peer-recognition  3  ██████████████████████████████
  collaboration     1  ██████████
  mentoring         1  ██████████

Awards by badge
  Thanks  3  ██████████████████████████████
  Crown   1  ██████████
  Mentor  1  ██████████

Levels gained
  Mentor (bronze)  1  ██████████████████████████████

Awards by team of the recipient
  Platform  4  ██████████████████████████████
  Studio    1  ███████▌

Awards by function of the recipient
  engineering  4  ██████████████████████████████
  design       1  ███████▌

Awards by month
  2025-10  1  ███████████████
  2025-11  0
  2025-12  0
  2026-01  0
  2026-02  0
  2026-03  0
  2026-04  0
  2026-05  0
  2026-06  0
  2026-07  0
  2026-08  0
  2026-09  1  ███████████████
  2026-10  1  ███████████████
  2026-11  2  ██████████████████████████████

Who recognises whom: from function (row) to function (column)
  from         design  engineering
  design            0            1
  engineering       1            3

People not recognised
  Badge bot (badge-bot)
  Linus Torvalds (linus)
  Tom Kilburn (tom)

Badges that nobody earned
  Navigator (navigator)

Goals
  goal          reached  target  due         state
  Calm on-call      3.5       4  2026-12-31  behind
  Grow people         1      12  2026-12-31  behind

Nominations waiting
  Navigator (bronze) for Linus Torvalds, nominated by Tom Kilburn on 2026-11-10: needs 1 more colleague to second it

What people said
  2026-10-02, Ada Lovelace on Calm on-call, Platform, 2026-q3: 3.5: One bad week.
  2026-09-15, Linus Torvalds on Thanks for Ada Lovelace: Well deserved.
"""


def test_the_whole_report(lively: Path, badgectl: Command) -> None:
    assert lively
    said = badgectl("report")
    assert (said.status, said.out, said.err) == (0, TEXT, "")


def test_one_team_in_a_period_as_markdown(lively: Path, badgectl: Command) -> None:
    assert lively
    said = badgectl(
        "report", "--team", "studio", "--since", "2026-11-01", "--until", "2026-11-20",
        "--format", "markdown",
    )  # fmt: skip
    assert said.out == (
        "# Example Guild: recognition report\n"
        "\n"
        "2026-11-01 to 2026-11-20, team Studio\n"
        "\n"
        "- 1 award (1 revoked since, 0 expired), 0 before\n"
        "- 0 of 1 person recognised, 0 before\n"
        "- 1 giver, 0 before\n"
        "- 100 % of awards cross functions, 0 % before\n"
        "- before: 2026-10-12 to 2026-10-31\n"
        "\n"
        "## Awards by kind\n"
        "\n"
        "| kind | awards |\n"
        "| --- | ---: |\n"
        "| peer-recognition | 1 |\n"
        "\n"
        "## Awards by badge\n"
        "\n"
        "| badge | awards |\n"
        "| --- | ---: |\n"
        "| Thanks | 1 |\n"
        "\n"
        "## Awards by month\n"
        "\n"
        "| month | awards |\n"
        "| --- | ---: |\n"
        "| 2026-11 | 1 |\n"
        "\n"
        "## Who recognises whom: from function (row) to function (column)\n"
        "\n"
        "| from | design | engineering |\n"
        "| --- | ---: | ---: |\n"
        "| design | 0 | 0 |\n"
        "| engineering | 1 | 0 |\n"
        "\n"
        "## People not recognised\n"
        "\n"
        "- Tom Kilburn (tom)\n"
        "\n"
        "## Goals\n"
        "\n"
        "| goal | reached | target | due | state |\n"
        "| --- | ---: | ---: | --- | --- |\n"
        "| Calm on-call | 3.5 | 4 | 2026-12-31 | behind |\n"
        "| Grow people | 1 | 12 | 2026-12-31 | behind |\n"
        "\n"
        "## Nominations waiting\n"
        "\n"
        "- none\n"
        "\n"
        "## What people said\n"
        "\n"
        "- nothing\n"
    )


def test_the_report_as_json(lively: Path, badgectl: Command) -> None:
    assert lively
    document = json.loads(badgectl("report", "--format", "json").out)
    assert document["awards"] == 5
    assert document["by_month"][-1] == {"name": "2026-11", "awards": 2}
    assert document["never_recognised"] == ["badge-bot", "linus", "tom"]
    assert document["crossings"][1] == {
        "from_function": "design", "to_function": "engineering", "awards": 1,
    }  # fmt: skip


def test_what_is_revoked_later_counts_until_then(lively: Path, badgectl: Command) -> None:
    assert lively
    for day, recognised, others in (
        ("2026-11-03", "1 of 1 person recognised", "  everybody was"),
        ("2026-11-04", "0 of 1 person recognised", "  Tom Kilburn (tom)"),
    ):
        said = badgectl("report", "--team", "studio", "--since", "2026-11-01", "--until", day)
        assert f"  {recognised}, 0 before\n" in said.out
        assert f"\nPeople not recognised\n{others}\n" in said.out


def test_a_report_for_nobody(lively: Path, badgectl: Command) -> None:
    assert lively
    assert badgectl("report", "--team", "studios").err == (
        "error: there is no team `studios`\n  hint: did you mean `studio`?\n"
    )
    said = badgectl("report", "--since", "2026-12-01")
    assert (said.status, said.err) == (
        2,
        "error: the period ends on 2026-11-23, before it starts\n  hint: `--since` is its first day\n",
    )


def test_a_hidden_person_is_named_nowhere(lively: Path, badgectl: Command) -> None:
    write(
        lively, {"catalog/people/linus.yaml": "name: Linus\nhome: platform\nvisibility: hidden\n"}
    )
    git(lively, "commit", "--quiet", "-am", "Hide")
    assert "Linus" not in badgectl("report").out.partition("People not recognised")[2]


def test_markdown_is_inert(lively: Path, badgectl: Command) -> None:
    write(
        lively,
        {"catalog/people/linus.yaml": "name: '<script>[x](javascript:y) | *b*'\nhome: platform\n"},
    )
    git(lively, "commit", "--quiet", "-am", "Rename")
    assert (
        r"- \<script\>\[x\](javascript:y) \| \*b\* (linus)"
        in badgectl("report", "--format", "markdown").out
    )


def test_a_calendar_period_beside_the_one_before(lively: Path, badgectl: Command) -> None:
    assert lively
    said = json.loads(badgectl("report", "--period", "month", "--format", "json").out)
    assert (said["since"], said["until"], said["awards"]) == ("2026-11-01", "2026-11-23", 2)
    assert said["before"] == {
        "since": "2026-10-01", "until": "2026-10-23", "awards": 1, "recognised": 1, "givers": 1,
        "across_functions": 0,
    }  # fmt: skip
    third = json.loads(
        badgectl("report", "--since", "2026-q3", "--until", "2026-q3", "--format", "json").out
    )
    assert (third["since"], third["until"], third["awards"]) == ("2026-07-01", "2026-09-30", 1)
    whole = badgectl("report", "--until", "2026-09-30", "--period", "quarter").out
    assert "  before: 2026-04-01 to 2026-06-30\n" in whole
    ever = badgectl("report", "--since", "0001", "--until", "9999").out
    assert ever.startswith(f"{TEXT.splitlines()[0]}\n0001-01-01 to 9999-12-31, whole programme\n")
    both = badgectl("report", "--since", "2026", "--period", "year")
    assert (both.status, both.out) == (2, "")
    assert badgectl("report", "--since", "2026-13").err == (
        "error: `--since`: `2026-13` is no day and no period; write it as 2026-11-23, 2026-11, 2026-q4 "
        "or 2026\n  hint: `badgectl report --help` shows how it is used\n"
    )
    assert badgectl("report", "--quarter").out == badgectl("report", "--period", "quarter").out
    assert badgectl("report", "--quarter", "--period", "year") == (
        2, "", "error: `--quarter` and `--period` differ\n  hint: leave one out\n",
    )  # fmt: skip


def test_a_name_that_says_recognition(lively: Path, badgectl: Command) -> None:
    program = lively / "catalog/program.yaml"
    program.write_text(program.read_text().replace("Example Guild", "Guild Recognition"))
    git(lively, "commit", "--quiet", "-am", "Rename")
    assert badgectl("report").out.startswith("Guild Recognition: report\n")


def test_people_are_ranked_only_when_asked(lively: Path, badgectl: Command) -> None:
    assert lively
    assert "received most" not in badgectl("report").out
    assert (
        "Who received most (asked for by --leaderboard)\n"
        "  Ada Lovelace  3  ██████████████████████████████\n"
        "  Tom Kilburn   1  ██████████\n"
    ) in badgectl("report", "--leaderboard").out


def test_how_nominations_went(lively: Path, badgectl: Command) -> None:
    nomination = "badge: navigator\nlevel: bronze\nrecipient: ada\nby: tom\nreason: Knows it.\n"
    write(
        lively,
        {
            "awards/ada/navigator@bronze.nomination.yaml": f"{nomination}nominated_on: 2026-11-01\n",
            "awards/ada/navigator@bronze.second.grace.yaml": "by: grace\nseconded_on: 2026-11-05\n",
            "awards/ada/navigator@bronze.yaml": f"{nomination}awarded_on: 2026-11-11\n",
            "awards/linus/navigator@bronze.decline.yaml": "by: tom\nfeedback: Draw it first.\ndeclined_on: 2026-11-12\n",
        },
    )
    git(lively, "add", ".")
    git(lively, "commit", "--quiet", "-m", "Decide")
    assert (
        "Nominations decided\n"
        "  1 awarded, 1 declined; half of them within 6 days, the longest took 10\n"
    ) in badgectl("report").out
    assert "Draw it first." not in badgectl("report").out, "it is for Linus"
    assert (
        "  2026-11-12, Tom Kilburn on Navigator (bronze) for Linus Torvalds (declined): Draw it first.\n"
    ) in badgectl("report", "--declines").out
    told = json.loads(badgectl("report", "--since", "2026-11-12", "--format", "json").out)
    assert told["decisions"] == {
        "awarded": 0, "declined": 1, "median_days": 2.0, "longest_days": 2,
    }  # fmt: skip
