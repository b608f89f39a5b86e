"""`badgectl award`: one commit, one file a recipient, and nothing else touched - or nothing."""

import hashlib
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import Command, be, git, write

THANKS = "awards/ada/thanks+2026-11-23+grace.yaml"
OTHER = "awards/linus/thanks+2026-11-23+grace.yaml"


def everything(folder: Path) -> dict[str, str]:
    """Return a fingerprint of every file of a repository, git's own among them.

    The index of what was read is left out: any command may make it, and it can be thrown away.
    """
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and not path.name.startswith("entries-")
    }


def test_one_commit_one_file(guild: Path, badgectl: Command) -> None:
    before = git(guild, "rev-parse", "HEAD").strip()
    said = badgectl("award", "thanks", "ada", "-m", "Took my shift at an hour's notice.")
    assert said.status == 0
    assert said.out == "Award Thanks to Ada Lovelace: recorded\n"
    commit = git(guild, "rev-parse", "--short=10", "HEAD").strip()
    assert said.err == f"  {THANKS}\n  commit {commit} on main\n"
    assert git(guild, "rev-list", f"{before}..").count("\n") == 1
    assert git(guild, "diff", "--name-status", before, "HEAD") == f"A\t{THANKS}\n"
    assert git(guild, "status", "--porcelain") == ""
    blob = git(guild, "rev-parse", "HEAD:catalog/badges/thanks.yaml").strip()
    assert (guild / THANKS).read_text() == (
        "badge: thanks\n"
        "recipient: ada\n"
        "by: grace\n"
        "reason: Took my shift at an hour's notice.\n"
        "awarded_on: 2026-11-23\n"
        f"definition: {blob}\n"
    )
    assert git(guild, "show", "-s", "--format=%B") == (
        "Award Thanks to Ada Lovelace\n"
        "\n"
        "Took my shift at an hour's notice.\n"
        "\n"
        "Badge: thanks\n"
        "Recipient: ada\n"
        "Awarded-by: grace\n"
        "\n"
    )
    git(guild, "fsck", "--strict")


def test_the_users_work_stays_as_it_is(guild: Path, badgectl: Command) -> None:
    write(guild, {"staged.txt": "staged\n", "catalog/people/linus.yaml": "name: changed\n"})
    git(guild, "add", "staged.txt")
    write(guild, {"staged.txt": "staged, then changed\n", "untracked.txt": "x\n"})
    git(guild, "rm", "--cached", "--quiet", "catalog/projects/apollo.yaml")
    before = git(guild, "status", "--porcelain"), git(guild, "diff"), git(guild, "diff", "--cached")
    assert badgectl("award", "thanks", "ada", "-m", "For this.").status == 0
    after = git(guild, "status", "--porcelain"), git(guild, "diff"), git(guild, "diff", "--cached")
    assert after == before
    assert git(guild, "show", "--name-only", "--format=") == f"{THANKS}\n"


def test_several_recipients_in_one_commit(guild: Path, badgectl: Command) -> None:
    said = badgectl("award", "thanks", "ada", "linus", "ada", "-m", "For the launch.")
    assert said.out == "Award Thanks to Ada Lovelace and Linus Torvalds: recorded\n"
    assert git(guild, "show", "--name-only", "--format=%s") == (
        f"Award Thanks to Ada Lovelace and Linus Torvalds\n\n{THANKS}\n{OTHER}\n"
    )
    batch = [line for line in (guild / THANKS).read_text().splitlines() if "batch" in line]
    assert batch == [line for line in (guild / OTHER).read_text().splitlines() if "batch" in line]
    assert len(batch) == 1


def test_a_team_gets_its_roster_and_expiry(guild: Path, badgectl: Command) -> None:
    assert badgectl("award", "crown", "platform", "-m", "A calm year.").status == 0
    assert (guild / "awards/platform/crown.yaml").read_text().splitlines()[4:7] == [
        "awarded_on: 2026-11-23",
        "expires_on: 2027-11-23",
        "roster: [grace, ada, linus]",
    ]


