"""Nominations that are refused: of whom, by whom, and when there are two."""

from pathlib import Path

import pytest
from ground import Command, be, everything
from recording.nominees import MAP, NOMINATE, SECONDED


@pytest.mark.parametrize(
    ("who", "arguments", "expected"),
    [
        (
            "grace",
            NOMINATE,
            "error: ada/navigator@bronze was nominated by linus on 2026-11-20 and needs a decision\n"
            "  hint: `badgectl second ada/navigator@bronze` supports it\n",
        ),
        (
            "linus",
            ("second", "ada/navigator"),
            "error: Second Navigator (bronze) for Ada Lovelace: refused\n"
            f"  linus seconds a nomination of their own [policy-own] {SECONDED}.linus.yaml\n"
            "    hint: others must second\n",
        ),
        (
            "ada",
            ("second", "ada/navigator@bronze"),
            "error: Second Navigator (bronze) for Ada Lovelace: refused\n"
            f"  ada seconds a nomination of their own [policy-own] {SECONDED}.ada.yaml\n"
            "    hint: others must second\n",
        ),
        (
            "grace",
            ("second", "ada/navigator@bronze"),
            "error: grace seconded ada/navigator@bronze on 2026-11-21\n"
            "  hint: everybody seconds once; a colleague can second it, too\n",
        ),
        (
            "grace",
            ("decline", "ada/navigator", "-m", "No."),
            "error: Decline Navigator (bronze) for Ada Lovelace: refused\n"
            "  grace may not decide on nominations for Navigator [policy-actor] "
            "awards/ada/navigator@bronze.decline.yaml\n"
            "    hint: may decide: members of Studio\n",
        ),
        (
            "grace",
            ("like", "ada/navigator"),
            "error: ada/navigator@bronze is nominated, not awarded yet\n"
            "  hint: `badgectl show ada/navigator@bronze` says what it waits for\n",
        ),
        (
            "tom",
            ("second", "ada/navigatr"),
            "error: there is no nomination ada/navigatr\n"
            "  hint: did you mean `ada/navigator`?\n",
        ),
        (
            "tom",
            ("second", "ada"),
            "error: `ada` names no nomination\n"
            "  hint: write recipient and badge, as `ada/mentor@gold`\n",
        ),
        (
            "tom",
            ("second", "ada/navigator", "--by", "../x"),
            "error: there is no person `../x`\n  hint: `badgectl list people` shows them\n",
        ),
        (
            "tom",
            ("second", "ada/navigator", "--by", "linu"),
            "error: there is no person `linu`\n  hint: did you mean `linus`?\n",
        ),
        (
            "ada",
            ("nominate", "navigator@bronze", "ada", "hedy", "platform", "-m", "x"),
            "error: ada/navigator@bronze was nominated by linus on 2026-11-20 and needs a decision\n"
            "  hint: `badgectl second ada/navigator@bronze` supports it\n",
        ),
        (
            "ada",
            ("nominate", "navigator@silver", "hedy", "platform", "-m", "x"),
            "error: Nominate Hedy Lamarr and Platform for Navigator (silver): refused\n"
            "  hedy has left (status: alumni) [policy-recipient] "
            "awards/hedy/navigator@silver.nomination.yaml\n"
            "    hint: awards stand, new ones are not made\n"
            "  Navigator is for persons; platform is a team [policy-recipient] "
            "awards/platform/navigator@silver.nomination.yaml\n"
            "    hint: award it to a person\n",
        ),
        (
            "ada",
            ("nominate", "mentor@bronze", "linus", "-m", "x"),
            "error: Nominate Linus Torvalds for Mentor (bronze): refused\n"
            "  Mentor takes no nominations [policy-actor] "
            "awards/linus/mentor@bronze.nomination.yaml\n"
            "    hint: may award it: the programme's maintainers or holders of Mentor (silver)\n",
        ),
    ],
    ids=lambda value: " ".join(value[:3]) if isinstance(value, tuple) else "",
)  # fmt: skip
def test_what_is_refused(
    who: str, arguments: tuple[str, ...], expected: str, guild: Path, as_: Command
) -> None:
    as_("linus", *NOMINATE, on="2026-11-20")
    as_("grace", "second", "ada/navigator", on="2026-11-21")
    be(guild, who)
    before = everything(guild)
    said = as_(who, *arguments)
    assert (said.status, said.out, said.err) == (1, "", expected)
    assert everything(guild) == before


def test_what_is_held_is_not_nominated(as_: Command) -> None:
    said = as_("linus", "award", "navigator@bronze", "ada", "-m", "Drew the map.", *MAP)
    assert said.status == 0, said.err
    assert as_("tom", *NOMINATE).err == (
        "error: Nominate Ada Lovelace for Navigator (bronze): refused\n"
        "  ada already holds Navigator (bronze) [policy-held] "
        "awards/ada/navigator@bronze.nomination.yaml\n"
        "    hint: `badgectl show ada` says since when\n"
    )
    assert as_("tom", "nominate", "navigator@silver", "ada", "-m", "Three.").status == 0


def test_two_that_wait_must_be_told_apart(as_: Command) -> None:
    as_("linus", *NOMINATE)
    as_("linus", "nominate", "navigator@silver", "ada", "-m", "Three parts.")
    assert as_("grace", "second", "ada/navigator").err == (
        "error: `ada/navigator` could be 2 nominations\n"
        "  hint: say which: `ada/navigator@bronze` or `ada/navigator@silver`\n"
    )
    assert as_("grace", "second", "ada/navigator@silver").status == 0
