"""`import` of Fedora Badges' rules, and of rosters."""

import json
from pathlib import Path

import pytest
from ground import Command, write
from importing.sources import ORG, RULE, shown


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


SHAPE = "see docs/imports.md for the shape"


@pytest.mark.parametrize(
    ("org", "where", "said", "hint"),
    [
        ({"orgs": [{"members": ["ada"]}]}, "orgs",
         "`orgs` is no mapping of names to organisations", SHAPE),
        ({"teams": "night"}, "organisation", "`teams` is no mapping and no list", SHAPE),
        ({"teams": {"Night": {"teams": "x"}}}, "team Night",
         "`teams` is no mapping and no list", SHAPE),
        ({"teams": [{"name": "Night"}, {"members": ["ada"]}]}, "team 2",
         "a team has no `name`", SHAPE),
        ({"teams": ["night"]}, "team 1", "a team is a mapping", SHAPE),
        ({"teams": [{"name": "Night", "members": ["ada"]}, {"name": "night"}]}, "team night",
         "`night` is there twice", "merge the two teams, or rename one"),
        ({"orgs": {"a": {"teams": [{"name": "b  c"}, {"name": "b c"}]}}}, "team b c",
         "`a/b c` is there twice", "merge the two teams, or rename one"),
    ],
)  # fmt: skip
def test_rosters_of_other_shapes(
    org: object, where: str, said: str, hint: str, guild: Path, badgectl: Command
) -> None:
    write(guild.parent, {"org.json": json.dumps(org)})
    assert badgectl("import", "../org.json").err == (
        "error: org.json: 1 problem; nothing was written\n"
        f"  {said} [import-row] org.json: {where}\n    hint: {hint}\n"
    )


def test_a_team_below_another_gives_way_to_one_of_its_name(guild: Path, badgectl: Command) -> None:
    teams = [{"name": "Day", "teams": [{"name": "Night"}]}, {"name": "Night"}]
    write(guild.parent, {"org.json": json.dumps({"teams": teams})})
    assert badgectl("import", "../org.json").status == 0
    assert shown(guild) == {
        "catalog/teams/day.yaml": "name: Day\n",
        "catalog/teams/night-day.yaml": "name: Night (Day)\nparent: day\n",
        "catalog/teams/night.yaml": "name: Night\n",
    }
    assert badgectl("import", "../org.json").out == "Nothing to do; unchanged: 3\n"


def test_people_and_teams_may_be_called_as_badges_are(guild: Path, badgectl: Command) -> None:
    org = {"members": ["mentor", "ada"], "teams": {"Thanks": {"members": ["mentor"]}}}
    listed = {"contributors": [{"login": "crown", "contributions": ["code"]}]}
    write(guild.parent, {"org.json": json.dumps(org), "rc.json": json.dumps(listed)})
    assert badgectl("import", "../org.json").out == "Created: 1 person, 1 team; unchanged: 1\n"
    assert shown(guild) == {
        "catalog/people/mentor.yaml": "name: mentor\nhome: thanks\naccounts: {github: mentor}\n",
        "catalog/teams/thanks.yaml": "name: Thanks\nmembers: [mentor]\n",
    }
    assert badgectl("import", "../org.json").out == "Nothing to do; unchanged: 3\n"
    assert badgectl("import", "../rc.json").out == (
        "Created: 1 person, 1 badge, 1 award; unchanged: 0\n"
    )
    assert badgectl("import", "../rc.json").out == "Nothing to do; unchanged: 3\n"


def test_symbolic_links_among_rules_are_refused(guild: Path, badgectl: Command) -> None:
    (guild / "rules").mkdir()
    (guild / "rules/x.yml").symlink_to("/etc/passwd")
    assert badgectl("import", "rules").err.splitlines()[:2] == [
        "error: rules cannot be read",
        "  this is a symbolic link [place-not-a-file] rules/x.yml",
    ]


RULES = {name: RULE.format(name=name, description="B.", number=2) for name in "abc"}


@pytest.mark.parametrize(
    ("files", "problems"),
    [
        ({"rules/a.yml": RULES["a"].replace(": 2", ": ²")},
         ["`greater than or equal to: ²` is no number of at most nine digits [import-row] a.yml",
          "write it as `greater than or equal to: 50`"]),
        ({"rules/a.yml": RULES["a"].replace(": 2", ": 12345678901")},
         ["`greater than or equal to: 12345678901` is no number of at most nine digits "
          "[import-row] a.yml", "write it as `greater than or equal to: 50`"]),
        ({"rules/a.yml": RULES["a"], "rules/more/a.yaml": RULES["b"]},
         ["there is another rule `a` [import-row] more/a.yaml", "rename one of the two, or name the file once"]),
        ({"rules/a.yml": RULES["a"], "rules/b.yml": RULES["b"], "series.yaml": "a: [b]\n"},
         ["`a` is also the name of a series [import-row] a.yml",
          "give the series another name with `--series`, or list this rule in it"]),
        ({"rules/a-1.yml": RULES["a"], "rules/a-2.yml": RULES["b"], "rules/a.yml": RULES["c"]},
         ["`a` is also the name of a series [import-row] a.yml",
          "give the series another name with `--series`, or list this rule in it"]),
        ({f"rules/a-{n}.yml": RULES["a"] for n in "12"} | {"rules/c.yml": RULES["c"],
                                                            "series.yaml": "a: [c]\n"},
         ["`a` is also the name of a series [import-row] a-1.yml",
          "give the series another name with `--series`, or list this rule in it"]),
    ],
)  # fmt: skip
def test_rules_that_cannot_become_badges(
    files: dict[str, str], problems: list[str], guild: Path, badgectl: Command
) -> None:
    write(guild, {"series.yaml": "{}\n"} | files)
    what = f"{len(files) - ('series.yaml' in files)} files".replace("1 files", "a.yml")
    assert badgectl("import", "rules", "--series", "series.yaml").err == (
        f"error: {what}: 1 problem; nothing was written\n  {problems[0]}\n    hint: {problems[1]}\n"
    )


def test_the_names_of_files_have_plain_numerals(guild: Path, badgectl: Command) -> None:
    write(guild, {f"rules/a-{end}.yml": RULES["a"] for end in ("İ", "1", "x")})
    assert badgectl("import", "rules").out == "Created: 2 badges; unchanged: 0\n"


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
