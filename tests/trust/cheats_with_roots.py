"""Cheats that found the programme once more, before or beside its root."""

from ground import git
from trust.cheats import PROGRAM, awarded, found_as
from trust.realm import Realm


def begin_anew(realm: Realm) -> None:
    """Begin a line of Linus's that has nothing yet."""
    git(realm.guild, "switch", "--quiet", "--orphan", "other")
    realm.commit("linus", {"notes.txt": "x"}, sign=False)


def merge_main(realm: Realm, *how: str) -> str:
    merge = ("merge", "--quiet", "--no-ff", "--allow-unrelated-histories", "-m", "Merge")
    return realm.seal("linus", *merge, *how, "main", sign=False)


def be_main(realm: Realm) -> None:
    line = realm.head()
    realm.back()
    git(realm.guild, "merge", "--quiet", "--ff-only", line)


@found_as("trust-root")
def found_another_programme_and_merge_the_first(realm: Realm) -> None:
    awarded(realm)
    git(realm.guild, "switch", "--quiet", "--orphan", "other")
    git(realm.guild, "checkout", "main", "--", ".")
    realm.commit("linus", realm.change(PROGRAM, "[grace]", "[linus]"), "Found")
    merge_main(realm, "-X", "ours")
    be_main(realm)
    assert "[linus]" in realm.read(PROGRAM)


@found_as("trust-owner")
def found_the_programme_in_the_merge_that_brings_it_in(realm: Realm) -> None:
    awarded(realm)
    begin_anew(realm)
    merge_main(realm)
    realm.put(realm.change(PROGRAM, "[grace]", "[linus]"))
    realm.seal("linus", "commit", "--quiet", "--amend", "--no-edit", sign=False)
    be_main(realm)


@found_as("history-frozen")
def edit_an_award_in_the_merge_that_brings_the_programme_in(realm: Realm) -> None:
    path = awarded(realm)
    begin_anew(realm)
    merge_main(realm)
    realm.put(realm.change(path, "a lot", "a little"))
    realm.seal("linus", "commit", "--quiet", "--amend", "--no-edit", sign=False)
    be_main(realm)


@found_as("trust-root")
def found_the_programme_after_a_merge_that_left_it_out(realm: Realm) -> str:
    awarded(realm)
    begin_anew(realm)
    merge = merge_main(realm, "-s", "ours")
    git(realm.guild, "checkout", "main", "--", "catalog", "awards")
    realm.commit("linus", realm.change(PROGRAM, "[grace]", "[linus]"), "Found", sign=False)
    be_main(realm)
    return merge
