"""`add`: people and teams in one commit, and the file of a badge to go on with."""

import shlex
from pathlib import Path

import pytest
from ground import Command, be, everything, git, write
from terminal import at_terminal


def test_a_person_comes(guild: Path, badgectl: Command) -> None:
    said = badgectl(
        "add", "person", "Ada Berg", "--email", "Berg@guild.example", "--team", "Platform"
    )
    commit = git(guild, "rev-parse", "--short=10", "HEAD").strip()
    assert said == (
        0,
        "Add Ada Berg: recorded\n",
        "  catalog/people/ada-berg.yaml\n"
        "  catalog/teams/platform.yaml\n"
        f"  commit {commit} on main\n",
    )
    assert git(guild, "show", "-s", "--format=%B").rstrip() == (
        "Add Ada Berg\n\nPerson: ada-berg\nChanged-by: grace"
    )
    assert (guild / "catalog/people/ada-berg.yaml").read_text() == (
        "name: Ada Berg\nhome: platform\nemails: [berg@guild.example]\n"
    )
    assert (guild / "catalog/teams/platform.yaml").read_text() == (
        "name: Platform\nfunction: engineering\nleads: [grace]\nmembers: [ada, linus, ada-berg]\n"
    )
    assert git(guild, "status", "--porcelain") == ""
    assert badgectl("award", "thanks", "ada-berg", "-m", "For coming.").status == 0
    assert badgectl("validate").status == 0


def test_a_team_that_lists_nobody_is_left_alone(guild: Path, badgectl: Command) -> None:
    write(guild, {"catalog/teams/kites.yaml": "name: Kites\nfunction: design\n"})
    git(guild, "add", ".")
    git(guild, "commit", "--quiet", "-m", "Kites")
    assert badgectl("add", "person", "Nils", "--team", "kites", "--dry-run").out == (
        "Add Nils\n"
        "  catalog/people/nils.yaml\n"
        "    + name: Nils\n"
        "    + home: kites\n"
        "commit message\n"
        "  Add Nils\n"
        "  \n"
        "  Person: nils\n"
        "  Changed-by: grace\n"
        "\n"
        "Would record 1 file in one commit. Nothing was written.\n"
    )
    said = badgectl("add", "person", "Nils", "--team", "kites", "--lead", "--id", "no-1")
    assert said.err.endswith(
        "  no-1 receives; to give, catalog/people/no-1.yaml needs an address: `emails:`\n"
    )
    assert (guild / "catalog/teams/kites.yaml").read_text() == (
        "name: Kites\nfunction: design\nleads: [no-1]\n"
    )


def test_editors_know_the_file_where_they_know_the_others(guild: Path, badgectl: Command) -> None:
    badgectl("schema", "-o", ".badgectl/schemas")
    git(guild, "add", ".")
    git(guild, "commit", "--quiet", "-m", "Help editors")
    badgectl("add", "person", "Nils <nils@guild.example>")
    badgectl("add", "badge", "Kite flyer")
    line = "# yaml-language-server: $schema=../../.badgectl/schemas/{}.json"
    for path, kind in (("people/nils.yaml", "person"), ("badges/kite-flyer.yaml", "badge")):
        assert (guild / "catalog" / path).read_text().partition("\n")[0] == line.format(kind)


def test_a_team_comes(guild: Path, badgectl: Command) -> None:
    said = badgectl("add", "team", "Kites", "--function", "design", "--lead", "tom", "--member",
                    "badge-bot", "--parent", "Studio")  # fmt: skip
    commit = git(guild, "rev-parse", "--short=10", "HEAD").strip()
    assert said == (
        0,
        "Add the team Kites: recorded\n",
        f"  catalog/teams/kites.yaml\n  catalog/people/badge-bot.yaml\n  commit {commit} on main\n",
    )
    assert (guild / "catalog/teams/kites.yaml").read_text() == (
        "name: Kites\nfunction: design\nparent: studio\nleads: [tom]\nmembers: [badge-bot]\n"
    )
    assert "home: kites\n" in (guild / "catalog/people/badge-bot.yaml").read_text()
    assert badgectl("validate").status == 0


