"""`--push`: the remote has it, or nothing is recorded; `delivery: request` proposes it."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import Command, be, everything, git, write

from badgectl.git.forges import home_of, request_link

THANKS = "awards/ada/thanks+2026-11-23+grace.yaml"
OTHER = "awards/linus/thanks+2026-11-23+grace.yaml"


@pytest.fixture
def origin(guild: Path, tmp_path: Path) -> Path:
    """A bare repository that the guild's repository is pushed to."""
    bare = tmp_path / "origin.git"
    git(tmp_path, "clone", "--quiet", "--bare", str(guild), str(bare))
    git(guild, "remote", "add", "origin", str(bare))
    git(guild, "fetch", "--quiet", "origin")
    git(guild, "branch", "--quiet", "--set-upstream-to=origin/main")
    return bare


@pytest.fixture
def clone(origin: Path, tmp_path: Path) -> Callable[..., Path]:
    """Clone the guild for somebody."""

    def cloned(who: str, name: str = "") -> Path:
        folder = tmp_path / (name or who)
        git(tmp_path, "clone", "--quiet", str(origin), str(folder))
        be(folder, who)
        return folder

    return cloned


def subjects(repository: Path, revision: str = "main") -> list[str]:
    return git(repository, "log", "--format=%s", revision).splitlines()


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


def requests(guild: Path) -> None:
    program = (guild / "catalog/program.yaml").read_text() + "delivery: request\n"
    write(guild, {"catalog/program.yaml": program})
    git(guild, "commit", "--quiet", "-am", "Take pull requests")
    git(guild, "push", "--quiet")


def test_delivery_by_request(guild: Path, origin: Path, badgectl: Command) -> None:
    requests(guild)
    head = git(guild, "rev-parse", "HEAD")
    git(guild, "config", "url." + str(origin) + ".insteadOf", "https://forge.example/guild/badges")
    git(guild, "remote", "set-url", "origin", "https://forge.example/guild/badges")
    said = badgectl("award", "thanks", "ada", "-m", "For this.", "--push")
    branch = "badgectl/2714667d8c"
    commit = git(origin, "rev-parse", "--short=10", branch).strip()
    assert said == (
        0,
        "Award Thanks to Ada Lovelace: proposed\n",
        f"  {THANKS}\n  commit {commit} on origin/{branch}\n"
        f"  hint: open a pull request from {branch} to main\n",
    )
    assert git(guild, "rev-parse", "HEAD") == head
    assert git(guild, "status", "--porcelain") == ""
    assert git(guild, "branch", "--format=%(refname:short)") == "main\n"
    assert git(origin, "rev-parse", f"{branch}^", "main") == head * 2
    assert badgectl("award", "thanks", "ada", "-m", "For this.", "--push") == (
        1,
        "",
        f"error: already proposed: origin/{branch} is there for {THANKS}\n"
        f"  hint: if it was turned down: `git push origin --delete {branch}`\n",
    )
    said = badgectl("award", "thanks", "ada", "-m", "For this.")
    assert said.status == 0
    assert said.err.endswith(
        "  hint: recorded in this clone only: main takes awards as pull requests; "
        "`--push` would send one\n"
    )


def test_two_requests_for_one_person_merge(
    guild: Path, clone: Callable[..., Path], badgectl: Command
) -> None:
    requests(guild)
    linus = clone("linus")
    for folder in (guild, linus):
        award = ["award", "thanks", "ada", "-m", "For today.", "--push"]
        assert badgectl("-C", str(folder), *award).status == 0
    git(linus, "pull", "--quiet")
    branches = git(linus, "branch", "--remotes", "--list", "*badgectl*").split()
    assert len(branches) == 2
    git(linus, "merge", "--quiet", "--no-ff", branches[0], "-m", "One")
    git(linus, "merge", "--quiet", "--no-ff", branches[1], "-m", "Two")
    assert len(list((linus / "awards/ada").iterdir())) == 2
    assert badgectl("-C", str(linus), "validate").status == 0


@pytest.mark.parametrize(
    ("url", "site", "path"),
    [
        ("https://github.com/guild/badges.git", "github.com", "guild/badges"),
        ("https://token:x@github.com/guild/badges/", "github.com", "guild/badges"),
        ("git@github.com:guild/badges.git", "github.com", "guild/badges"),
        ("ssh://git@ssh.github.com:443/guild/badges", "github.com", "guild/badges"),
        ("github.com:guild/badges", "github.com", "guild/badges"),
        ("ssh://git@gitlab.example:2222/a/b/c.git", "gitlab.example", "a/b/c"),
        ("https://git.example:8443/a/b", "git.example:8443", "a/b"),
        ("/srv/git/badges.git", None, None),
        ("file:///srv/git/badges.git", None, None),
        ("../badges", None, None),
    ],
)
def test_addresses_of_remotes(url: str, site: str | None, path: str | None) -> None:
    home = home_of(url)
    assert (home and home.site, home and home.path) == (site, path)


