"""Nominations from proposal to award: who does what when, and what stays on record."""

from pathlib import Path

from ground import Command, Said, be, git, write
from recording.nominees import MAP, NOMINATE, SECONDED


def recorded(said: Said) -> list[str]:
    """Return what was said of a commit, without its id."""
    assert said.status == 0, said.err
    lines = [*said.out.splitlines(), *said.err.splitlines()]
    return [line.strip() for line in lines if not line.startswith("  commit ")]


def last_commit(folder: Path) -> str:
    return git(folder, "show", "--format=%an%n%B", "--name-status")


EVIDENCE = 'evidence:\n  - {url: "https://guild.example/map", criterion: map}\n'
WHO = "badge: navigator\nlevel: bronze\nrecipient: ada\n"
AWARDED = f"{WHO}by: tom\nreason: Two parts.\n{EVIDENCE}awarded_on: 2026-12-03\n"
NOMINATED = f"{WHO}by: linus\nreason: Drew the map.\n{EVIDENCE}nominated_on: "
PROPOSED = {
    "navigator@bronze.nomination.yaml": f"{NOMINATED}2026-11-23\n",
    "navigator@bronze.second.grace.yaml": (
        "by: grace\ntext: I use it daily.\nseconded_on: 2026-11-23\n"
    ),
    "navigator@bronze.decline.yaml": (
        'by: tom\nfeedback: "Close: one more part."\ndeclined_on: 2026-11-23\n'
    ),
    "navigator@bronze~2.nomination.yaml": f"{NOMINATED}2026-12-01\n",
    "navigator@bronze~2.second.grace.yaml": "by: grace\nseconded_on: 2026-12-02\n",
}


def test_a_nominations_life(guild: Path, as_: Command) -> None:
    assert recorded(as_("linus", *NOMINATE)) == [
        "Nominate Ada Lovelace for Navigator (bronze): recorded",
        "awards/ada/navigator@bronze.nomination.yaml",
        "ada/navigator@bronze needs 1 more colleague to second it; anybody but Linus Torvalds and Ada Lovelace "
        "can: `badgectl second ada/navigator@bronze`",
    ]
    assert last_commit(guild) == (
        "Linus\n"
        "Nominate Ada Lovelace for Navigator (bronze)\n"
        "\n"
        "Drew the map.\n"
        "\n"
        "Badge: navigator@bronze\n"
        "Recipient: ada\n"
        "Nominated-by: linus\n"
        "\n"
        "\n"
        "A\tawards/ada/navigator@bronze.nomination.yaml\n"
    )
    said = as_("tom", "award", "navigator@bronze", "ada", "-m", "Good map.")
    assert "the nomination needs 1 more colleague to second it [policy-quorum]" in said.err
    assert recorded(as_("grace", "second", "ada/navigator", "-m", "I use it daily.")) == [
        "Second Navigator (bronze) for Ada Lovelace: recorded",
        "awards/ada/navigator@bronze.second.grace.yaml",
        "ada/navigator@bronze can be awarded now, by Tom Kilburn: "
        "`badgectl award navigator@bronze ada -m '...'`",
    ]
    assert recorded(as_("tom", "decline", "ada/navigator", "-m", "Close: one more part.")) == [
        "Decline Navigator (bronze) for Ada Lovelace: recorded",
        "awards/ada/navigator@bronze.decline.yaml",
        "`badgectl nominate navigator@bronze ada` opens a new round later",
    ]
    as_("linus", *NOMINATE, on="2026-12-01")
    as_("grace", "second", "ada/navigator", on="2026-12-02")
    assert recorded(
        as_("tom", "award", "navigator@bronze", "ada", "-m", "Two parts.", on="2026-12-03")
    ) == [
        "Award Navigator (bronze) to Ada Lovelace: recorded",
        "awards/ada/navigator@bronze~2.yaml",
        "fulfils the nomination by linus (1 second)",
    ]
    assert git(guild, "log", "--reverse", "--format=%an: %s", "HEAD~6..") == (
        "Linus: Nominate Ada Lovelace for Navigator (bronze)\n"
        "Grace: Second Navigator (bronze) for Ada Lovelace\n"
        "Tom: Decline Navigator (bronze) for Ada Lovelace\n"
        "Linus: Nominate Ada Lovelace for Navigator (bronze)\n"
        "Grace: Second Navigator (bronze) for Ada Lovelace\n"
        "Tom: Award Navigator (bronze) to Ada Lovelace\n"
    )
    blob = git(guild, "rev-parse", "HEAD:catalog/badges/navigator.yaml").strip()
    files = {path.name: path.read_text() for path in (guild / "awards/ada").iterdir()}
    assert files.pop("navigator@bronze~2.yaml") == f"{AWARDED}definition: {blob}\n"
    assert files == PROPOSED
    assert as_("tom", "validate", on="2026-12-03").status == 0
    assert git(guild, "status", "--porcelain") == ""


