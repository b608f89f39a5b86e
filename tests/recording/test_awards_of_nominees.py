"""Badges that take nominations: when `award` gives them, and when it refuses."""

from pathlib import Path

import pytest
from ground import Command, be, git, write

NOMINATION = "awards/ada/navigator@bronze.nomination.yaml"
_MAP = "https://guild.example/map#map"


def nominate(guild: Path, *seconds: str) -> None:
    """Let Tom nominate Ada as a navigator, and others second it; Linus then awards."""
    about = "badge: navigator\nlevel: bronze\nrecipient: ada\nby: tom\nreason: Drew it.\n"
    files = {NOMINATION: about + "nominated_on: 2026-11-01\n"}
    for who in seconds:
        path = NOMINATION.replace("nomination", f"second.{who}")
        files[path] = f"by: {who}\nseconded_on: 2026-11-02\n"
    write(guild, files)
    git(guild, "add", ".")
    git(guild, "commit", "--quiet", "-m", "Nominate")


@pytest.mark.parametrize(
    ("seconds", "me", "problem"),
    [
        ((), "linus", "linus may not decide on nominations for Navigator [policy-actor]"),
        (("linus",), "linus", "linus may not decide on nominations for Navigator [policy-actor]"),
        ((), "hopper", "the nomination needs 1 more colleague to second it [policy-quorum]"),
        (("linus",), "tom", "tom decides on a nomination of their own [policy-own]"),
        (("linus",), "hopper", None),
    ],
)
def test_once_nominated_the_quorum_counts_for_everybody(
    seconds: tuple[str, ...], me: str, problem: str | None, guild: Path, badgectl: Command
) -> None:
    """Linus of the platform team may award directly, but not past a nomination."""
    write(
        guild,
        {"catalog/people/hopper.yaml": "name: H\nhome: studio\nemails: [hopper@guild.example]\n"},
    )
    nominate(guild, *seconds)
    be(guild, me)
    said = badgectl("award", "navigator@bronze", "ada", "-m", "Indeed.", "-e", _MAP)
    if problem is None:
        assert said.status == 0, said.err
        assert "fulfils the nomination by tom (1 second)\n" in said.err
    else:
        assert said.status == 1
        assert f"  {problem} awards/ada/navigator@bronze.yaml\n" in said.err


def test_without_a_nomination_its_badge_is_for_those_in_by(guild: Path, badgectl: Command) -> None:
    be(guild, "linus")
    assert badgectl("award", "navigator@bronze", "ada", "-m", "Yes.", "-e", _MAP).status == 0
    path = guild / "catalog/badges/navigator.yaml"
    path.write_text(path.read_text().replace("  by: [{team: platform}]\n", ""))
    git(guild, "commit", "--quiet", "-am", "By nomination only")
    be(guild, "grace")
    said = badgectl("award", "navigator@bronze", "tom", "-m", "Yes.", "-e", _MAP)
    assert said.err == (
        "error: Award Navigator (bronze) to Tom Kilburn: refused\n"
        "  grace may not award Navigator [policy-giver] awards/tom/navigator@bronze.yaml\n"
        "    hint: may award it: nobody; it begins with a nomination: "
        "`badgectl nominate navigator@bronze tom`\n"
    )


def test_a_declined_nomination_is_not_awarded(guild: Path, badgectl: Command) -> None:
    nominate(guild, "linus")
    decline = "by: tom\nfeedback: A map of one part more.\ndeclined_on: 2026-11-03\n"
    award = "badge: navigator\nlevel: bronze\nrecipient: ada\nby: linus\nreason: Still.\n"
    write(
        guild,
        {
            "awards/ada/navigator@bronze.decline.yaml": decline,
            "awards/ada/navigator@bronze.yaml": award,
        },
    )
    said = badgectl("validate", "--format", "concise", "awards/ada/navigator@bronze.yaml")
    assert "the nomination was declined by tom (a new try is round 2: ada/navigator@bronze~2)" in (
        said.out
    )
