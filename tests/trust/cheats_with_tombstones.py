"""Cheats that let tombstones explain more than an erasure."""

from ground import git
from trust.cheats import awarded, found_as
from trust.realm import Realm


@found_as("history-frozen")
def give_an_award_to_another_by_a_tombstone(realm: Realm) -> None:
    path = awarded(realm)
    bury(realm, path, "grace", path.replace("/ada/", "/grace/"), "recipient: ada")


@found_as("history-frozen")
def say_by_a_tombstone_that_another_gave_an_award(realm: Realm) -> None:
    path = awarded(realm)
    bury(realm, path, "linus", path.replace("+tom", "+linus"), "by: tom")


@found_as("history-frozen")
def give_an_award_to_a_newcomer_by_a_tombstone(realm: Realm) -> None:
    path = awarded(realm)
    realm.put({"catalog/people/zoe.yaml": "name: Zoe\n"})
    bury(realm, path, "zoe", path.replace("/ada/", "/zoe/"), "recipient: ada")


@found_as("history-frozen")
def give_the_award_of_who_leaves_to_another_by_a_tombstone(realm: Realm) -> None:
    path = awarded(realm)
    realm.put({realm.person("ada"): None})
    bury(realm, path, "grace", path.replace("/ada/", "/grace/"), "recipient: ada")


@found_as("history-frozen")
def change_a_reason_by_a_tombstone(realm: Realm) -> None:
    path = awarded(realm)
    bury(realm, path, "grace", path, "reason: Helped me a lot.", "reason: Did nothing.")


@found_as("history-frozen")
def make_two_awards_one_by_a_tombstone(realm: Realm) -> None:
    path, other = awarded(realm), next(iter(realm.thanks("tom", "linus")))
    realm.give("tom", "linus")
    team = realm.change("catalog/teams/platform.yaml", "[ada, linus]", "[zoe]")
    realm.put({**team, realm.person("ada"): None, realm.person("linus"): None})
    realm.put({"catalog/people/zoe.yaml": "name: Zoe\nhome: platform\n", other: None})
    was = git(realm.guild, "rev-parse", f"HEAD:{other}").strip()
    bury(realm, path, "zoe", path.replace("/ada/", "/zoe/"), "recipient: ada", also=was)


@found_as("history-frozen")
def make_an_award_a_link_by_a_tombstone(realm: Realm) -> None:
    path = awarded(realm)
    realm.put({realm.person("ada"): None, "catalog/people/zoe.yaml": "name: Zoe\n"})
    realm.put(realm.change("catalog/teams/platform.yaml", "[ada, linus]", "[linus]"))
    now = path.replace("/ada/", "/zoe/")
    bury(realm, path, "zoe", now, "recipient: ada")
    blob = realm.head(f"HEAD:{now}")
    git(realm.guild, "update-index", "--cacheinfo", f"120000,{blob},{now}")
    realm.seal("grace", "commit", "--quiet", "--amend", "--no-edit")


@found_as("history-frozen")
def make_an_award_mere_words_by_a_tombstone(realm: Realm) -> None:
    path = awarded(realm)
    realm.badgectl("grace", "rename", "ada", "countess", "--erase", "--yes")
    git(realm.guild, "reset", "--quiet", "--soft", "HEAD~1")
    now, stone = path.replace("/ada/", "/countess/"), "catalog/tombstones/countess.yaml"
    blob = git(realm.guild, "hash-object", now).strip()
    words = git(realm.guild, "hash-object", "--stdin", given="just words\n").strip()
    realm.commit("grace", {now: "just words\n", stone: realm.read(stone).replace(blob, words)})


@found_as("history-frozen")
def empty_an_award_by_a_tombstone(realm: Realm) -> None:
    path = awarded(realm)
    bury(realm, path, "grace", path, realm.read(path), "")


@found_as("trust-grade")
def let_a_draft_enter_by_a_tombstone_in_the_merge(realm: Realm) -> None:
    realm.branch("topic")
    realm.give("tom", "ada", sign=False)
    (path,) = realm.thanks("tom", "ada")
    realm.back()
    git(realm.guild, "merge", "--quiet", "--no-ff", "--no-commit", "topic")
    bury(realm, path, "grace", path, "Helped me a lot.", "Forged.")


def bury(
    realm: Realm, path: str, instead: str, now: str, named: str, then: str | None = None, *,
    also: str = "",
) -> None:  # fmt: skip
    """Rewrite an award for somebody else, and explain that as the erasure of an id.

    `also` is the id of further bytes that are explained to have become the same.
    """
    becomes = f"{named.partition(' ')[0]} {instead}" if then is None else then
    text = realm.read(path).replace(named, becomes)
    was, blob = (git(realm.guild, "hash-object", "--stdin", given=t).strip()
                 for t in (realm.read(path), text))  # fmt: skip
    stone = f"now: {instead}\nreason: renamed\nby: grace\non: 2026-11-02\nrecords:\n"
    for one in filter(None, (was, also)):
        stone += f"  - {{was: {one}, path: {now}, blob: {blob}}}\n"
    realm.commit("grace", {path: None, now: text, "catalog/tombstones/one.yaml": stone})
