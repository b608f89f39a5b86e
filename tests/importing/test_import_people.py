"""`import` of people: the table that whoever leads a team has."""

import re
from pathlib import Path

import pytest
from ground import ROOT, Command, everything, git, write

from badgectl.imports.people_rows import COLUMNS

PEOPLE = """\
Full name;E-mail;Team;Phone
Nils Berg;Nils@guild.example;Platform;1
Uma Rao;uma@guild.example uma@home.example;Kites;2
Ada Byron;byron@guild.example;KITES;3
Ada Lovelace;ada@guild.example;Kites;4
李明;;;5
"""


def test_people_of_a_spreadsheet(guild: Path, badgectl: Command) -> None:
    write(guild.parent, {"people.csv": "\ufeff" + PEOPLE})
    said = badgectl("import", "../people.csv")
    commit = git(guild, "rev-parse", "--short=10", "HEAD").strip()
    assert said == (
        0,
        "Created: 4 people, 1 team; unchanged: 2\n",
        f"the column `Phone` is not read\n  1 commit, the last {commit} on main\n",
    )
    paths = git(guild, "diff", "--name-only", "HEAD~1").splitlines()
    assert {path: (guild / path).read_text() for path in paths} == {
        "catalog/people/nils.yaml": "name: Nils Berg\nhome: platform\nemails: [nils@guild.example]\n",
        "catalog/people/uma.yaml": (
            "name: Uma Rao\nhome: kites\nemails: [uma@guild.example, uma@home.example]\n"
        ),
        "catalog/people/ada-byron.yaml": (
            "name: Ada Byron\nhome: kites\nemails: [byron@guild.example]\n"
        ),
        "catalog/people/person.yaml": "name: 李明\n",
        "catalog/teams/kites.yaml": "name: Kites\nmembers: [uma, ada-byron, ada]\n",
    }
    assert badgectl("validate").status == 0
    again = badgectl("import", "../people.csv")
    assert (again.status, again.out) == (0, "Nothing to do; unchanged: 7\n")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("name,email\n,a@x.example\nUma,b@x.example\nUma R,b@x.example\nTom Berg,tom\n",
         "error: people.csv: 3 problems; nothing was written\n"
         "  there is no name [import-row] people.csv:2\n"
         "    hint: write one row for each person\n"
         "  b@x.example is there twice [import-row] people.csv:4\n"
         "    hint: write one row for each person\n"
         "  `tom` is not in the form due [shape-form] people.csv:5 (email)\n"
         "    hint: write name@host, or `sha256:` and 64 hexadecimal digits\n"),
        ("name,team,squad\nUma,Kites,Kites\n",
         "error: people.csv: `team` and `squad` both say the team\n"
         "  hint: remove or rename one of them\n"),
        ("email,team\na@x.example,Kites\n",
         "error: people.csv does not say the name\n"
         "  hint: name it `name`; there are: `email` and `team`\n"),
    ],
)  # fmt: skip
def test_tables_that_are_refused(text: str, said: str, guild: Path, badgectl: Command) -> None:
    write(guild.parent, {"people.csv": text})
    before = everything(guild)
    answer = badgectl("import", "../people.csv")
    assert (answer.status, answer.out, answer.err) == (1, "", said)
    assert everything(guild) == before


def test_a_table_of_people_has_no_options_of_awards(guild: Path, badgectl: Command) -> None:
    write(guild.parent, {"people.csv": PEOPLE})
    said = badgectl("import", "../people.csv", "--create")
    assert (
        said.err == "error: `--create` says nothing about people\n  hint: it is for csv and json\n"
    )


def test_the_page_knows_every_column() -> None:
    page = (ROOT / "docs/imports.md").read_text(encoding="utf-8")
    table = page.partition("| column of people | also called | |\n")[2].partition("\n\n")[0]
    rows = re.findall(r"^\| `(\w+)` \| ([^|]*) \|", table, re.MULTILINE)
    told = [{column, *names.replace(" ", "_").split(",_")} for column, names in rows]
    assert told == [{meaning, *names} for meaning, names in COLUMNS.items()]
