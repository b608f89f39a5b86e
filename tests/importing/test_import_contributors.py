"""`import` of all-contributors' list: people and what they contributed."""

import json
from pathlib import Path

from ground import Command, git, write
from importing.sources import CONTRIBUTORS, shown

MADE = {
    "catalog/badges/blogger.yaml": (
        "name: Blogger\nkind: communication\n"
        "description: Wrote about the project where others read it.\n"
        "criteria:\n  - {id: done, text: A post on the project is online.}\n"
        "design: {palette: copper, icon: rss}\n"
    ),
    "catalog/badges/coder.yaml": (
        "name: Coder\nkind: expertise\n"
        "description: Wrote source code that the project runs.\n"
        "criteria:\n  - {id: done, text: A change of the code was merged.}\n"
        "design: {palette: plum, icon: code-braces}\n"
    ),
    "catalog/badges/contributor-cake.yaml": (
        'name: "Contributor: Cake and tea"\nkind: collaboration\n'
        'description: "Contributed to guild/site in a way of its own: Cake and tea."\n'
        "criteria:\n  - {id: done, text: "
        '"A contribution that the project calls `cake` was made: Cake and tea."}\n'
        "design: {palette: moss, icon: silverware-fork-knife}\n"
    ),
    "catalog/badges/guard.yaml": (
        "name: Guard\nkind: expertise\ndescription: Found or closed vulnerabilities.\n"
        "criteria:\n  - {id: done, text: "
        '"A weakness was reported in confidence, or its remedy merged."}\n'
        "design: {palette: forest, icon: shield-lock}\n"
    ),
    "catalog/badges/reviewer.yaml": (
        "name: Reviewer\nkind: mentoring\n"
        "description: Read pull requests of others before they were merged.\n"
        "criteria:\n  - {id: done, text: "
        "Reviewed a change with comments that were taken up.}\n"
        "design: {palette: plum, icon: eye-check}\n"
    ),
    "catalog/people/adal.yaml": "name: Ada Lovelace\naccounts: {github: AdaL}\n",
    "catalog/people/person-1234.yaml": 'name: "1234"\naccounts: {github: "1234"}\n',
    "catalog/people/person-con.yaml": "name: Con\naccounts: {github: con}\n",
    "catalog/people/x-y-z.yaml": "name: Żak\naccounts: {github: x.y_z}\n",
}
"""What the list of contributors brings into the catalog."""


def test_contributors(guild: Path, badgectl: Command) -> None:
    write(guild, {".all-contributorsrc": json.dumps(CONTRIBUTORS)})
    said = badgectl("import", ".all-contributorsrc")
    assert said.out == "Created: 4 people, 5 badges, 5 awards; unchanged: 1\n"
    assert said.err.splitlines()[:-1] == [
        "adal has the name of ada; if they are one, add the account or address to "
        "catalog/people/ada.yaml first and import again",
        "`x.y_z` becomes x-y-z",
        "`1234` becomes person-1234",
        "`con` becomes person-con",
        "1 award of grace's own left out: nobody awards themselves; "
        "import again `--by` somebody else",
    ]
    assert shown(guild, "HEAD~1") == MADE
    awards = shown(guild)
    assert list(awards) == [
        "awards/adal/blogger.yaml", "awards/adal/coder.yaml", "awards/person-1234/guard.yaml",
        "awards/person-con/reviewer.yaml", "awards/x-y-z/contributor-cake.yaml",
    ]  # fmt: skip
    assert awards["awards/adal/blogger.yaml"] == (
        "badge: blogger\nrecipient: adal\nby: grace\n"
        'reason: "guild/site: Wrote about the project where others read it."\n'
        'evidence:\n  - {url: "https://ada.example/post"}\n'
        "awarded_on: 2026-11-23\n"
        'source: {tool: all-contributors, id: "guild/site:adal:blog", '
        'url: "https://ada.example/post"}\n'
    )
    assert badgectl("validate").status == 0
    assert badgectl("import", ".all-contributorsrc").out == "Nothing to do; unchanged: 15\n"
    by_tom = badgectl("import", ".all-contributorsrc", "--by", "tom")
    assert by_tom.out == "Created: 1 award; unchanged: 15\n"
    assert "by: tom\n" in shown(guild)["awards/grace/coder.yaml"]


def test_somebody_with_the_account_is_not_written_again(guild: Path, badgectl: Command) -> None:
    person = "name: Ada Lovelace\nhome: platform\naccounts: {github: adal}\n"
    write(guild, {"catalog/people/ada.yaml": person})
    git(guild, "commit", "--quiet", "-am", "Name an account")
    write(guild, {".all-contributorsrc": json.dumps(CONTRIBUTORS)})
    assert "Created: 3 people" in badgectl("import", ".all-contributorsrc").out
    assert "awards/ada/coder.yaml" in shown(guild)


def test_whoever_imports_is_no_contributor_of_the_same_word(guild: Path, badgectl: Command) -> None:
    """Grace is called otherwise there, where somebody else has the login `grace`."""
    person = (guild / "catalog/people/grace.yaml").read_text() + "accounts: {github: hopper}\n"
    write(guild, {"catalog/people/grace.yaml": person})
    git(guild, "commit", "--quiet", "-am", "Name an account")
    write(guild, {"rc.json": json.dumps(
        {"contributors": [{"login": "grace", "contributions": ["code"]}]})})  # fmt: skip
    assert badgectl("import", "rc.json").out == (
        "Created: 1 person, 1 badge, 1 award; unchanged: 0\n"
    )
    award = shown(guild)["awards/grace-2/coder.yaml"]
    assert award.splitlines()[:3] == ["badge: coder", "recipient: grace-2", "by: grace"]


def test_names_that_become_the_same_id(guild: Path, badgectl: Command) -> None:
    logins = ["giver", "Tom.K", "tom-k", "TOM_K", "Łukasz/Żak", "李", "é" * 90, "ada", "platform"]
    write(guild, {"org.json": json.dumps({"members": logins})})
    ada = "name: Ada Lovelace\nhome: platform\naccounts: {github: somebody-else}\n"
    write(guild, {"catalog/people/ada.yaml": ada})
    git(guild, "commit", "--quiet", "-m", "Name an account", "catalog")
    said = badgectl("import", "org.json")
    assert said.err.splitlines()[:-1] == [
        "`giver` becomes person-giver",
        "`Tom.K` becomes tom-k",
        "`tom-k` becomes tom-k-2",
        "`TOM_K` becomes tom-k-3",
        "`Łukasz/Żak` becomes lukasz-zak",
        "`李` becomes person-c16667ca",
        f"`{'é' * 59}…` becomes {'e' * 48}",
        "`ada` becomes ada-2",
        "`platform` becomes platform-2",
    ]
    assert said.out == "Created: 9 people; unchanged: 0\n"
    assert badgectl("validate").status == 0
    assert badgectl("import", "org.json").out == "Nothing to do; unchanged: 9\n"
