"""`badgectl undo`: the last commit is gone whole, or stays whole, and nothing else is touched."""

from pathlib import Path

import pytest
from ground import Command, Killed, be, everything, git, write

from badgectl.git.process import Git

THANKS = "awards/ada/thanks+2026-11-23+grace.yaml"
OTHER = "awards/linus/thanks+2026-11-23+grace.yaml"


@pytest.fixture
def tip(guild: Path, badgectl: Command) -> str:
    """Grace has thanked Ada and Linus in one commit."""
    assert badgectl("award", "thanks", "ada", "linus", "-m", "For the launch.").status == 0
    return head(guild)


def head(folder: Path) -> str:
    return git(folder, "rev-parse", "HEAD").strip()


def test_all_is_as_before(guild: Path, badgectl: Command, tip: str) -> None:
    before = git(guild, "rev-parse", "HEAD~1").strip()
    said = badgectl("undo")
    assert said == (
        0,
        "Award Thanks to Ada Lovelace and Linus Torvalds: undone\n",
        f"  {THANKS}\n  {OTHER}\n"
        f"  main is at {before[:10]} again; git keeps {tip[:10]} for a while\n",
    )
    assert head(guild) == before
    assert git(guild, "status", "--porcelain") == ""
    assert not (guild / "awards").exists(), "no empty folder is left"
    assert git(guild, "reflog", "-1", "--format=%gs") == (
        "badgectl undo: Award Thanks to Ada Lovelace and Linus Torvalds\n"
    )
    assert not (guild / ".git/badgectl/journal").exists()
    assert badgectl("award", "thanks", "ada", "-m", "For the launch.").status == 0


@pytest.mark.usefixtures("tip")
def test_the_users_work_stays_as_it_is(guild: Path, badgectl: Command) -> None:
    write(guild, {"staged.txt": "staged\n", "catalog/people/linus.yaml": "name: changed\n"})
    git(guild, "add", "staged.txt")
    write(guild, {"staged.txt": "then changed\n", "awards/ada/notes.txt": "x\n"})
    before = git(guild, "status", "--porcelain"), git(guild, "diff"), git(guild, "diff", "--cached")
    assert badgectl("undo").status == 0
    after = git(guild, "status", "--porcelain"), git(guild, "diff"), git(guild, "diff", "--cached")
    # With the last award of Ada's, git sees only her folder, where the user's notes are.
    expected = before[0].replace("awards/ada/notes.txt", "awards/")
    assert after == (expected, *before[1:])
    assert (guild / "awards/ada/notes.txt").exists()
    assert not (guild / "awards/linus").exists()


def test_dry_run(guild: Path, badgectl: Command, tip: str) -> None:
    before = everything(guild)
    assert badgectl("undo", "--dry-run") == (
        0,
        "Award Thanks to Ada Lovelace and Linus Torvalds: would be undone\nNothing was changed.\n",
        f"  {THANKS}\n  {OTHER}\n"
        f"  main would be at {git(guild, 'rev-parse', '--short=10', 'HEAD~1').strip()} again; "
        f"git keeps {tip[:10]} for a while\n",
    )
    assert everything(guild) == before
    assert head(guild) == tip


def refused(folder: Path, badgectl: Command, *arguments: str) -> str:
    """Return why nothing was undone."""
    before = everything(folder)
    said = badgectl("undo", *arguments)
    assert (said.status, said.out) == (1, "")
    assert everything(folder) == before
    return said.err


def test_what_was_pushed_stays(guild: Path, badgectl: Command, tip: str, tmp_path: Path) -> None:
    git(tmp_path, "init", "--quiet", "--bare", "there.git")
    git(guild, "remote", "add", "there", str(tmp_path / "there.git"))
    git(guild, "push", "--quiet", "there", "main:incoming")
    assert refused(guild, badgectl) == (
        f"error: the last commit, {tip[:10]} (Award Thanks to Ada Lovelace and Linus Torvalds), "
        "was pushed: it is on there/incoming\n"
        "  hint: `badgectl revoke` takes an award back, `badgectl withdraw` what you said\n"
    )


def test_what_somebody_else_did_stays(guild: Path, badgectl: Command, tip: str) -> None:
    be(guild, "linus")
    assert refused(guild, badgectl) == (
        f"error: the last commit, {tip[:10]} (Award Thanks to Ada Lovelace and Linus Torvalds), "
        "is by grace\n"
        "  hint: only your own is undone\n"
    )


@pytest.mark.usefixtures("tip")
def test_what_was_changed_since_stays(guild: Path, badgectl: Command) -> None:
    text = (guild / OTHER).read_text()
    for change in (
        lambda: write(guild, {OTHER: "mine\n"}),
        lambda: git(guild, "add", OTHER),
        (guild / OTHER).unlink,
    ):
        change()
        assert refused(guild, badgectl) == (
            f"error: {OTHER} was changed since\n"
            f"  hint: `git restore --staged --worktree {OTHER}` brings it back\n"
        )
    git(guild, "restore", "--staged", "--worktree", OTHER)
    assert (guild / OTHER).read_text() == text
    assert badgectl("undo").status == 0


