"""`void`: what should never have been recorded counts nowhere."""

from pathlib import Path

import pytest
from ground import Command, be, everything, git, write
from recording.slips import THANKS, TOMS, shown

pytestmark = pytest.mark.usefixtures("recorded")


def test_what_is_voided_counts_nowhere(guild: Path, badgectl: Command) -> None:
    why = ["--rule", "policy-limit", "-m", "Merged while the check was off."]
    said = badgectl("void", "ada/thanks", *why)
    assert said.out == "Void Thanks of Ada Lovelace: recorded\n"
    assert (guild / f"{THANKS}.void.yaml").read_text() == (
        "by: grace\n"
        "reason: Merged while the check was off.\n"
        "rule: policy-limit\n"
        "voided_on: 2026-11-23\n"
    )
    assert shown(badgectl, "ada/thanks+2026-11-20+grace").splitlines()[6] == (
        "  state    voided by Grace Hopper on 2026-11-23 (policy-limit): "
        "Merged while the check was off."
    )
    assert badgectl("list", "awards").err == "no awards\n"
    assert "Badges" not in shown(badgectl, "ada")
    assert "  0 awards (0 revoked since, 0 expired)\n" in badgectl("report").out
    for verb in ("revoke", "correct"):
        more = ["--role", "x"] if verb == "correct" else ["--because", "mistake"]
        said = badgectl(verb, "ada/thanks+2026-11-20+grace", "-m", "x", *more)
        assert (
            "the award ada/thanks+2026-11-20+grace was voided by grace [policy-actor]" in said.err
        )
    assert badgectl("void", "ada/thanks", *why).err == (
        "error: ada/thanks+2026-11-20+grace was voided by grace on 2026-11-23\n"
        "  hint: nothing to do\n"
    )
    assert badgectl("validate").status == 0


@pytest.mark.usefixtures("guild")
def test_any_record_can_be_voided(badgectl: Command) -> None:
    why = ["--rule", "policy-actor", "-m", "Spam."]
    goals = badgectl("list", "goals").out
    assert goals.splitlines()[0].split("\t")[2] == "5"
    assert badgectl("void", "platform/calm-on-call.score.2026-q4", *why).out == (
        "Void the score on Calm on-call of Platform: recorded\n"
    )
    goals = badgectl("list", "goals").out
    assert goals.splitlines()[0].split("\t")[2] == "0"
    assert badgectl("void", "ada/thanks.comment.tom", *why).status == 0
    assert "Tom Kilburn" not in shown(badgectl, "ada/thanks")
    assert badgectl("void", "ada/navigator.nomination", *why).status == 0
    assert badgectl("list", "nominations").err == "no nominations\n"
    assert badgectl("validate").status == 0
    said = badgectl("void", f"{TOMS}.void.yaml", *why)
    assert said.err == (
        "error: a void cannot be voided\n  hint: award it again: a new round opens\n"
    )


BEFORE = [
    (
        ["score", "calm-on-call", "--team", "platform", "--value", "4"],
        "platform/calm-on-call.score.2026-q4",
        "error: platform scored calm-on-call for 2026-q4: 5, by grace on 2026-11-20, and grace "
        "voided it\n"
        "  hint: scores stay as they were given; `--period` names another year, quarter or month\n",
    ),
    (
        ["revoke", "ada/thanks", "--because", "mistake", "-m", "It was Mei."],
        "ada/thanks.revocation",
        "error: ada/thanks+2026-11-20+grace was revoked by grace on 2026-11-23, and grace voided "
        "it\n"
        "  hint: both stay on record; where the award should not stand, a maintainer voids it: "
        "`badgectl void ada/thanks+2026-11-20+grace --rule CODE -m '...'`\n",
    ),
    (
        ["like", "ada/thanks", "--by", "linus"],
        "ada/thanks.like.linus",
        "error: linus liked ada/thanks+2026-11-20+grace, and grace voided it\n"
        "  hint: `badgectl comment ada/thanks+2026-11-20+grace -m ...` says more\n",
    ),
    (
        ["second", "ada/navigator", "--by", "tom"],
        "ada/navigator.second.tom",
        "error: tom seconded ada/navigator@bronze on 2026-11-21, and grace voided it\n"
        "  hint: everybody seconds once; a colleague can second it, too\n",
    ),
]


@pytest.mark.parametrize(("again", "voided", "said"), BEFORE, ids=[row[0][0] for row in BEFORE])
def test_what_was_voided_keeps_its_place(
    again: list[str], voided: str, said: str, guild: Path, badgectl: Command
) -> None:
    program = (guild / "catalog/program.yaml").read_text()
    write(guild, {"catalog/program.yaml": program.replace("badge-bot]", "badge-bot, grace]")})
    git(guild, "commit", "--quiet", "--all", "-m", "Let Grace record")
    if again[0] == "revoke":
        assert badgectl(*again).status == 0
    assert badgectl("void", voided, "--rule", "policy-actor", "-m", "Slip.").status == 0
    before = everything(guild)
    assert badgectl(*again) == (1, "", said)
    assert everything(guild) == before


def test_a_void_stands_beside_a_score_that_is_there(guild: Path, badgectl: Command) -> None:
    path = "awards/studio/calm-on-call.score.2026-q4.void.yaml"
    write(guild, {path: "by: grace\nrule: policy-actor\nreason: x\n"})
    assert "there is no record awards/studio/calm-on-call.score.2026-q4.yaml" in (
        badgectl("validate").out
    )


def test_voids_that_are_refused(guild: Path, badgectl: Command) -> None:
    assert badgectl("void", "ada/thanks", "--rule", "policy-limt", "-m", "x").err == (
        "error: Void Thanks of Ada Lovelace: refused\n"
        f"  there is no code `policy-limt` [reference-rule] {THANKS}.void.yaml\n"
        "    hint: did you mean `policy-limit`?\n"
    )
    assert badgectl("void", "ada/thanks.comment", "--rule", "policy-own", "-m", "x").err == (
        "error: `ada/thanks.comment` could be 3 records\n"
        "  hint: say which: `ada/thanks+2026-11-20+grace.comment.linus.20261120T101500Z`, "
        "`ada/thanks+2026-11-20+grace.comment.linus.20261121T101500Z` or "
        "`ada/thanks+2026-11-20+grace.comment.tom.20261121T111500Z`\n"
    )
    be(guild, "linus")
    assert badgectl("void", "ada/thanks", "--rule", "policy-limit", "-m", "x").err == (
        "error: Void Thanks of Ada Lovelace: refused\n"
        f"  linus is no maintainer [policy-actor] {THANKS}.void.yaml\n"
        "    hint: only maintainers void records\n"
    )


def test_dry_runs_and_other_branches(guild: Path, badgectl: Command) -> None:
    before = everything(guild)
    commands = (
        ["correct", "ada/thanks", "-m", "x", "--role", "x"],
        ["void", "ada/thanks", "--rule", "policy-limit", "-m", "x"],
        ["withdraw", "ada/thanks.like"],
    )
    be(guild, "grace")
    for command in commands[:2]:
        said = badgectl(*command, "--dry-run")
        assert said.out.endswith("Would record 1 file in one commit. Nothing was written.\n")
    assert everything(guild) == before
    be(guild, "linus")
    git(guild, "switch", "--quiet", "-c", "other")
    assert "awards count on main; this is other" in badgectl(*commands[2]).err
    assert badgectl(*commands[2], "--here").status == 0
