"""`correct`: slips are mended by further records."""

import json
from pathlib import Path

import pytest
from ground import Command, be, everything, git, write
from recording.slips import FILES, MAP, THANKS, shown

pytestmark = pytest.mark.usefixtures("recorded")


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
