"""What honest people do with branches: however it lands, it is theirs."""

import os
import shutil

from ground import git
from trust.realm import Realm

THANKS = "catalog/badges/thanks.yaml"


def direct(realm: Realm) -> None:
    realm.give("grace", "ada")
    realm.give("tom", "ada")


def merged(realm: Realm) -> None:
    realm.branch("topic")
    realm.give("tom", "ada")
    realm.give("linus", "tom")
    realm.back()
    realm.give("ada", "grace")
    realm.merge("topic", sign=False)


def merged_by_an_octopus(realm: Realm) -> None:
    for who in ("tom", "linus"):
        realm.branch(who)
        realm.give(who, "ada")
        realm.back()
    realm.seal("grace", "merge", "--quiet", "--no-ff", "-m", "Both", "tom", "linus")


def squashed_by_the_giver(realm: Realm) -> None:
    realm.branch("topic")
    realm.give("tom", "ada", sign=False)
    realm.commit("tom", realm.thanks("tom", "grace"), sign=False)
    realm.back()
    git(realm.guild, "merge", "--quiet", "--squash", "topic")
    realm.seal("tom", "commit", "--quiet", "-m", "Thanks of mine")


def rebased(realm: Realm) -> None:
    realm.branch("topic")
    realm.give("tom", "ada")
    realm.back()
    realm.give("grace", "linus")
    git(realm.guild, "switch", "--quiet", "topic")
    realm.seal("tom", "rebase", "--quiet", "main")
    realm.back()
    git(realm.guild, "merge", "--quiet", "--ff-only", "topic")


def mended_before_it_entered(realm: Realm) -> None:
    realm.branch("topic")
    realm.give("tom", "ada")
    (path,) = realm.thanks("tom", "ada")
    realm.commit("tom", realm.change(path, "a lot", "a great deal"), "Mend the draft")
    realm.commit("tom", realm.thanks("tom", "grace"))
    realm.commit("tom", {next(iter(realm.thanks("tom", "grace"))): None}, "Not that one")
    realm.merge("topic")


def mended_where_it_was_wrong(realm: Realm) -> None:
    realm.branch("topic")
    (path,) = realm.thanks("tom", "ada")
    realm.commit("tom", {path: "badge: thanks\nrecipient: ada\nby: tom\nreaso: Helped.\n"})
    realm.commit("tom", realm.thanks("tom", "ada"), "Mend a slip")
    (other,) = realm.thanks("linus", "ada")
    realm.commit("tom", realm.thanks("linus", "ada"))
    realm.commit("tom", {other: None}, "That is not for me to say")
    realm.merge("topic", sign=False)


def mended_by_a_maintainer_or_unsigned(realm: Realm) -> None:
    realm.branch("topic")
    realm.give("tom", "ada")
    (path,) = realm.thanks("tom", "ada")
    realm.commit("grace", {path: None}, "Not in this pull request")
    realm.give("tom", "grace", sign=False)
    (path,) = realm.thanks("tom", "grace")
    realm.commit("linus", {path: None}, "Sign it, please", sign=False)
    realm.give("tom", "grace")
    realm.commit("linus", realm.change(path, "a lot", "A lot"), "Only a thought")
    realm.commit("tom", realm.change(path, "A lot", "very much"), "A better one")
    realm.merge("topic", sign=False)


def taken_out_and_put_back_in_a_branch(realm: Realm) -> None:
    realm.give("tom", "ada")
    (path,) = realm.thanks("tom", "ada")
    text = realm.read(path)
    realm.branch("topic")
    realm.commit("linus", {path: None}, "Oops", sign=False)
    realm.commit("linus", {path: text}, "Put it back", sign=False)
    realm.merge("topic", sign=False)


def strange_names_come_and_go_in_a_branch(realm: Realm) -> None:
    realm.branch("topic")
    for name in ("no tree", "a\nb", os.fsdecode(b"\xff")):
        folder = realm.guild / "catalog" / name
        folder.mkdir()
        (folder / "x.yaml").write_text("name: x\n")
        realm.commit("linus", {}, sign=False)
        shutil.rmtree(folder)
        realm.commit("linus", {}, sign=False)
    realm.give("tom", "ada")
    realm.merge("topic", sign=False)


def pulled_and_pushed(realm: Realm) -> None:
    """Somebody pulls with a merge, and pushes that: what all others did came in beside."""
    base = realm.head()
    realm.give("grace", "ada")
    realm.commit("grace", realm.change(THANKS, "per_giver: 3", "per_giver: 9"))
    realm.commit("tom", realm.change(realm.person("tom"), "Tom Kilburn", "Thomas Kilburn"))
    realm.branch("mine", base)
    realm.give("linus", "ada")
    line = realm.seal("linus", "merge", "--quiet", "--no-ff", "-m", "Merge main", "main")
    realm.back()
    git(realm.guild, "merge", "--quiet", "--ff-only", line)


