"""`correct`, `withdraw` and `void`: slips are mended and records taken back, by further records."""

import json
from pathlib import Path

import pytest
from conftest import Command, be, everything, git, write

THANKS = "awards/ada/thanks+2026-11-20+grace"
MAP = "awards/ada/navigator@bronze"
FILES = {
    f"{THANKS}.yaml": "badge: thanks\nrecipient: ada\nby: grace\nreason: Took my shfit.\n"
    "role: stand-in\nearned_on: 2026-11-19\nawarded_on: 2026-11-20\n",
    f"{THANKS}.like.linus.yaml": "by: linus\n",
    f"{THANKS}.comment.linus.20261120T101500Z.yaml": "by: linus\ntext: Bravo.\n",
    f"{THANKS}.comment.linus.20261121T101500Z.yaml": "by: linus\ntext: Once more.\n",
    f"{THANKS}.comment.tom.20261121T111500Z.yaml": "by: tom\ntext: Well done.\n",
    f"{MAP}.nomination.yaml": "badge: navigator\nlevel: bronze\nrecipient: ada\nby: linus\n"
    "reason: Drew the map of the loader.\nnominated_on: 2026-11-20\n",
    f"{MAP}.second.tom.yaml": "by: tom\nseconded_on: 2026-11-21\n",
    "awards/platform/calm-on-call.score.2026-q4.yaml": "goal: calm-on-call\nteam: platform\n"
    "period: 2026-q4\nvalue: 5\nby: grace\nscored_on: 2026-11-20\n",
}


@pytest.fixture(autouse=True)
def _recorded(guild: Path) -> None:
    """What has been said and done so far."""
    write(guild, FILES)
    git(guild, "add", ".")
    git(guild, "commit", "--quiet", "-m", "A week")


def shown(badgectl: Command, what: str) -> str:
    """Return the card of something, without the history."""
    return badgectl("show", what).out.partition("\nHistory")[0]


def test_a_correction_mends_what_it_names(guild: Path, badgectl: Command) -> None:
    said = badgectl(
        "correct", "ada/thanks", "-m", "A typo, and a link.", "--reason", "Took my shift.",
        "-e", "https://x.example/rota#deed", "--role", "stand-in", "--earned-on", "2026-11-18",
    )  # fmt: skip
    path = f"{THANKS}.correction.20261123T120000Z.yaml"
    commit = git(guild, "rev-parse", "--short=10", "HEAD").strip()
    assert said == (
        0,
        "Correct Thanks of Ada Lovelace: recorded\n",
        f"  {path}\n  commit {commit} on main\n"
        "  `badgectl show ada/thanks+2026-11-20+grace` shows it corrected; the award's file stays\n",
    )
    assert (guild / path).read_text() == (
        "by: grace\n"
        "reason: Took my shift.\n"
        'because: "A typo, and a link."\n'
        "evidence:\n"
        '  - {url: "https://x.example/rota", criterion: deed}\n'
        "earned_on: 2026-11-18\n"
    )
    assert git(guild, "log", "-1", "--format=%B") == (
        "Correct Thanks of Ada Lovelace\n\nA typo, and a link.\n\n"
        "Badge: thanks\nRecipient: ada\nCorrected-by: grace\n\n"
    )
    assert shown(badgectl, "ada/thanks") == (
        "Thanks for Ada Lovelace (ada/thanks+2026-11-20+grace)\n"
        "Took my shift.\n\n"
        "  by       Grace Hopper\n"
        "  awarded  2026-11-20\n"
        "  earned   2026-11-18\n"
        "  state    in force\n"
        "  role     stand-in\n  trust    not verified yet: `badgectl verify`\n\n"
        "Evidence\n"
        "  https://x.example/rota (deed)\n\n"
        "Likes\n"
        "  Linus Torvalds\n\n"
        "Comments\n"
        "  Linus Torvalds: Bravo.\n"
        "  Linus Torvalds: Once more.\n"
        "  Tom Kilburn: Well done.\n"
    )
    assert badgectl("validate").status == 0


def test_the_latest_of_two_corrections_in_a_second_holds(guild: Path, badgectl: Command) -> None:
    for reason in ("Took my shift.", "Took my shift on Monday."):
        assert badgectl("correct", "ada/thanks", "-m", "x", "--reason", reason).status == 0
    assert (guild / f"{THANKS}.correction.20261123T120001Z.yaml").exists()
    rows = json.loads(badgectl("list", "awards", "--format", "json").out)
    assert [row["reason"] for row in rows] == ["Took my shift on Monday."]


