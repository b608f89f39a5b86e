"""What is allowed and probably not meant, and the comments that say it is."""

from pathlib import Path

import pytest
from ground import Command, git, write

BADGE = """\
name: Bug hunter
kind: expertise
description: Finds the faults that nobody else can reproduce.
goals: [grow-people]
criteria:
  - {id: found, text: Found the cause of a fault that had been open for a month.}
"""
PATH = "catalog/badges/bug-hunter.yaml"
OTHER = "catalog/badges/fault-finder.yaml"


def warnings(badgectl: Command, folder: Path, files: dict[str, str]) -> list[str]:
    """Return what `validate` says of files laid over the guild, without hints and summary."""
    write(folder, files)
    said = badgectl("validate", "--format", "concise")
    assert said.err == ""
    return [line.partition(" (")[0] for line in said.out.splitlines()[:-1]]


@pytest.mark.parametrize(
    ("requires", "expected"),
    [
        ("holds: floppy-disk", "nobody can reach Bug hunter: Floppy disk is retired"),
        (
            "count: {badge: crown, at_least: 2}",
            "nobody can reach Bug hunter: of the 2 awards it counts, none can be held",
        ),
        (
            "count: {kind: mentoring, at_least: 3}",
            "nobody can reach Bug hunter: of the 3 awards it counts, at most 2 can be held",
        ),
        (
            "count: {badge: mentor@silver, at_least: 2}",
            "nobody can reach Bug hunter: of the 2 awards it counts, at most 1 can be held",
        ),
        (
            "count: {badge: thanks, topic: onboarding}",
            "nobody can reach Bug hunter: of the 1 award it counts, none can be held",
        ),
        (
            "count: {badge: thanks, from_functions: 3}",
            "nobody can reach Bug hunter: there are only 2 functions",
        ),
        ("helped: {people: 9}", "nobody can reach Bug hunter: there are only 5 active people"),
        (
            "together: {people: 2, teams: 3}",
            "nobody can reach Bug hunter: there are only 2 teams",
        ),
        (
            "any: [{holds: floppy-disk}, {holds: floppy-disk}]",
            "nobody can reach Bug hunter: Floppy disk is retired",
        ),
        ("any: [{holds: floppy-disk}, {holds: mentor}]", None),
        ("all: [{holds: mentor@silver}, {count: {kind: mentoring, at_least: 2}}]", None),
        ("count: {badge: thanks, at_least: 99, from_functions: 2, from_people: 4}", None),
    ],
)  # fmt: skip
def test_what_nobody_can_reach(
    requires: str, expected: str | None, guild: Path, badgectl: Command
) -> None:
    found = warnings(badgectl, guild, {PATH: BADGE + f"requires: [{{{requires}}}]\n"})
    assert found == ([f"{PATH}:7:12: sense-unreachable {expected}"] if expected else [])


def test_a_circle_is_shown_whole(guild: Path, badgectl: Command) -> None:
    other = BADGE.replace("Bug hunter", "Log reader").replace("Finds the faults", "Reads logs")
    other = other.replace("nobody else can reproduce", "end at dawn")
    levels = "levels:\n  - {id: one, text: One.}\n  - {id: two, text: Two., requires: [{holds: bug-hunter}]}\n"
    found = warnings(
        badgectl,
        guild,
        {
            PATH: BADGE + "requires: [{holds: fault-finder@two}]\n",
            OTHER: other + levels + "design: {icon: text-search}\n",
            "catalog/badges/third.yaml": BADGE.replace("Bug hunter", "Third")
            .replace("Finds the faults that", "Waits for what")
            .replace("reproduce", "begin")
            + "requires: [{holds: bug-hunter}]\ndesign: {icon: timer}\n",
        },
    )
    assert found == [
        f"{PATH}:7:12: sense-cycle Bug hunter asks for itself: Bug hunter -> Log reader",
        "catalog/badges/third.yaml:7:12: sense-unreachable nobody can reach Third: "
        "nobody can reach Bug hunter",
    ]


