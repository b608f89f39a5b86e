"""`badgectl verify` finds whatever cheats do, and names the commit."""

import re
from datetime import date, timedelta
from importlib import import_module
from pathlib import Path

import pytest
from ground import Command, git, needs_ssh_keygen
from trust.cheats import CHEATS, Cheat
from trust.realm import Realm, check_stepwise

from badgectl.codes import trust

pytestmark = needs_ssh_keygen
MODULES = [path.stem for path in sorted(Path(__file__).parent.glob("cheats_with_*.py"))]
for name in MODULES:
    import_module(f"trust.{name}")


@pytest.mark.parametrize(("code", "cheat"), CHEATS.values(), ids=CHEATS)
def test_is_found(code: str, cheat: Cheat, verified: Realm, badgectl: Command) -> None:
    commit = cheat(verified) or verified.head()
    for said in (badgectl("verify"), badgectl("verify", "--afresh")):
        assert said.status == 1, said.out + said.err
        about = said.out.partition(f"commit {commit[:12]} ")[2].partition("\ncommit ")[0]
        assert f"error[{code}]" in about, said.out + said.err
    check_stepwise(verified, badgectl)


@pytest.mark.parametrize(
    ("name", "said"),
    [
        (
            "sign_with_a_retired_key",
            "its signature does not count: signed with a key that is used no longer; the programme "
            "asks for records that are signed by their givers",
        ),
        (
            "award_with_a_key_that_was_put_in_without_leave",
            "its signature does not count: signed with a key that somebody listed without leave; "
            "the programme asks for records that are signed by their givers",
        ),
        (
            "loosen_a_policy_unsigned",
            "no key that counts vouches for this change, and its commit names grace; it must be "
            "signed; the programme asks for a maintainer (grace)",
        ),
        (
            "loosen_a_policy_without_leave",
            "this change is signed by tom, who is no maintainer; the programme asks for a "
            "maintainer (grace)",
        ),
        (
            "bring_ones_own_first_key",
            "no key of tom counted before, and a first one comes in by a commit or merge that a "
            "maintainer has signed; the programme asks for a maintainer (grace)",
        ),
        (
            "move_to_another_team",
            "this change is signed by tom; it touches more than people may change in their own "
            "file; the programme asks for a maintainer (grace)",
        ),
    ],
)
def test_says_who_it_was(name: str, said: str, realm: Realm, badgectl: Command) -> None:
    CHEATS[name][1](realm)
    assert f".yaml: {said}\n" in badgectl("verify").out


def test_every_code_has_a_cheat() -> None:
    assert {f"trust.{name}" for name in MODULES} == {
        cheat.__module__ for _, cheat in CHEATS.values()
    }
    known = {code.name for code in trust.CODES} - {code for code, _ in CHEATS.values()}
    # What a clone cannot see, and what it has seen before, is tried below.
    assert known == {"trust-unseen", "trust-rollback"}


def test_replaced_objects_and_grafts_change_nothing(realm: Realm, badgectl: Command) -> None:
    forged = realm.give("tom", "ada", sign=False)
    git(realm.guild, "reset", "--quiet", "--hard", "HEAD~1")
    good = realm.give("tom", "ada")
    git(realm.guild, "reset", "--quiet", "--hard", forged)
    git(realm.guild, "replace", forged, good)
    (realm.guild / ".git/info/grafts").write_text(f"{forged}\n")
    said = badgectl("verify")
    assert said.status == 1
    assert f"commit {forged[:12]}" in said.out


def test_a_named_root_sets_the_clock(realm: Realm, badgectl: Command) -> None:
    root = realm.give("tom", "ada")
    long_ago = date(2026, 9, 1)
    realm.commit("tom", realm.thanks("tom", "grace", day=long_ago), day=long_ago)
    said = badgectl("verify", "--root", root)
    assert said.status == 1
    assert "error[policy-entry-day]" in said.out


def in_year_10000(realm: Realm) -> str:
    """Let the last commit say so; its subject has what terminals and other programs obey."""
    raw = re.sub(r"> \d+", "> 253402300800", git(realm.guild, "cat-file", "commit", "HEAD"))
    raw = re.sub(r"\n\n.*", "\n\nTwo\u2028lines\x1b[31m", raw)
    made = git(realm.guild, "hash-object", "-t", "commit", "-w", "--stdin", given=raw).strip()
    git(realm.guild, "reset", "--quiet", "--soft", made)
    return made