def test_each_round_leads_to_the_others(as_: Command) -> None:
    as_("linus", *NOMINATE)
    as_("grace", "second", "ada/navigator")
    as_("tom", "decline", "ada/navigator", "-m", "Close: one more part.")
    assert "  state  declined on 2026-11-23\n" in as_("ada", "show", "ada/navigator@bronze").out
    assert "Declined\n  ada/navigator@bronze, " in as_("ada", "inbox").out
    as_("linus", *NOMINATE, on="2026-12-01")
    assert "Declined" not in as_("ada", "inbox", on="2026-12-01").out
    first = as_("ada", "show", "ada/navigator@bronze", on="2026-12-01").out
    assert (
        "Other rounds\n  ada/navigator@bronze~2: nominated; needs 1 more colleague to second it\n"
        in first
    )
    as_("grace", "second", "ada/navigator", on="2026-12-02")
    as_("tom", "award", "navigator@bronze", "ada", "-m", "Two parts.", on="2026-12-03")
    first = as_("ada", "show", "ada/navigator@bronze", on="2026-12-03").out
    assert "Other rounds\n  ada/navigator@bronze~2: in force\n" in first
    second = as_("ada", "show", "ada/navigator@bronze~2", on="2026-12-03").out
    assert "Other rounds\n  ada/navigator@bronze: declined on 2026-11-23\n" in second


def test_several_are_nominated_in_one_commit(guild: Path, as_: Command) -> None:
    said = as_("tom", "nominate", "navigator@bronze", "ada", "linus", "augusta", "-m", "Maps.")
    assert said.out == (
        "Nominate Ada Lovelace and Linus Torvalds for Navigator (bronze): recorded\n"
    )
    assert git(guild, "show", "--name-only", "--format=") == (
        "awards/ada/navigator@bronze.nomination.yaml\n"
        "awards/linus/navigator@bronze.nomination.yaml\n"
    )


def test_what_helps_is_named_once_more_in_the_award(guild: Path, as_: Command) -> None:
    as_("linus", *NOMINATE, "--helped", "tom", "--project", "apollo")
    as_("grace", "second", "ada/navigator")
    as_("tom", "award", "navigator@bronze", "ada", "-m", "Good map.")
    assert (guild / "awards/ada/navigator@bronze.yaml").read_text().splitlines()[5:9] == [
        "evidence:",
        '  - {url: "https://guild.example/map", criterion: map}',
        "helped: [tom]",
        "project: apollo",
    ]


def test_the_last_nomination_says_what_became_of_it(guild: Path, as_: Command) -> None:
    as_("linus", *NOMINATE)
    again = "  hint: `badgectl nominate navigator@bronze ada` opens a new round\n"
    closed = as_("grace", "second", "ada/navigator", on="2027-01-23")
    assert closed.err == f"error: the nomination ada/navigator@bronze closed on 2027-01-22\n{again}"
    as_("tom", "decline", "ada/navigator", "-m", "Not yet.\nKeep at it!", on="2027-01-22")
    declined = as_("grace", "second", "ada/navigator", on="2027-01-23")
    assert declined.err == (
        "error: ada/navigator@bronze was declined by tom on 2027-01-22: Not yet. Keep at it!\n"
        + again
    )
    as_("linus", *NOMINATE, on="2027-01-24")
    as_("grace", "second", "ada/navigator", on="2027-01-24")
    as_("tom", "award", "navigator@bronze", "ada", "-m", "Now.", on="2027-01-25")
    awarded = as_("tom", "decline", "ada/navigator", "-m", "No.", on="2027-01-26")
    assert awarded.err == (
        "error: ada/navigator@bronze~2 was awarded by tom on 2027-01-25\n"
        "  hint: `badgectl show ada/navigator@bronze~2` shows the award\n"
    )
    held = as_("linus", *NOMINATE, on="2027-01-26")
    assert "ada already holds Navigator (bronze) [policy-held]" in held.err
    path = "awards/ada/navigator@silver.nomination"
    silver = "badge: navigator\nlevel: silver\nrecipient: ada\nby: linus\nreason: X.\n"
    write(guild, {f"{path}.yaml": silver, f"{path}.withdrawal.yaml": "by: linus\n"})
    git(guild, "add", ".")
    git(guild, "commit", "--quiet", "-m", "Nominate and take back")
    withdrawn = as_("grace", "second", "ada/navigator@silver")
    assert withdrawn.err.startswith("error: the nomination ada/navigator@silver was withdrawn\n")