@pytest.mark.parametrize(
    ("options", "status", "said"),
    [
        (
            ["--role", "stand-in"],
            1,
            "error: ada/thanks+2026-11-20+grace says so already\n  hint: nothing to do\n",
        ),
        (
            [],
            2,
            "error: nothing is said to be corrected\n"
            "  hint: use `--reason`, `-e`, `--role` or `--earned-on`\n",
        ),
        (
            ["--earned-on", "2026-11-21"],
            1,
            "error: Correct Thanks of Ada Lovelace: refused\n"
            "  earned after it was awarded on 2026-11-20 [record-days] "
            f"{THANKS}.correction.20261123T120000Z.yaml\n"
            "    hint: write the day it was earned\n",
        ),
        (
            ["-e", "nowhere.md"],
            1,
            "error: Correct Thanks of Ada Lovelace: refused\n"
            "  the repository has no file nowhere.md [policy-evidence-file] "
            f"{THANKS}.correction.20261123T120000Z.yaml\n"
            "    hint: commit it first, or give a link that starts with https://\n",
        ),
        (
            ["--reason", " "],
            1,
            "error: Correct Thanks of Ada Lovelace: refused\n"
            f"  ` ` is not in the form due [shape-form] {THANKS}.correction.20261123T120000Z.yaml\n"
            "    hint: write a sentence, without spaces before it\n",
        ),
    ],
)
def test_corrections_that_are_refused(
    options: list[str], status: int, said: str, guild: Path, badgectl: Command
) -> None:
    before = everything(guild)
    assert badgectl("correct", "ada/thanks", "-m", "x", *options) == (status, "", said)
    assert everything(guild) == before


def test_evidence_that_the_badge_demands_stays(guild: Path, badgectl: Command) -> None:
    award = FILES[f"{MAP}.nomination.yaml"].replace("nominated_on", "awarded_on")
    with_map = award + "evidence: [{url: 'https://x.example/map', criterion: map}]\n"
    write(guild, {"awards/tom/navigator@bronze.yaml": with_map.replace("ada", "tom")})
    write(guild, {"awards/linus/navigator@bronze.yaml": award.replace("ada", "linus")})
    git(guild, "add", ".")
    git(guild, "commit", "--quiet", "-m", "Two maps")
    mend = ["-m", "The map has moved.", "-e", "https://x.example/new"]
    assert badgectl("correct", "tom/navigator", *mend).err == (
        "error: Correct Navigator (bronze) of Tom Kilburn: refused\n"
        "  evidence is missing for `map` [policy-evidence] "
        "awards/tom/navigator@bronze.correction.20261123T120000Z.yaml\n"
        "    hint: add a link for it: `-e URL#map`, or in the file `evidence: [{url: ..., criterion: map}]`\n"
    )
    assert badgectl("correct", "tom/navigator", *mend[:3], f"{mend[3]}#map").status == 0
    assert badgectl("correct", "linus/navigator", *mend).status == 0, "it never had what is due"


def test_evidence_that_was_corrected_is_no_longer_missed(guild: Path, badgectl: Command) -> None:
    path = f"{THANKS}.yaml"
    write(guild, {path: FILES[path] + "evidence: [{path: rota.md}]\n"})
    git(guild, "commit", "--quiet", "-am", "A file that is gone")
    said = badgectl("validate", "--format", "concise")
    assert "the repository has no file rota.md any more" in said.out
    mend = ["correct", "ada/thanks", "-m", "It moved.", "-e", "https://x.example/rota"]
    assert badgectl(*mend).status == 0
    assert badgectl("validate").out == "26 files checked, no problems\n"


def test_who_may_correct(guild: Path, badgectl: Command) -> None:
    be(guild, "tom")
    said = badgectl("correct", "ada/thanks", "-m", "x", "--role", "x")
    assert said.err == (
        "error: Correct Thanks of Ada Lovelace: refused\n"
        f"  tom may not correct this award [policy-actor] {THANKS}.correction.20261123T120000Z.yaml\n"
        "    hint: may correct it: grace and the programme's maintainers\n"
    )


