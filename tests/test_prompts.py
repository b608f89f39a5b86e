"""`award` at a terminal asks for what is missing; `--edit` opens the drafts first."""

import os
import pty
import select
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import Command, be, everything, git, write

THANKS = "awards/ada/thanks+2026-11-23+grace.yaml"
OTHER = "awards/linus/thanks+2026-11-23+grace.yaml"
ROOT = Path(__file__).parents[1]


def at_terminal(folder: Path, arguments: list[str], answers: list[str]) -> tuple[int, str]:
    """Run a command at a terminal, answer each question in turn; return status and screen."""
    ours, theirs = pty.openpty()
    env = os.environ | {"PYTHONPATH": str(ROOT), "BADGECTL_NOW": "2026-11-23T12:00:00Z"}
    command = [sys.executable, "-m", "badgectl", *arguments]
    with subprocess.Popen(
        command, cwd=folder, env=env, stdin=theirs, stdout=theirs, stderr=theirs,
        start_new_session=True,
    ) as process:  # fmt: skip
        os.close(theirs)
        screen, left = b"", list(answers)
        while select.select([ours], [], [], 60)[0]:
            try:
                heard = os.read(ours, 4096)
            except OSError:  # the terminal was closed at the other side
                break
            screen += heard
            if left and screen.endswith((b": ", b"]: ")):
                os.write(ours, left.pop(0).encode())
        os.close(ours)
        status = process.wait()
    assert left == []
    return status, screen.decode().replace("\r\n", "\n")


def test_everything_is_asked_for(guild: Path) -> None:
    answers = ["thnks\n", "thanks\n", "nobody\n", "ada, linus\n", "\n", "For the launch.\n"]
    status, screen = at_terminal(guild, ["award"], answers)
    commit = git(guild, "rev-parse", "--short=10", "HEAD").strip()
    assert (status, screen) == (
        0,
        "  crown      Crown\n"
        "  mentor     Mentor\n"
        "  navigator  Navigator\n"
        "  thanks     Thanks\n"
        "Badge: thnks\n"
        "error: there is no badge `thnks`\n"
        "  hint: did you mean `thanks`?\n"
        "Badge: thanks\n"
        "Recipient (several with spaces between): nobody\n"
        "error: there is no person or team `nobody`\n"
        "  hint: `badgectl list people` and `badgectl list teams` show them\n"
        "Recipient (several with spaces between): ada, linus\n"
        "Reason: \n"
        "Reason: For the launch.\n"
        "Award Thanks to Ada Lovelace and Linus Torvalds: recorded\n"
        f"  {THANKS}\n  {OTHER}\n  commit {commit} on main\n",
    )
    assert "reason: For the launch.\n" in (guild / OTHER).read_text()


def test_level_and_evidence_are_asked_for(guild: Path) -> None:
    arguments = ["award", "navigator", "linus", "-m", "Drew it.", "--dry-run"]
    status, screen = at_terminal(
        guild, arguments, ["golden\n", "bronze\n", "https://x.example/map\n"]
    )
    assert status == 0
    assert screen.partition("awards/linus")[0] == (
        "  bronze  Knows one part.\n"
        "  silver  Knows three parts.\n"
        "  gold    Knows the whole.\n"
        "Level: golden\n"
        "error: Navigator has no level `golden`\n"
        "  hint: did you mean `gold`?\n"
        "Level: bronze\n"
        "  map: Drew a map of a part of the code that others use.\n"
        "Evidence for map (a link or a path): https://x.example/map\n"
    )
    assert '  - {url: "https://x.example/map", criterion: map}\n' in screen


def test_what_was_said_is_not_asked_for(guild: Path) -> None:
    arguments = [
        "award",
        "navigator@bronze",
        "linus",
        "-m",
        "Drew it.",
        "-e",
        "https://x.example#map",
    ]
    status, screen = at_terminal(guild, arguments, [])
    assert (status, screen.splitlines()[0]) == (
        0,
        "Award Navigator (bronze) to Linus Torvalds: recorded",
    )


def test_tab_completes(guild: Path) -> None:
    status, screen = at_terminal(guild, ["award", "-m", "x"], ["tha\t\n", "lin\t\n"])
    assert status == 0
    assert (guild / OTHER).exists(), screen


def test_giving_up_writes_nothing(guild: Path) -> None:
    before = everything(guild)
    status, screen = at_terminal(guild, ["award", "thanks"], ["\x04"])
    assert status == 1
    assert "\nerror: interrupted\n" in screen
    assert everything(guild) == before


def test_nothing_is_asked_where_no_award_could_be_recorded(guild: Path) -> None:
    git(guild, "switch", "--quiet", "-c", "other")
    assert at_terminal(guild, ["award"], []) == (
        1,
        "error: awards count on main; this is other\n"
        "  hint: `git switch main`, or say `--here` if you mean this branch\n",
    )


