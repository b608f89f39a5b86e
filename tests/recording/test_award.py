"""`badgectl award`: one commit, one file a recipient, and nothing else touched."""

import hashlib
from pathlib import Path

import pytest
from ground import OTHER, THANKS, Command, be, everything, git, write


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
    why = ("--because", "mistake", "-m", "It was Studio.")
    assert badgectl("revoke", "platform/crown~2", *why, on="2027-11-25").status == 0
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
