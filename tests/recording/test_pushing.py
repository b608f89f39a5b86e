"""`--push`: the remote has it, or nothing is recorded."""

from collections.abc import Callable
from pathlib import Path

import pytest
from ground import THANKS, Command, everything, git, write
from recording.remotes import subjects


def test_status_0_means_pushed(guild: Path, origin: Path, badgectl: Command) -> None:
    said = badgectl("award", "thanks", "ada", "-m", "For this.", "--push")
    commit = git(origin, "rev-parse", "--short=10", "main").strip()
    assert said == (
        0,
        "Award Thanks to Ada Lovelace: recorded and pushed\n",
        f"  {THANKS}\n  commit {commit} on origin/main\n",
    )
    assert git(guild, "log", "--format=%h", "--abbrev=10", "-1", "origin/main") == f"{commit}\n"
    assert git(guild, "status", "--porcelain", "--branch") == "## main...origin/main\n"
    assert (guild / THANKS).exists()


def test_an_award_goes_on_top_of_what_is_new(
    guild: Path, origin: Path, clone: Callable[..., Path], badgectl: Command
) -> None:
    linus = clone("linus")
    write(linus, {"catalog/people/zoe.yaml": "name: Zoe\n", "catalog/goals/calm-on-call.yaml": ""})
    git(linus, "checkout", "--quiet", "catalog/goals")
    git(linus, "add", ".")
    git(linus, "commit", "--quiet", "-m", "Zoe comes")
    git(linus, "push", "--quiet")
    write(guild, {"staged.txt": "x\n", "catalog/people/linus.yaml": "name: changed\n"})
    git(guild, "add", "staged.txt")
    before = git(guild, "status", "--porcelain"), git(guild, "diff"), git(guild, "diff", "--cached")
    assert badgectl("award", "thanks", "ada", "-m", "For this.", "--push").status == 0
    assert subjects(origin) == ["Award Thanks to Ada Lovelace", "Zoe comes", "Found the guild"]
    assert subjects(guild) == subjects(origin)
    assert (guild / "catalog/people/zoe.yaml").read_text() == "name: Zoe\n"
    after = git(guild, "status", "--porcelain"), git(guild, "diff"), git(guild, "diff", "--cached")
    assert after == before


def test_a_programme_that_has_moved_to_another_branch_is_told(
    origin: Path, clone: Callable[..., Path], badgectl: Command
) -> None:
    linus = clone("linus")
    program = (linus / "catalog/program.yaml").read_text()
    write(linus, {"catalog/program.yaml": f"{program}branch: trunk\n"})
    git(linus, "commit", "--quiet", "-am", "Move to trunk")
    git(linus, "push", "--quiet")
    assert badgectl("award", "thanks", "ada", "-m", "For this.", "--push") == (
        1,
        "",
        "error: awards count on trunk; this is main\n"
        "  hint: `git switch trunk`, or say `--here` if you mean this branch\n",
    )
    assert len(subjects(origin)) == 2


def test_work_in_the_way_keeps_the_local_branch_where_it_is(
    guild: Path, origin: Path, clone: Callable[..., Path], badgectl: Command
) -> None:
    linus = clone("linus")
    write(linus, {"catalog/people/tom.yaml": "name: Thomas\n"})
    git(linus, "commit", "--quiet", "-am", "Thomas")
    git(linus, "push", "--quiet")
    write(guild, {"catalog/people/tom.yaml": "name: mine\n"})
    head = git(guild, "rev-parse", "HEAD")
    said = badgectl("award", "thanks", "ada", "-m", "For this.", "--push")
    assert said.status == 0
    assert "hint: main here stays where it was (git merge failed: " in said.err
    assert subjects(origin)[0] == "Award Thanks to Ada Lovelace"
    assert git(guild, "rev-parse", "HEAD") == head
    assert (guild / "catalog/people/tom.yaml").read_text() == "name: mine\n"
    assert git(guild, "status", "--porcelain") == " M catalog/people/tom.yaml\n"
    assert not (guild / ".git/badgectl/journal").exists()