def test_what_is_withdrawn_is_gone_from_view(guild: Path, badgectl: Command) -> None:
    be(guild, "linus")
    said = badgectl("withdraw", "ada/thanks.like", "-m", "The wrong button.")
    path = f"{THANKS}.like.linus.withdrawal.yaml"
    commit = git(guild, "rev-parse", "--short=10", "HEAD").strip()
    assert said == (
        0,
        "Withdraw the like on Thanks of Ada Lovelace: recorded\n",
        f"  {path}\n  commit {commit} on main\n",
    )
    assert (guild / path).read_text() == (
        "by: linus\nreason: The wrong button.\nwithdrawn_on: 2026-11-23\n"
    )
    assert badgectl("withdraw", "ada/thanks.comment").status == 0
    assert (guild / f"{THANKS}.comment.linus.20261121T101500Z.withdrawal.yaml").exists(), "the last"
    card = shown(badgectl, "ada/thanks")
    assert "Likes" not in card
    assert card.endswith("\nComments\n  Linus Torvalds: Bravo.\n  Tom Kilburn: Well done.\n")
    assert badgectl("withdraw", "ada/thanks.like").err == (
        "error: ada/thanks+2026-11-20+grace.like.linus was withdrawn by linus on 2026-11-23\n"
        "  hint: nothing to do\n"
    )


def test_a_quorum_counts_no_withdrawn_second(guild: Path, badgectl: Command) -> None:
    nominations = ["list", "nominations"]
    assert (
        badgectl(*nominations).out
        == "2026-11-20\tada/navigator@bronze\tlinus\t3\ta decision\tTom Kilburn\n"
    )
    be(guild, "tom")
    assert badgectl("withdraw", "ada/navigator.second").status == 0
    assert (
        badgectl(*nominations).out
        == "2026-11-20\tada/navigator@bronze\tlinus\t3\t1 more second\tcolleagues\n"
    )
    award = ["award", "navigator@bronze", "ada", "-m", "x", "-e", "https://x.example/a#map"]
    assert "the nomination needs 1 more second [policy-quorum]" in badgectl(*award).err
    be(guild, "linus")
    assert badgectl("withdraw", "ada/navigator.nomination", "-m", "The wrong Ada.").status == 0
    assert badgectl(*nominations).err == "no nominations\n"
    assert shown(badgectl, "ada/navigator@bronze").splitlines()[2] == (
        "  state  nomination withdrawn by Linus Torvalds on 2026-11-23: The wrong Ada."
    )
    assert badgectl(*award).status == 0
    assert (guild / f"{MAP}~2.yaml").exists(), "a new round, which needs no nomination"


def test_a_nomination_that_was_decided_stays(guild: Path, badgectl: Command) -> None:
    be(guild, "tom")
    award = ["award", "navigator@bronze", "ada", "-m", "x", "-e", "https://x.example/a#map"]
    assert badgectl(*award).status == 0
    assert badgectl("withdraw", "ada/navigator.second").err == (
        "error: Withdraw the second on Navigator (bronze) of Ada Lovelace: refused\n"
        f"  the nomination was awarded [policy-actor] {MAP}.second.tom.withdrawal.yaml\n"
        "    hint: it stays on record; an award is taken back with `badgectl revoke`\n"
    )


TOMS = f"{THANKS}.comment.tom.20261121T111500Z"


@pytest.mark.parametrize(
    ("word", "said"),
    [
        (
            TOMS.removeprefix("awards/"),
            "error: Withdraw the comment on Thanks of Ada Lovelace: refused\n"
            f"  linus withdraws what is tom's [policy-own] {TOMS}.withdrawal.yaml\n"
            "    hint: only tom can\n",
        ),
        (
            f"./{TOMS}.yaml",
            "error: Withdraw the comment on Thanks of Ada Lovelace: refused\n"
            f"  linus withdraws what is tom's [policy-own] {TOMS}.withdrawal.yaml\n"
            "    hint: only tom can\n",
        ),
        (
            "ada/thanks",
            "error: an award cannot be withdrawn\n  hint: `badgectl revoke` takes it back\n",
        ),
        (
            "ada/thanks.second",
            "error: there is no record `ada/thanks.second` of linus's\n"
            "  hint: `ls awards/ada` shows them\n",
        ),
        (
            "adda/thanks.like",
            "error: there is no person or team `adda`\n  hint: did you mean `ada`?\n",
        ),
        (
            "thanks",
            "error: `thanks` names no record\n"
            "  hint: write `ada/mentor@gold`, `ada/mentor@gold.like`, or the path of the file\n",
        ),
        (
            "platform/calm-on-call.score",
            "error: a score cannot be withdrawn\n  hint: a maintainer voids it\n",
        ),
    ],
)
def test_withdrawals_that_are_refused(word: str, said: str, guild: Path, badgectl: Command) -> None:
    be(guild, "linus")
    before = everything(guild)
    assert badgectl("withdraw", word) == (1, "", said)
    assert everything(guild) == before


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
        more = ["--role", "x"] if verb == "correct" else []
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
