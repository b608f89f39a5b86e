"""Where nothing can be recorded: states of repositories, files in the way, no programme."""

import os
import re
import shutil
from pathlib import Path

import pytest
from ground import THANKS, Command, everything, git, write


def test_states_in_which_nothing_is_recorded(guild: Path, badgectl: Command) -> None:
    def error() -> str:
        before = everything(guild)
        said = badgectl("award", "thanks", "ada", "-m", "x")
        assert said.status == 1
        assert everything(guild) == before
        return said.err

    git(guild, "switch", "--quiet", "-c", "feature")
    assert error() == (
        "error: awards count on main; this is feature\n"
        "  hint: `git switch main`, or say `--here` if you mean this branch\n"
    )
    git(guild, "switch", "--quiet", "--detach")
    assert error() == "error: HEAD is detached\n  hint: switch to a branch: `git switch main`\n"
    git(guild, "switch", "--quiet", "main")
    for name, what in (
        ("MERGE_HEAD", "a merge"),
        ("CHERRY_PICK_HEAD", "a cherry-pick"),
        ("REVERT_HEAD", "a revert"),
    ):
        (guild / ".git" / name).write_text("x")
        assert error().startswith(f"error: {what} is under way\n")
        (guild / ".git" / name).unlink()
    (guild / ".git/rebase-merge").mkdir()
    assert error().startswith("error: a rebase is under way\n")
    (guild / ".git/rebase-merge").rmdir()
    write(guild, {THANKS: "mine\n"})
    assert error() == (
        f"error: {THANKS} is there and is not committed\n"
        "  hint: commit it, or move it out of the way\n"
    )
    (guild / THANKS).unlink()
    assert badgectl("award", "thanks", "ada", "-m", "x").status == 0


def test_here_means_this_branch(guild: Path, badgectl: Command) -> None:
    git(guild, "switch", "--quiet", "-c", "feature")
    assert badgectl("award", "thanks", "ada", "-m", "x", "--here").status == 0
    assert git(guild, "log", "-1", "--format=%s %D") == (
        "Award Thanks to Ada Lovelace HEAD -> feature\n"
    )


def test_a_foreign_index_lock_is_named(guild: Path, badgectl: Command) -> None:
    (guild / ".git/index.lock").touch()
    said = badgectl("award", "thanks", "ada", "-m", "x")
    assert said.status == 1
    assert re.match(rf"error: {guild}/.git/index.lock is there, \d seconds old\n", said.err)
    assert git(guild, "rev-list", "--count", "HEAD") == "1\n"


def test_awards_may_be_no_symbolic_link(guild: Path, badgectl: Command, tmp_path: Path) -> None:
    (tmp_path / "outside").mkdir()
    (guild / "awards").symlink_to(tmp_path / "outside")
    said = badgectl("award", "thanks", "ada", "-m", "x")
    assert said.err == (
        "error: awards is a symbolic link\n  hint: records are written to plain folders\n"
    )
    assert list((tmp_path / "outside").iterdir()) == []


KEY = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIFHuk3ta0KUDGg3Wqu9usOczD8Hmj2PZ8cBleJZW201F\n"
ROWS = "recipient,badge,by,reason\nada,thanks,grace,Took my shift.\n"


@pytest.mark.parametrize(
    ("command", "path"),
    [
        (("award", "thanks", "ada", "-m", "x"), THANKS),
        (("import", "../rows.csv"), THANKS),
        (("rename", "ada", "countess"), "catalog/people/countess.yaml"),
        (("add", "person", "Nils"), "catalog/people/nils.yaml"),
        (("key", "add", "../key.pub", "--commit"), "catalog/people/grace.yaml"),
    ],
)
def test_a_dry_run_names_what_is_in_the_way(
    command: tuple[str, ...], path: str, guild: Path, badgectl: Command
) -> None:
    """It refuses as the command itself does, and where that would not, neither does it."""
    write(guild.parent, {"rows.csv": ROWS, "key.pub": KEY})
    write(guild, {path: "name: Mine\n"})
    real, tried = badgectl(*command), badgectl(*command, "--dry-run")
    assert tried == real
    assert (tried.status, tried.out) == (1, "")
    assert tried.err.startswith(f"error: {path} ")
    (guild / path).unlink()
    git(guild, "checkout", "--quiet", "--", "catalog")
    assert badgectl(*command, "--dry-run").status == 0


def test_a_dry_run_of_a_proposal_minds_nothing_that_lies_here(
    guild: Path, badgectl: Command
) -> None:
    program = (guild / "catalog/program.yaml").read_text()
    write(guild, {"catalog/program.yaml": f"{program}delivery: request\n"})
    git(guild, "commit", "--quiet", "-am", "Take awards as pull requests")
    write(guild, {THANKS: "mine\n"})
    assert badgectl("award", "thanks", "ada", "-m", "x", "--dry-run").status == 1
    assert badgectl("award", "thanks", "ada", "-m", "x", "--dry-run", "--push").status == 0


