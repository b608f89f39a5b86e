"""Whom, for what and with which words `award` refuses, and that everything stays as it was."""

from pathlib import Path

import pytest
from ground import THANKS, Command, be, everything, git, write


@pytest.mark.parametrize(
    ("arguments", "status", "expected"),
    [
        (
            ["thank", "ada", "-m", "x"],
            1,
            "error: there is no badge `thank`\n  hint: did you mean `thanks`?\n",
        ),
        (
            ["thanks", "adda", "-m", "x"],
            1,
            "error: there is no person or team `adda`\n  hint: did you mean `ada`?\n",
        ),
        (
            ["mentor", "ada", "-m", "x"],
            1,
            "error: Mentor has levels\n  hint: say `mentor@bronze` or `mentor@silver`\n",
        ),
        (
            ["mentor@sliver", "ada", "-m", "x"],
            1,
            "error: Mentor has no level `sliver`\n  hint: did you mean `silver`?\n",
        ),
        (
            ["thanks@gold", "ada", "-m", "x"],
            1,
            "error: Thanks has no level `gold`\n  hint: say `thanks`\n",
        ),
        (
            ["thanks", "grace", "-m", "x"],
            1,
            "error: Award Thanks to Grace Hopper: refused\n"
            "  grace awards themselves [policy-self-award] awards/grace/thanks+2026-11-23+grace.yaml\n"
            "    hint: ask a colleague to award it\n",
        ),
        (
            ["thanks", "hedy", "-m", "x"],
            1,
            "error: Award Thanks to Hedy Lamarr: refused\n"
            "  hedy has left (status: alumni) [policy-recipient] "
            "awards/hedy/thanks+2026-11-23+grace.yaml\n"
            "    hint: awards stand, new ones are not made\n",
        ),
        (
            ["mentor@silver", "ada", "-m", "x"],
            1,
            "error: Award Mentor (silver) to Ada Lovelace: refused\n"
            "  Mentor (silver) requires 2 people helped [policy-requires] "
            "awards/ada/mentor@silver.yaml\n"
            "    hint: say who was helped: `--helped ID` for each, or in the file `helped:`\n",
        ),
        (
            ["floppy-disk", "ada", "-m", "x"],
            1,
            "error: Award Floppy disk to Ada Lovelace: refused\n"
            "  Floppy disk is retired [policy-retired] awards/ada/floppy-disk.yaml\n"
            "    hint: `badgectl list badges` shows the others\n",
        ),
        (
            ["thanks", "ada", "-m", "x", "-e", "https://a b"],
            1,
            "error: Award Thanks to Ada Lovelace: refused\n"
            f"  `https://a b` is not in the form due [shape-form] {THANKS}\n"
            "    hint: a link starts with https:// or http:// and a host, without spaces\n",
        ),
        (
            ["thanks", "ada", "-m", "  "],
            1,
            "error: Award Thanks to Ada Lovelace: refused\n"
            f"  `  ` is not in the form due [shape-form] {THANKS}\n"
            "    hint: write a sentence, without spaces before it\n",
        ),
        (
            ["thanks", "ada", "-m", "x", "--measured", "builds"],
            2,
            "error: `--measured builds` is no measure\n"
            "  hint: write name and number, as `builds=57`\n",
        ),
        (
            ["thanks", "ada", "-m", "x", "--measured", "builds=nan"],
            2,
            "error: `--measured builds=nan` is no measure\n"
            "  hint: write name and number, as `builds=57`\n",
        ),
        (
            ["thanks@", "ada", "-m", "x"],
            1,
            "error: Thanks has no level without a name\n  hint: say `thanks`\n",
        ),
        (
            ["thanks", "ada", "-m", "x", "-e", "javascript:alert(1)"],
            1,
            "error: Award Thanks to Ada Lovelace: refused\n"
            f"  `javascript:alert(1)` is not in the form due [shape-form] {THANKS}\n"
            "    hint: a link starts with https:// or http:// and a host, without spaces\n",
        ),
        (
            ["thanks", "ada", "-m", "x", "-e", "docs/nowhere.md"],
            1,
            "error: Award Thanks to Ada Lovelace: refused\n"
            f"  the repository has no file docs/nowhere.md [policy-evidence-file] {THANKS}\n"
            "    hint: commit it first, or give a link that starts with https://\n",
        ),
        (
            ["mentor@bronze", "ada", "-m", "x", "-e", "https://x.example/a#session"],
            1,
            "error: Mentor has no criterion `session`\n  hint: did you mean `sessions`?\n",
        ),
        (
            ["mentor@silver", "ada", "-m", "x", "--helped", "ada", "--helped", "tom"],
            1,
            "error: Award Mentor (silver) to Ada Lovelace: refused\n"
            "  Mentor (silver) requires 2 people helped, ada apart (has 1) [policy-requires] "
            "awards/ada/mentor@silver.yaml\n"
            "    hint: say who was helped: `--helped ID` for each, or in the file `helped:`\n",
        ),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_refusals_leave_everything_as_it_was(
    arguments: list[str], status: int, expected: str, guild: Path, badgectl: Command
) -> None:
    before = everything(guild)
    said = badgectl("award", *arguments)
    assert (said.status, said.out, said.err) == (status, "", expected)
    assert everything(guild) == before


@pytest.mark.parametrize("reason", ["\x1b[2J", "\u202ea", "a\rb"])
def test_reasons_that_hide_something(reason: str, guild: Path, badgectl: Command) -> None:
    before = everything(guild)
    said = badgectl("award", "thanks", "ada", "-m", reason)
    assert said.status == 1
    assert " may not stand here [yaml-character] " in said.err
    assert not set("\x1b\u202e\r") & set(said.err)
    assert everything(guild) == before


def test_a_reason_that_is_no_text(guild: Path, badgectl: Command) -> None:
    before = everything(guild)
    assert badgectl("award", "thanks", "ada", "-m", "\udcff") == (
        1,
        "",
        "error: Award Thanks to Ada Lovelace: refused\n"
        f"  the text is not UTF-8 [yaml-encoding] {THANKS}\n"
        "    hint: type or paste it as UTF-8\n",
    )
    assert everything(guild) == before


def test_the_same_award_again_is_refused_with_the_reason(guild: Path, badgectl: Command) -> None:
    assert badgectl("award", "mentor@bronze", "ada", "-m", "Tom.").status == 0
    before = everything(guild)
    said = badgectl("award", "mentor@bronze", "ada", "-m", "Tom.")
    assert said.status == 1
    assert said.err == (
        "error: Award Mentor (bronze) to Ada Lovelace: refused\n"
        "  ada already holds Mentor (bronze) [policy-held] awards/ada/mentor@bronze.yaml\n"
        "    hint: `badgectl show ada/mentor@bronze` says since when\n"
    )
    assert everything(guild) == before


def test_who_is_nobody(guild: Path, badgectl: Command) -> None:
    be(guild, "mallory")
    said = badgectl("award", "thanks", "ada", "-m", "x")
    assert (said.status, said.err) == (
        1,
        "error: nobody in the catalog has your e-mail address mallory@guild.example\n"
        "  hint: add `emails: [mallory@guild.example]` to your file in catalog/people/\n",
    )
    git(guild, "config", "--unset", "user.email")
    git(guild, "config", "user.useConfigOnly", "true")
    said = badgectl("award", "thanks", "ada", "-m", "x")
    assert said.err == (
        "error: git does not know who you are\n"
        '  hint: `git config --global user.name "Your Name"` and '
        "`git config --global user.email you@example.org`\n"
    )


@pytest.mark.parametrize(
    "command",
    [
        ("award", "thanks", "ada", "-m", "x"),
        ("validate", "--fix"),
        ("key", "add", "../key.pub"),
        ("key", "add", "../key.pub", "--commit"),
        ("init", "new", "--yes"),
    ],
    ids=" ".join,
)
def test_what_is_written_bears_the_day_on_which_it_is(
    command: tuple[str, ...], guild: Path, badgectl: Command
) -> None:
    write(guild, {THANKS: "reason: x\n", "../key.pub": "ssh-ed25519 AAAA\n"})
    before = everything(guild)
    assert badgectl("--as-of", "2026-11-01", *command) == (
        2,
        "",
        "error: `--as-of` answers for another day; what is written bears today's\n"
        "  hint: leave `--as-of` out\n",
    )
    assert everything(guild) == before


@pytest.mark.usefixtures("guild")
def test_a_clock_that_tells_no_time(badgectl: Command) -> None:
    assert badgectl("list", "awards", on="noon").err == (
        "error: BADGECTL_NOW is no instant: noonT12:00:00Z\n"
        "  hint: write it as 2026-11-23T10:15:00Z, or unset it\n"
    )