@pytest.mark.parametrize(
    ("source", "fork", "link"),
    [
        (
            "git@github.com:guild/badges.git", "git@github.com:guild/badges.git",
            "https://github.com/guild/badges/compare/main...badgectl/1a2b?expand=1",
        ),
        (
            "https://github.com/guild/badges", "git@github.com:ada/badges.git",
            "https://github.com/guild/badges/compare/main...ada:badgectl/1a2b?expand=1",
        ),
        (
            "https://gitlab.example/a/b/badges", "https://gitlab.example/ada/badges",
            "https://gitlab.example/ada/badges/-/merge_requests/new"
            "?merge_request%5Bsource_branch%5D=badgectl/1a2b"
            "&merge_request%5Btarget_branch%5D=main",
        ),
        (
            "https://codeberg.org/guild/badges", "https://codeberg.org/ada/badges",
            "https://codeberg.org/guild/badges/compare/main...ada:badgectl/1a2b",
        ),
        (
            "git@bitbucket.org:guild/badges.git", "git@bitbucket.org:guild/badges.git",
            "https://bitbucket.org/guild/badges/pull-requests/new?source=badgectl/1a2b&dest=main",
        ),
        (
            "git@bitbucket.org:guild/badges.git", "git@bitbucket.org:ada/badges.git",
            "https://bitbucket.org/ada/badges/pull-requests/new"
            "?source=badgectl/1a2b&dest=guild%2Fbadges%3A%3Amain",
        ),
        ("https://git.example/a/b", "https://git.example/a/b", None),
        ("https://github.com/a/b", "https://gitlab.com/a/b", None),
    ],
)  # fmt: skip
def test_links_that_open_pull_requests(source: str, fork: str, link: str | None) -> None:
    assert request_link(source, fork, "badgectl/1a2b", "main") == link


def race(folders: list[Path], script: str) -> list[int]:
    """Run a script in every folder at once; return how each ended."""
    racers = [
        subprocess.Popen([sys.executable, "-c", script, str(n)], cwd=folder, env=dict(os.environ))
        for n, folder in enumerate(folders)
    ]
    return [racer.wait() for racer in racers]


AWARDS = int(os.environ.get("BADGECTL_TEST_AWARDS", "3"))
CLONES = int(os.environ.get("BADGECTL_TEST_CLONES", "4"))


@pytest.mark.slow
def test_clones_that_race_lose_nothing(
    guild: Path, origin: Path, clone: Callable[..., Path]
) -> None:
    """Set the variables to 10 awards of 8 clones for the race in full."""
    thanks = (guild / "catalog/badges/thanks.yaml").read_text()
    assert "per_giver: 3" in thanks
    write(guild, {"catalog/badges/thanks.yaml": thanks.replace("per_giver: 3", "per_giver: 1000")})
    git(guild, "commit", "--quiet", "-am", "Thank more")
    git(guild, "push", "--quiet")
    folders = [clone(("grace", "linus", "tom")[n % 3], f"clone-{n}") for n in range(CLONES)]
    script = (
        "import subprocess, sys\n"
        f"for n in range({AWARDS}):\n"
        "    subprocess.run([sys.executable, '-m', 'badgectl', 'award', 'thanks', 'ada', '--push',"
        " '-m', f'Number {n} of {sys.argv[1]}.'], check=True, capture_output=True)\n"
    )
    assert race(folders, script) == [0] * CLONES
    assert git(origin, "rev-list", "--count", "main") == f"{2 + CLONES * AWARDS}\n"
    listed = git(origin, "log", "--format=", "--name-status", "main", "--", "awards").split()
    assert listed[::2] == ["A"] * CLONES * AWARDS
    assert len(set(listed[1::2])) == CLONES * AWARDS
    reasons = git(origin, "log", "--format=%b", "main")
    assert all(f"Number {n} of {m}." in reasons for n in range(AWARDS) for m in range(CLONES))
    for folder in folders:
        git(folder, "pull", "--quiet", "--ff-only")
        assert git(folder, "status", "--porcelain", "--branch") == "## main...origin/main\n"
    git(origin, "fsck", "--strict")


@pytest.mark.slow
@pytest.mark.parametrize("badge", ["thanks", "mentor@bronze"])
def test_the_same_award_of_many_clones_is_recorded_once(
    badge: str, guild: Path, origin: Path, clone: Callable[..., Path]
) -> None:
    del guild
    folders = [clone("grace", f"clone-{n}") for n in range(CLONES)]
    script = (
        "import subprocess, sys\n"
        f"done = subprocess.run([sys.executable, '-m', 'badgectl', 'award', '{badge}', 'ada',"
        " '--push', '-m', 'For this.'], capture_output=True, text=True)\n"
        "assert done.returncode == 0 or 'already' in done.stderr, done.stderr\n"
        "sys.exit(done.returncode)\n"
    )
    assert sorted(race(folders, script)) == [0] + [1] * (CLONES - 1)
    assert git(origin, "rev-list", "--count", "main") == "2\n"


def test_other_records_are_pushed_like_awards(guild: Path, origin: Path, badgectl: Command) -> None:
    assert badgectl("award", "thanks", "ada", "-m", "For this.", "--push").status == 0
    assert badgectl("comment", "ada/thanks", "-m", "Well done!", "--push").status == 0
    mend = ("correct", "ada/thanks", "-m", "A slip.", "--reason", "For that.", "--push")
    assert badgectl(*mend).status == 0
    assert badgectl("revoke", "ada/thanks", "-m", "It was Linus.", "--push").status == 0
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
