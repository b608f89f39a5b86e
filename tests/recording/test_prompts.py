"""Recording at a terminal: what is missing is asked for, and elsewhere nothing is."""

from pathlib import Path

import pytest
from ground import OTHER, THANKS, Command, be, everything, git
from terminal import at_terminal


def test_everything_is_asked_for(guild: Path) -> None:
    answers = ["thnks\n", "thanks\n", "nobody\n", "ada, linus\n", "\n", "For the launch.\n"]
    status, screen = at_terminal(guild, ["award"], answers)
    commit = git(guild, "rev-parse", "--short=10", "HEAD").strip()
    assert (status, screen) == (
        0,
        "  crown      Crown\n"
        "  mentor     Mentor\n"
        "  navigator  Navigator\n"
        "  thanks     Thanks\n"
        "Badge: thnks\n"
        "error: there is no badge `thnks`\n"
        "  hint: did you mean `thanks`?\n"
        "Badge: thanks\n"
        "  ada        Ada Lovelace\n"
        "  badge-bot  Badge bot\n"
        "  linus      Linus Torvalds\n"
        "  tom        Tom Kilburn\n"
        "Recipient (several with commas between): nobody\n"
        "error: there is no person or team `nobody`\n"
        "  hint: `badgectl list people` and `badgectl list teams` show them\n"
        "Recipient (several with commas between): ada, linus\n"
        "Reason: \n"
        "Reason: For the launch.\n"
        "Award Thanks to Ada Lovelace and Linus Torvalds: recorded\n"
        f"  {THANKS}\n  {OTHER}\n  commit {commit} on main\n",
    )
    assert "reason: For the launch.\n" in (guild / OTHER).read_text()


def test_level_and_evidence_are_asked_for(guild: Path) -> None:
    arguments = ["award", "navigator", "linus", "-m", "Drew it.", "--dry-run"]
    status, screen = at_terminal(
        guild, arguments, ["golden\n", "bronze\n", "https://x.example/map\n"]
    )
    assert status == 0
    assert screen.partition("awards/linus")[0] == (
        "  bronze  Knows one part.\n"
        "  silver  Knows three parts.\n"
        "  gold    Knows the whole.\n"
        "Level: golden\n"
        "error: Navigator has no level `golden`\n"
        "  hint: did you mean `gold`?\n"
        "Level: bronze\n"
        "  map: Drew a map of a part of the code that others use.\n"
        "Evidence for map (a link or a path): https://x.example/map\n"
    )
    assert '  - {url: "https://x.example/map", criterion: map}\n' in screen


def test_what_was_said_is_not_asked_for(guild: Path) -> None:
    arguments = [
        "award",
        "navigator@bronze",
        "linus",
        "-m",
        "Drew it.",
        "-e",
        "https://x.example#map",
    ]
    status, screen = at_terminal(guild, arguments, [])
    assert (status, screen.splitlines()[0]) == (
        0,
        "Award Navigator (bronze) to Linus Torvalds: recorded",
    )


def test_tab_completes(guild: Path) -> None:
    status, screen = at_terminal(guild, ["award", "-m", "x"], ["tha\t\n", "lin\t\n"])
    assert status == 0
    assert (guild / OTHER).exists(), screen


def test_giving_up_writes_nothing(guild: Path) -> None:
    before = everything(guild)
    status, screen = at_terminal(guild, ["award", "thanks"], ["\x04"])
    assert status == 1
    assert "\nerror: interrupted\n" in screen
    assert everything(guild) == before


def test_nothing_is_asked_where_no_award_could_be_recorded(guild: Path) -> None:
    git(guild, "switch", "--quiet", "-c", "other")
    assert at_terminal(guild, ["award"], []) == (
        1,
        "error: awards count on main; this is other\n"
        "  hint: `git switch main`, or say `--here` if you mean this branch\n",
    )


@pytest.mark.parametrize(
    ("arguments", "missing"),
    [
        ([], "BADGE, RECIPIENT and `-m` with a reason"),
        (["thanks"], "RECIPIENT and `-m` with a reason"),
        (["thanks", "ada"], "`-m` with a reason"),
        (["thanks", "--edit"], "RECIPIENT"),
    ],
)
def test_off_a_terminal_nothing_is_asked(
    arguments: list[str], missing: str, guild: Path, badgectl: Command
) -> None:
    before = everything(guild)
    assert badgectl("award", *arguments) == (
        2,
        "",
        f"error: missing: {missing}\n"
        '  hint: as in `badgectl award thanks ada -m "Took my shift."`; '
        "at a terminal you are asked\n",
    )
    assert everything(guild) == before


