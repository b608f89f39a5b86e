"""The user's hooks run as git would run them, see what is recorded, and may refuse it."""

import subprocess
import sys
from pathlib import Path

import pytest
from ground import Command, everything, git, write

THANKS = "awards/ada/thanks+2026-11-23+grace.yaml"
AWARD = ("award", "thanks", "ada", "-m", "For this.")


def hook(guild: Path, name: str, script: str) -> None:
    path = guild / ".git/hooks" / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(0o755)


def test_a_hook_sees_just_what_is_recorded(guild: Path, badgectl: Command, tmp_path: Path) -> None:
    write(guild, {"staged.txt": "staged\n", "catalog/people/linus.yaml": "name: changed\n"})
    git(guild, "add", "staged.txt")
    before = git(guild, "status", "--porcelain"), git(guild, "diff", "--cached")
    seen = tmp_path / "seen"
    hook(
        guild,
        "pre-commit",
        f"exec >{seen}\npwd\ngit diff --cached --name-status\ngit status --porcelain\n"
        "git diff --cached --name-only | xargs head -n 1\necho $GIT_EDITOR; echo checked >&2",
    )
    said = badgectl(*AWARD)
    assert said.status == 0
    assert said.err.startswith(f"checked\n  {THANKS}\n")
    assert seen.read_text().splitlines() == [
        str(guild), f"A\t{THANKS}", f"A  {THANKS}", " M catalog/people/linus.yaml",
        "?? staged.txt", "badge: thanks", ":",
    ]  # fmt: skip
    assert (git(guild, "status", "--porcelain"), git(guild, "diff", "--cached")) == before
    assert git(guild, "show", "--name-only", "--format=") == f"{THANKS}\n"
    assert not (guild / ".git/badgectl/journal").exists()


@pytest.mark.parametrize("name", ["pre-commit", "prepare-commit-msg", "commit-msg"])
def test_a_hook_that_refuses_leaves_all_as_before(
    name: str, guild: Path, badgectl: Command
) -> None:
    hook(guild, name, "echo 'not on a \033[1mMonday'; exit 3")
    git(guild, "update-index", "--refresh")
    before = everything(guild)
    said = badgectl(*AWARD)
    assert said == (
        1,
        "",
        f"error: the {name} hook refused, nothing was recorded:\n"
        "  not on a \\x1b[1mMonday\n"
        "  hint: mend what it names, or go past it with `--no-verify`\n",
    )
    own = (".git/objects/", ".git/badgectl/")
    assert {p: h for p, h in everything(guild).items() if not p.startswith(own)} == {
        p: h for p, h in before.items() if not p.startswith(own)
    }
    assert not (guild / "awards").exists()
    if name != "prepare-commit-msg":
        assert badgectl(*AWARD, "--no-verify").status == 0


def test_commit_msg_may_change_the_message(guild: Path, badgectl: Command) -> None:
    hook(guild, "prepare-commit-msg", 'echo "Kind: $2" >>"$1"')
    hook(guild, "commit-msg", 'sed -i "1s/^/PRG-1: /" "$1"; printf "Seen: yes   \\n\\n\\n" >>"$1"')
    assert badgectl(*AWARD).status == 0
    assert git(guild, "show", "-s", "--format=%B") == (
        "PRG-1: Award Thanks to Ada Lovelace\n"
        "\n"
        "For this.\n"
        "\n"
        "Badge: thanks\n"
        "Recipient: ada\n"
        "Awarded-by: grace\n"
        "Kind: message\n"
        "Seen: yes\n"
        "\n"
    )
    assert git(guild, "reflog", "-1", "--format=%gs") == (
        "badgectl: PRG-1: Award Thanks to Ada Lovelace\n"
    )
    hook(guild, "commit-msg", ': >"$1"')
    assert badgectl("award", "thanks", "linus", "-m", "x").err == (
        "error: the hooks left nothing of the commit's message\n  hint: nothing was recorded\n"
    )


