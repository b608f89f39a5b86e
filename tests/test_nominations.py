"""Nominations from proposal to award: who may do what when, and what stays on record."""

from pathlib import Path

import pytest
from conftest import Command, Said, be, everything, git, write

MAP = ("-e", "https://guild.example/map#map")
NOMINATE = ("nominate", "navigator@bronze", "ada", "-m", "Drew the map.", *MAP)


@pytest.fixture
def as_(guild: Path, badgectl: Command) -> Command:
    """A way to run a command as somebody of the guild."""

    def command(who: str, *arguments: str, on: str = "2026-11-23") -> Said:
        be(guild, who)
        return badgectl(*arguments, on=on)

    return command


def recorded(said: Said) -> list[str]:
    """Return what was said of a commit, without its id."""
    assert said.status == 0, said.err
    lines = [*said.out.splitlines(), *said.err.splitlines()]
    return [line.strip() for line in lines if not line.startswith("  commit ")]


def last_commit(folder: Path) -> str:
    return git(folder, "show", "--format=%an%n%B", "--name-status")


def test_a_nominations_life(guild: Path, as_: Command) -> None:
    assert recorded(as_("linus", *NOMINATE)) == [
        "Nominate Ada Lovelace for Navigator (bronze): recorded",
        "awards/ada/navigator@bronze.nomination.yaml",
        "ada/navigator@bronze needs 1 more second; anybody but Linus Torvalds and Ada Lovelace "
        "can give one: `badgectl second ada/navigator@bronze`",
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
    assert "the nomination needs 1 more second [policy-quorum]" in said.err
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
    evidence = 'evidence:\n  - {url: "https://guild.example/map", criterion: map}\n'
    who = "badge: navigator\nlevel: bronze\nrecipient: ada\n"
    nominated = f"{who}by: linus\nreason: Drew the map.\n{evidence}"
    assert {path.name: path.read_text() for path in (guild / "awards/ada").iterdir()} == {
        "navigator@bronze.nomination.yaml": f"{nominated}nominated_on: 2026-11-23\n",
        "navigator@bronze.second.grace.yaml": (
            "by: grace\ntext: I use it daily.\nseconded_on: 2026-11-23\n"
        ),
        "navigator@bronze.decline.yaml": (
            'by: tom\nfeedback: "Close: one more part."\ndeclined_on: 2026-11-23\n'
        ),
        "navigator@bronze~2.nomination.yaml": f"{nominated}nominated_on: 2026-12-01\n",
        "navigator@bronze~2.second.grace.yaml": "by: grace\nseconded_on: 2026-12-02\n",
        "navigator@bronze~2.yaml": (
            f"{who}by: tom\nreason: Two parts.\n{evidence}"
            f"awarded_on: 2026-12-03\ndefinition: {blob}\n"
        ),
    }
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
    assert "Other rounds\n  ada/navigator@bronze~2: nominated; needs 1 more second\n" in first
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


SECONDED = "awards/ada/navigator@bronze.second"


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
            "  hint: `badgectl list nominations` shows those that wait\n",
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


def test_nobody_may_decide(as_: Command) -> None:
    as_("linus", "nominate", "navigator@bronze", "tom", "-m", "Drew the map.", *MAP)
    said = as_("grace", "second", "tom/navigator")
    assert recorded(said)[-1] == (
        "tom/navigator@bronze is supported, but nobody may decide on it: see `decide:` of navigator"
    )
    assert as_("grace", "list", "nominations").out == (
        "2026-11-23\ttom/navigator@bronze\tlinus\t0\ta decision\tnobody\n"
    )