def test_a_nomination_is_asked_for(guild: Path) -> None:
    answers = ["navigator\n", "bronze\n", "ada\n", "Drew the map.\n"]
    status, screen = at_terminal(guild, ["nominate"], answers)
    commit = git(guild, "rev-parse", "--short=10", "HEAD").strip()
    assert (status, screen) == (
        0,
        "  navigator  Navigator\n"
        "Badge: navigator\n"
        "  bronze  Knows one part.\n"
        "  silver  Knows three parts.\n"
        "  gold    Knows the whole.\n"
        "Level: bronze\n"
        "  ada        Ada Lovelace\n"
        "  badge-bot  Badge bot\n"
        "  linus      Linus Torvalds\n"
        "  tom        Tom Kilburn\n"
        "Recipient (several with commas between): ada\n"
        "Reason: Drew the map.\n"
        "Nominate Ada Lovelace for Navigator (bronze): recorded\n"
        "  awards/ada/navigator@bronze.nomination.yaml\n"
        f"  commit {commit} on main\n"
        "  ada/navigator@bronze needs 1 more colleague to second it; anybody but Grace Hopper and Ada Lovelace can: "
        "`badgectl second ada/navigator@bronze`\n",
    )


TEXTS = [
    (["decline", "ada/navigator"], "Feedback", "feedback"),
    (["comment", "ada/thanks"], "Comment", "text"),
    (["revoke", "ada/thanks", "--because", "mistake"], "Reason", "reason"),
    (["correct", "ada/thanks", "--reason", "For the landing."], "What was wrong", "because"),
    (["void", "ada/thanks", "--rule", "policy-limit"], "How it came to land", "reason"),
]


@pytest.mark.parametrize(("arguments", "question", "key"), TEXTS)
def test_a_text_is_asked_for(
    arguments: list[str], question: str, key: str, guild: Path, badgectl: Command
) -> None:
    assert badgectl("award", "thanks", "ada", "-m", "For the launch.").status == 0
    be(guild, "linus")
    assert badgectl("nominate", "navigator@bronze", "ada", "-m", "Drew the map.").status == 0
    be(guild, "tom" if arguments[0] == "decline" else "grace")
    before = everything(guild)
    assert badgectl(*arguments) == (
        2,
        "",
        f"error: missing: `-m` ({question.lower()})\n  hint: at a terminal you are asked\n",
    )
    assert everything(guild) == before
    status, screen = at_terminal(guild, arguments, ["\n", "So it was.\n"])
    assert (status, screen.splitlines()[:2]) == (0, [f"{question}: ", f"{question}: So it was."])
    added = git(guild, "show", "--format=", "HEAD")
    assert f"+{key}: So it was.\n" in added


def test_what_kind_of_reason_it_is_is_asked_for(guild: Path, badgectl: Command) -> None:
    assert badgectl("award", "thanks", "ada", "-m", "For the launch.").status == 0
    kinds = (
        ("mistake", "it should not have been given"),
        ("withdrawn", "who gave it stands by it no longer"),
        ("returned", "the recipient gives it back"),
        ("misconduct", "the recipient has lost it by what they did"),
    )
    revoke = ["revoke", "ada/thanks", "-m", "It was Linus."]
    assert badgectl(*revoke) == (
        2,
        "",
        f"error: missing: `--because`\n  hint: {'; '.join(map(': '.join, kinds))}\n",
    )
    status, screen = at_terminal(guild, revoke, ["mistke\n", "mistake\n"])
    assert (status, screen.partition("Revoke")[0]) == (
        0,
        "".join(f"  {kind:<10}  {meaning}\n" for kind, meaning in kinds)
        + "Because: mistke\nerror: `mistke` is none of them\n  hint: did you mean `mistake`?\n"
        "Because: mistake\n",
    )
    assert screen.endswith("  because: mistake (it should not have been given)\n")
    assert "revoked by Grace Hopper" in badgectl("show", "ada/thanks").out


def test_a_nomination_that_names_nobody_is_not_asked_about_off_a_terminal(
    badgectl: Command, guild: Path
) -> None:
    before = everything(guild)
    assert badgectl("nominate", "navigator@bronze") == (
        2,
        "",
        "error: missing: RECIPIENT and `-m` with a reason\n"
        '  hint: as in `badgectl nominate quiet-hero ada -m "Keeps the builds green."`; '
        "at a terminal you are asked\n",
    )
    assert everything(guild) == before


def test_an_erasure_is_asked_about(guild: Path) -> None:
    before = everything(guild)
    told = (
        "Forget Ada Lovelace (ada); former-1 stands instead: 2 files of the catalog, 0 records and "
        "1 tombstone\n"
    )
    assert at_terminal(guild, ["forget", "ada", "--as", "former-1"], ["n\n"]) == (
        1,
        f"{told}Do it? [y/N]: n\nerror: nothing was changed\n"
        "  hint: `--dry-run` shows what would be\n",
    )
    after = everything(guild)
    assert {path: after[path] for path in before} == before
    status, screen = at_terminal(guild, ["forget", "ada", "--as", "former-1"], ["y\n"])
    assert (status, screen.startswith(f"{told}Do it? [y/N]: y\nForget a former member: rec")) == (
        0,
        True,
    )
    assert git(guild, "status", "--porcelain") == ""
