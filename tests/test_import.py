"""`badgectl import`: what other tools keep becomes files and awards, all of it or nothing."""

import hashlib
import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import Command, Killed, be, everything, git, write

ROWS = """\
To;Badge;Tier;From;Message;Link;Date;Colour;ID;Project
ada;Mentor;silver;Tom Kilburn;"Helped two
newcomers; it worked";https://x.example/1#top|https://x.example/2;2021-03-04T10:00:00Z;red;7;Apollo
Augusta;thanks;;linus@guild.example;=HYPERLINK("x");;2020-01-01;;8;
platform;crown;;grace;A year.;;2019-05-05;;9;
hedy;floppy-disk;;ada;Saved it.;;2010-05-05;;10;
"""
CONTRIBUTORS = {
    "projectName": "site",
    "projectOwner": "guild",
    "types": {"cake": {"symbol": "c", "description": "Cake and tea"}},
    "contributors": [
        {"login": "AdaL", "name": "Ada Lovelace", "profile": "https://ada.example",
         "contributions": ["code", {"type": "blog", "url": "https://ada.example/post"}]},
        {"login": "grace", "name": "Grace", "contributions": ["code"]},
        {"login": "x.y_z", "name": "Żak", "contributions": ["cake"]},
        {"login": "1234", "name": "", "contributions": ["security"]},
        {"login": "con", "name": "Con", "contributions": ["review"]},
    ],
}  # fmt: skip
RULE = """\
%YAML 1.2
---
# A comment of the source.
name:  {name}
description: {description}
creator: nobody
trigger:
  all:
  - topic: kiln.fired
  - lambda: "'# badgectl: ignore sense-vague x' in msg"
criteria:
  datanommer:
    filter: {{topics: ["%(topic)s"]}}
    operation: count
    condition:
      greater than or equal to: {number}
"""
ORG = """\
orgs:
  Guild-Org:
    admins: [grace, Root.Admin]
    members: [AdaL, linus, "007"]
    teams:
      Pottery:
        description: Fires the kiln.
        maintainers: [grace]
        members: [AdaL]
        teams:
          Pottery/Glaze:
            members: ["007"]
            previously: [glaze_crew]
            privacy: secret
            repos: {glaze: write}
      linus: {members: [linus]}
      Platform: {members: [AdaL]}
  other:
    teams:
      Pottery: {members: [Root.Admin]}
"""


def shown(folder: Path, commit: str = "HEAD") -> dict[str, str]:
    """Return the files that a commit adds, with their texts."""
    lines = git(folder, "show", "--name-status", "--format=", commit).splitlines()
    assert all(line.startswith("A\t") for line in lines)
    return {line[2:]: git(folder, "show", f"{commit}:{line[2:]}") for line in lines}