def test_everything_that_can_be_said(guild: Path, badgectl: Command) -> None:
    said = badgectl(
        "award", "mentor@silver", "ada", "-m", "Tom and Linus.", "-e", "https://x.example/a#sessions",
        "-e", "https://x.example/b#c", "-e", "docs/notes.md", "--helped", "tom", "--helped", "linus",
        "--earned-on", "2026-10-01", "--project", "apollo", "--role", "Mentor: on call",
        "--measured", "weeks=12",
    )  # fmt: skip
    assert said.status == 0, said.err
    assert (guild / "awards/ada/mentor@silver.yaml").read_text().splitlines()[4:-1] == [
        "reason: Tom and Linus.",
        "evidence:",
        '  - {url: "https://x.example/a", criterion: sessions}',
        '  - {url: "https://x.example/b#c"}',
        "  - {path: docs/notes.md}",
        "helped: [tom, linus]",
        "measured: {weeks: 12}",
        "project: apollo",
        'role: "Mentor: on call"',
        "earned_on: 2026-10-01",
        "awarded_on: 2026-11-23",
    ]


def test_dry_run_shows_and_writes_nothing(guild: Path, badgectl: Command) -> None:
    before = everything(guild)
    said = badgectl("award", "thanks", "ada", "-m", "For this.", "--dry-run")
    assert said.status == 0
    assert everything(guild) == before
    blob = git(guild, "rev-parse", "HEAD:catalog/badges/thanks.yaml").strip()
    assert said.out == (
        f"{THANKS}\n"
        "  badge: thanks\n"
        "  recipient: ada\n"
        "  by: grace\n"
        "  reason: For this.\n"
        "  awarded_on: 2026-11-23\n"
        f"  definition: {blob}\n"
        "\n"
        "commit message\n"
        "  Award Thanks to Ada Lovelace\n"
        "  \n"
        "  For this.\n"
        "  \n"
        "  Badge: thanks\n"
        "  Recipient: ada\n"
        "  Awarded-by: grace\n"
        "\n"
        "Would record 1 file in one commit. Nothing was written.\n"
    )


