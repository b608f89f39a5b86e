"""`--edit`: the drafts are opened first, and recorded as the editor leaves them."""

import sys
from pathlib import Path

import pytest
from ground import OTHER, THANKS, Command, everything, git
from terminal import at_terminal


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


def test_a_path_that_was_taken_while_the_draft_was_open(
    guild: Path, badgectl: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    called = f"{sys.executable} -m badgectl -q"
    award = f"{called} award mentor@bronze ada -m First. > /dev/null"
    revoke = f"{called} revoke ada/mentor@bronze --because mistake -m No. > /dev/null"
    reason = 'sed -i "s/^reason: .*/reason: X./" "$1"'
    edit_with(monkeypatch, guild, f"{award} && {revoke} && {reason}")
    said = badgectl("award", "mentor@bronze", "ada", "--edit")
    assert said == (
        1,
        "",
        "error: Award Mentor (bronze) to Ada Lovelace: refused\n"
        "  ada/mentor@bronze is on record already [policy-round] awards/ada/mentor@bronze.yaml\n"
        "    hint: a new try is round 2: ada/mentor@bronze~2\n",
    )


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


ELSEWHERE = [
    (
        "git switch --quiet -c feature; git commit --quiet --allow-empty -m Mine",
        "error: this was main before and is feature now\n"
        "  hint: `git switch main`, and begin again\n",
    ),
    (
        "git switch --quiet --detach",
        "error: this was main before and is a detached HEAD now\n"
        "  hint: `git switch main`, and begin again\n",
    ),
    (
        "git rev-parse HEAD > .git/MERGE_HEAD",
        "error: a merge is under way\n"
        "  hint: finish it first: `git merge --continue` or `git merge --abort`\n",
    ),
]


@pytest.mark.parametrize("how", [(), ("--here",), ("--push",)], ids=str)
@pytest.mark.parametrize(("script", "said"), ELSEWHERE, ids=[script for script, _ in ELSEWHERE])
def test_whoever_went_elsewhere_meanwhile_is_told(
    script: str, said: str, how: tuple[str, ...], guild: Path, origin: Path, badgectl: Command,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    """What was begun on one branch is not recorded on another, or in the middle of a merge."""
    edit_with(monkeypatch, guild, f'sed -i "s/^reason: .*/reason: X./" "$1"; {script}')
    assert badgectl("award", "thanks", "ada", "--edit", *how) == (1, "", said)
    assert not (guild / "awards").exists()
    assert "Award" not in git(guild, "log", "--all", "--format=%s")
    assert git(origin, "log", "--all", "--format=%s") == "Found the guild\n"