def test_recorders_nominate_for_others(guild: Path, as_: Command) -> None:
    assert "tom is no recorder [policy-recorder]" in as_("tom", *NOMINATE, "--by", "linus").err
    assert as_("bot", *NOMINATE, "--by", "linus").status == 0
    assert as_("bot", "second", "ada/navigator", "--by", "grace").status == 0
    assert (guild / f"{SECONDED}.grace.yaml").read_text() == (
        "by: grace\nrecorded_by: badge-bot\nseconded_on: 2026-11-23\n"
    )
    assert git(guild, "show", "-s", "--format=%(trailers:only)") == (
        "Badge: navigator@bronze\nRecipient: ada\nSeconded-by: grace\nRecorded-by: badge-bot\n\n"
    )


def test_a_repeatable_badge_is_nominated_for_again_and_again(guild: Path, as_: Command) -> None:
    path = guild / "catalog/badges/navigator.yaml"
    path.write_text(path.read_text().replace("awarding:\n", "awarding:\n  repeatable: true\n"))
    be(guild, "grace")
    git(guild, "commit", "--quiet", "-am", "Give it again")
    as_("linus", *NOMINATE)
    as_("grace", *NOMINATE)
    as_("grace", "second", "ada/navigator@bronze+2026-11-23+linus", on="2026-11-24")
    said = as_("tom", "award", "navigator@bronze", "ada", "-m", "Good map.", on="2026-11-25")
    assert said.status == 0, said.err
    assert sorted(path.name for path in (guild / "awards/ada").iterdir()) == [
        "navigator@bronze+2026-11-23+grace.nomination.yaml",
        "navigator@bronze+2026-11-23+linus.nomination.yaml",
        "navigator@bronze+2026-11-23+linus.second.grace.yaml",
        "navigator@bronze+2026-11-23+linus.yaml",
    ]
    assert as_("tom", "validate", on="2026-11-25").status == 0


def test_levels_that_come_first(as_: Command) -> None:
    as_("linus", "nominate", "navigator@gold", "ada", "-m", "Drew the map.", *MAP)
    assert recorded(as_("grace", "second", "ada/navigator"))[-1] == (
        "ada/navigator@gold is supported, and can be awarded, by Tom Kilburn, once Ada Lovelace "
        "holds Navigator (bronze) and Navigator (silver)"
    )
    said = as_("tom", "award", "navigator@gold", "ada", "-m", "Good map.")
    assert "    hint: award bronze and silver first\n" in said.err


def test_nobody_may_decide(as_: Command) -> None:
    said = as_("linus", "nominate", "navigator@bronze", "tom", "-m", "Drew the map.", *MAP)
    assert recorded(said)[-1] == (
        "tom/navigator@bronze needs 1 more colleague to second it; anybody but Linus Torvalds and "
        "Tom Kilburn can: `badgectl second tom/navigator@bronze`; nobody could decide then: see "
        "`decide:` of navigator"
    )
    said = as_("grace", "second", "tom/navigator")
    assert recorded(said)[-1] == (
        "tom/navigator@bronze is supported, but nobody may decide on it: see `decide:` of navigator"
    )
    assert as_("grace", "list", "nominations").out == (
        "2026-11-23\ttom/navigator@bronze\tlinus\t0\ta decision\tnobody\n"
    )
