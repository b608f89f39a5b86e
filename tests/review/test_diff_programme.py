"""`diff` of people, teams, goals and the programme: who comes, goes, is renamed or may do more."""

import json
from pathlib import Path

import pytest
from ground import Command, git
from review.proposals import NAVIGATOR, edited, propose


def test_people_teams_programme_and_goals(under_review: Path, badgectl: Command) -> None:
    key = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIMvfp6BgVJGkNPxJZoV1Jj2wYyRqQ9m1gkGZVb0g0n6x"
    (under_review / "catalog/projects/apollo.yaml").unlink()
    title = propose(
        under_review,
        {
            "catalog/people/ada.yaml": f"name: Ada Lovelace\nhome: studio\nemails: [ada@new.example]\naliases: [augusta]\nsigning_keys: [{{key: {key}}}]\n",
            "catalog/people/tom.yaml": "name: Tom Kilburn\nhome: studio\nemails: [tom@guild.example]\nstatus: alumni\n",
            "catalog/people/zoe.yaml": "name: Zoe\nhome: studio\n",
            "catalog/teams/studio.yaml": "name: Studio\nfunction: art\nleads: [zoe]\nresponsibilities: [{who: zoe, what: paint}]\n",
            "catalog/teams/night.yaml": "name: Night shift\nmembers: [linus]\n",
            "catalog/program.yaml": "name: Example Guild\nurl: https://guild.example\nmaintainers: [grace, linus]\ntrust: {required: signed}\nhub: https://badges.guild.example\nissuer: {recipients: email}\n",
            "catalog/goals/calm-on-call.yaml": "name: Calm on-call\ndescription: Teams rate how calm their on-call weeks were, from 1 to 5.\nmeasure: {score: average}\ntarget: 3\nstarts: 2026-01-01\ndue: 2027-06-30\n",
        },
    )
    assert badgectl("diff", "main").out == (
        f"{title}"
        "\nFor whom it matters\n"
        "  Linus Torvalds (linus) may now award Crown and Mentor\n"
        "  Zoe (zoe) may now award Navigator\n"
        "  Tom Kilburn (tom) may no longer award Navigator\n"
        "\nProgramme\n"
        "  Example Guild (program) changed\n"
        "    the address of the hub is now https://badges.guild.example instead of nothing\n"
        "    what credentials name people by is now email instead of id\n"
        "    the maintainers gain Linus Torvalds (loosened)\n"
        "    the recorders lose Badge bot (tightened)\n"
        "    the trust that records need is now signed instead of claimed (tightened)\n"
        "\nPeople\n"
        "  Ada Lovelace (ada) changed\n"
        "    the home team is now Studio instead of Platform\n"
        "    gains 1 e-mail address\n"
        "    loses 1 e-mail address\n"
        "    may sign with the key ssh-ed25519 SHA256:aA5Z9V0Fvy4LjgzuT28tilWSWMsgFQ0gPa2V0iOYhsg\n"
        "  Tom Kilburn (tom) has left: gives and receives no more\n"
        "  Zoe (zoe) is new\n"
        "    at home in Studio\n"
        "\nTeams\n"
        "  Night shift (night) is new\n"
        "    without a function, 1 person\n"
        "  Studio (studio) changed\n"
        "    the function is now art instead of design\n"
        "    Zoe is now a lead\n"
        "    Tom Kilburn is no longer a lead\n"
        "    the team now has zoe for paint\n"
        "\nGoals\n"
        "  Calm on-call (calm-on-call) changed\n"
        "    the target is now 3 instead of 4 (loosened)\n"
        "    the last day is now 2027-06-30 instead of 2026-12-31 (loosened)\n"
        "\nProjects\n"
        "  Apollo (apollo) is removed\n"
    )


def test_the_first_pull_request_brings_the_programme(guild: Path, badgectl: Command) -> None:
    git(guild, "switch", "--quiet", "--orphan", "empty")
    git(guild, "commit", "--quiet", "--allow-empty", "-m", "Nothing yet")
    git(guild, "checkout", "--quiet", "main", "--", ".")
    git(guild, "commit", "--quiet", "-m", "The programme")
    said = badgectl("diff", "HEAD~1")
    assert said.status == 0
    lines = said.out.splitlines()
    assert "  Example Guild (program) is new" in lines
    assert "  Ada Lovelace (ada) is new" in lines
    assert "  Mentor (mentor) is new" in lines