@pytest.mark.parametrize(
    ("arguments", "missing"),
    [
        ([], "BADGE, RECIPIENT and `-m` with a reason"),
        (["thanks"], "RECIPIENT and `-m` with a reason"),
        (["thanks", "ada"], "`-m` with a reason"),
        (["thanks", "--edit"], "RECIPIENT"),
    ],
)
def test_off_a_terminal_nothing_is_asked(
    arguments: list[str], missing: str, guild: Path, badgectl: Command
) -> None:
    before = everything(guild)
    assert badgectl("award", *arguments) == (
        2,
        "",
        f"error: missing: {missing}\n"
        '  hint: as in `badgectl award thanks ada -m "Took my shift."`; '
        "at a terminal you are asked\n",
    )
    assert everything(guild) == before


def edit_with(monkeypatch: pytest.MonkeyPatch, folder: Path, script: str) -> None:
    """Make a shell script the editor; it is called with the files."""
    editor = folder / "ed"
    editor.write_text(f"#!/bin/sh\n{script}\n")
    editor.chmod(0o755)
    monkeypatch.setenv("EDITOR", "./ed")  # found from where the command is run
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("NO_COLOR", "1")


def test_edited(
    guild: Path, badgectl: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    edit_with(
        monkeypatch, guild,
        f'cat "$1" > "{tmp_path}/seen"; '
        'for f; do sed -i "s/^reason: .*/reason: As edited./" "$f"; echo "role: host" >> "$f"; done',
    )  # fmt: skip
    said = badgectl("award", "thanks", "ada", "linus", "--edit")
    assert said.status == 0, said.err
    blob = git(guild, "rev-parse", "HEAD:catalog/badges/thanks.yaml").strip()
    seen = (tmp_path / "seen").read_text().splitlines()
    assert seen[:6] == [
        "# Save and close to record this; empty the file to record nothing.",
        "# Lines that begin with `#` are left out.",
        "badge: thanks",
        "recipient: ada",
        "by: grace",
        'reason: ""',
    ]
    for path in (THANKS, OTHER):
        text = (guild / path).read_text()
        assert [line for line in text.splitlines() if not line.startswith("batch")] == [
            "badge: thanks",
            f"recipient: {path.split('/')[1]}",
            "by: grace",
            "reason: As edited.",
            "role: host",
            "awarded_on: 2026-11-23",
            f"definition: {blob}",
        ]
    assert git(guild, "log", "-1", "--format=%b").startswith("As edited.\n")
    assert git(guild, "status", "--porcelain") == "?? ed\n"


FAULTS = [
    (
        ":",
        "error: the draft cannot be recorded as it is\n"
        f"  `reason` is empty [shape-size] {THANKS}:6:9\n",
    ),
    ('echo > "$1"', "error: the draft came back empty: nothing was recorded\n"),
    ('echo "# x" > "$1"', "error: the draft came back empty: nothing was recorded\n"),
    (
        'printf "badge: thanks\\n  recipient: ada\\n" > "$1"',
        "error: the draft cannot be recorded as it is\n"
        f"  not YAML: mapping values are not allowed in this context [yaml-syntax] {THANKS}:2:12\n"
        "    hint: put a text that holds `: ` in quotes, or check the indentation\n",
    ),
    (
        'sed -i "s/^recipient: .*/recipient: linus/; s/^reason: .*/reason: X./" "$1"',
        "error: the draft cannot be recorded as it is\n"
        f"  what it says belongs to {OTHER} [place-content] {THANKS}:3:1\n"
        "    hint: move the file, or mend what it says; do not copy records\n",
    ),
    (
        "exit 3",
        "error: the editor `./ed` failed with status 3\n  hint: nothing was recorded\n",
    ),
]


@pytest.mark.parametrize(("script", "said"), FAULTS, ids=[script for script, _ in FAULTS])
def test_drafts_that_are_not_recorded(
    script: str, said: str, guild: Path, badgectl: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    edit_with(monkeypatch, guild, script)
    before = everything(guild)
    heard = badgectl("award", "thanks", "ada", "--edit")
    assert (heard.status, heard.out) == (1, "")
    assert heard.err == said
    assert everything(guild) == before


def test_no_editor(guild: Path, badgectl: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("EDITOR", "VISUAL"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TERM", "dumb")
    before = everything(guild)
    assert badgectl("award", "thanks", "ada", "--edit") == (
        1,
        "",
        "error: git knows no editor here\n  hint: set `EDITOR`, or `core.editor`\n",
    )
    assert everything(guild) == before


def test_the_editor_is_opened_again(guild: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # The first time the editor writes a day that is none, the second time it mends it.
    script = (
        'sed -i "s/^reason: .*/reason: X./" "$1"\n'
        'if grep -q earned_on "$1"; then sed -i "s/2026-13-01/2026-11-01/" "$1"\n'
        'else echo "earned_on: 2026-13-01" >> "$1"; fi'
    )
    edit_with(monkeypatch, guild, script)
    status, screen = at_terminal(guild, ["award", "thanks", "ada", "--edit"], ["\n"])
    assert status == 0, screen
    assert screen.startswith("error: the draft cannot be recorded as it is\n")
    assert f"{THANKS}:9:12\n" in screen
    assert "Open the editor again? [Y/n]: " in screen
    assert "earned_on: 2026-11-01\n" in (guild / THANKS).read_text()

    status, screen = at_terminal(guild, ["award", "thanks", "linus", "--edit"], ["n\n"])
    assert (status, screen.splitlines()[-1]) == (1, "error: nothing was recorded")
    assert not (guild / OTHER).exists()


def test_a_draft_left_as_it_was_is_given_up(guild: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    edit_with(monkeypatch, guild, ":")
    assert at_terminal(guild, ["award", "thanks", "ada", "--edit"], []) == (
        1,
        "error: the draft cannot be recorded as it is\n"
        f"  `reason` is empty [shape-size] {THANKS}:6:9\n",
    )


def test_a_nomination_is_asked_for(guild: Path) -> None:
    answers = ["navigator\n", "bronze\n", "ada\n", "Drew the map.\n"]
    status, screen = at_terminal(guild, ["nominate"], answers)
    commit = git(guild, "rev-parse", "--short=10", "HEAD").strip()
    assert (status, screen) == (
        0,
        "  navigator  Navigator\n"
        "Badge: navigator\n"
        "  bronze  Knows one part.\n"
        "  silver  Knows three parts.\n"
        "  gold    Knows the whole.\n"
        "Level: bronze\n"
        "Recipient (several with spaces between): ada\n"
        "Reason: Drew the map.\n"
        "Nominate Ada Lovelace for Navigator (bronze): recorded\n"
        "  awards/ada/navigator@bronze.nomination.yaml\n"
        f"  commit {commit} on main\n"
        "  ada/navigator@bronze needs 1 more second; anybody but Grace Hopper and Ada Lovelace can "
        "give one: `badgectl second ada/navigator@bronze`\n",
    )


TEXTS = [
    (["decline", "ada/navigator"], "Feedback", "feedback"),
    (["comment", "ada/thanks"], "Comment", "text"),
    (["revoke", "ada/thanks"], "Reason", "reason"),
    (["correct", "ada/thanks", "--reason", "For the landing."], "What was wrong", "because"),
    (["void", "ada/thanks", "--rule", "policy-limit"], "How it came to land", "reason"),
]


@pytest.mark.parametrize(("arguments", "question", "key"), TEXTS)
def test_a_text_is_asked_for(
    arguments: list[str], question: str, key: str, guild: Path, badgectl: Command
) -> None:
    assert badgectl("award", "thanks", "ada", "-m", "For the launch.").status == 0
    be(guild, "linus")
    assert badgectl("nominate", "navigator@bronze", "ada", "-m", "Drew the map.").status == 0
    be(guild, "tom" if arguments[0] == "decline" else "grace")
    before = everything(guild)
    assert badgectl(*arguments) == (
        2,
        "",
        f"error: missing: `-m` ({question.lower()})\n  hint: at a terminal you are asked\n",
    )
    assert everything(guild) == before
    status, screen = at_terminal(guild, arguments, ["\n", "So it was.\n"])
    assert (status, screen.splitlines()[:2]) == (0, [f"{question}: ", f"{question}: So it was."])
    added = git(guild, "show", "--format=", "HEAD")
    assert f"+{key}: So it was.\n" in added


def test_a_nomination_that_names_nobody_is_not_asked_about_off_a_terminal(
    badgectl: Command, guild: Path
) -> None:
    before = everything(guild)
    assert badgectl("nominate", "navigator@bronze") == (
        2,
        "",
        "error: missing: RECIPIENT and `-m` with a reason\n"
        '  hint: as in `badgectl nominate quiet-hero ada -m "Keeps the builds green."`; '
        "at a terminal you are asked\n",
    )
    assert everything(guild) == before


def test_an_erasure_is_asked_about(guild: Path) -> None:
    before = everything(guild)
    told = (
        "Forget Ada Lovelace (ada); former-1 stands instead: 2 files of the catalog, 0 records and "
        "1 tombstone\n"
    )
    assert at_terminal(guild, ["forget", "ada", "--as", "former-1"], ["n\n"]) == (
        1,
        f"{told}Do it? [y/N]: n\nerror: nothing was changed\n"
        "  hint: `--dry-run` shows what would be\n",
    )
    after = everything(guild)
    assert {path: after[path] for path in before} == before
    status, screen = at_terminal(guild, ["forget", "ada", "--as", "former-1"], ["y\n"])
    assert (status, screen.startswith(f"{told}Do it? [y/N]: y\nForget a former member: rec")) == (
        0,
        True,
    )
    assert git(guild, "status", "--porcelain") == ""


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
        "tom\n", "mentring\n", "mentoring\n", "flat\n", "CG\n", "\n", "gitlab\n", "n\n",
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
        "Where do its days begin? [Europe/Paris]: ",
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
    status, screen = at_terminal(tmp_path, said, ["\n"])
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
    engine = (tmp_path / "guild/catalog/teams/engine.yaml").read_text()
    assert engine.endswith("name: Engine\nmembers: [ada, alan, tom]\n")