def test_what_the_remote_already_has_is_not_recorded_twice(
    guild: Path, clone: Callable[..., Path], badgectl: Command
) -> None:
    other = clone("grace", "laptop")
    for arguments in (["thanks", "ada", "linus"], ["mentor@bronze", "tom"]):
        award = ["award", *arguments, "-m", "For this.", "--push"]
        assert badgectl("-C", str(other), *award).status == 0
    before = everything(guild)
    said = badgectl("award", "thanks", "ada", "-m", "For this.", "--push")
    assert (said.status, said.err) == (
        1,
        "error: Award Thanks to Ada Lovelace: already recorded meanwhile\n"
        f"  hint: see {THANKS}; nothing else was recorded\n",
    )
    said = badgectl("award", "mentor@bronze", "tom", "-m", "For that.", "--push")
    assert said.status == 1
    assert "  tom already holds Mentor (bronze) [policy-held] " in said.err
    said = badgectl("award", "thanks", "tom", "ada", "-m", "Limits count what is there.", "--push")
    assert "this would be grace's 4th Thanks this month; 3 allowed [policy-limit]" in said.err
    changed = {p for p, sha in everything(guild).items() if before.get(p) != sha}
    assert {p for p in changed if not p.startswith((".git/objects", ".git/badgectl"))} == {
        ".git/logs/refs/remotes/origin/main", ".git/refs/remotes/origin/main",
    }  # fmt: skip
    said = badgectl("award", "thanks", "ada", "-m", "For another thing.", "--push")
    assert said.status == 0
    assert THANKS.replace(".yaml", "~2.yaml") in said.err


def test_commits_of_ones_own_go_along(guild: Path, origin: Path, badgectl: Command) -> None:
    assert badgectl("award", "thanks", "ada", "-m", "For this.").status == 0
    said = badgectl("award", "thanks", "linus", "-m", "For that.", "--push")
    assert said.status == 0
    assert said.err.endswith(" on origin/main, with 1 earlier commit of main\n")
    assert subjects(origin)[:2] == [
        "Award Thanks to Linus Torvalds", "Award Thanks to Ada Lovelace",
    ]  # fmt: skip
    assert git(guild, "status", "--porcelain", "--branch") == "## main...origin/main\n"


def test_branches_that_went_apart_are_brought_together_by_hand(
    guild: Path, clone: Callable[..., Path], badgectl: Command
) -> None:
    assert badgectl("award", "thanks", "ada", "-m", "For this.").status == 0
    said = badgectl("-C", str(clone("linus")), "award", "thanks", "tom", "-m", "x", "--push")
    assert said.status == 0
    head = git(guild, "rev-parse", "HEAD")
    said = badgectl("award", "thanks", "linus", "-m", "For that.", "--push")
    assert (said.status, said.err) == (
        1,
        "error: main has 1 commit that origin/main has not, which has 1 commit that are not here\n"
        "  hint: bring them together first, as with `git pull --rebase`; nothing was recorded\n",
    )
    assert git(guild, "rev-parse", "HEAD") == head
    git(guild, "pull", "--quiet", "--rebase")
    assert badgectl("award", "thanks", "linus", "-m", "For that.", "--push").status == 0


