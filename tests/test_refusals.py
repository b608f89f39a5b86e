"""What `badgectl award` refuses, why, and that everything stays as it was."""

import re
import shutil
from pathlib import Path

import pytest
from conftest import Command, be, everything, git, write

THANKS = "awards/ada/thanks+2026-11-23+grace.yaml"


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
        (
            ["thanks", "ada", "-m", "x", "--measured", "builds=nan"],
            2,
            "error: `--measured builds=nan` is no measure\n"
            "  hint: write name and number, as `builds=57`\n",
        ),
        (
            ["thanks@", "ada", "-m", "x"],
            1,
            "error: Thanks has no level without a name\n  hint: say `thanks`\n",
        ),
        (
            ["thanks", "ada", "-m", "x", "-e", "javascript:alert(1)"],
            1,
            "error: Award Thanks to Ada Lovelace: refused\n"
            f"  `javascript:alert(1)` is not in the form due [shape-form] {THANKS}\n"
            "    hint: a link starts with https:// or http:// and has no spaces\n",
        ),
        (
            ["thanks", "ada", "-m", "x", "-e", "docs/nowhere.md"],
            1,
            "error: Award Thanks to Ada Lovelace: refused\n"
            f"  the repository has no file docs/nowhere.md [policy-evidence-file] {THANKS}\n"
            "    hint: commit it first, or give a link that starts with https://\n",
        ),
        (
            ["mentor@bronze", "ada", "-m", "x", "-e", "https://x.example/a#session"],
            1,
            "error: Mentor has no criterion `session`\n  hint: did you mean `sessions`?\n",
        ),
        (
            ["mentor@silver", "ada", "-m", "x", "--helped", "ada", "--helped", "tom"],
            1,
            "error: Award Mentor (silver) to Ada Lovelace: refused\n"
            "  Mentor (silver) requires 2 people helped, ada apart (has 1) [policy-requires] "
            "awards/ada/mentor@silver.yaml\n"
            "    hint: see `requires:` of the badge\n",
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


@pytest.mark.parametrize("reason", ["\x1b[2J", "\u202ea", "a\rb"])
def test_reasons_that_hide_something(reason: str, guild: Path, badgectl: Command) -> None:
    before = everything(guild)
    said = badgectl("award", "thanks", "ada", "-m", reason)
    assert said.status == 1
    assert " may not stand here [yaml-character] " in said.err
    assert not set("\x1b\u202e\r") & set(said.err)
    assert everything(guild) == before


def test_a_reason_that_is_no_text(guild: Path, badgectl: Command) -> None:
    before = everything(guild)
    assert badgectl("award", "thanks", "ada", "-m", "\udcff") == (
        1,
        "",
        "error: Award Thanks to Ada Lovelace: refused\n"
        f"  the text is not UTF-8 [yaml-encoding] {THANKS}\n"
        "    hint: type or paste it as UTF-8\n",
    )
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


def test_records_are_made_today(
    guild: Path, badgectl: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = everything(guild)
    said = badgectl("--as-of", "2026-11-01", "award", "thanks", "ada", "-m", "x")
    assert said == (
        2, "", "error: `--as-of` answers for another day; records are made today\n"
    )  # fmt: skip
    monkeypatch.setenv("BADGECTL_NOW", "soon")
    assert everything(guild) == before
    assert badgectl("list", "awards", on="noon").err == (
        "error: BADGECTL_NOW is no instant: noonT12:00:00Z\n"
        "  hint: write it as 2026-11-23T10:15:00Z, or unset it\n"
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


NOMINATION = "awards/ada/navigator@bronze.nomination.yaml"
_MAP = "https://guild.example/map#map"


def nominate(guild: Path, *seconds: str) -> None:
    """Let Tom nominate Ada as a navigator, and others second it; Linus then awards."""
    about = "badge: navigator\nlevel: bronze\nrecipient: ada\nby: tom\nreason: Drew it.\n"
    files = {NOMINATION: about + "nominated_on: 2026-11-01\n"}
    for who in seconds:
        path = NOMINATION.replace("nomination", f"second.{who}")
        files[path] = f"by: {who}\nseconded_on: 2026-11-02\n"
    write(guild, files)
    git(guild, "add", ".")
    git(guild, "commit", "--quiet", "-m", "Nominate")


@pytest.mark.parametrize(
    ("seconds", "me", "problem"),
    [
        ((), "linus", "linus may not decide on nominations for Navigator [policy-actor]"),
        (("linus",), "linus", "linus may not decide on nominations for Navigator [policy-actor]"),
        ((), "hopper", "the nomination needs 1 more second [policy-quorum]"),
        (("linus",), "tom", "tom decides on a nomination of their own [policy-own]"),
        (("linus",), "hopper", None),
    ],
)
def test_once_nominated_the_quorum_counts_for_everybody(
    seconds: tuple[str, ...], me: str, problem: str | None, guild: Path, badgectl: Command
) -> None:
    """Linus of the platform team may award directly, but not past a nomination."""
    write(
        guild,
        {"catalog/people/hopper.yaml": "name: H\nhome: studio\nemails: [hopper@guild.example]\n"},
    )
    nominate(guild, *seconds)
    be(guild, me)
    said = badgectl("award", "navigator@bronze", "ada", "-m", "Indeed.", "-e", _MAP)
    if problem is None:
        assert said.status == 0, said.err
        assert "fulfils the nomination by tom (1 second)\n" in said.err
    else:
        assert said.status == 1
        assert f"  {problem} awards/ada/navigator@bronze.yaml\n" in said.err


def test_without_a_nomination_its_badge_is_for_those_in_by(guild: Path, badgectl: Command) -> None:
    be(guild, "linus")
    assert badgectl("award", "navigator@bronze", "ada", "-m", "Yes.", "-e", _MAP).status == 0
    path = guild / "catalog/badges/navigator.yaml"
    path.write_text(path.read_text().replace("  by: [{team: platform}]\n", ""))
    git(guild, "commit", "--quiet", "-am", "By nomination only")
    be(guild, "grace")
    said = badgectl("award", "navigator@bronze", "tom", "-m", "Yes.", "-e", _MAP)
    assert said.err == (
        "error: Award Navigator (bronze) to Tom Kilburn: refused\n"
        "  grace may not award Navigator [policy-giver] awards/tom/navigator@bronze.yaml\n"
        "    hint: may award it: nobody; it begins with a nomination: "
        "`badgectl nominate navigator@bronze tom`\n"
    )


def test_a_declined_nomination_is_not_awarded(guild: Path, badgectl: Command) -> None:
    nominate(guild, "linus")
    decline = "by: tom\nfeedback: A map of one part more.\ndeclined_on: 2026-11-03\n"
    award = "badge: navigator\nlevel: bronze\nrecipient: ada\nby: linus\nreason: Still.\n"
    write(
        guild,
        {
            "awards/ada/navigator@bronze.decline.yaml": decline,
            "awards/ada/navigator@bronze.yaml": award,
        },
    )
    said = badgectl("validate", "--format", "concise", "awards/ada/navigator@bronze.yaml")
    assert "the nomination was declined by tom (a new try is round 2: ada/navigator@bronze~2)" in (
        said.out
    )


def test_misuse_is_told_in_one_voice(guild: Path, badgectl: Command) -> None:
    """What typer finds wrong is said as everything else is: one line, and a hint."""
    said = badgectl("second", "a/b", "c")
    # Older versions of typer say `argument`, newer ones `argument(s)`.
    assert (said.status, said.out, said.err.replace("(s)", "")) == (
        2,
        "",
        "error: got unexpected extra argument (c)\n"
        "  hint: `badgectl second --help` shows how it is used\n",
    )
    for words in (["award", "--nope"], ["list", "nonsense"], ["export", "csv", "--out"]):
        said = badgectl(*words)
        assert (said.status, said.out) == (2, "")
        assert [line[:8] for line in said.err.splitlines()] == [
            "error: " + said.err[7],
            "  hint: ",
        ]
    assert badgectl("export").status == 2
    assert guild.exists()