def test_a_badge_is_drafted(guild: Path, badgectl: Command) -> None:
    call = (
        "add",
        "badge",
        "Release: captain",
        "--levels",
        "bronze, silver",
        "--goal",
        "grow-people",
    )
    before = everything(guild)
    planned = badgectl(*call, "--dry-run")
    assert planned.out.endswith("\nWould write 1 file. Nothing was written.\n")
    assert everything(guild) == before
    assert badgectl(*call) == (
        0,
        "Add the badge Release: captain: written\n",
        "  catalog/badges/release-captain.yaml\n"
        "  say in it what it takes; then look at it and have it checked:\n"
        "  badgectl preview release-captain && badgectl validate\n"
        "  it can be awarded once it is committed on main:\n"
        "  git add catalog/badges/release-captain.yaml"
        " && git commit -m 'Add the badge Release: captain'\n",
    )
    text = (guild / "catalog/badges/release-captain.yaml").read_text()
    assert text == (
        'name: "Release: captain"\n'
        "kind: peer-recognition  # Noticed and thanked by colleagues.\n"
        'description: "What it honours, in one sentence."\n'
        "goals: [grow-people]\n"
        "# topics: [python]  # what its holders can be asked about: `badgectl experts`\n"
        "criteria:\n"
        '  - {id: deed, text: "What was done, so that somebody else can check it."}\n'
        "    # with `evidence: required` in it each award brings a link or a file\n"
        "levels:\n"
        "  - id: bronze\n"
        "    text: What bronze takes.\n"
        "  - id: silver\n"
        "    text: What silver takes.\n"
        "    # requires: [{helped: {people: 2}}]  # what is counted; docs/language.md\n"
        "in_order: true\n"
        "awarding:\n"
        "  by: [maintainers]  # or anyone, [{lead: home-team}], [{holders: BADGE}]\n"
        "  # nomination: {nominate: anyone, seconds: 1, open_for: 60 days}\n"
        "  # expires_after: 24 months\n"
        "design: {palette: copper, icon: rocket-launch}\n"
    )
    assert planned.out.startswith(
        "catalog/badges/release-captain.yaml\n  " + text.replace("\n", "\n  ").rstrip()
    )
    assert badgectl("validate").out == "18 files checked, no problems\n"
    # What the comments offer can be said.
    bolder = text.replace("  # nom", "  nom").replace("  # exp", "  exp").replace("# top", "top")
    write(guild, {"catalog/badges/release-captain.yaml": bolder.replace("    # req", "    req")})
    assert badgectl("validate").out == "18 files checked, no problems\n"
    assert badgectl(*call).err == (
        "error: `release-captain` is taken: catalog/badges/release-captain.yaml\n"
        "  hint: another one needs an `--id`\n"
    )