def test_the_programme_may_be_gone_from_the_working_tree(
    under_review: Path, badgectl: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    git(under_review, "mv", "catalog/program.yaml", "x.yaml")
    nothing = "\nNothing changed\n  neither catalog nor new records\n"
    assert badgectl("diff", "main").out.partition("\n")[2] == nothing
    propose(under_review, {})
    gone = "\nProgramme\n  Example Guild (program) is removed\n"
    said = badgectl("diff", "main")
    assert (said.status, said.err) == (0, "")
    assert said.out.endswith(gone)
    (under_review / "docs" / "deep").mkdir(parents=True)
    monkeypatch.chdir(under_review / "docs" / "deep")
    assert badgectl("diff", "main").out == said.out
    assert badgectl("diff", "HEAD") == (
        1,
        "",
        f"error: there is no programme in {under_review}/docs/deep or above it\n"
        "  hint: `badgectl init` writes one; `badgectl demo` shows one\n",
    )


def test_what_is_deleted_keeps_its_name(under_review: Path, badgectl: Command) -> None:
    (under_review / "catalog/people/linus.yaml").unlink()
    propose(
        under_review,
        edited(under_review, "catalog/teams/platform.yaml", "[ada, linus]", "[ada]"),
    )
    assert badgectl("diff", "main").out.partition("\n")[2] == (
        "\nFor whom it matters\n"
        "  Linus Torvalds (linus) may no longer award Navigator\n"
        "\nPeople\n"
        "  Linus Torvalds (linus) is removed\n"
        "\nTeams\n"
        "  Platform (platform) changed\n"
        "    Linus Torvalds is no longer a member\n"
    )
    git(under_review, "rm", "--quiet", "-r", "catalog", "awards")
    propose(under_review, {})
    said = badgectl("diff", "main")
    assert said.out.startswith("Example Guild: changes from ")
    assert "  Example Guild (program) is removed\n" in said.out
    assert "  Ada Lovelace (ada) holds Mentor (silver), which the new rules do not know" in said.out
    assert said.out.endswith("\n3 errors in 3 files\n")


def test_a_team_that_is_renamed(under_review: Path, badgectl: Command) -> None:
    git(under_review, "mv", "catalog/teams/studio.yaml", "catalog/teams/design.yaml")
    title = propose(
        under_review,
        {
            **edited(under_review, "catalog/people/tom.yaml", "home: studio", "home: design"),
            **edited(under_review, "catalog/people/hedy.yaml", "home: studio", "home: platform"),
            **edited(under_review, NAVIGATOR, "{team: studio}", "{team: design}"),
        },
    )
    follows = "says design instead of studio, as that is called now\n"
    assert badgectl("diff", "main").out == (
        f"{title}"
        "\nBadges\n"
        f"  Navigator (navigator) changed\n    {follows}"
        "\nPeople\n"
        "  Hedy Lamarr (hedy) changed\n    the home team is now Platform instead of Studio\n"
        f"  Tom Kilburn (tom) changed\n    {follows}"
        "\nTeams\n"
        "  Studio is now called design (was studio)\n"
    )
    said = json.loads(badgectl("diff", "main", "--format", "json").out)["teams"]
    assert [(one["id"], one["state"], one["was"]) for one in said] == [
        ("design", "renamed", "studio")
    ]


def test_who_is_renamed_keeps_the_rights(under_review: Path, badgectl: Command) -> None:
    tom = (under_review / "catalog/people/tom.yaml").read_text(encoding="utf-8")
    (under_review / "catalog/people/tom.yaml").unlink()
    (under_review / "catalog/people/linus.yaml").unlink()
    propose(
        under_review,
        {
            "catalog/people/tommy.yaml": tom.replace("Tom Kilburn", "Tommy Kilburn"),
            "catalog/people/lin.yaml": "name: Lin\nhome: studio\naliases: [linus]\n",
            **edited(under_review, "catalog/teams/studio.yaml", "[tom]", "[tommy]"),
            **edited(under_review, "catalog/teams/platform.yaml", "linus", "lin"),
        },
    )
    assert badgectl("diff", "main").out.partition("\n")[2] == (
        "\nPeople\n"
        "  Lin is now called lin (was linus)\n"
        "    the name is now Lin instead of Linus Torvalds\n"
        "    the home team is now Studio instead of Platform\n"
        "    loses 1 e-mail address\n"
        "    the person gains the former id linus\n"
        "  Tommy Kilburn is now called tommy (was tom)\n"
        "    the name is now Tommy Kilburn instead of Tom Kilburn\n"
        "\nTeams\n"
        "  Platform (platform) changed\n    says lin instead of linus, as that is called now\n"
        "  Studio (studio) changed\n    says tommy instead of tom, as that is called now\n"
    )


def test_who_is_renamed_and_leaves(under_review: Path, badgectl: Command) -> None:
    (under_review / "catalog/people/linus.yaml").unlink()
    propose(
        under_review,
        {
            "catalog/people/lin.yaml": "name: Linus Torvalds\nhome: platform\nstatus: alumni\n"
            "emails: [linus@guild.example]\naliases: [linus]\n",
            **edited(under_review, "catalog/teams/platform.yaml", "linus", "lin"),
        },
    )
    assert badgectl("diff", "main").out.partition("\n")[2] == (
        "\nFor whom it matters\n"
        "  Linus Torvalds (lin) may no longer award Navigator\n"
        "\nPeople\n"
        "  Linus Torvalds is now called lin (was linus)\n"
        "    has left: gives and receives no more\n"
        "    the person gains the former id linus\n"
        "\nTeams\n"
        "  Platform (platform) changed\n    says lin instead of linus, as that is called now\n"
    )


def test_a_project_goes_by_other_names(under_review: Path, badgectl: Command) -> None:
    text = "description: The new navigation computer.\n"
    aliases = "aliases: [Apollo, Apollo 2]\n"
    propose(under_review, {"catalog/projects/apollo.yaml": f"name: Artemis\n{text}{aliases}"})
    assert badgectl("diff", "main").out.partition("\n")[2] == (
        "\nProjects\n"
        "  Artemis (apollo) changed\n"
        "    the name is now Artemis instead of Apollo\n"
        "    it gains the other name Apollo and the other name Apollo 2\n"
    )


def test_two_who_say_the_same_are_no_rename(under_review: Path, badgectl: Command) -> None:
    propose(under_review, {"catalog/people/zoe.yaml": "name: Zoe\nhome: studio\n"})
    git(under_review, "switch", "--quiet", "-c", "further")
    (under_review / "catalog/people/zoe.yaml").unlink()
    propose(under_review, {"catalog/people/yan.yaml": "name: Yan\nhome: studio\n"})
    assert badgectl("diff", "proposal").out.partition("\nPeople\n")[2] == (
        "  Yan (yan) is new\n    at home in Studio\n  Zoe (zoe) is removed\n"
    )