def test_a_file_where_a_folder_is_due_is_named(guild: Path, badgectl: Command) -> None:
    write(guild, {"awards/ada": "mine\n"})
    expected = (
        1, "", "error: awards/ada is a file\n  hint: records are written to plain folders\n",
    )  # fmt: skip
    for dry_run in ((), ("--dry-run",)):
        assert badgectl("award", "thanks", "ada", "-m", "x", *dry_run) == expected
    assert git(guild, "rev-list", "--count", "HEAD") == "1\n"


def test_broken_files_stop_awards_with_a_pointer(guild: Path, badgectl: Command) -> None:
    write(guild, {"catalog/people/tom.yaml": "nam: Tom\n"})
    git(guild, "commit", "--quiet", "-am", "Break")
    said = badgectl("award", "thanks", "ada", "-m", "x")
    assert said.err == (
        "error: 1 file of the programme as committed cannot be read: catalog/people/tom.yaml\n"
        "  hint: `badgectl validate` says what is wrong with each\n"
    )


def test_what_is_no_part_of_the_programme_stops_nothing(guild: Path, badgectl: Command) -> None:
    for name in ("README.md", ".gitkeep", ".DS_Store"):
        write(
            guild, {f"{folder}/{name}": "x" for folder in ("catalog", "catalog/badges", "awards")}
        )
    for commit in ("Leave things lying about", "Once more"):
        assert badgectl("validate").out == "17 files checked, no problems\n"
        git(guild, "add", ".")
        git(guild, "commit", "--quiet", "-m", commit)
        write(guild, {"catalog/people/.DS_Store": "x", "awards/ada/.DS_Store": "x"})
    assert badgectl("award", "thanks", "ada", "-m", "x").status == 0
    assert badgectl("award", "thanks", "tom", "-m", "x").status == 0
    assert badgectl("validate").out == "19 files checked, no problems\n"
    assert badgectl("verify").status == 0


def test_no_repository_and_no_programme(
    tmp_path: Path, guild: Path, badgectl: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.rmtree(guild / ".git")
    assert badgectl("award", "thanks", "ada", "-m", "x").err == (
        f"error: {guild} is not in a git repository\n"
        "  hint: `git init -b main` makes it one; awards are commits\n"
    )
    monkeypatch.chdir(tmp_path)
    assert badgectl("award", "thanks", "ada", "-m", "x").err == (
        f"error: there is no programme in {tmp_path} or above it\n"
        "  hint: `badgectl init` writes one; `badgectl demo` shows one\n"
    )


@pytest.mark.skipif(os.geteuid() != 0, reason="only root gives files away")
def test_a_repository_of_somebody_else(guild: Path, badgectl: Command) -> None:
    """As in containers, where the folder is mounted from outside."""
    for path in (guild, guild / ".git"):
        os.chown(path, 1234, 1234)
    for command in (("award", "thanks", "ada", "-m", "x"), ("list", "people"), ("verify",)):
        assert badgectl(*command) == (
            1,
            "",
            f"error: {guild} belongs to another user, and git stays out of it\n"
            f"  hint: if you trust it: `git config --global --add safe.directory {guild}`\n",
        )


def test_what_is_not_committed_is_named(guild: Path, badgectl: Command) -> None:
    write(guild, {"catalog/people/zoe.yaml": "name: Zoe\n"})
    expected = (
        "error: there is no person or team `zoe`\n"
        "  hint: `badgectl list people` and `badgectl list teams` show them; "
        "what is not committed does not count yet: catalog/people/zoe.yaml\n"
    )
    assert badgectl("award", "thanks", "zoe", "-m", "x") == (1, "", expected)
    assert badgectl("list", "awards", "--recipient", "zoe") == (1, "", expected)
    git(guild, "mv", "catalog/people/tom.yaml", "catalog/people/thomas.yaml")
    moved = "catalog/people/thomas.yaml, catalog/people/tom.yaml and catalog/people/zoe.yaml"
    assert badgectl("award", "thanks", "zoe", "-m", "x").err.endswith(f" count yet: {moved}\n")
    write(guild, {"catalog/people/gracie.yaml": "name: Gracie\n"})
    for typed, hint in (
        ("grac", "did you mean `grace`?"),
        ("gracie", "what is not committed does not count yet: catalog/people/gracie.yaml"),
    ):
        assert badgectl("award", "thanks", typed, "-m", "x").err == (
            f"error: there is no person or team `{typed}`\n  hint: {hint}\n"
        )