@pytest.mark.parametrize(
    ("typed", "status", "said", "hint"),
    [
        ("person Ada<x", 2, "`Ada<x` is nobody's name", "write `Tom Berg <tom@acme.example>`"),
        ("person Nils --email nils", 2, "`nils` is no e-mail address", "write name@host"),
        ("person Nils --team studo", 1, "there is no team `studo`", "did you mean `studio`?"),
        ("person Nils --lead", 2, "`--lead` is about a team", "say which with `--team`"),
        ("person Nils --id ada", 1, "`ada` is taken: catalog/people/ada.yaml", "choose another id"),
        ("person Nils --id augusta", 1, "`augusta` is a former id of ada",
         "old records mean them: choose another id"),
        ("person Nils --id anyone", 1, "`anyone` has a meaning of its own", "choose another id"),
        ("person Nils --id No1", 2, "`No1` is no id",
         "an id has lower-case letters and digits, words joined by `-`"),
        ("person Nils --email ADA@guild.example", 1,
         "ada@guild.example is the address of Ada Lovelace", "catalog/people/ada.yaml"),
        ("person 'ada lovelace'", 1, "there is a person called Ada Lovelace: ada",
         "another one needs an `--id`"),
        ("team platform", 1, "there is a team called platform: platform",
         "another one needs an `--id`"),
        ("team Kites --function 'Big Data'", 2, "`Big Data` is no function",
         "write it in small letters: `--function big-data`"),
        ("team Kites --lead nils", 1, "there is no person `nils`", "`badgectl list people` shows them"),
        ("team '?'", 2, "`?` is no team's name", "write one line"),
        ("badge Crown", 1, "`crown` is taken: catalog/badges/crown.yaml",
         "another one needs an `--id`"),
        ("badge 'Grow people'", 1, "`grow-people` is taken: catalog/goals/grow-people.yaml",
         "another one needs an `--id`"),
        ("badge Kite --kind expert", 2, "there is no kind `expert`", "did you mean `expertise`?"),
        ("badge Kite --levels Bronze", 2, "`Bronze` is no level", "write it as `bronze`"),
        ("badge Kite --levels one,one", 2, "the level one is there twice",
         "name each once, lowest first"),
        ("badge Kite --goal grow", 1, "there is no goal `grow`", "did you mean `grow-people`?"),
    ],
    ids=lambda case: case if isinstance(case, str) else "",
)  # fmt: skip
def test_what_cannot_be_added(
    typed: str, status: int, said: str, hint: str, guild: Path, badgectl: Command
) -> None:
    before = everything(guild)
    answer = badgectl("add", *shlex.split(typed))
    assert (answer.status, answer.out) == (status, "")
    assert answer.err.removeprefix("augusta is called ada now\n") == (
        f"error: {said}\n  hint: {hint}\n"
    )
    assert everything(guild) == before


def test_who_takes_part_is_the_maintainers_affair(guild: Path, badgectl: Command) -> None:
    be(guild, "ada")
    for what in ("person", "team"):
        assert badgectl("add", what, "Nils").err == (
            "error: ada is no maintainer; who takes part is the maintainers' affair\n"
            "  hint: ask grace\n"
        )
    assert badgectl("add", "badge", "Kite flyer").status == 0, "anybody may propose one"


def test_at_a_terminal_it_asks_for_what_is_missing(guild: Path) -> None:
    answers = ["?\n", "Nils Berg\n", "nils\n", "nils@guild.example\n", "studo\n", "studio\n"]
    status, screen = at_terminal(guild, ["add", "person"], answers)
    screen = screen.replace("\r", "")
    assert status == 0
    assert screen.startswith(
        "Name, as `Tom Berg`: ?\n"
        "error: `?` is nobody's name\n"
        "  hint: write `Tom Berg <tom@acme.example>`\n"
        "Name, as `Tom Berg`: Nils Berg\n"
        "Address that they commit with [none]: nils\n"
        "error: `nils` is no e-mail address\n"
        "  hint: write name@host\n"
        "Address that they commit with [none]: nils@guild.example\n"
        "  platform  Platform\n"
        "  studio    Studio\n"
        "Team [none]: studo\n"
        "error: there is no team `studo`\n"
        "  hint: did you mean `studio`?\n"
        "Team [none]: studio\n"
        "Add Nils Berg: recorded\n"
    )
    status, screen = at_terminal(guild, ["add", "team"], ["design\n", "Kites\n"])
    assert status == 0
    assert "as `design` (there are design and engineering) [none]: design" in screen
    status, screen = at_terminal(
        guild, ["add", "badge", "Kite"], ["mentoring\n", "one, two\n", "grow-people\n"]
    )
    assert status == 0
    text = (guild / "catalog/badges/kite.yaml").read_text()
    assert "kind: mentoring  # Helped somebody grow.\n" in text
    assert "\ngoals: [grow-people]\n" in text
    assert "  - id: two\n" in text