@pytest.mark.parametrize(
    ("arguments", "status", "expected"),
    [
        (
            ["thank", "ada", "-m", "x"],
            1,
            "error: there is no badge `thank`\n  hint: did you mean `thanks`?\n",
        ),
        (
            ["thanks", "adda", "-m", "x"],
            1,
            "error: there is no person or team `adda`\n  hint: did you mean `ada`?\n",
        ),
        (
            ["mentor", "ada", "-m", "x"],
            1,
            "error: Mentor has levels\n  hint: say `mentor@bronze` or `mentor@silver`\n",
        ),
        (
            ["mentor@sliver", "ada", "-m", "x"],
            1,
            "error: Mentor has no level `sliver`\n  hint: did you mean `silver`?\n",
        ),
        (
            ["thanks@gold", "ada", "-m", "x"],
            1,
            "error: Thanks has no level `gold`\n  hint: say `thanks`\n",
        ),
        (
            ["thanks", "grace", "-m", "x"],
            1,
            "error: Award Thanks to Grace Hopper: refused\n"
            "  grace awards themselves [policy-self-award] awards/grace/thanks+2026-11-23+grace.yaml\n"
            "    hint: ask a colleague to award it\n",
        ),
        (
            ["thanks", "hedy", "-m", "x"],
            1,
            "error: Award Thanks to Hedy Lamarr: refused\n"
            "  hedy has left (status: alumni) [policy-recipient] "
            "awards/hedy/thanks+2026-11-23+grace.yaml\n"
            "    hint: awards stand, new ones are not made\n",
        ),
        (
            ["mentor@silver", "ada", "-m", "x"],
            1,
            "error: Award Mentor (silver) to Ada Lovelace: refused\n"
            "  Mentor (silver) requires 2 people helped (has 0) [policy-requires] "
            "awards/ada/mentor@silver.yaml\n"
            "    hint: see `requires:` of the badge\n",
        ),
        (
            ["floppy-disk", "ada", "-m", "x"],
            1,
            "error: Award Floppy disk to Ada Lovelace: refused\n"
            "  Floppy disk is retired [policy-retired] awards/ada/floppy-disk.yaml\n"
            "    hint: `badgectl list badges` shows the others\n",
        ),
        (
            ["thanks", "ada", "-m", "x", "-e", "https://a b"],
            1,
            "error: Award Thanks to Ada Lovelace: refused\n"
            f"  `https://a b` is not in the form due [shape-form] {THANKS}\n"
            "    hint: a link starts with https:// or http:// and has no spaces\n",
        ),
        (
            ["thanks", "ada", "-m", "  "],
            1,
            "error: Award Thanks to Ada Lovelace: refused\n"
            f"  `  ` is not in the form due [shape-form] {THANKS}\n"
            "    hint: write a sentence, without spaces before it\n",
        ),
        (
            ["thanks", "ada", "-m", "x", "--measured", "builds"],
            2,
            "error: `--measured builds` is no measure\n"
            "  hint: write name and number, as `builds=57`\n",
        ),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_refusals_leave_everything_as_it_was(
    arguments: list[str], status: int, expected: str, guild: Path, badgectl: Command
) -> None:
    before = everything(guild)
    said = badgectl("award", *arguments)
    assert (said.status, said.out, said.err) == (status, "", expected)
    assert everything(guild) == before


@pytest.mark.parametrize("reason", ["\x1b[2J", "\udcff", "\u202ea", "a\rb"])
def test_reasons_that_hide_something(reason: str, guild: Path, badgectl: Command) -> None:
    before = everything(guild)
    said = badgectl("award", "thanks", "ada", "-m", reason)
    assert said.status == 1
    assert " may not stand here [yaml-character] " in said.err
    assert not set("\x1b\u202e\r") & set(said.err)
    assert everything(guild) == before


def test_the_same_award_again_is_refused_with_the_reason(guild: Path, badgectl: Command) -> None:
    assert badgectl("award", "mentor@bronze", "ada", "-m", "Tom.").status == 0
    before = everything(guild)
    said = badgectl("award", "mentor@bronze", "ada", "-m", "Tom.")
    assert said.status == 1
    assert said.err == (
        "error: Award Mentor (bronze) to Ada Lovelace: refused\n"
        "  ada already holds Mentor (bronze) [policy-held] awards/ada/mentor@bronze.yaml\n"
        "    hint: `badgectl show ada/mentor@bronze` says since when\n"
    )
    assert everything(guild) == before


def test_a_repeatable_badge_twice_on_a_day(guild: Path, badgectl: Command) -> None:
    assert badgectl("award", "thanks", "ada", "-m", "For the morning.").status == 0
    assert badgectl("award", "thanks", "ada", "-m", "For the evening.").status == 0
    assert sorted(path.name for path in (guild / "awards/ada").iterdir()) == [
        "thanks+2026-11-23+grace.yaml",
        "thanks+2026-11-23+grace~2.yaml",
    ]
    assert badgectl("award", "thanks", "ada", "linus", "-m", "Both.").err.startswith(
        "error: Award Thanks to Ada Lovelace and Linus Torvalds: refused\n"
        "  grace has awarded Thanks 3 times this month; 3 allowed [policy-limit] awards/linus/"
    )


def test_a_new_round_after_expiry_and_revocation(guild: Path, badgectl: Command) -> None:
    assert badgectl("award", "crown", "platform", "-m", "2026.").status == 0
    said = badgectl("award", "crown", "platform", "-m", "Still.", as_of="2027-11-23")
    assert "already holds Crown" in said.err
    assert badgectl("award", "crown", "platform", "-m", "2027.", as_of="2027-11-24").status == 0
    assert badgectl(
        "revoke", "platform/crown~2", "-m", "It was Studio.", as_of="2027-11-25"
    ).status == 0  # fmt: skip
    assert (
        badgectl("award", "crown", "platform", "-m", "No, it was.", as_of="2027-11-26").status == 0
    )
    assert sorted(path.name for path in (guild / "awards/platform").iterdir()) == [
        "crown.yaml", "crown~2.revocation.yaml", "crown~2.yaml", "crown~3.yaml",
    ]  # fmt: skip


def test_reasons_forge_no_trailers(guild: Path, badgectl: Command) -> None:
    reason = "Thanks.\n\nAwarded-by: linus\nRecipient: mallory"
    assert badgectl("award", "thanks", "ada", "-m", reason).status == 0
    trailers = git(guild, "show", "-s", "--format=%(trailers:only)")
    assert trailers == "Badge: thanks\nRecipient: ada\nAwarded-by: grace\n\n"


def test_recorders_record_for_others(guild: Path, badgectl: Command) -> None:
    said = badgectl("award", "thanks", "ada", "-m", "x", "--by", "linus")
    assert "grace is no recorder [policy-recorder]" in said.err
    be(guild, "bot")
    assert badgectl("award", "thanks", "ada", "-m", "x", "--by", "linus").status == 0
    assert (guild / "awards/ada/thanks+2026-11-23+linus.yaml").read_text().splitlines()[2:5] == [
        "by: linus",
        "reason: x",
        "recorded_by: badge-bot",
    ]
    trailers = git(guild, "show", "-s", "--format=%(trailers:only)")
    assert trailers.splitlines()[2:4] == ["Awarded-by: linus", "Recorded-by: badge-bot"]


def test_who_is_nobody(guild: Path, badgectl: Command) -> None:
    be(guild, "mallory")
    said = badgectl("award", "thanks", "ada", "-m", "x")
    assert (said.status, said.err) == (
        1,
        "error: nobody in the catalog has your e-mail address mallory@guild.example\n"
        "  hint: add `emails: [mallory@guild.example]` to your file in catalog/people/\n",
    )
    git(guild, "config", "--unset", "user.email")
    git(guild, "config", "user.useConfigOnly", "true")
    said = badgectl("award", "thanks", "ada", "-m", "x")
    assert said.err == (
        "error: git does not know who you are\n"
        '  hint: `git config --global user.name "Your Name"` and '
        "`git config --global user.email you@example.org`\n"
    )


def test_a_hashed_address_is_somebodys_too(guild: Path, badgectl: Command) -> None:
    digest = hashlib.sha256(b"secret@guild.example").hexdigest()
    write(
        guild,
        {"catalog/people/tom.yaml": f"name: Tom\nhome: studio\nemails: ['sha256:{digest}']\n"},
    )
    git(guild, "commit", "--quiet", "-am", "Hash")
    be(guild, "Secret")
    assert badgectl("award", "thanks", "ada", "-m", "x").status == 0
    assert (guild / "awards/ada/thanks+2026-11-23+tom.yaml").exists()


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


def test_a_hook_that_points_elsewhere_is_not_followed(
    guild: Path, badgectl: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    git(tmp_path, "init", "--quiet", "elsewhere")
    monkeypatch.setenv("GIT_DIR", str(tmp_path / "elsewhere/.git"))
    monkeypatch.setenv("GIT_INDEX_FILE", str(tmp_path / "elsewhere/index"))
    assert badgectl("award", "thanks", "ada", "-m", "x").status == 0
    monkeypatch.delenv("GIT_DIR")
    monkeypatch.delenv("GIT_INDEX_FILE")
    assert git(guild, "rev-list", "--count", "HEAD") == "2\n"
    assert git(guild, "status", "--porcelain") == ""


def test_a_programme_in_a_subfolder(
    tmp_path: Path, guild: Path, badgectl: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    big = tmp_path / "big"
    git(tmp_path, "init", "--quiet", "-b", "main", "big")
    be(big, "grace")
    guild.rename(big / "guild")
    shutil.rmtree(big / "guild/.git")
    git(big, "add", ".")
    git(big, "commit", "--quiet", "-m", "Move in")
    monkeypatch.chdir(big / "guild/catalog/badges")
    assert badgectl("award", "thanks", "ada", "-m", "x").status == 0
    assert git(big, "show", "--name-only", "--format=") == f"guild/{THANKS}\n"
    assert git(big, "status", "--porcelain") == ""


def test_a_worktree(
    tmp_path: Path, guild: Path, badgectl: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    git(guild, "switch", "--quiet", "-c", "other")
    git(guild, "worktree", "add", "--quiet", str(tmp_path / "tree"), "main")
    monkeypatch.chdir(tmp_path / "tree")
    assert badgectl("award", "thanks", "ada", "-m", "x").status == 0
    assert git(tmp_path / "tree", "status", "--porcelain") == ""
    assert git(guild, "log", "-1", "--format=%s", "main") == "Award Thanks to Ada Lovelace\n"


def test_an_unborn_branch(guild: Path, badgectl: Command) -> None:
    git(guild, "checkout", "--quiet", "--orphan", "fresh")
    git(guild, "rm", "-r", "--cached", "--quiet", ".")
    git(guild, "branch", "-D", "main")
    git(guild, "symbolic-ref", "HEAD", "refs/heads/main")
    said = badgectl("award", "thanks", "ada", "-m", "x")
    assert said.status == 0
    assert "hint: the catalog itself is not committed yet" in said.err
    assert git(guild, "show", "--name-only", "--format=") == f"{THANKS}\n"
    assert badgectl("award", "thanks", "linus", "-m", "x").status == 0
    assert git(guild, "rev-list", "--count", "HEAD") == "2\n"


def test_a_sha256_repository(guild: Path, badgectl: Command) -> None:
    shutil.rmtree(guild / ".git")
    git(guild, "init", "--quiet", "-b", "main", "--object-format=sha256")
    be(guild, "grace")
    git(guild, "add", ".")
    git(guild, "commit", "--quiet", "-m", "Found")
    assert badgectl("award", "thanks", "ada", "-m", "x").status == 0
    blob = git(guild, "rev-parse", "HEAD:catalog/badges/thanks.yaml").strip()
    assert f"definition: {blob}" in (guild / THANKS).read_text()
    assert badgectl("validate").out == "18 files checked, no problems\n"


def test_broken_files_stop_awards_with_a_pointer(guild: Path, badgectl: Command) -> None:
    write(guild, {"catalog/people/tom.yaml": "nam: Tom\n"})
    git(guild, "commit", "--quiet", "-am", "Break")
    said = badgectl("award", "thanks", "ada", "-m", "x")
    assert said.err == (
        "error: 1 file of the programme as committed cannot be read: catalog/people/tom.yaml\n"
        "  hint: `badgectl validate` says what is wrong with each\n"
    )


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


@pytest.mark.slow
def test_racing_awards_lose_nothing(guild: Path) -> None:
    write(
        guild,
        {
            "catalog/badges/thanks.yaml": (guild / "catalog/badges/thanks.yaml")
            .read_text()
            .replace("per_giver: 3", "per_giver: 100")
        },
    )
    git(guild, "commit", "--quiet", "-am", "Be generous")
    script = (
        "import subprocess, sys\n"
        "for n in range(6):\n"
        "    subprocess.run([sys.executable, '-m', 'badgectl', 'award', 'thanks', sys.argv[1],"
        " '-m', f'Number {n}.'], check=True, capture_output=True)\n"
    )
    racers = [
        subprocess.Popen([sys.executable, "-c", script, who], cwd=guild, env=dict(os.environ))
        for who in ("ada", "linus", "tom", "badge-bot")
    ]
    assert [racer.wait() for racer in racers] == [0, 0, 0, 0]
    assert git(guild, "rev-list", "--count", "HEAD") == "26\n"
    assert len(list((guild / "awards").rglob("*.yaml"))) == 24
    assert git(guild, "status", "--porcelain") == ""
    git(guild, "fsck", "--strict")