@pytest.mark.parametrize(
    "script", [f"echo 'by: linus' >>{THANKS}; git add {THANKS}", "echo x >x.txt; git add x.txt"]
)
def test_what_is_recorded_is_what_was_judged(script: str, guild: Path, badgectl: Command) -> None:
    hook(guild, "pre-commit", script)
    said = badgectl(*AWARD)
    changed = THANKS if "linus" in script else "x.txt"
    assert (said.status, said.err) == (
        1,
        f"error: the pre-commit hook changed what was to be committed: {changed}\n"
        "  hint: what is recorded is what was judged, and nothing else; "
        "go past it with `--no-verify`\n",
    )
    assert git(guild, "rev-list", "--count", "HEAD") == "1\n"
    assert git(guild, "diff", "--cached") == ""


def test_a_hook_that_leaves_the_branch(guild: Path, badgectl: Command) -> None:
    """Signing and hooks take their time: the branch that moves is the one that was asked about."""
    hook(guild, "commit-msg", "git switch --quiet -c feature")
    assert badgectl(*AWARD) == (
        1,
        "",
        "error: this was main before and is feature now\n"
        "  hint: `git switch main`, and begin again\n",
    )
    assert git(guild, "log", "--all", "--format=%s") == "Found the guild\n"
    assert git(guild, "status", "--porcelain", "--branch") == "## feature\n"


def test_a_hook_that_kills(guild: Path, badgectl: Command) -> None:
    """The files that lay there for the hook are taken away by the next run."""
    hook(guild, "pre-commit", "kill -9 $(ps -o ppid= $(ps -o ppid= $$)); sleep 1")
    done = subprocess.run([sys.executable, "-m", "badgectl", *AWARD], cwd=guild, check=False)
    assert done.returncode == -9
    assert (guild / THANKS).exists()
    (guild / ".git/hooks/pre-commit").unlink()
    assert badgectl("award", "thanks", "linus", "-m", "x").status == 0
    assert not (guild / THANKS).exists()
    assert git(guild, "status", "--porcelain") == ""


def test_hooks_elsewhere_and_hooks_that_do_not_run(
    guild: Path, badgectl: Command, tmp_path: Path
) -> None:
    hook(guild, "pre-commit", "exit 1")
    (guild / ".git/hooks/pre-commit").chmod(0o644)
    assert badgectl(*AWARD).status == 0
    write(guild, {"tools/hooks/pre-commit": "#!/bin/sh\necho ours; exit 1\n"})
    (guild / "tools/hooks/pre-commit").chmod(0o755)
    for folder in ("tools/hooks", str(guild / "tools/hooks")):
        git(guild, "config", "core.hooksPath", folder)
        said = badgectl("award", "thanks", "linus", "-m", "x")
        assert "the pre-commit hook refused, nothing was recorded:\n  ours\n" in said.err
    git(guild, "config", "core.hooksPath", "/dev/null")
    hook(guild, "post-commit", "exit 1")
    assert badgectl("award", "thanks", "linus", "-m", "x").status == 0
    git(guild, "config", "--unset", "core.hooksPath")
    hook(guild, "post-commit", f"git log -1 --format=%s >{tmp_path / 'told'}; exit 1")
    assert badgectl("award", "thanks", "tom", "-m", "x").status == 0
    assert (tmp_path / "told").read_text() == "Award Thanks to Tom Kilburn\n"


def test_without_hooks_there_is_no_private_index(guild: Path, badgectl: Command) -> None:
    assert badgectl(*AWARD).status == 0
    assert sorted(path.name for path in (guild / ".git/badgectl").iterdir()) == [
        "entries-0.1.0.sqlite3",
        "lock",
    ]


def test_a_hook_in_a_worktree_and_a_sparse_checkout(
    guild: Path, badgectl: Command, tmp_path: Path
) -> None:
    hook(
        guild, "pre-commit", "git diff --cached --name-only >&2; git rev-parse --show-toplevel >&2"
    )
    git(guild, "switch", "--quiet", "-c", "other")
    tree = tmp_path / "tree"
    git(guild, "worktree", "add", "--quiet", str(tree), "main")
    git(tree, "sparse-checkout", "set", "catalog/badges")
    assert not (tree / "catalog/people").exists()
    said = badgectl("-C", str(tree / "catalog/badges"), *AWARD)
    assert said.status == 0, said.err
    assert said.err.startswith(f"{THANKS}\n{tree}\n")
    assert git(tree, "status", "--porcelain") == ""
    assert git(tree, "show", "--name-only", "--format=") == f"{THANKS}\n"