def test_who_can_award(guild: Path, badgectl: Command) -> None:
    mine = BADGE + "awarding: {by: [{holders: bug-hunter}]}\n"
    line = (
        f"{PATH}:7:12: sense-nobody-awards nobody can award Bug hunter: "
        "allowed are holders of Bug hunter, and there are none"
    )
    assert warnings(badgectl, guild, {PATH: mine}) == [line]
    award = "badge: bug-hunter\nrecipient: ada\nby: grace\nreason: The clock that ran backwards.\n"
    write(guild, {"awards/ada/bug-hunter.yaml": award})
    git(guild, "add", ".")
    git(guild, "commit", "--quiet", "-m", "Once there was a holder")
    assert warnings(badgectl, guild, {}) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Is great.", "this is praise, which no reader can check"),
        ("She is a really outstanding engineer.", "this is praise, which no reader can check"),
        ("Shows good team spirit.", None),
        ("A great attitude at all times.", "this is praise, which no reader can check"),
        ("Be nice.", "this is praise, which no reader can check"),
        ("Works hard.", "this says too little to be checked"),
        ("A great many colleagues use it every week.", None),
        ("Делает многое.", None),
    ],
)  # fmt: skip
def test_criteria_that_no_reader_can_check(
    text: str, expected: str | None, guild: Path, badgectl: Command
) -> None:
    old = "Found the cause of a fault that had been open for a month."
    found = warnings(badgectl, guild, {PATH: BADGE.replace(old, text)})
    assert found == ([f"{PATH}:6:23: sense-vague-criterion {expected}"] if expected else [])


def test_badges_that_read_or_look_alike(guild: Path, badgectl: Command) -> None:
    badge = BADGE + "design: {icon: bug, palette: moss}\n"
    files = {
        PATH: badge,
        OTHER: badge.replace("Bug hunter", "Bug-Hunters").replace("Finds", "Knows how to find"),
    }
    assert warnings(badgectl, guild, files) == [
        f"{OTHER}:1:7: sense-alike Bug-Hunters reads like Bug hunter",
        f"{OTHER}:7:1: art-alike Bug-Hunters looks like Bug hunter: the same shape, colours and icon",
    ]


def test_a_young_programme_is_not_judged_by_its_size(guild: Path, badgectl: Command) -> None:
    """With one team, what takes a second cannot be had yet: nobody needs to be told."""
    for path in ("teams/studio.yaml", "people/tom.yaml", "people/hedy.yaml"):
        (guild / "catalog" / path).unlink()
    badge = BADGE + "requires: [{together: {teams: 5, functions: 4, people: 9}}]\n"
    navigator = (guild / "catalog/badges/navigator.yaml").read_text().replace("studio", "platform")
    assert (
        warnings(badgectl, guild, {PATH: badge, "catalog/badges/navigator.yaml": navigator}) == []
    )


AIMLESS = BADGE.replace("goals: [grow-people]\n", "")


@pytest.mark.parametrize(
    ("text", "expected", "summary"),
    [
        (
            "# badgectl: ignore sense-badge-aimless: It is for fun.\n" + AIMLESS,
            [],
            "18 files checked, no problems, 1 waived",
        ),
        (
            AIMLESS.replace("hunter", "hunter # badgectl: ignore sense-badge-aimless For fun.", 1),
            [],
            "18 files checked, no problems, 1 waived",
        ),
        (
            "# badgectl: ignore sense-alike, sense-badge-aimless For fun.\n# More on it.\n\n" + AIMLESS,
            [f"{PATH}:1:1: waiver-unused nothing here is sense-alike"],
            "0 errors, 1 warning, 1 waived in 18 files (strict: warnings count)",
        ),
        (
            "# badgectl: ignore\n" + AIMLESS,
            [
                f"{PATH}:1:1: waiver-invalid the waiver names no code",
                f"{PATH}:2:7: sense-badge-aimless Bug hunter serves no goal",
            ],
            "1 error, 1 warning in 18 files",
        ),
        (
            "# badgectl: ignore sense-badge-aimles For fun.\n" + BADGE,
            [f"{PATH}:1:1: waiver-invalid there is no code `sense-badge-aimles`"],
            "1 error in 18 files",
        ),
        (
            "# badgectl: ignore policy-giver He is a friend.\n" + BADGE,
            [f"{PATH}:1:1: waiver-invalid policy-giver cannot be waived"],
            "1 error in 18 files",
        ),
        (
            AIMLESS.replace(
                "Finds the faults that nobody else can reproduce.",
                "|-\n  # badgectl: ignore sense-badge-aimless This is text, not a comment.",
            ),
            [f"{PATH}:1:7: sense-badge-aimless Bug hunter serves no goal"],
            "0 errors, 1 warning in 18 files (strict: warnings count)",
        ),
    ],
)  # fmt: skip
def test_waivers(
    text: str, expected: list[str], summary: str, guild: Path, badgectl: Command
) -> None:
    assert warnings(badgectl, guild, {PATH: text}) == expected
    said = badgectl("validate", "--strict", "--format", "concise")
    assert said.status == (1 if expected else 0)
    assert said.out.splitlines()[-1] == summary
