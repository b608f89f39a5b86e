"""What a community or a company brings along at once, into a programme that was just begun."""

import json
from pathlib import Path

import pytest
from ground import Command, be, everything, git, write
from importing.communities import ODD_CONTRIBUTORS, ODD_LOGINS, contributors, roster


@pytest.fixture
def begun(tmp_path: Path, badgectl: Command, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A programme as `init` writes it; Nina maintains it."""
    for role in ("AUTHOR", "COMMITTER"):
        monkeypatch.setenv(f"GIT_{role}_NAME", "Nina")
        monkeypatch.setenv(f"GIT_{role}_EMAIL", "nina@guild.example")
    folder = tmp_path / "guild"
    assert (
        badgectl("-C", str(tmp_path), "init", "guild", "--person", "Ada <ada@example.org>").status
        == 0
    )
    be(folder, "nina")
    monkeypatch.chdir(folder)
    return folder


@pytest.mark.slow
def test_a_community(begun: Path, badgectl: Command) -> None:
    write(begun.parent, {".all-contributorsrc": json.dumps(contributors(300))})
    said = badgectl("import", "../.all-contributorsrc", "--goal", "work-as-one")
    assert said.out.startswith("Created: 300 people, 34 badges, ")
    assert said.err.splitlines()[:-1] == [
        "`1234` becomes person-1234",
        "`007` becomes person-007",
        "`dependabot[bot]` becomes dependabot-bot",
        "`José` becomes jose",
        "`o_o` becomes o-o",
        "`O-O` becomes o-o-2",
        "`con` becomes person-con",
        "`giver` becomes person-giver",
        "`-` becomes person-3973e022",
    ]
    assert badgectl("validate", "--strict", "--base", "HEAD~2").out.endswith("no problems\n")
    assert badgectl("validate", "--strict").out.endswith(" files checked, no problems\n")
    again = badgectl("import", "../.all-contributorsrc")
    assert (again.status, again.err) == (0, "")
    assert again.out.startswith("Nothing to do; unchanged: ")
    people = json.loads(badgectl("list", "people", "--format", "json").out)
    names = {one["person"]: one["name"] for one in people}
    assert len(names) == 302, "with the two that `init` writes"
    assert [names[one] for one in ("adal", "person-1234", "person-007", "x-wing", "li-wei", "twin")
            ] == ["Ada L.", "1234", "007", "X Wing", "李伟", "Sam Same"]  # fmt: skip
    assert (begun / "awards/jose/blogger.yaml").read_text() == (
        "badge: blogger\nrecipient: jose\nby: nina\n"
        'reason: "potters/kiln: Wrote about the project where others read it."\n'
        "evidence:\n"
        '  - {url: "https://jose.example/uno"}\n  - {url: "https://jose.example/dos"}\n'
        "awarded_on: 2026-11-23\n"
        'source: {tool: all-contributors, id: "potters/kiln:josé:blog", '
        'url: "https://jose.example/uno"}\n'
    )
    assert len(list((begun / "awards/adal").iterdir())) == len(ODD_CONTRIBUTORS[0]["contributions"])
    report = badgectl("report").out
    assert "  Contributor: Cake and tea   1  █\n" in report
    assert "Nothing Yet (nothing-yet)" in report
    assert git(begun, "status", "--porcelain") == ""


@pytest.mark.slow
def test_more_of_a_community_later(begun: Path, badgectl: Command) -> None:
    """Who came since then is added; who was there keeps what they have."""
    write(begun.parent, {"rc.json": json.dumps(contributors(40))})
    assert badgectl("import", "../rc.json").status == 0
    before = {p: h for p, h in everything(begun).items() if not p.startswith(".git/")}
    write(begun.parent, {"rc.json": json.dumps(contributors(60))})
    assert badgectl("import", "../rc.json").out.startswith("Created: 20 people, ")
    after = everything(begun)
    assert before.items() <= after.items()
    assert badgectl("import", "../rc.json").out.startswith("Nothing to do; ")
    warnings = badgectl("validate", "--format", "concise").out.splitlines()
    assert {line.split()[1] for line in warnings[:-1]} == {"sense-badge-aimless"}


@pytest.mark.slow
def test_an_organisation(begun: Path, badgectl: Command) -> None:
    write(begun.parent, {"org.json": json.dumps(roster())})
    said = badgectl("import", "../org.json")
    assert said.out == "Created: 60 people, 13 teams; unchanged: 0\n"
    remarks = said.err.splitlines()
    assert remarks[0] == (
        "1 team is secret there; here everybody who reads the repository sees them"
    )
    assert remarks[1:10] == [
        "`grace.h` becomes grace-h",
        "`007` becomes person-007",
        "`42` becomes person-42",
        "`con` becomes person-con",
        "`a/b` becomes a-b",
        "`Zoë` becomes zoe",
        "`x_y` becomes x-y",
        "`X-Y` becomes x-y-2",
        "`Linus T` becomes linus-t",
    ]
    assert badgectl("validate", "--strict").out.endswith(" files checked, no problems\n")
    assert badgectl("import", "../org.json").out == "Nothing to do; unchanged: 73\n"
    teams = {p.stem: p.read_text() for p in (begun / "catalog/teams").iterdir()}
    assert sorted(teams) == [
        "asthetik", "data-ml", "design", "design-research", "firm-example", "grace-h-team",
        "icons", "nightly-builds", "our-team", "platform", "platform-builds", "sre", "team-123",
        "team-2026",
    ]  # fmt: skip
    parents = {
        team: line.removeprefix("parent: ")
        for team, text in teams.items()
        for line in text.splitlines()
        if line.startswith("parent: ")
    }
    assert parents["team-123"] == "platform-builds"
    assert parents["platform-builds"] == "platform"
    assert parents["platform"] == "firm-example"
    assert "aliases: [infra, ops-infra]\n" in teams["platform"]
    people = {p.stem: p.read_text() for p in (begun / "catalog/people").iterdir()}
    assert len(people) == 62
    assert people["adal"].startswith("name: Person 0\n")
    assert people["adal"].endswith(
        "accounts: {github: AdaL}\nemails: [p0@firm.example]\naliases: [old-0]\n"
    )
    accounts = sum(f"github: {json.dumps(one)[1:-1]}" in "".join(people.values()) for one in
                   ODD_LOGINS if one.isascii() and not one[0].isdigit())  # fmt: skip
    assert accounts == len([one for one in ODD_LOGINS if one.isascii() and not one[0].isdigit()])


def test_what_is_said_of_a_person_in_several_places_is_put_together(
    begun: Path, badgectl: Command
) -> None:
    org = {"members": ["Zed"], "teams": {"Night": {"members": [
        {"login": "zed", "name": "Zed Z", "email": "zed@x.example"}]}}}  # fmt: skip
    write(begun.parent, {"org.json": json.dumps(org)})
    assert badgectl("import", "../org.json").out == "Created: 1 person, 1 team; unchanged: 0\n"
    assert (begun / "catalog/people/zed.yaml").read_text() == (
        "name: Zed Z\nhome: night\naccounts: {github: Zed}\nemails: [zed@x.example]\n"
    )