def test_rows_of_a_spreadsheet(guild: Path, badgectl: Command) -> None:
    write(guild.parent, {"rows.csv": "\ufeff" + ROWS})
    said = badgectl("import", "../rows.csv")
    commit = git(guild, "rev-parse", "--short=10", "HEAD").strip()
    assert said == (
        0,
        "Created: 4 awards; unchanged: 0\n",
        f"the column `Colour` is not read\n  1 commit, the last {commit} on main\n",
    )
    assert shown(guild) == {
        "awards/ada/mentor@silver.yaml": (
            "badge: mentor\nlevel: silver\nrecipient: ada\nby: tom\n"
            "reason: |-\n  Helped two\n  newcomers; it worked\n"
            "recorded_by: grace\n"
            'evidence:\n  - {url: "https://x.example/1#top"}\n  - {url: "https://x.example/2"}\n'
            'project: apollo\nawarded_on: 2021-03-04\nsource: {tool: csv, id: "7"}\n'
        ),
        "awards/ada/thanks+2020-01-01+linus.yaml": (
            "badge: thanks\nrecipient: ada\nby: linus\n"
            'reason: "=HYPERLINK(\\"x\\")"\n'
            'recorded_by: grace\nawarded_on: 2020-01-01\nsource: {tool: csv, id: "8"}\n'
        ),
        "awards/hedy/floppy-disk.yaml": (
            "badge: floppy-disk\nrecipient: hedy\nby: ada\nreason: Saved it.\n"
            'recorded_by: grace\nawarded_on: 2010-05-05\nsource: {tool: csv, id: "10"}\n'
        ),
        "awards/platform/crown.yaml": (
            "badge: crown\nrecipient: platform\nby: grace\nreason: A year.\n"
            "awarded_on: 2019-05-05\nexpires_on: 2020-05-05\n"
            'source: {tool: csv, id: "9"}\n'
        ),
    }
    assert git(guild, "show", "-s", "--format=%B") == (
        "Import 4 awards\n\nFrom rows.csv.\n\nImported-by: grace\nSource: csv\n\n"
    )
    assert git(guild, "status", "--porcelain") == ""
    assert badgectl("validate", "--base", "HEAD~1").out == "21 files checked, no problems\n"
    again = badgectl("import", "../rows.csv")
    assert (again.status, again.out) == (0, "Nothing to do; unchanged: 4\n")
    assert git(guild, "rev-list", "--count", "HEAD") == "2\n"


