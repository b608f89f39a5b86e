"""`badgectl award`: one commit, one file a recipient, and nothing else touched - or nothing."""

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import Command, be, everything, git, write

from badgectl.git.committing import Change
from badgectl.git.habits import habits_of
from badgectl.git.recording import record
from badgectl.git.repository import Repository, find_repository

THANKS = "awards/ada/thanks+2026-11-23+grace.yaml"
OTHER = "awards/linus/thanks+2026-11-23+grace.yaml"


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
        "-e", "https://x.example/b#c", "-e", "catalog/program.yaml", "--helped", "tom", "--helped", "linus",
        "--earned-on", "2026-10-01", "--project", "apollo", "--role", "Mentor: on call",
        "--measured", "weeks=12",
    )  # fmt: skip
    assert said.status == 0, said.err
    assert (guild / "awards/ada/mentor@silver.yaml").read_text().splitlines()[4:-1] == [
        "reason: Tom and Linus.",
        "evidence:",
        '  - {url: "https://x.example/a", criterion: sessions}',
        '  - {url: "https://x.example/b#c"}',
        "  - {path: catalog/program.yaml}",
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


def test_a_repeatable_badge_twice_on_a_day(guild: Path, badgectl: Command) -> None:
    assert badgectl("award", "thanks", "ada", "-m", "For the morning.").status == 0
    assert badgectl("award", "thanks", "ada", "-m", "For the evening.").status == 0
    assert sorted(path.name for path in (guild / "awards/ada").iterdir()) == [
        "thanks+2026-11-23+grace.yaml",
        "thanks+2026-11-23+grace~2.yaml",
    ]
    assert badgectl("award", "thanks", "ada", "linus", "-m", "Both.").err.startswith(
        "error: Award Thanks to Ada Lovelace and Linus Torvalds: refused\n"
        "  this would be grace's 4th Thanks this month; 3 allowed [policy-limit] awards/ada/"
    )


def test_a_new_round_after_expiry_and_revocation(guild: Path, badgectl: Command) -> None:
    assert badgectl("award", "crown", "platform", "-m", "2026.").status == 0
    said = badgectl("award", "crown", "platform", "-m", "Still.", on="2027-11-23")
    assert "already holds Crown" in said.err
    assert badgectl("award", "crown", "platform", "-m", "2027.", on="2027-11-24").status == 0
    assert badgectl(
        "revoke", "platform/crown~2", "-m", "It was Studio.", on="2027-11-25"
    ).status == 0  # fmt: skip
    assert badgectl("award", "crown", "platform", "-m", "No, it was.", on="2027-11-26").status == 0
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
    big: Path, badgectl: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
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


def test_a_partial_clone_fetches_what_it_lacks(
    guild: Path, badgectl: Command, tmp_path: Path
) -> None:
    assert badgectl("award", "thanks", "linus", "-m", "x").status == 0
    git(guild, "config", "uploadpack.allowFilter", "true")
    url = f"file://{guild}"
    options = ("--quiet", "--filter=tree:0", "--sparse", "--depth=1")
    git(tmp_path, "clone", *options, url, "partial")
    partial = tmp_path / "partial"
    be(partial, "grace")
    git(partial, "sparse-checkout", "set", "catalog")
    assert badgectl("-C", str(partial), "award", "thanks", "ada", "-m", "x").status == 0
    assert git(partial, "show", "--name-status", "--format=") == f"A\t{THANKS}\n"
    assert git(partial, "status", "--porcelain") == ""
    assert git(partial, "ls-tree", "-r", "--name-only", "HEAD", "awards") == f"{THANKS}\n{OTHER}\n"


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


def test_what_another_run_records_meanwhile_is_not_in_the_way(
    guild: Path, badgectl: Command
) -> None:
    """It lies where this run wants to write: its branch has moved, so this run looks again."""
    taken = THANKS.replace(".yaml", "~2.yaml")
    asked: list[str | None] = []

    def change_at(now: Repository) -> Change:
        if not asked:
            assert badgectl("award", "thanks", "ada", "-m", "For the launch.").status == 0
        asked.append(now.head)
        return Change(files={taken if len(asked) > 1 else THANKS: b"by: grace\n"}, message="Thanks")

    repository = find_repository(guild)
    assert repository is not None
    recorded = record(repository, change_at, habits_of(repository))
    first, second = asked
    assert [first, second] == git(guild, "rev-list", "--reverse", "HEAD").split()[:2]
    assert [*recorded.built.blobs] == [taken]
    assert git(guild, "status", "--porcelain") == ""


@pytest.mark.parametrize(
    "kept",
    [
        ("update-index", "--index-version", "2"),
        ("update-index", "--index-version", "4"),
        ("update-index", "--split-index"),
        ("sparse-checkout", "set", "--sparse-index", "catalog"),
    ],
    ids=["plain", "prefixes-cut", "split", "sparse"],
)
def test_what_somebody_has_staged_at_the_very_path_stays(
    kept: tuple[str, ...], guild: Path, badgectl: Command
) -> None:
    """However git keeps its index: it is looked into before anything is added."""
    before = "awards/ada/before.txt"
    write(guild, {before: "too\n", THANKS: "mine\n"})
    git(guild, "add", "awards")
    shutil.rmtree(guild / "awards")
    git(guild, *kept)
    assert badgectl("award", "thanks", "ada", "linus", "-m", "For the launch.").status == 0
    assert git(guild, "show", f":{THANKS}") == "mine\n"
    assert git(guild, "diff", "--cached", "--name-only").split() == [before, THANKS]
    git(guild, "fsck", "--strict")