def alike_in_two_branches(realm: Realm) -> None:
    for name in ("one", "two"):
        realm.branch(name, "main")
        realm.give("tom", "ada")
        realm.back()
    realm.merge("one")
    realm.merge("two")


def a_branch_with_main_merged_into_it(realm: Realm) -> None:
    realm.branch("topic")
    realm.give("tom", "ada")
    realm.back()
    realm.give("grace", "linus")
    git(realm.guild, "switch", "--quiet", "topic")
    realm.seal("tom", "merge", "--quiet", "--no-ff", "-m", "Catch up", "main")
    realm.give("tom", "linus")
    realm.merge("topic")


def an_old_branch_lands_late(realm: Realm) -> None:
    realm.branch("old")
    realm.give("tom", "ada")
    realm.back()
    realm.commit("grace", realm.change(THANKS, "per_giver: 3", "per_giver: 9"))
    realm.commit("grace", {"catalog/teams/crew.yaml": "name: Crew\nmembers: [tom]\n"})
    realm.commit("grace", {"catalog/badges/crown.yaml": None})
    git(realm.guild, "switch", "--quiet", "old")
    realm.seal("tom", "merge", "--quiet", "--no-ff", "-m", "Catch up", "main", sign=False)
    realm.give("tom", "linus")
    realm.back()
    realm.commit("grace", realm.change(THANKS, "per_giver: 9", "per_giver: 5"))
    realm.merge("old", sign=False)


def a_policy_is_thought_over_in_a_branch(realm: Realm) -> None:
    old = realm.read(THANKS)
    realm.branch("topic")
    realm.commit("grace", realm.change(THANKS, "per_giver: 3", "per_giver: 9"))
    realm.commit("grace", {THANKS: old}, "Better not")
    realm.commit("tom", realm.change(THANKS, "per_giver: 3", "per_giver: 4"), "What about four")
    realm.commit("linus", {THANKS: old}, "It is good as it is", sign=False)
    realm.merge("topic", sign=False)


def a_proposal_is_mended_and_merged_by_a_maintainer(realm: Realm) -> None:
    realm.branch("topic")
    realm.commit("tom", realm.change(THANKS, "per_giver: 3", "per_giver: 9"), sign=False)
    realm.commit("linus", realm.change(THANKS, "per_giver: 9", "per_giver: 4"))
    realm.merge("topic")


def a_conflict_is_solved_by_a_maintainer(realm: Realm) -> None:
    old = realm.read(THANKS)
    for number in (1, 9):
        realm.branch(f"limit-{number}", "main")
        file = old.replace("per_giver: 3", f"per_giver: {number}")
        realm.commit("grace", {THANKS: file})
        realm.back()
    realm.merge("limit-1", sign=False)
    realm.merge("limit-9", "grace", "-X", "ours")
    assert "per_giver: 1" in realm.read(THANKS)


def branches_that_merge_each_other(realm: Realm) -> None:
    """A criss-cross: each of two lines has merged an earlier state of the other."""
    realm.branch("one")
    realm.commit("grace", realm.change(THANKS, "per_giver: 3", "per_giver: 9"))
    realm.branch("two", "main")
    realm.give("tom", "ada")
    first = realm.head("one")
    git(realm.guild, "switch", "--quiet", "one")
    realm.seal("tom", "merge", "--quiet", "--no-ff", "-m", "Merge two", "two", sign=False)
    realm.commit("grace", realm.change(THANKS, "per_giver: 9", "per_giver: 5"))
    git(realm.guild, "switch", "--quiet", "two")
    realm.seal("tom", "merge", "--quiet", "--no-ff", "-m", "Merge one", first, sign=False)
    realm.give("tom", "linus")
    realm.merge("one", sign=False)
    realm.merge("two", sign=False)
    assert "per_giver: 5" in realm.read(THANKS)


def an_award_that_was_made_twice_is_given_up_in_the_branch(realm: Realm) -> None:
    mentor = "catalog/badges/mentor.yaml"
    realm.commit("grace", realm.change(mentor, "by: [", "by: [{team: studio}, "))
    realm.branch("topic")
    text = "badge: mentor\nlevel: bronze\nrecipient: ada\nby: {}\nreason: Took two.\n"
    realm.commit("tom", {"awards/ada/mentor@bronze.yaml": text.format("tom")})
    realm.give("tom", "linus")
    realm.back()
    realm.commit("grace", {"awards/ada/mentor@bronze.yaml": text.format("grace")})
    git(realm.guild, "switch", "--quiet", "topic")
    realm.seal("tom", "merge", "--quiet", "--no-ff", "-X", "theirs", "-m", "Catch up", "main")
    realm.merge("topic", sign=False)
    assert "by: grace" in realm.read("awards/ada/mentor@bronze.yaml")
