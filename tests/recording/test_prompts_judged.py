"""Answers at a terminal are judged at once: asked for again, or refused before more is typed."""

from pathlib import Path

import pytest
from ground import Command, be, everything, git, script, write
from recording.writing_commands import MEASURED
from terminal import at_terminal

SILVER = "awards/linus/mentor@silver.yaml"


@pytest.mark.parametrize(
    ("who", "arguments", "expected"),
    [
        (
            "tom",
            ["award", "mentor@bronze", "ada"],
            "error: Award Mentor (bronze) to Ada Lovelace: refused\n"
            "  tom may not award Mentor [policy-giver] awards/ada/mentor@bronze.yaml\n"
            "    hint: may award it: the programme's maintainers or holders of Mentor (silver)\n",
        ),
        (
            "linus",
            ["award", "navigator@silver", "ada"],
            "error: Award Navigator (silver) to Ada Lovelace: refused\n"
            "  ada does not hold Navigator (bronze) yet [policy-order] awards/ada/navigator@silver.yaml\n"
            "    hint: award bronze first\n",
        ),
        (
            "grace",
            ["nominate", "mentor@bronze", "ada"],
            "error: Nominate Ada Lovelace for Mentor (bronze): refused\n"
            "  Mentor takes no nominations [policy-actor] awards/ada/mentor@bronze.nomination.yaml\n"
            "    hint: may award it: the programme's maintainers or holders of Mentor (silver)\n",
        ),
    ],
)  # fmt: skip
def test_what_no_answer_mends_is_refused_at_once(
    who: str, arguments: list[str], expected: str, guild: Path
) -> None:
    be(guild, who)
    before = everything(guild)
    assert at_terminal(guild, arguments) == (1, expected)
    assert everything(guild) == before


def test_another_recipient_is_asked_for(guild: Path) -> None:
    answers = ["ada\n", "Platform\n", "A calm year.\n"]
    status, screen = at_terminal(guild, ["award", "crown"], answers)
    assert status == 0
    assert screen.partition("Award Crown to Platform: recorded\n")[0] == (
        "  platform  Platform\n"
        "  studio    Studio\n"
        "Recipient (several with commas between): ada\n"
        "error: Award Crown to Ada Lovelace: refused\n"
        "  Crown is for teams; ada is a person [policy-recipient] awards/ada/crown.yaml\n"
        "    hint: award it to a team\n"
        "Recipient (several with commas between): Platform\n"
        "Reason: A calm year.\n"
    )


def test_who_was_helped_is_asked_for(guild: Path) -> None:
    answers = ["tom\n", "nobody\n", "Ada Lovelace\n", "Two quarters.\n"]
    status, screen = at_terminal(guild, ["award", "mentor@silver", "linus"], answers)
    assert (status, screen.partition("Award Mentor")[0]) == (
        0,
        "  Mentor (silver) requires 2 people helped\n"
        "Who was helped (several with commas between): tom\n"
        "  Mentor (silver) requires 2 people helped (has 1)\n"
        "Who was helped (several with commas between): nobody\n"
        "error: there is no person or team `nobody`\n"
        "  hint: `badgectl list people` and `badgectl list teams` show them\n"
        "Who was helped (several with commas between): Ada Lovelace\n"
        "Reason: Two quarters.\n",
    )
    assert "helped: [tom, ada]\n" in (guild / SILVER).read_text()


def test_what_was_measured_is_asked_for(guild: Path) -> None:
    write(guild, {"catalog/badges/builder.yaml": MEASURED})
    git(guild, "add", ".")
    git(guild, "commit", "--quiet", "-m", "One more badge")
    award, question = ["award", "builder", "ada"], "Measured: builds (a number of at least 50)"
    status, screen = at_terminal(guild, award, ["many\n", "57\n", "All green.\n"])
    assert (status, screen.partition("Award Builder")[0]) == (
        0,
        f"{question}: many\n"
        "error: `many` is no number\n  hint: write it as 57\n"
        f"{question}: 57\n"
        "Reason: All green.\n",
    )
    status, screen = at_terminal(guild, ["award", "builder", "tom"], ["3\n"])
    assert (status, screen.partition("\n")[2]) == (
        1,
        "error: Award Builder to Tom Kilburn: refused\n"
        "  Builder requires `builds` of at least 50 (has 3) [policy-requires] awards/tom/builder.yaml\n"
        "    hint: `badgectl why tom builder` says what is there\n",
    )


def test_evidence_that_leads_nowhere_is_asked_for_again(guild: Path) -> None:
    award = ["award", "navigator@bronze", "linus", "-m", "Drew it.", "--dry-run"]
    answers = ["our wiki\n", "https://a b\n", "catalog/program.yaml\n"]
    status, screen = at_terminal(guild, award, answers)
    link = "a link starts with https:// or http:// and a host, without spaces\n"
    question = "Evidence for map (a link or a path)"
    assert (status, screen.partition("awards/linus")[0]) == (
        0,
        "  map: Drew a map of a part of the code that others use.\n"
        f"{question}: our wiki\n"
        "error: the repository has no file our wiki\n"
        f"  hint: commit it first, or give a link; {link}"
        f"{question}: https://a b\nerror: `https://a b` is no link\n  hint: {link}"
        f"{question}: catalog/program.yaml\n",
    )
    assert "  - {path: catalog/program.yaml, criterion: map}\n" in screen


@pytest.mark.usefixtures("guild")
def test_the_only_open_criterion_takes_what_names_none(badgectl: Command) -> None:
    links = ("-e", "https://x.example/1", "-e", "https://x.example/2#top")
    said = badgectl("award", "navigator@bronze", "linus", "-m", "x", *links, "--dry-run")
    assert said.out.partition("evidence:\n")[2].partition("awarded_on")[0] == (
        '    - {url: "https://x.example/1", criterion: map}\n'
        '    - {url: "https://x.example/2#top", criterion: map}\n'
        "  "
    )
    said = badgectl("nominate", "navigator@bronze", "ada", "-m", "x", *links[:2], "--dry-run")
    assert '    - {url: "https://x.example/1", criterion: map}\n' in said.out


def test_answers_are_not_lost_when_it_is_not_recorded(guild: Path) -> None:
    script(guild / ".git/hooks/pre-commit", "#!/bin/sh\necho not today >&2\nexit 1\n")
    answers = ["mentor\n", "silver\n", "linus\n", "tom ada\n", "It's done.\n"]
    status, screen = at_terminal(guild, ["award", "-e", "https://x.example/1"], answers)
    assert status == 1
    assert screen.splitlines()[-1] == (
        "  again: badgectl award mentor@silver linus -m 'It'\"'\"'s done.' -e https://x.example/1 "
        "--helped tom --helped ada"
    )


def test_yes_or_no(guild: Path) -> None:
    status, screen = at_terminal(guild, ["forget", "ada", "--as", "former-1"], ["perhaps\n", "\n"])
    assert (status, screen.partition("Do it?")[2]) == (
        1,
        " [y/N]: perhaps\nerror: `perhaps` is neither yes nor no\n  hint: type y or n\n"
        "Do it? [y/N]: \nerror: nothing was changed\n  hint: `--dry-run` shows what would be\n",
    )
