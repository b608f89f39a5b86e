"""`withdraw`: what one said oneself is taken back."""

from pathlib import Path

import pytest
from ground import Command, be, everything, git
from recording.slips import MAP, THANKS, TOMS, shown

pytestmark = pytest.mark.usefixtures("recorded")


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
        == "2026-11-20\tada/navigator@bronze\tlinus\t3\t1 more colleague to second it\tcolleagues\n"
    )
    award = ["award", "navigator@bronze", "ada", "-m", "x", "-e", "https://x.example/a#map"]
    assert (
        "the nomination needs 1 more colleague to second it [policy-quorum]" in badgectl(*award).err
    )
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
