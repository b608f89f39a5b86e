"""`init`, `demo`, the example programme, and the command line as a whole."""

import os
import re
import shutil
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest
from conftest import Command, be, git

from badgectl import __version__
from badgectl.cli.table import COMMANDS
from badgectl.cli.tour import _STOPS
from badgectl.documents.example import example_files
from badgectl.documents.loading import load_programme
from badgectl.git.process import Git
from badgectl.model.badges import KINDS
from badgectl.model.records import Award, Revocation
from badgectl.model.standing import award_in_force
from badgectl.plans.starting import STARTER_BADGES, Someone, person_ids, slug


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
        "  badgectl award thanks ada -m 'For trying this with me.'\n"
        "  badgectl render -o pictures\n"
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
        "name: Night shift\nleads: [nina]\nmembers: [ada]\n"
    )
    assert git(folder, "log", "--format=%s") == "Start the badge programme\n"
    assert git(folder, "status", "--porcelain") == ""


def test_a_fresh_programme_works(me: Path, badgectl: Command) -> None:
    badgectl("init", "guild")
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
    said = badgectl("init", "guild")
    assert (said.status, said.err) == (0, "")
    folder = me / "guild"
    assert "trust: {required: signed}\n" in (folder / "catalog/program.yaml").read_text()
    key = (me / "id.pub").read_text().strip()
    (person,) = folder.glob("catalog/people/nina*.yaml")
    assert f"  - {{key: {key}, added: 2026-11-23}}\n" in person.read_text()
    assert badgectl("-C", "guild", "award", "thanks", "ada", "-m", "x").status == 0
    assert "\n1 record: 1 signed by the giver; required: signed\nverified\n" in (
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
    said = badgectl("init", "code")
    assert "catalog/badges/thanks.yaml is there and stays as it is\n" in said.err
    assert (
        "  git add catalog .badgectl .vscode/settings.json .vscode/extensions.json"
        " && git commit -m 'Start the badge programme'\n"
    ) in said.out
    people = sorted(path.name for path in (folder / "catalog/people").iterdir())
    assert people == ["elodie-martin.yaml", "elodie.yaml", "ming.yaml", "nina.yaml"]
    martin = (folder / "catalog/people/elodie-martin.yaml").read_text()
    assert "emails: [elodie@guild.example, elodie@home.example]" in martin
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
    assert person_ids(people) == ("ada", "ada-byron", "ada-byron-2", "ukasz", "4", "o")
    assert slug("Night shift (EU)!") == "night-shift-eu"


def test_the_example_is_as_rich_as_it_claims() -> None:
    loaded = load_programme(example_files())
    catalog, ledger = loaded.catalog, loaded.ledger
    assert loaded.problems == ()
    functions = {team.function for team in catalog.teams.values()}
    assert (len(functions), len(catalog.teams), len(catalog.people)) == (4, 6, 24)
    assert len(catalog.badges) >= 18
    assert set(KINDS) <= {badge.kind for badge in catalog.badges.values()}
    assert sum(1 for badge in catalog.badges.values() if badge.levels) >= 6
    assert len(catalog.goals) == 5
    verbs = Counter(record.location.verb for record in ledger.records)
    assert verbs["award"] >= 150
    assert {"nomination", "second", "decline", "like", "comment", "correction", "score"} <= set(
        verbs
    )
    day = max(record.day for record in ledger.records if record.day)
    awards = [dossier for dossier in ledger if dossier.award]
    assert any(isinstance(record, Revocation) for record in ledger.records)
    ended = [d for d in awards if not d.revocation and award_in_force(catalog, d, day) is None]
    assert ended, "some awards have expired"
    assert any(isinstance(r, Award) and r.by == "rules" for r in ledger.records)
    assert set(STARTER_BADGES) < set(catalog.badges)


def commits(folder: Path) -> list[str]:
    return git(folder, "log", "--reverse", "--format=%H %G? %an: %s").splitlines()


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("ssh-keygen") is None, reason="ssh-keygen is not installed")
def test_the_demo(tmp_path: Path, badgectl: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("GIT_AUTHOR_NAME", "GIT_AUTHOR_EMAIL"):  # a visitor who set these is not the host
        monkeypatch.setenv(name, "visitor@example.org")
    said = badgectl("demo", "one")
    unset = "  hint: to work as Greta, unset GIT_AUTHOR_NAME and GIT_AUTHOR_EMAIL\n"
    assert (said.status, said.err) == (0, unset)
    folder = tmp_path / "one"
    found = commits(folder)
    assert len(found) == 1 + 230 + 9, "the catalog, the year, and what the tour records"
    assert all(line.split()[1] == "G" for line in found), "every commit is signed by its author"
    assert found[0].endswith(" Noor Haddad: Start the badge programme")
    assert any(line.endswith(" Noor Haddad: Retire Fax survivor") for line in found)
    assert git(folder, "status", "--porcelain") == "?? pictures/\n?? site/\n"
    assert (folder / "pictures/contact-sheet.png").stat().st_size > 100_000
    assert said.out.count("\n$ badgectl ") == len(_STOPS)
    shown = {line.split()[2] for line in said.out.splitlines() if line.startswith("$ badgectl ")}
    assert shown == {entry.name for entry in COMMANDS} - {"demo"}, "the tour shows every command"
    assert "bug in badgectl" not in said.out
    assert badgectl("-C", "one", "validate").status == 0
    monkeypatch.delenv("GIT_AUTHOR_NAME")
    monkeypatch.delenv("GIT_AUTHOR_EMAIL")
    assert badgectl("-C", "one", "award", "thanks", "wei", "-m", "As Greta.").status == 0

    badgectl("-q", "demo", "two")
    assert commits(tmp_path / "two") == found, "the same commits, to the last bit"


def test_the_demo_wants_an_empty_folder(
    tmp_path: Path, badgectl: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "full").mkdir()
    (tmp_path / "full/x").touch()
    assert badgectl("demo", "full").err == (
        "error: full is there and not empty\n  hint: name a folder that is not there yet\n"
    )


def test_version_and_help(badgectl: Command) -> None:
    assert badgectl("--version").out == f"badgectl {__version__}\n"
    done = subprocess.run(
        [sys.executable, "-m", "badgectl", "--version"], capture_output=True, text=True, check=True
    )
    assert done.stdout == f"badgectl {__version__}\n"
    said = badgectl("--help")
    listed = [entry.name for entry in COMMANDS if re.search(rf"│ {entry.name} ", said.out)]
    assert listed == [entry.name for entry in COMMANDS]


@pytest.mark.parametrize("name", [entry.name for entry in COMMANDS])
def test_every_command_has_help_with_an_example(name: str, badgectl: Command) -> None:
    said = badgectl(name, "--help")
    assert said.status == 0
    assert re.search(rf"Example: badgectl {name}\b", said.out)


def test_an_unknown_command_gets_a_suggestion(badgectl: Command) -> None:
    said = badgectl("awrd")
    assert (said.status, said.err) == (
        2,
        "error: there is no command `awrd`\n  hint: did you mean `award`?\n",
    )


def test_a_bug_prints_a_sentence_and_writes_a_log(guild: Path, badgectl: Command) -> None:
    # Git that answers nonsense is nothing that badgectl expects.
    fake = guild / "bin/git"
    fake.parent.mkdir()
    fake.write_text(
        "#!/bin/sh\ncase \" $* \" in *' ls-tree '*) printf 'x\\0';; *) exec git \"$@\";; esac\n"
    )
    fake.chmod(0o755)
    path = os.environ["PATH"]
    fake.write_text(fake.read_text().replace("exec git", f"PATH={path} exec git"))
    os.environ["PATH"] = f"{fake.parent}:{path}"
    try:
        said = badgectl("report")
    finally:
        os.environ["PATH"] = path
    assert said.status == 1
    match = re.fullmatch(
        r"error: this is a bug in badgectl\n  hint: please report it with the log (.*)\n", said.err
    )
    assert match
    assert "Traceback" in Path(match[1]).read_text()


def test_colours_when_asked_for(guild: Path, badgectl: Command) -> None:
    be(guild, "grace")
    assert "\x1b[" not in badgectl("explain", "policy-giver").out
    assert "\x1b[" in badgectl("--color", "always", "explain", "policy-giver").out


def test_quiet_and_verbose(guild: Path, badgectl: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    be(guild, "grace")
    said = badgectl("-q", "award", "thanks", "ada", "-m", "x")
    assert (said.out, said.err) == ("Award Thanks to Ada Lovelace: recorded\n", "")
    assert badgectl("list", "goals").err == ""
    monkeypatch.setattr(Git, "trace", None)  # what -v sets is taken back after the test
    lines = badgectl("-v", "list", "goals").err.splitlines()
    assert [line.split()[1] for line in lines] == ["rev-parse", "ls-tree"]


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
        (["--mark", "LONGER"], "write one to four letters"),
    ],
)
def test_answers_that_cannot_be(options: list[str], hint: str, me: Path, badgectl: Command) -> None:
    said = badgectl("init", "guild", *options)
    assert (said.status, said.out) == (2, "")
    assert said.err.splitlines()[-1] == f"  hint: {hint}"
    assert not (me / "guild").exists()
