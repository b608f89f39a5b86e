"""`init`: a valid programme from what git knows, or nothing."""

import shutil
import subprocess
from pathlib import Path

import pytest
from ground import Command, git

from badgectl.model.badges import KINDS
from badgectl.model.text import slug
from badgectl.plans.newcomers import Someone, person_ids


@pytest.fixture
def me(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """Nina works in an empty folder."""
    for name, value in {
        "GIT_AUTHOR_NAME": "Nina Simone", "GIT_AUTHOR_EMAIL": "nina@guild.example",
        "GIT_COMMITTER_NAME": "Nina Simone", "GIT_COMMITTER_EMAIL": "nina@guild.example",
    }.items():  # fmt: skip
        monkeypatch.setenv(name, value)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_init_in_an_empty_folder(me: Path, badgectl: Command) -> None:
    said = badgectl("init", "our-guild", "--name", "Our Guild", "--team", "Night shift")
    assert said.status == 0
    assert said.out == (
        f"46 files written below {me}/our-guild\n"
        "committed as the first commit of a new repository\n"
        "\n"
        "Next\n"
        "  cd our-guild\n"
        "  badgectl validate\n"
        "  badgectl add person\n"
        "  badgectl render\n"
    )
    assert "Awards are claims for now" in said.err
    folder = me / "our-guild"
    assert (folder / "catalog/program.yaml").read_text() == (
        "# yaml-language-server: $schema=../.badgectl/schemas/program.json\n"
        "name: Our Guild\nmaintainers: [nina]\ntrust: {required: claimed}\n"
    )
    assert (folder / "catalog/people/nina.yaml").read_text() == (
        "# yaml-language-server: $schema=../../.badgectl/schemas/person.json\n"
        "name: Nina Simone\nhome: night-shift\nemails: [nina@guild.example]\n"
    )
    assert (folder / "catalog/teams/night-shift.yaml").read_text() == (
        "# yaml-language-server: $schema=../../.badgectl/schemas/team.json\n"
        "name: Night shift\nleads: [nina]\n"
    )
    assert [path.name for path in (folder / "catalog/people").iterdir()] == ["nina.yaml"]
    assert (folder / ".gitignore").read_text() == (
        "# What `badgectl render` and `badgectl hub` make anew at any time.\n/pictures/\n/site/\n"
    )
    assert git(folder, "log", "--format=%s") == "Start the badge programme\n"
    assert git(folder, "status", "--porcelain") == ""


def test_a_fresh_programme_works(me: Path, badgectl: Command) -> None:
    said = badgectl("init", "guild", "--person", "Ada Lovelace <ada@guild.example>")
    assert "\n  badgectl award thanks ada -m 'For trying this with me.'\n" in said.out
    assert badgectl("-C", "guild", "validate").out == "25 files checked, no problems\n"
    said = badgectl("-C", "guild", "award", "thanks", "ada", "-m", "For trying this with me.")
    assert said.status == 0
    assert git(me / "guild", "show", "--name-status", "--format=") == (
        "A\tawards/ada/thanks+2026-11-23+nina.yaml\n"
    )
    kinds = {
        row.split("\t")[2] for row in badgectl("-C", "guild", "list", "badges").out.splitlines()
    }
    assert kinds == set(KINDS)


@pytest.mark.skipif(shutil.which("ssh-keygen") is None, reason="ssh-keygen is not installed")
def test_who_signs_begins_with_their_key(
    me: Path, badgectl: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(me))
    monkeypatch.delenv("GIT_CONFIG_GLOBAL", raising=False)
    subprocess.run(
        ["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", "nina", "-f", "id"],
        cwd=me,
        check=True,
    )
    settings = {"user.signingKey": str(me / "id"), "gpg.format": "ssh", "commit.gpgSign": "true"}
    for name, value in settings.items():
        git(me, "config", "--global", name, value)
    said = badgectl("init", "guild", "--person", "Ada Lovelace")
    assert (said.status, said.err) == (0, "")
    folder = me / "guild"
    assert "trust: {required: signed}\n" in (folder / "catalog/program.yaml").read_text()
    key = (me / "id.pub").read_text().strip()
    (person,) = folder.glob("catalog/people/nina*.yaml")
    assert f"  - {{key: {key}, added: 2026-11-23}}\n" in person.read_text()
    assert badgectl("-C", "guild", "award", "thanks", "ada", "-m", "x").status == 0
    assert "\n1 record: 1 signed by giver or recorder; required: signed\nverified\n" in (
        badgectl("-C", "guild", "verify").out
    )
    git(me, "config", "--global", "gpg.format", "x509")
    git(me, "init", "--quiet", "other")
    assert badgectl("init", "other").err.startswith(
        "\nAwards are claims for now: git signs your commits with no key that can be checked."
    )


def test_init_takes_people_from_history(me: Path, badgectl: Command) -> None:
    git(me, "init", "--quiet", "-b", "trunk", "code")
    folder = me / "code"
    for name, email in (
        ("Élodie Martin", "elodie@guild.example"),
        ("Élodie Martin", "elodie@home.example"),
        ("dependabot[bot]", "1+dependabot[bot]@users.noreply.github.com"),
        ("Nina Simone", "nina@old.example"),
        ("Élodie Durand", "durand@guild.example"),
        ("李明", "ming@guild.example"),
    ):
        git(
            folder, "-c", f"user.name={name}", "-c", f"user.email={email}", "commit", "--quiet",
            "--allow-empty", "--author", f"{name} <{email}>", "-m", "x",
        )  # fmt: skip
    (folder / "catalog/badges").mkdir(parents=True)
    (folder / "catalog/badges/thanks.yaml").write_text("name: Ours\n")
    said = badgectl(
        "init", "code", "--team", "Platform", "--team", "Studio",
        "--person", "Élodie <elodie@home.example>=Studio",
    )  # fmt: skip
    assert "catalog/badges/thanks.yaml is there and stays as it is\n" in said.err
    assert (
        "  git add catalog .badgectl .gitignore .vscode/settings.json .vscode/extensions.json"
        " && git commit -m 'Start the badge programme'\n"
    ) in said.out
    people = sorted(path.name for path in (folder / "catalog/people").iterdir())
    assert people == ["elodie-martin.yaml", "elodie.yaml", "ming.yaml", "nina.yaml"]
    martin = (folder / "catalog/people/elodie-martin.yaml").read_text()
    assert "home: studio\nemails: [elodie@guild.example, elodie@home.example]" in martin
    assert "branch: trunk\n" in (folder / "catalog/program.yaml").read_text()
    assert (folder / "catalog/badges/thanks.yaml").read_text() == "name: Ours\n"
    assert git(folder, "rev-list", "--count", "HEAD") == "6\n", "nothing committed for the user"


def test_init_refuses_a_second_programme_and_shows_before_writing(
    me: Path, badgectl: Command
) -> None:
    said = badgectl("init", "guild", "--dry-run")
    assert said.out.endswith("Would write 46 files. Nothing was written.\n")
    assert list(me.iterdir()) == []
    badgectl("init", "guild")
    said = badgectl("init", "guild")
    assert (said.status, said.err) == (
        2,
        f"error: there is a programme in {me}/guild\n"
        "  hint: `badgectl validate` checks it; `--ci github` adds a forge's checks\n",
    )


def test_init_without_an_identity(
    tmp_path: Path, badgectl: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("EMAIL", "")
    monkeypatch.setenv("GIT_CONFIG_COUNT", "1")
    monkeypatch.setenv("GIT_CONFIG_KEY_0", "user.useConfigOnly")
    monkeypatch.setenv("GIT_CONFIG_VALUE_0", "true")
    said = badgectl("init", "guild")
    assert said.status == 1
    assert said.err.startswith("error: git does not know who you are\n")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("options", "problem"),
    [
        (["--name", "a\nb"], "`a\\nb` is not in the form due [shape-form]"),
        (["--name", "x" * 121], "`name` has 121 characters; at most 120 are allowed [shape-size]"),
    ],
)
def test_init_writes_nothing_unsound(
    options: list[str], problem: str, me: Path, badgectl: Command
) -> None:
    said = badgectl("init", *options)
    assert said.status == 1
    assert said.err.startswith(
        "error: the programme would not be sound; nothing was written\n  " + problem
    )
    assert list(me.iterdir()) == []


def test_init_leaves_out_what_no_file_can_hold(me: Path, badgectl: Command) -> None:
    git(me, "init", "--quiet", "-b", "main")
    for name, email in (
        ("Ann", "ann at home"),
        ("Bob", "bob@x.example"),
        ("x" * 130, "x@x.example"),
    ):
        author = f"{name} <{email}>"
        git(me, "commit", "--quiet", "--allow-empty", "-m", "x", f"--author={author}")
    assert badgectl("init").status == 0
    assert sorted(path.name for path in (me / "catalog/people").iterdir()) == [
        "bob.yaml",
        "nina.yaml",
    ]
    assert badgectl("validate").status == 0


def test_names_become_ids() -> None:
    people = [Someone(name, (f"{n}@x.example",)) for n, name in enumerate(
        ("Ada Lovelace", "Ada Byron", "Ada Byron", "Łukasz Żak", "李明", "O'Neil  Jr.")
    )]  # fmt: skip
    assert person_ids(people) == ("ada", "ada-byron", "ada-byron-2", "lukasz", "4", "o")
    assert slug("Night shift (EU)!") == "night-shift-eu"
    assert slug("Łukasz Jørgen ẞÆŒ Ðórður Þór Đurđa I\u015f\u0131k") == (
        "lukasz-jorgen-ssaeoe-dordur-thor-durda-isik"
    )


def test_people_are_said(me: Path, badgectl: Command) -> None:
    said = badgectl(
        "init", "guild", "--team", "Platform=engineering", "--team", "Studio=design",
        "--person", "Tom Berg <tom@guild.example, TOM@home.example>=Studio", "--person", "李明",
        "--person", "Nina <nina@guild.example>",
    )  # fmt: skip
    assert said.status == 0
    people = {path.stem: path.read_text() for path in (me / "guild/catalog/people").iterdir()}
    assert {who: text.partition("\n")[2] for who, text in people.items()} == {
        "nina": "name: Nina Simone\nhome: platform\nemails: [nina@guild.example]\n",
        "tom": "name: Tom Berg\nhome: studio\nemails: [tom@guild.example, tom@home.example]\n",
        "person": "name: 李明\nhome: platform\n",
    }
    studio = (me / "guild/catalog/teams/studio.yaml").read_text()
    assert studio.endswith("name: Studio\nfunction: design\nmembers: [tom]\n")


def test_every_answer_is_an_option(me: Path, badgectl: Command) -> None:
    said = badgectl(
        "init", "guild", "--name", "Cats", "--team", "Platform=engineering", "--team", "Studio",
        "--kind", "communication", "--theme", "story", "--mark", "CG", "--timezone", "Asia/Tokyo",
        "--draw", "--yes",
    )  # fmt: skip
    assert said.status == 0
    folder = me / "guild"
    assert (folder / "catalog/program.yaml").read_text().partition("\n")[2] == (
        "name: Cats\ntimezone: Asia/Tokyo\nmaintainers: [nina]\ntrust: {required: claimed}\n"
        "look: {mark: CG, theme: story}\n"
    )
    badges = sorted(path.stem for path in folder.glob("catalog/badges/*"))
    assert badges == ["clear-writer", "toolsmith"]
    assert sorted(path.stem for path in folder.glob("catalog/goals/*")) == ["teach-each-other"]
    assert (folder / "pictures/toolsmith.png").exists()
    assert said.out.endswith("  badgectl hub --serve\n")
    assert badgectl("-C", "guild", "validate").status == 0


@pytest.mark.parametrize(
    ("options", "hint"),
    [
        (["--kind", "mentring"], "did you mean `mentoring`?"),
        (["--team", "Platform=Big Data"], "write it in small letters: `Platform=big-data`"),
        (["--timezone", "Europe/Pari"], "did you mean `Europe/Paris`?"),
        (["--people", "bob"], "there are none"),
        (["--team", "x" * 121], "write `Platform=engineering`"),
        (["--team", "?"], "write `Platform=engineering`"),
        (["--team", "Sales="], "write `Sales=engineering`, or `Sales` alone"),
        (["--timezone", "Madrid"], "did you mean `Europe/Madrid`?"),
        (["--person", "ada@guild.example"], "write `Tom Berg <tom@acme.example>`"),
        (["--person", "Ada <ada at home>"], "write name@host"),
        (["--person", "Ada Lovelace=Platfrom", "--team", "Platform"], "did you mean `Platform`?"),
        (["--pre-commit", "--pages", "gitlb"], "did you mean `gitlab`?"),
        (["--mark", "LONGER"], "write one to four letters"),
    ],
)
def test_answers_that_cannot_be(options: list[str], hint: str, me: Path, badgectl: Command) -> None:
    said = badgectl("init", "guild", *options)
    assert (said.status, said.out) == (2, "")
    assert said.err.splitlines()[-1] == f"  hint: {hint}"
    assert not (me / "guild").exists()