def test_json_of_awards_on_standing_input(
    guild: Path, badgectl: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = [
        {"recipient": "ada", "badge": "thanks", "by": "tom", "reason": "For this.", "id": 7,
         "evidence": ["https://x.example/a b", "https://x.example/c"][1:], "points": 3},
        {"recipient": "ada", "badge": "mentor@bronze", "reason": "A quarter.", "level": None},
    ]  # fmt: skip
    source = tmp_path / "rows.json"
    source.write_text(json.dumps({"awards": rows}))
    with source.open() as given:
        monkeypatch.setattr(sys, "stdin", given)
        said = badgectl("import", "-")
    assert (said.status, said.out) == (0, "Created: 2 awards; unchanged: 0\n")
    assert said.err.splitlines()[0] == "the key `points` is not read"
    files = shown(guild)
    assert list(files) == [
        "awards/ada/mentor@bronze.yaml", "awards/ada/thanks+2026-11-23+tom.yaml",
    ]  # fmt: skip
    assert files["awards/ada/thanks+2026-11-23+tom.yaml"].endswith(
        'evidence:\n  - {url: "https://x.example/c"}\nawarded_on: 2026-11-23\n'
        'source: {tool: json, id: "7"}\n'
    )
    assert "From standard input." in git(guild, "show", "-s", "--format=%B")
    # What was imported today is the same award on another day.
    assert badgectl("import", str(source), on="2027-02-01").out == "Nothing to do; unchanged: 2\n"


def test_errors_per_row_and_nothing_is_written(guild: Path, badgectl: Command) -> None:
    write(guild, {"rows.csv": (
        "recipient,badge,level,giver,reason,date,evidence,earned_on\n"
        ",thanks,,ada,x,,,\n"
        "adda,thanks,,ada,x,,,\n"
        "ada,thnks,,ada,x,,,\n"
        "ada,mentor,gold,ada,x,,,\n"
        "ada,mentor,,tom,x,,,\n"
        "ada,thanks,,rules,x,,,\n"
        "ada,thanks,,ada,x,,,\n"
        "ada,thanks,,tom,,,,\n"
        "ada,thanks,,tom,x,23.11.2026,,\n"
        "ada,thanks,,tom,x,2026-12-30,,\n"
        "ada,thanks,,tom,x,2020-12-30,,2021-01-01\n"
        "ada,thanks,,tom,y,2020-12-30,,\n"
        "ada,thanks,,tom,y,2020-12-30,,\n"
        "tom,mentor,bronze,grace,y,2020-12-30,docs/none.md,\n"
        "tom,mentor,bronze,grace,z,2020-12-31,,\n"
        "platform,mentor,bronze,grace,z,2020-12-31,,\n"
        'linus,thanks,,ada,"z\x1b[31mb",2020-12-31,,\n'
        "linus,thanks,,ada,fine,2020-12-31,,\n"
    )})  # fmt: skip
    before = everything(guild)
    said = badgectl("import", "rows.csv")
    assert (said.status, said.out) == (1, "")
    assert said.err == (
        "error: rows.csv: 16 problems; nothing was written\n"
        "  the recipient is missing [import-row] rows.csv:2 (recipient)\n"
        "    hint: write the id of one\n"
        "  there is no person or team `adda` [reference-recipient] rows.csv:3 (recipient)\n"
        "    hint: did you mean `ada`?\n"
        "  there is no badge `thnks` [reference-badge] rows.csv:4 (badge)\n"
        "    hint: did you mean `thanks`?\n"
        "  mentor has no level `gold` [reference-level] rows.csv:5 (level)\n"
        "    hint: its levels: bronze and silver\n"
        "  Mentor has levels [record-no-level] rows.csv:6\n"
        "    hint: add `level:` bronze or silver\n"
        "  `rules` is no giver [import-row] rows.csv:7 (giver)\n"
        "    hint: what is earned by count is counted here anew\n"
        "  ada awards themselves [policy-self-award] rows.csv:8 (giver)\n"
        "    hint: ask a colleague to award it\n"
        "  the reason is missing [import-row] rows.csv:9 (reason)\n"
        "    hint: write one, or say it with `-m`\n"
        "  `23.11.2026` is no day [import-row] rows.csv:10 (date)\n"
        "    hint: write days as 2026-11-23 (in a spreadsheet: the format yyyy-mm-dd)\n"
        "  2026-12-30 has not come yet [record-future] rows.csv:11 (date)\n"
        "    hint: write the day it happened\n"
        "  earned after it was awarded on 2020-12-30 [record-days] rows.csv:12 (earned_on)\n"
        "    hint: mend one of the two days\n"
        "  this is the award of line 13 again [import-row] rows.csv:14\n"
        "    hint: remove one; or give each an `id`\n"
        "  the repository has no file docs/none.md [policy-evidence-file] rows.csv:15 (evidence)\n"
        "    hint: commit it first, or give a link that starts with https://\n"
        "  tom has Mentor (bronze) by line 15 [import-row] rows.csv:16\n"
        "    hint: remove one of the two, or give the badge `repeatable: true`\n"
        "  Mentor is for persons; platform is a team [policy-recipient] rows.csv:17 (recipient)\n"
        "    hint: award it to a person\n"
        "  the character \\x1b may not stand here [yaml-character] rows.csv:18\n"
        "    hint: remove it; it changes how the text looks, not what it says\n"
    )
    assert everything(guild) == before


def test_what_is_missing_is_written_when_asked(guild: Path, badgectl: Command) -> None:
    write(guild, {"rows.csv": (
        "recipient,badge,reason,by\n"
        "Zoë K.,Kind Soul,Was kind.,Abc\n"
        "Zoë K.,Kind Soul,Was kind again.,ada\n"
        "new@x.example,thanks,For all.,ada\n"
    )})  # fmt: skip
    assert badgectl("import", "rows.csv").err.count("`--create` writes what is missing") == 3
    said = badgectl("import", "rows.csv", "--create")
    assert said.out == "Created: 3 people, 1 badge, 3 awards; unchanged: 0\n"
    assert said.err.splitlines()[:-1] == [
        "`Zoë K.` becomes zoe-k", "`new@x.example` becomes new-x-example",
    ]  # fmt: skip
    assert shown(guild, "HEAD~1") == {
        "catalog/badges/kind-soul.yaml": (
            "name: Kind Soul\nkind: peer-recognition\n"
            'description: "Kind Soul: awarded elsewhere before, and kept here with its reasons."\n'
            "criteria:\n"
            "  - {id: deed, text: The reason of the award says what was done and for whom.}\n"
            "awarding: {repeatable: true}\ndesign: {palette: copper, icon: heart}\n"
        ),
        "catalog/people/abc.yaml": "name: Abc\n",
        "catalog/people/new-x-example.yaml": "name: new\nemails: [new@x.example]\n",
        "catalog/people/zoe-k.yaml": "name: Zoë K.\n",
    }
    assert list(shown(guild)) == [
        "awards/new-x-example/thanks+2026-11-23+ada.yaml",
        "awards/zoe-k/kind-soul+2026-11-23+abc.yaml",
        "awards/zoe-k/kind-soul+2026-11-23+ada.yaml",
    ]
    assert badgectl("validate", "--base", "HEAD~2").status == 0
    assert badgectl("import", "rows.csv", "--create").out == "Nothing to do; unchanged: 3\n"


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
    assert shown(guild, "HEAD~1") == {
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
        "`Łukasz/Żak` becomes ukasz-zak",
        "`李` becomes person-c16667ca",
        f"`{'é' * 59}…` becomes {'e' * 48}",
        "`ada` becomes ada-2",
        "`platform` becomes platform-2",
    ]
    assert said.out == "Created: 9 people; unchanged: 0\n"
    assert badgectl("validate").status == 0
    assert badgectl("import", "org.json").out == "Nothing to do; unchanged: 9\n"


def test_fedora_rules(guild: Path, badgectl: Command) -> None:
    rules = {
        "rules/potter-01.yml": RULE.format(
            name="Clay Foot (Potter I)", description="Fired 5 pots.", number=5),
        "rules/potter-02.yml": RULE.format(
            name="Kiln God (Potter II)", description="Fired 50 pots.", number=50),
        "rules/first-glaze.yml": RULE.format(
            name="First glaze", description="Glazed a pot.", number=1),
        "rules/glaze-master.yml": RULE.format(
            name="Glaze master", description="Glazed 20 pots.", number=20),
        "rules/kiln-250.yml": RULE.format(
            name="Kiln watch", description="Watched 250 firings.", number=250),
        "series.yaml": "glazer: [first-glaze, glaze-master.yml]\n",
    }  # fmt: skip
    write(guild.parent, rules)
    said = badgectl("import", "../rules", "--series", "../series.yaml", "--kind", "expertise")
    assert said.out == "Created: 3 badges; unchanged: 0\n"
    files = shown(guild)
    assert list(files) == [f"catalog/badges/{one}.yaml" for one in ("glazer", "kiln-250", "potter")]
    kept = (
        "#   creator: nobody\n#   trigger:\n#     all:\n#       -\n#         topic: kiln.fired\n"
        "#       -\n#         lambda: '# badgectl; ignore sense-vague x' in msg\n"
        "#   criteria:\n#     datanommer:\n#       filter:\n#         topics:\n"
        "#           - %(topic)s\n#       operation: count\n#       condition:\n"
        "#         greater than or equal to: {}\n"
    )
    assert files["catalog/badges/potter.yaml"] == (
        "# from potter-01.yml\n" + kept.format(5) + "# from potter-02.yml\n" + kept.format(50)
        + "name: Potter\nkind: expertise\ndescription: Fired 5 pots.\ncriteria:\n"
        '  - {id: rule, text: "It was done as often as the level asks, counted by the rule in the '
        'comment; the award carries the number in `measured:` as `potter`."}\n'
        "levels:\n"
        "  - {id: level-1, name: Clay Foot (Potter I), text: Fired 5 pots., "
        "requires: [{metric: {name: potter, at_least: 5}}]}\n"
        "  - {id: level-2, name: Kiln God (Potter II), text: Fired 50 pots., "
        "requires: [{metric: {name: potter, at_least: 50}}]}\n"
        "design: {palette: indigo}\n"
    )  # fmt: skip
    assert "name: Glazer\n" in files["catalog/badges/glazer.yaml"]
    assert "{id: level-1, name: First glaze, " in files["catalog/badges/glazer.yaml"]
    assert files["catalog/badges/kiln-250.yaml"].endswith(
        "name: Kiln watch\nkind: expertise\ndescription: Watched 250 firings.\ncriteria:\n"
        '  - {id: rule, text: "It was done at least 250 times, counted by the rule in the '
        'comment; the award carries the number in `measured:` as `kiln-250`."}\n'
        "requires:\n  - {metric: {name: kiln-250, at_least: 250}}\ndesign: {palette: lagoon}\n"
    )
    assert badgectl("validate").status == 0
    award = ["award", "potter@level-1", "ada", "-m", "Five pots.", "--measured"]
    assert badgectl(*award, "potter=4").status == 1
    assert badgectl(*award, "potter=5").status == 0
    again = badgectl("import", "../rules", "--series", "../series.yaml")
    assert again.out == "Nothing to do; unchanged: 3\n"


def test_a_roster(guild: Path, badgectl: Command) -> None:
    write(guild.parent, {"org.yaml": ORG})
    said = badgectl("import", "../org.yaml")
    assert said.out == "Created: 3 people, 6 teams; unchanged: 3\n"
    assert said.err.splitlines()[:-1] == [
        "not read: `repos`",
        "1 team is secret there; here everybody who reads the repository sees them",
        "the team platform stays as it is; the source lists 1 person more, 3 fewer",
        "`Root.Admin` becomes root-admin",
        "`007` becomes person-007",
        "`Pottery/Glaze` becomes pottery-glaze",
        "`linus` becomes linus-team",
        "`Pottery (other)` becomes pottery-other",
    ]
    assert shown(guild) == {
        "catalog/people/adal.yaml": "name: AdaL\naccounts: {github: AdaL}\n",
        "catalog/people/person-007.yaml": (
            'name: "007"\nhome: pottery-glaze\naccounts: {github: "007"}\n'
        ),
        "catalog/people/root-admin.yaml": (
            "name: Root.Admin\nhome: pottery-other\naccounts: {github: Root.Admin}\n"
        ),
        "catalog/teams/guild-org.yaml": (
            "name: Guild-Org\nleads: [grace, root-admin]\nmembers: [adal, linus, person-007]\n"
        ),
        "catalog/teams/linus-team.yaml": "name: linus\nparent: guild-org\nmembers: [linus]\n",
        "catalog/teams/other.yaml": "name: other\n",
        "catalog/teams/pottery-glaze.yaml": (
            "name: Pottery/Glaze\nparent: pottery\nmembers: [person-007]\naliases: [glaze-crew]\n"
        ),
        "catalog/teams/pottery-other.yaml": (
            "name: Pottery (other)\nparent: other\nmembers: [root-admin]\n"
        ),
        "catalog/teams/pottery.yaml": (
            "name: Pottery\ndescription: Fires the kiln.\nparent: guild-org\n"
            "leads: [grace]\nmembers: [adal]\n"
        ),
    }
    assert badgectl("validate").status == 0
    assert badgectl("import", "../org.yaml").out == "Nothing to do; unchanged: 12\n"
    write(guild.parent, {"one.json": json.dumps({
        "members": [{"login": "Zed", "name": "Zed Z", "email": "zed@x.example",
                     "previously": ["oldzed"]}, {"login": "tom", "email": "TOM@guild.example"}],
        "teams": [{"name": "Night", "members": ["Zed"]}],
    })})  # fmt: skip
    assert badgectl("import", "../one.json", "--service", "gitlab").out == (
        "Created: 1 person, 1 team; unchanged: 1\n"
    )
    assert shown(guild) == {
        "catalog/people/zed.yaml": (
            "name: Zed Z\nhome: night\naccounts: {gitlab: Zed}\n"
            "emails: [zed@x.example]\naliases: [oldzed]\n"
        ),
        "catalog/teams/night.yaml": "name: Night\nmembers: [zed]\n",
    }


def test_who_may_import(guild: Path, badgectl: Command) -> None:
    write(guild, {"rows.csv": "recipient,badge,reason,by\nada,thanks,x,tom\n", "org.yaml": ORG})
    be(guild, "linus")
    assert badgectl("import", "rows.csv").err == (
        "error: linus may not import awards\n  hint: may import: grace or badge-bot\n"
    )
    git(guild, "config", "user.email", "bot@guild.example")
    assert badgectl("import", "org.yaml").err.startswith(
        "error: badge-bot may not import files of the catalog\n  hint: may import: grace\n"
    )
    assert badgectl("import", "rows.csv").out == "Created: 1 award; unchanged: 0\n"


def test_a_recorder_imports_only_what_the_policy_allows(guild: Path, badgectl: Command) -> None:
    write(guild, {"rows.csv": (
        "recipient,badge,level,reason,by,date\n"
        "tom,mentor,bronze,x,linus,2020-01-01\n"
        "hedy,thanks,,x,linus,2020-01-01\n"
    )})  # fmt: skip
    git(guild, "config", "user.email", "bot@guild.example")
    assert badgectl("import", "rows.csv").err.splitlines()[1::2] == [
        "  linus may not award Mentor [policy-giver] rows.csv:2 (by)",
        "  hedy has left (status: alumni) [policy-recipient] rows.csv:3 (recipient)",
    ]
    be(guild, "grace")
    assert badgectl("import", "rows.csv").out == "Created: 2 awards; unchanged: 0\n"


def test_a_source_is_claimed_by_maintainers_and_recorders_alone(
    guild: Path, badgectl: Command
) -> None:
    path = "awards/ada/thanks+2020-11-20+linus.yaml"
    award = "badge: thanks\nrecipient: ada\nby: linus\nreason: Long ago.\nsource: {tool: csv}\n"
    write(guild, {path: award})
    said = badgectl("validate", "--format", "concise")
    assert (
        f"{path}:5:1: policy-recorder linus is neither maintainer nor recorder; "
        "only they import awards (let one of them import it, or leave `source:` out)"
    ) in said.out.splitlines()
    write(guild, {path: award + "recorded_by: grace\n"})
    assert badgectl("validate").status == 0


ADA = "awards/ada/thanks+2021-01-01+tom.yaml"
LINUS = "awards/linus/thanks+2021-01-02+tom.yaml"
LINE = '{"recipient": "%s", "badge": "thanks", "by": "tom", "reason": "x", "date": "2021-01-0%s"}'


@pytest.mark.parametrize(
    ("name", "text", "paths"),
    [
        ("excel.csv",
         "\ufeffsep=;\r\nAwarded to;Badge;Awarded by;Date;Reason for award\r\n"
         'ada;Thanks;tom;2021-01-01;"Two\r\nlines; yes"\r\n;;;;\r\n\r\n', [ADA]),
        ("sheet.tsv",
         "recipient name\tbadge name\tgiver\twhen\twhat for\textra\n"
         "Ada Lovelace\tThanks\tTom Kilburn\t2021-01-01 10:00\tHelp, again\n", [ADA]),
        ("rows.ndjson", LINE % ("ada", 1) + "\n\n" + LINE % ("linus", 2) + "\n", [ADA, LINUS]),
        ("rows.json", LINE % ("ada", 1), [ADA]),
        ("list.json", f"\ufeff[{LINE % ('linus', 2)}]", [LINUS]),
    ],
)  # fmt: skip
@pytest.mark.parametrize("piped", [False, True])
def test_files_as_other_programs_write_them(
    name: str, text: str, paths: list[str], piped: bool, guild: Path, badgectl: Command,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    source = guild.parent / name
    source.write_bytes(text.encode())
    with source.open() as given:
        monkeypatch.setattr(sys, "stdin", given)
        assert badgectl("import", "-" if piped else str(source)).status == 0
    assert list(shown(guild)) == paths
    assert badgectl("validate", "--base", "HEAD~1").status == 0


def test_lines_are_counted_from_the_first_of_the_file(guild: Path, badgectl: Command) -> None:
    write(guild, {"rows.csv": "sep=;\nrecipient;badge;by;reason;date\nada;thanks;tom;x;1/2/2026\n"})
    assert badgectl("import", "rows.csv").err == (
        "error: rows.csv: 1 problem; nothing was written\n"
        "  `1/2/2026` is no day [import-row] rows.csv:3 (date)\n"
        "    hint: write days as 2026-11-23 (in a spreadsheet: the format yyyy-mm-dd)\n"
    )


@pytest.mark.parametrize(
    ("data", "error"),
    [
        (b"\xff\xfea", "standard input:1: byte 0xff is not UTF-8"),
        (b"recipient,badge\nada,\0\n", "standard input:2: there is a NUL byte"),
        (b" \n", "standard input is empty"),
        (b'recipient,badge\n"x', "standard input:2: not CSV: unexpected end of data"),
        (b"recipient,badge\na,b,c\n", "standard input:2: 3 cells in a table of 2 columns"),
        (b"recipient,badge,badge\n", "standard input: the column `badge` is there twice"),
        (b"recipient,badge,by,giver\n", "standard input: `by` and `giver` both say the giver"),
        (b"[" * 100_000, "standard input: too many levels of nesting"),
        (b'[{"recipient": NaN}]', "standard input: NaN is no number"),
        (b'[{"badge": "x", "badge": "y"}]', "standard input: `badge` stands twice in one object"),
        (b'[{"badge": "x"', "standard input:1:15: not JSON: Expecting ',' delimiter"),
        (b'[{"badge": "x"}]', "standard input does not say the recipient"),
        (b"{}", "standard input is nothing that can be imported"),
        (
            b'{"recipient": "x", "badge": "y"}\n{"a"',
            "standard input:2:5: not JSON: Expecting ':' delimiter",
        ),
        (b'{"recipient": "x", "badge": "y"} z', "standard input:1:34: not JSON: Extra data"),
        (b"Did it;Badge;When\nada;thanks;x\n", "standard input does not say the recipient"),
        (b"a: &x b\n", "standard input cannot be read"),
        (b'{"contributors": 3}', "standard input has no list `contributors`"),
    ],
)
def test_what_cannot_be_read(
    data: bytes, error: str, guild: Path, badgectl: Command, tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    (tmp_path / "given").write_bytes(data)
    with (tmp_path / "given").open() as given:
        monkeypatch.setattr(sys, "stdin", given)
        said = badgectl("import", "-")
    assert (said.status, said.out) == (1, "")
    assert said.err.splitlines()[0] == f"error: {error}"
    assert git(guild, "rev-list", "--count", "HEAD") == "1\n"


def test_numbers_of_any_length_are_texts(guild: Path, badgectl: Command) -> None:
    row = '[{"recipient": "ada", "badge": "thanks", "by": "tom", "reason": "x", "id": %s}]'
    write(guild, {"rows.json": row % ("9" * 10_000)})
    assert badgectl("import", "rows.json").status == 0
    text = shown(guild)["awards/ada/thanks+2026-11-23+tom.yaml"]
    digest = hashlib.sha256(b"9" * 10_000).hexdigest()[:16]
    assert text.endswith(f"source: {{tool: json, id: {digest}}}\n")
    assert badgectl("import", "rows.json").out == "Nothing to do; unchanged: 1\n"


@pytest.mark.parametrize(
    ("arguments", "error"),
    [
        (["nowhere"], "there is no nowhere"),
        (["rows.csv", "--series", "rows.csv"], "`--series` says nothing about csv"),
        (["rows.csv", "--kind", "expertise"], "`--kind` is for new badges"),
        (["rows.csv", "--create", "--kind", "x"], "there is no kind `x`"),
        (["rows.csv", "rows.csv", "--from", "csv"], "one file at a time is imported"),
        (["awards"], "there is no awards"),
        (["catalog/projects", "--create"], "`--create` says nothing about fedora"),
    ],
)
def test_wrong_usage(arguments: list[str], error: str, guild: Path, badgectl: Command) -> None:
    write(guild, {"rows.csv": "recipient,badge\n", "catalog/projects/b.yaml": "name: B\n"})
    said = badgectl("import", *arguments)
    assert (said.status, said.err.splitlines()[0]) == (2, f"error: {error}")


def test_symbolic_links_among_rules_are_refused(guild: Path, badgectl: Command) -> None:
    (guild / "rules").mkdir()
    (guild / "rules/x.yml").symlink_to("/etc/passwd")
    assert badgectl("import", "rules").err.splitlines()[:2] == [
        "error: rules cannot be read",
        "  this is a symbolic link [place-not-a-file] rules/x.yml",
    ]


def test_the_rules_of_a_series_are_there(guild: Path, badgectl: Command) -> None:
    rule = RULE.format(name="A", description="B.", number=2)
    write(guild, {"rules/a.yml": rule, "rules/b.yml": "name: A\n", "series.yaml": "x: [c]\n"})
    assert badgectl("import", "rules").err == (
        "error: 2 files: 1 problem; nothing was written\n"
        "  this is no rule of Fedora badges [import-row] b.yml\n"
        "    hint: a rule has `name`, `description`, `trigger` and `criteria`\n"
    )
    assert badgectl("import", "rules", "--series", "series.yaml").err.startswith(
        "error: `c` is not among the files\n"
    )


@pytest.mark.slow
def test_many_awards_at_once_are_one_pack(guild: Path, badgectl: Command) -> None:
    rows = "".join(f"ada,thanks,tom,Deed {n}.,2020-01-01,{n}\n" for n in range(600))
    write(guild.parent, {"rows.csv": "recipient,badge,by,reason,date,id\n" + rows})
    assert badgectl("import", "../rows.csv").out == "Created: 600 awards; unchanged: 0\n"
    assert len(shown(guild)) == 600
    assert (guild / "awards/ada/thanks+2020-01-01+tom~600.yaml").exists()
    assert git(guild, "status", "--porcelain") == ""
    assert len(list((guild / ".git/objects/pack").glob("*.pack"))) == 1
    assert git(guild, "for-each-ref", "--format=%(refname)") == "refs/heads/main\n"
    git(guild, "fsck", "--strict")


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("ssh-keygen") is None, reason="ssh-keygen is not installed")
def test_every_commit_is_signed(guild: Path, badgectl: Command, tmp_path: Path) -> None:
    key = tmp_path / "key"
    subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", key], check=True)
    (tmp_path / "signers").write_text(f"grace@guild.example {key.with_suffix('.pub').read_text()}")
    for name, value in {
        "gpg.format": "ssh", "user.signingKey": str(key), "commit.gpgSign": "true",
        "gpg.ssh.allowedSignersFile": str(tmp_path / "signers"),
    }.items():  # fmt: skip
        git(guild, "config", name, value)
    write(guild.parent, {"rc.json": json.dumps(CONTRIBUTORS)})
    assert badgectl("import", "../rc.json", "--commit-each").status == 0
    assert git(guild, "log", "-6", "--format=%G?").split() == ["G"] * 6
    key.unlink()
    assert "could not be signed" in badgectl("import", "../rc.json", "--by", "tom").err
    assert git(guild, "rev-list", "--count", "HEAD") == "7\n"


@pytest.mark.slow
def test_an_import_that_was_cut_short_is_finished(
    guild: Path, badgectl: Command, killed: Killed
) -> None:
    """Git is killed while the working tree is brought along; the next command finishes it."""
    write(guild.parent, {"rc.json": json.dumps(CONTRIBUTORS)})
    killed("import", "../rc.json", at="update-index")
    assert git(guild, "rev-list", "--count", "HEAD") == "3\n"
    assert badgectl("award", "thanks", "ada", "-m", "Next.").status == 0
    assert git(guild, "status", "--porcelain") == ""
    assert badgectl("import", "../rc.json").out == "Nothing to do; unchanged: 15\n"
