"""From which commit all is judged, and what looks as if it were the first."""

import shutil

from ground import Command, Said, git, needs_ssh_keygen
from trust.cheats_with_roots import begin_anew, found_another_programme_and_merge_the_first
from trust.realm import Realm, check_stepwise

pytestmark = needs_ssh_keygen


def test_a_programme_that_was_moved_says_so(realm: Realm, badgectl: Command) -> None:
    first = realm.head("HEAD~1")
    path = next(iter(realm.thanks("tom", "ada")))
    realm.give("tom", "ada")
    realm.put(realm.change(path, "a lot", "nothing"))
    realm.put(realm.change("catalog/program.yaml", "[grace]", "[linus]"))
    (realm.guild / "team").mkdir()
    git(realm.guild, "mv", "catalog", "awards", "team/")
    moved = realm.seal("linus", "commit", "--quiet", "-m", "Tidy", sign=False)
    for _ in range(2):
        said = badgectl("-C", "team", "verify")
        assert said.status == 1
        assert (
            "  error[trust-root] catalog/program.yaml: another programme began as "
            f"catalog/program.yaml in {first[:12]}, which does not go back to the root, and is gone\n"
        ) in said.out
    assert badgectl("-C", "team", "verify", "--root", moved).status == 0


def test_two_programmes_in_one_repository(realm: Realm, badgectl: Command) -> None:
    """What is remembered of the one says nothing of the other."""
    first = realm.head("HEAD~1")
    shutil.copytree(realm.guild / "catalog", realm.guild / "team" / "catalog")
    second = realm.commit("grace", {})
    for _ in range(2):
        for folder, root, steps in (("team", second, "0 commits"), (".", first, "2 commits")):
            said = badgectl("-C", folder, "verify")
            assert said.status == 0
            assert said.out.startswith(f"{steps} of the main line verified from {root[:12]} ")


def test_a_named_root_may_be_a_later_one(realm: Realm, badgectl: Command) -> None:
    found_another_programme_and_merge_the_first(realm)
    assert badgectl("verify").status == 1
    other = realm.head("HEAD~1")
    assert "trust-root" not in badgectl("verify", "--root", other).out


def test_a_programme_that_leaves_the_first_one_out(realm: Realm, badgectl: Command) -> None:
    """Another is founded in a folder of its own, and a merge drops the first."""
    first = realm.head("HEAD~1")
    realm.give("tom", "ada")
    begin_anew(realm)
    git(realm.guild, "checkout", "main", "--", "catalog", "awards")
    (realm.guild / "team").mkdir()
    git(realm.guild, "mv", "catalog", "awards", "team/")
    root = realm.commit("linus", {}, "Found", sign=False)
    ours = ("merge", "--quiet", "--allow-unrelated-histories", "-s", "ours", "-m", "Merge", "main")
    realm.seal("linus", *ours, sign=False)
    said = badgectl("-C", "team", "verify")
    assert said.status == 1
    assert said.out.splitlines()[:3] == [
        f"commit {root[:12]} 2026-11-02 linus: Found",
        "  error[trust-root] catalog/program.yaml: another programme began as "
        f"catalog/program.yaml in {first[:12]}, which does not go back to the root, and is gone",
        "    help: compare with who had this repository before; `--root COMMIT` names the one that "
        "you have looked at",
    ]


def test_a_programme_that_was_founded_in_a_branch(realm: Realm, badgectl: Command) -> None:
    """The line goes on along the branch: what was changed there is looked at, too."""
    founded = realm.head("HEAD~1")
    realm.give("tom", "ada")
    begin_anew(realm)
    code = realm.head()
    related = ("merge", "--quiet", "--no-ff", "--allow-unrelated-histories", "-m", "Merge", "main")
    merge = realm.seal("grace", *related, sign=False)
    realm.give("linus", "ada")
    git(realm.guild, "branch", "--quiet", "--force", "main")
    realm.back()
    tip = realm.head()
    verified = Said(
        0,
        f"4 commits of the main line verified from {founded[:12]} (trusted unseen) to {tip[:12]}\n"
        "2 records: 2 signed by giver or recorder; required: signed\n"
        "verified\n",
        "",
    )
    assert badgectl("verify", "--checkpoint", code, "--checkpoint", founded) == verified
    assert badgectl("verify", "--root", founded).status == 0
    assert badgectl("verify", "--root", merge).status == 0
    check_stepwise(realm, badgectl)
    realm.branch("old", code)
    realm.commit("linus", {"old.txt": "x"}, sign=False)
    realm.merge("old", "linus", sign=False)
    assert " and 1 merged verified " in badgectl("verify").out
    check_stepwise(realm, badgectl)
