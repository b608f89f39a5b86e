"""`init` at a terminal: a conversation, every answer with a proposal."""

from pathlib import Path

import pytest
from ground import git, write
from terminal import at_terminal


def test_a_programme_begins_with_a_conversation(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in {"NAME": "Nina Simone", "EMAIL": "nina@guild.example"}.items():
        monkeypatch.setenv(f"GIT_AUTHOR_{name}", value)
        monkeypatch.setenv(f"GIT_COMMITTER_{name}", value)
    monkeypatch.setenv("TZ", "Europe/Paris")
    git(tmp_path, "init", "--quiet", "-b", "main")
    for who in ("Ada Lovelace", "Tom Kilburn"):
        address = f"{who.partition(' ')[0].lower()}@guild.example"
        about = ("-c", f"user.name={who}", "-c", f"user.email={address}")
        git(tmp_path, *about, "commit", "--quiet", "--allow-empty", f"--author={who} <{address}>",
            "-m", "Work")  # fmt: skip
    answers = [
        "Cats\n", "Platform=Engineering\n", "Platform=engineering, Studio=design\n", "tomm\n",
        "tom\n", "mentring\n", "mentoring\n", "flat\n", "CG\n", "Madrid\n", "\n", "gitlab\n", "n\n",
    ]  # fmt: skip
    status, screen = at_terminal(tmp_path, ["init", "guild"], answers)
    assert status == 0
    questions = [
        "What is the programme called? [Guild]: Cats",
        "Teams, yours first, as `Platform=engineering, Studio=design` [Our team]: Platform=Engineering",
        "  hint: write it in small letters: `Platform=engineering`",
        "  tom           Tom Kilburn",
        "  hint: did you mean `tom`?",
        "  hint: did you mean `mentoring`?",
        "How do badges look? engraved, flat or story [engraved]: flat",
        "Up to four letters on every badge [none]: CG",
        "Time zone, as `Europe/Paris` [Europe/Paris]: Madrid",
        "  hint: did you mean `Europe/Madrid`?",
        "Which forge checks changes? github, gitlab or none [none]: gitlab",
        "Draw all badges now? [Y/n]: n",
    ]
    places = [screen.index(question) for question in questions]
    assert places == sorted(places)
    folder = tmp_path / "guild"
    assert (folder / "catalog/program.yaml").read_text().partition("\n")[2] == (
        "name: Cats\nbranch: main\ntimezone: Europe/Paris\nmaintainers: [nina]\n"
        "trust: {required: claimed}\nlook: {mark: CG, theme: flat}\n"
    )
    people = sorted(path.stem for path in folder.glob("catalog/people/*"))
    assert people == ["nina", "tom"]
    badges = sorted(path.stem for path in folder.glob("catalog/badges/*"))
    assert badges == ["buddy", "mentor", "teacher"]
    assert (tmp_path / ".gitlab-ci.yml").exists()
    assert not (folder / "pictures").exists()


def test_teams_are_proposed_from_where_people_work(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    work = {
        "Ada Lovelace": ["engine/a.c", "engine/b.c", "README.md"],
        "Tom Kilburn": ["engine/c.c"],
        "Hedy Lamarr": ["data-platform/a.py", "engine/a.c", "data-platform/b.py"],
        "Nina Simone": ["data-platform/c.py"],
        "Alan Turing": ["engine/d.c", "paper/a.tex"],
        "Linus T": ["paper/b.tex", "paper/c.tex"],
    }
    git(tmp_path, "init", "--quiet", "-b", "main")
    for who, paths in work.items():
        address = f"{who.partition(' ')[0].lower()}@guild.example"
        for part in ("AUTHOR", "COMMITTER"):
            monkeypatch.setenv(f"GIT_{part}_NAME", who)
            monkeypatch.setenv(f"GIT_{part}_EMAIL", address)
        for path in paths:
            write(tmp_path, {path: who})
            git(tmp_path, "add", ".")
            git(tmp_path, "commit", "--quiet", "-m", "Work")
    monkeypatch.setenv("GIT_AUTHOR_NAME", "Nina Simone")
    monkeypatch.setenv("GIT_AUTHOR_EMAIL", "nina@guild.example")
    said = [
        "init", "guild", "--name", "Cats", "--people", "all", "--kind", "mentoring", "--theme",
        "flat", "--mark", "CG", "--timezone", "UTC", "--ci", "github", "--draw",
    ]  # fmt: skip
    status, screen = at_terminal(tmp_path, said, ["\n", "data\n", "no\n"])
    assert status == 0
    assert "Studio=design` [Data platform, Engine]: " in screen
    homes = {
        path.stem: path.read_text().partition("home: ")[2].partition("\n")[0]
        for path in (tmp_path / "guild/catalog/people").glob("*.yaml")
    }
    assert homes == {
        "ada": "engine", "tom": "engine", "hedy": "data-platform", "nina": "data-platform",
        "alan": "engine", "linus": "data-platform",
    }  # fmt: skip
    data = (tmp_path / "guild/catalog/teams/data-platform.yaml").read_text()
    assert "\nfunction: data\n" in data
    engine = (tmp_path / "guild/catalog/teams/engine.yaml").read_text()
    assert engine.endswith("name: Engine\nmembers: [ada, alan, tom]\n")


def test_where_there_is_no_history_it_asks_who_takes_part(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in {"NAME": "Nina Simone", "EMAIL": "nina@guild.example"}.items():
        monkeypatch.setenv(f"GIT_AUTHOR_{name}", value)
        monkeypatch.setenv(f"GIT_COMMITTER_{name}", value)
    said = ["init", "guild", "--kind", "mentoring", "--theme", "flat", "--mark", "CG"]
    answers = [
        "\n", "?\n", "Platform=engineering, Studio\n", "?\n", "design\n", "tom@guild.example\n",
        "Tom Berg <tom@guild.example>=Stdio\n",
        "Tom Berg <tom@guild.example>=Studio, Uma Rao <uma@guild.example>\n", "\n", "n\n", "n\n",
    ]  # fmt: skip
    status, screen = at_terminal(tmp_path, said, answers)
    assert status == 0
    assert screen.count("  hint: ") == 4
    assert "Function of Studio and its people, as `engineering` [none]: design" in screen
    question = "Who else takes part, as `Tom Berg <tom@acme.example>=Studio, ...` [nobody yet]: "
    assert f"{question}tom@guild.example" in screen
    assert "[none]: n\n" in screen.replace("\r", "")
    people = {path.stem: path.read_text() for path in tmp_path.glob("guild/catalog/people/*")}
    homes = {who: text.partition("home: ")[2].split("\n")[0] for who, text in people.items()}
    assert homes == {"nina": "platform", "tom": "studio", "uma": "platform"}