def test_no_remote_and_no_way_to_it(
    guild: Path, badgectl: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = everything(guild)
    assert badgectl("award", "thanks", "ada", "-m", "x", "--push") == (
        1,
        "",
        "error: main has no remote to be pushed to\n  hint: `git remote add origin URL`\n",
    )
    assert everything(guild) == before
    monkeypatch.setenv("GIT_SSH_COMMAND", "echo >&2 'ssh: no route to the host'; false")
    git(guild, "remote", "add", "origin", "git@forge.example:guild/badges.git")
    said = badgectl("award", "thanks", "ada", "-m", "x", "--push")
    assert said.status == 1
    assert said.err.startswith("error: origin could not be reached: git fetch failed: fatal: ")
    assert git(guild, "rev-list", "--count", "HEAD") == "1\n"
    git(guild, "config", "branch.main.remote", "elsewhere")
    assert badgectl("award", "thanks", "ada", "-m", "x", "--push").err == (
        "error: main goes to `elsewhere`; the remotes are origin\n"
        "  hint: `git branch --set-upstream-to=origin/main main`\n"
    )
    git(tmp_path, "init", "--quiet", "--bare", "empty.git")
    git(guild, "remote", "set-url", "origin", str(tmp_path / "empty.git"))
    git(guild, "config", "branch.main.remote", "origin")
    assert badgectl("award", "thanks", "ada", "-m", "x", "--push").status == 0
    assert len(subjects(tmp_path / "empty.git")) == 2


def test_a_remote_that_refuses(guild: Path, origin: Path, badgectl: Command) -> None:
    hook = origin / "hooks/pre-receive"
    hook.write_text("#!/bin/sh\necho main is protected\nexit 1\n")
    hook.chmod(0o755)
    said = badgectl("award", "thanks", "ada", "-m", "x", "--push")
    assert (said.status, said.err) == (
        1,
        "error: origin does not take it, nothing was recorded: "
        "[remote rejected] (pre-receive hook declined)\n"
        "  main is protected\n"
        "  hint: where a branch is protected, `delivery: request` in catalog/program.yaml sends "
        "awards as pull requests\n",
    )
    assert git(guild, "rev-list", "--count", "HEAD") == "1\n"
    assert git(guild, "status", "--porcelain") == ""


def test_the_fork_of_a_triangle(
    guild: Path, origin: Path, tmp_path: Path, badgectl: Command
) -> None:
    git(tmp_path, "clone", "--quiet", "--bare", str(origin), "fork.git")
    git(guild, "remote", "add", "fork", str(tmp_path / "fork.git"))
    git(guild, "config", "branch.main.pushRemote", "fork")
    assert badgectl("award", "thanks", "ada", "-m", "x", "--push").status == 0
    assert len(subjects(tmp_path / "fork.git")) == 2
    assert len(subjects(origin)) == 1


# Sends what else is pushed before the push that it watches, once.
OVERTAKER = """\
#!/bin/sh
[ -e {done} ] && exit 0
touch {done}
git -C {other} push --quiet origin main
"""


def test_an_overtaken_push_is_planned_again(
    guild: Path, origin: Path, clone: Callable[..., Path], badgectl: Command, tmp_path: Path
) -> None:
    other = clone("linus")
    assert badgectl("-C", str(other), "award", "thanks", "ada", "-m", "x").status == 0
    hook = guild / ".git/hooks/pre-push"
    hook.write_text(OVERTAKER.format(done=tmp_path / "done", other=other))
    hook.chmod(0o755)
    assert badgectl("award", "thanks", "ada", "-m", "x", "--push").status == 0
    assert (tmp_path / "done").exists()
    assert len(subjects(origin)) == 3
    assert subjects(guild) == subjects(origin)
    assert git(guild, "status", "--porcelain") == ""
    by = sorted(path.name for path in (guild / "awards/ada").iterdir())
    assert by == ["thanks+2026-11-23+grace.yaml", "thanks+2026-11-23+linus.yaml"]


def test_a_branch_that_was_left_while_pushing_stays(
    guild: Path, origin: Path, badgectl: Command
) -> None:
    hook = guild / ".git/hooks/pre-push"
    hook.write_text("#!/bin/sh\ngit switch --quiet -c feature\n")
    hook.chmod(0o755)
    said = badgectl("award", "thanks", "ada", "-m", "x", "--push")
    assert said.status == 0
    assert said.err.endswith(
        "  hint: main here stays where it was (this was main before and is feature now); "
        "`git pull` when it suits you\n"
    )
    assert len(subjects(origin)) == 2
    assert subjects(guild) == subjects(guild, "feature") == ["Found the guild"]
    assert git(guild, "status", "--porcelain", "--branch") == "## feature\n"


# Sends the next commit of another clone before each push that it watches, as long as there is one.
RUNNER = """\
#!/bin/sh
next=$(git -C {other} rev-list --reverse origin/main..main | head -n 1)
[ -z "$next" ] || git -C {other} push --quiet origin $next:main
"""


def test_overtaken_by_oneself_at_another_desk(
    guild: Path, origin: Path, clone: Callable[..., Path], badgectl: Command
) -> None:
    """First by another award, which this one makes room for; then by this very one."""
    other = clone("grace", "laptop")
    for reason in ("For that.", "For this."):
        assert badgectl("-C", str(other), "award", "thanks", "ada", "-m", reason).status == 0
    hook = guild / ".git/hooks/pre-push"
    hook.write_text(RUNNER.format(other=other))
    hook.chmod(0o755)
    assert badgectl("award", "thanks", "ada", "-m", "For this.", "--push") == (
        1,
        "",
        "error: Award Thanks to Ada Lovelace: already recorded meanwhile\n"
        f"  hint: see {THANKS.replace('.yaml', '~2.yaml')}; nothing else was recorded\n",
    )
    assert len(subjects(origin)) == 3


def test_other_records_are_pushed_like_awards(guild: Path, origin: Path, badgectl: Command) -> None:
    assert badgectl("award", "thanks", "ada", "-m", "For this.", "--push").status == 0
    assert badgectl("comment", "ada/thanks", "-m", "Well done!", "--push").status == 0
    mend = ("correct", "ada/thanks", "-m", "A slip.", "--reason", "For that.", "--push")
    assert badgectl(*mend).status == 0
    why = ("--because", "mistake", "-m", "It was Linus.")
    assert badgectl("revoke", "ada/thanks", *why, "--push").status == 0
    assert git(guild, "rev-parse", "main") == git(origin, "rev-parse", "main")
    assert len(subjects(origin)) == 5
    before = everything(guild)
    assert "was pushed: it is on origin/main" in badgectl("undo").err
    assert everything(guild) == before


@pytest.mark.parametrize(
    "command",
    [
        "award",
        "revoke",
        "correct",
        "withdraw",
        "void",
        "nominate",
        "second",
        "decline",
        "like",
        "comment",
        "score",
        "earned",
    ],
)
def test_whatever_is_recorded_can_be_pushed(command: str, badgectl: Command) -> None:
    said = badgectl(command, "--help").out
    assert "--push" in said
    assert "--no-verify" in said