def test_a_commit_in_a_year_that_no_calendar_has(realm: Realm, badgectl: Command) -> None:
    realm.give("linus", "ada")
    realm.commit("tom", {}, sign=False)
    commit = in_year_10000(realm)
    realm.give("tom", "ada")
    for _ in range(2):
        said = badgectl("verify")
        assert (said.status, said.err) == (1, "")
        assert said.out.startswith(
            f"commit {commit[:12]} 9999-12-31 tom: Two\\u2028lines\\x1b[31m\n"
            "  error[trust-future] catalog/program.yaml: the commit says that it was made on "
            "9999-12-31\n"
        )
    assert badgectl("verify", "--root", commit).status == 0
    assert badgectl("verify", f"{commit}..HEAD", "--root", commit) == (
        2,
        "",
        "error: BASE..TIP and `--root` both say where it begins\n  hint: leave one of them out\n",
    )


def test_history_that_was_forced_back(realm: Realm, badgectl: Command) -> None:
    realm.give("tom", "ada")
    known = realm.head()
    git(realm.guild, "reset", "--quiet", "--hard", "HEAD~1")
    realm.give("linus", "ada")
    assert badgectl("verify").status == 0
    said = badgectl("verify", "--checkpoint", known)
    assert said.status == 1
    assert f"error[trust-rollback] catalog/program.yaml: the checkpoint {known[:12]}" in said.out
    assert badgectl("verify", "--checkpoint", realm.head("HEAD~1")).status == 0


def test_a_branch_that_was_forced_back_is_noticed(realm: Realm, badgectl: Command) -> None:
    realm.give("tom", "ada")
    known = realm.head()
    assert badgectl("verify").status == 0
    git(realm.guild, "reset", "--quiet", "--hard", "HEAD~1")
    realm.give("linus", "ada")
    said = badgectl("verify")
    assert said.status == 0
    assert said.out.splitlines()[:3] == [
        f"commit {known[:12]}",
        f"  warning[trust-rollback] catalog/program.yaml: main ended in {known[:12]} when it was "
        "verified last, and has that no more: somebody forced it back, or took commits back",
        "    help: compare with who has that commit",
    ]
    assert "warning[" not in badgectl("verify").out


def test_another_line_that_became_the_main_line(realm: Realm, badgectl: Command) -> None:
    base = realm.head()
    realm.give("tom", "ada")
    known = realm.head()
    assert badgectl("verify").status == 0
    realm.branch("other", base)
    realm.give("linus", "grace")
    merge = realm.seal("linus", "merge", "--quiet", "--no-ff", "-m", "Pull", "main")
    assert badgectl("verify").status == 0, "a branch is not the main line"
    realm.back()
    git(realm.guild, "merge", "--quiet", "--ff-only", merge)
    for _ in range(2):
        said = badgectl("verify")
        assert said.status == 1
        assert said.out.splitlines()[:3] == [
            f"commit {merge[:12]}",
            f"  error[trust-rollback] catalog/program.yaml: main ended in {known[:12]} when it was "
            "verified last; this merge has made another line the main line",
            "    help: merge that line into what the branch was, not the other way round; "
            "`--afresh` takes it as it is now",
        ]
    assert badgectl("verify", "--checkpoint", known).status == 1
    assert badgectl("verify", "--afresh").status == 0
    assert badgectl("verify").status == 0


def test_a_mailmap_changes_nothing(realm: Realm, badgectl: Command) -> None:
    realm.commit("grace", {".mailmap": "tom <tom@guild.example> <linus@guild.example>\n"})
    realm.commit("linus", realm.thanks("tom", "ada"))
    assert badgectl("verify").status == 1


def test_a_shallow_clone_is_refused(realm: Realm, badgectl: Command) -> None:
    realm.give("tom", "ada")
    shallow = realm.guild.parent / "shallow"
    git(realm.guild.parent, "clone", "--quiet", "--depth=1", f"file://{realm.guild}", "shallow")
    said = badgectl("-C", str(shallow), "verify")
    assert said == (
        1,
        "",
        "error: this clone is shallow: its history ends somewhere\n"
        "  hint: `git fetch --unshallow` completes it (in CI: `fetch-depth: 0`, `GIT_DEPTH: 0`)\n",
    )


def test_a_partial_clone_says_what_it_cannot_see(realm: Realm, badgectl: Command) -> None:
    realm.give("tom", "ada")
    realm.day += timedelta(days=1)
    realm.commit("tom", realm.change(realm.person("tom"), "Tom", "Thomas"))
    git(realm.guild, "config", "uploadpack.allowFilter", "true")
    options = ("--quiet", "--filter=blob:none", "--no-checkout")
    git(realm.guild.parent, "clone", *options, f"file://{realm.guild}", "partial")
    partial = realm.guild.parent / "partial"
    git(partial, "checkout", "--quiet", "main")
    said = badgectl("-C", str(partial), "verify")
    assert said.status == 1, said.out + said.err
    assert "not in this clone" in said.out + said.err
    assert badgectl("-C", str(partial), "verify", "--fetch").status == 0