@pytest.mark.usefixtures("tip")
def test_only_records_are_undone(guild: Path, badgectl: Command) -> None:
    def commit(files: dict[str, str]) -> str:
        write(guild, files)
        git(guild, "add", ".")
        git(guild, "commit", "--quiet", "-m", "By hand")
        return f"error: the last commit, {head(guild)[:10]} (By hand), "

    said = "does more than add records: "
    hint = "\n  hint: `git revert` or `git reset` takes it back\n"
    like = "awards/ada/thanks+2026-11-23+grace.like.linus.yaml"
    start = commit({like: "by: linus\n", "README.md": "x\n"})
    assert refused(guild, badgectl) == f"{start}{said}README.md{hint}"
    start = commit({like: "by: linus\ntext: Bravo.\n"})
    assert refused(guild, badgectl) == f"{start}{said}{like}{hint}"
    git(guild, "rm", "--quiet", like)
    start = commit({})
    assert refused(guild, badgectl) == f"{start}{said}{like}{hint}"
    git(guild, "commit", "--quiet", "--allow-empty", "-m", "By hand")
    assert refused(guild, badgectl) == (
        f"error: the last commit, {head(guild)[:10]} (By hand), adds no record\n"
        "  hint: nothing to do\n"
    )
    git(guild, "switch", "--quiet", "-c", "side", "HEAD~1")
    git(guild, "commit", "--quiet", "--allow-empty", "-m", "Beside")
    git(guild, "switch", "--quiet", "main")
    git(guild, "merge", "--quiet", "--no-ff", "-m", "By hand", "side")
    assert refused(guild, badgectl) == (
        f"error: the last commit, {head(guild)[:10]} (By hand), is a merge\n"
        "  hint: only awards are undone\n"
    )


def test_however_many_there_are(
    guild: Path, badgectl: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No command line grows with the records; a dozen thousand would not fit on one."""
    stem = "awards/ada/thanks+2026-11-23+linus.comment.grace.20261123T10"
    files = {f"{stem}{n // 60:02}{n % 60:02}Z.yaml": "by: grace\ntext: x\n" for n in range(600)}
    write(guild, files)
    git(guild, "add", ".")
    git(guild, "commit", "--quiet", "-m", "Say much")
    write(guild, {"untracked.txt": "x\n", "catalog/people/linus.yaml": "name: changed\n"})
    (path, *_) = files
    write(guild, {path: "mine\n"})
    assert f"error: {path} was changed since\n" in badgectl("undo").err
    git(guild, "restore", path)
    told: list[str] = []
    monkeypatch.setattr(Git, "trace", told.append)
    assert badgectl("undo").status == 0
    assert max(map(len, told)) < 500
    assert git(guild, "status", "--porcelain") == " M catalog/people/linus.yaml\n?? untracked.txt\n"


def test_the_first_commit_stays(guild: Path, badgectl: Command) -> None:
    assert refused(guild, badgectl) == (
        f"error: the last commit, {head(guild)[:10]} (Found the guild), is the first commit\n"
        "  hint: only awards are undone\n"
    )
    git(guild, "switch", "--quiet", "-c", "other")
    assert "awards count on main; this is other" in refused(guild, badgectl)
    assert badgectl("award", "thanks", "ada", "-m", "x", "--here").status == 0
    assert badgectl("undo", "--here").status == 0


def test_a_programme_in_a_subfolder(
    big: Path, badgectl: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(big / "guild/catalog")
    assert badgectl("award", "thanks", "ada", "-m", "x").status == 0
    assert badgectl("undo").err.startswith(f"  guild/{THANKS}\n")
    assert git(big, "status", "--porcelain") == ""
    assert not (big / "guild/awards").exists()


@pytest.mark.slow
@pytest.mark.parametrize("moment", ["before", "after"])
@pytest.mark.parametrize(
    ("victim", "gone"),
    [
        ("diff-tree", False),
        ("status", False),
        ("update-ref", None),
        ("ls-files", True),
        ("update-index", True),
        ("hash-object", True),
    ],
)
def test_killed(
    victim: str, gone: bool | None, moment: str, guild: Path, killed: Killed,
    badgectl: Command, tip: str,
) -> None:  # fmt: skip
    assert tip
    write(guild, {"staged.txt": "staged\n"})
    git(guild, "add", "staged.txt")
    killed("undo", at=victim, moment=moment)

    expected = moment == "after" if gone is None else gone
    assert git(guild, "rev-list", "--count", "HEAD") == f"{1 if expected else 2}\n"
    assert badgectl("award", "thanks", "tom", "-m", "Next.").status == 0
    assert git(guild, "rev-list", "--count", "HEAD") == f"{2 if expected else 3}\n"
    assert [(guild / path).exists() for path in (THANKS, OTHER)] == [not expected] * 2
    assert git(guild, "status", "--porcelain") == "A  staged.txt\n"
    assert not (guild / ".git/badgectl/journal").exists()
    git(guild, "fsck", "--strict")


@pytest.mark.usefixtures("tip")
def test_what_was_recorded_anew_after_a_crash_stays(
    guild: Path, badgectl: Command, killed: Killed
) -> None:
    killed("undo", at="ls-files")
    git(guild, "restore", "--staged", OTHER)
    write(guild, {OTHER: "badge: thanks\nrecipient: linus\nby: grace\nreason: Mine now.\n"})
    git(guild, "commit", "--quiet", "-m", "Ada all the same")
    assert badgectl("award", "thanks", "tom", "-m", "Next.").status == 0
    assert (guild / THANKS).exists(), "committed again"
    assert "Mine now." in (guild / OTHER).read_text(), "changed since"
    assert git(guild, "status", "--porcelain") == f"?? {OTHER.rpartition('/')[0]}/\n"


@pytest.mark.usefixtures("tip")
def test_a_hook_of_the_ref_that_refuses_leaves_all(guild: Path, badgectl: Command) -> None:
    hook = guild / ".git/hooks/reference-transaction"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text("#!/bin/sh\nexit 1\n")
    hook.chmod(0o755)
    before = everything(guild)
    said = badgectl("undo")
    assert (said.status, said.out) == (1, "")
    assert said.err.startswith("error: git update-ref failed: ")
    assert everything(guild) == before
