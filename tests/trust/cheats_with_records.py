"""Cheats that touch what has entered, or let enter what was never allowed."""

import os
from datetime import date

from ground import git
from trust.cheats import awarded, found_as
from trust.honest_records import NOMINATION
from trust.realm import Files, Realm, public

# What has entered is touched.


@found_as("history-frozen")
def edit_an_award(realm: Realm) -> None:
    path = awarded(realm)
    realm.commit("tom", realm.change(path, "a lot", "a little"))


@found_as("history-frozen")
def delete_an_award(realm: Realm) -> None:
    realm.commit("tom", {awarded(realm): None})


@found_as("history-frozen")
def delete_an_award_to_make_room_for_another(realm: Realm) -> str:
    for to in ("ada", "linus", "grace"):
        realm.give("tom", to)
    commit = realm.commit("tom", {next(iter(realm.thanks("tom", "ada"))): None})
    realm.give("tom", "badge-bot")
    return commit


@found_as("history-frozen")
def move_an_award_to_somebody_else(realm: Realm) -> None:
    path = awarded(realm)
    realm.commit("tom", {path: None, path.replace("/ada/", "/linus/"): realm.read(path)})


@found_as("history-frozen")
def rename_an_award(realm: Realm) -> None:
    path = awarded(realm)
    realm.commit("tom", {path: None, path.replace("thanks", "mentor@bronze"): realm.read(path)})


@found_as("history-frozen")
def delete_a_revocation(realm: Realm) -> None:
    path = awarded(realm).replace(".yaml", ".revocation.yaml")
    realm.commit("tom", {path: "by: tom\nbecause: mistake\nreason: Not her.\n"})
    realm.commit("grace", {path: None})


@found_as("history-frozen")
def make_an_award_executable(realm: Realm) -> None:
    path = awarded(realm)
    git(realm.guild, "update-index", "--chmod=+x", path)
    realm.seal("tom", "commit", "--quiet", "-m", "x")


@found_as("history-frozen")
def put_a_link_in_place_of_an_award(realm: Realm) -> None:
    path = awarded(realm)
    (realm.guild / path).unlink()
    (realm.guild / path).symlink_to("/etc/passwd")
    realm.commit("tom", {})


@found_as("history-frozen")
def put_a_folder_in_place_of_an_award(realm: Realm) -> None:
    path = awarded(realm)
    realm.put({path: None})
    realm.commit("tom", {f"{path}/x.txt": "x"})


@found_as("history-frozen")
def edit_in_a_merge(realm: Realm) -> None:
    path = awarded(realm)
    realm.branch("topic")
    realm.give("linus", "grace")
    realm.back()
    git(realm.guild, "merge", "--quiet", "--no-ff", "--no-commit", "topic")
    realm.put(realm.change(path, "a lot", "a little"))
    realm.seal("grace", "commit", "--quiet", "-m", "Merge topic")


@found_as("history-frozen")
def edit_what_a_branch_brings_in_its_merge(realm: Realm) -> None:
    realm.branch("topic")
    path = awarded(realm)
    realm.back()
    git(realm.guild, "merge", "--quiet", "--no-ff", "--no-commit", "topic")
    realm.put(realm.change(path, "a lot", "a little"))
    realm.seal("grace", "commit", "--quiet", "-m", "Merge topic")


@found_as("history-frozen")
def throw_away_what_a_branch_brings(realm: Realm) -> None:
    realm.branch("topic")
    awarded(realm)
    realm.back()
    realm.give("grace", "linus")
    realm.seal("grace", "merge", "--quiet", "-s", "ours", "-m", "Merge topic", "topic")


@found_as("history-frozen")
def throw_away_what_main_has(realm: Realm) -> None:
    realm.branch("topic")
    realm.give("linus", "grace")
    realm.back()
    awarded(realm)
    git(realm.guild, "switch", "--quiet", "topic")
    realm.seal("linus", "merge", "--quiet", "-s", "ours", "-m", "Catch up", "main")
    realm.merge("topic", "grace", "-X", "theirs")
    assert not (realm.guild / next(iter(realm.thanks("tom", "ada")))).exists()


@found_as("history-frozen")
def lose_it_in_an_octopus(realm: Realm) -> None:
    path = awarded(realm)
    for name in ("one", "two"):
        realm.branch(name, "main")
        realm.commit("linus", {f"{name}.txt": name})
        realm.back()
    realm.seal("grace", "merge", "--quiet", "--no-ff", "-m", "Both", "one", "two")
    git(realm.guild, "rm", "--quiet", path)
    realm.seal("grace", "commit", "--quiet", "--amend", "--no-edit")


# Awards that were never allowed.


@found_as("policy-self-award")
def award_oneself(realm: Realm) -> None:
    realm.give("tom", "tom")


@found_as("policy-self-award")
def award_oneself_under_a_former_id(realm: Realm) -> None:
    realm.commit("ada", realm.thanks("ada", "augusta"))


@found_as("policy-giver")
def award_what_only_others_may(realm: Realm) -> None:
    text = "badge: mentor\nlevel: bronze\nrecipient: ada\nby: tom\nreason: Took two.\n"
    realm.commit("tom", {"awards/ada/mentor@bronze.yaml": text})


@found_as("policy-quorum")
def second_in_the_entry_of_the_award(realm: Realm) -> None:
    base = "awards/ada/navigator@bronze"
    realm.commit("linus", {f"{base}.nomination.yaml": NOMINATION.format(by="linus")})
    realm.branch("topic")
    realm.commit("grace", {f"{base}.second.grace.yaml": "by: grace\n"})
    realm.commit("tom", {f"{base}.yaml": NOMINATION.format(by="tom")})
    realm.merge("topic")


@found_as("trust-together")
def second_by_who_joined_in_the_same_entry(realm: Realm) -> None:
    base = "awards/ada/navigator@bronze"
    realm.commit("linus", {f"{base}.nomination.yaml": NOMINATION.format(by="linus")})
    joined = f"name: Zoe\nhome: studio\nsigning_keys: [{{key: {public(realm.keys['spare'])}}}]\n"
    second: Files = {f"{base}.second.zoe.yaml": "by: zoe\n"}
    realm.commit("grace", {"catalog/people/zoe.yaml": joined, **second})


@found_as("policy-recorder")
def record_for_another_without_leave(realm: Realm) -> None:
    realm.commit("linus", realm.thanks("tom", "ada", recorded_by="linus"))


@found_as("trust-grade")
def record_for_another_as_if_a_recorder_did(realm: Realm) -> None:
    realm.commit("linus", realm.thanks("tom", "ada", recorded_by="badge-bot"))


@found_as("policy-entry-day")
def backdate_an_award(realm: Realm) -> None:
    realm.give("tom", "ada")
    realm.commit("tom", realm.thanks("tom", "grace", day=date(2026, 9, 1)))


@found_as("policy-entry-day")
def backdate_award_and_commit(realm: Realm) -> None:
    long_ago = date(2026, 9, 1)
    realm.commit("tom", realm.thanks("tom", "grace", day=long_ago), day=long_ago)


@found_as("trust-future")
def commit_from_the_future(realm: Realm) -> None:
    realm.give("tom", "ada", day=date(2031, 1, 1))


@found_as("place-content")
def copy_an_award_to_somebody_else(realm: Realm) -> None:
    path = awarded(realm)
    realm.commit("tom", {path.replace("/ada/", "/linus/"): realm.read(path)})


@found_as("place-content")
def copy_an_award_of_another_badge(realm: Realm) -> None:
    path = awarded(realm)
    realm.commit("tom", {"awards/ada/mentor@bronze.yaml": realm.read(path)})


@found_as("policy-rules")
def pretend_that_rules_awarded_it(realm: Realm) -> None:
    files = {p.replace("+tom", "+rules"): str(t).replace("by: tom", "by: rules")
             for p, t in realm.thanks("tom", "ada").items()}  # fmt: skip
    realm.commit("tom", files)


@found_as("place-not-a-file")
def add_a_link_as_an_award(realm: Realm) -> None:
    (path,) = realm.thanks("tom", "ada")
    (realm.guild / path).parent.mkdir(parents=True)
    (realm.guild / path).symlink_to("/etc/passwd")
    realm.commit("tom", {})


@found_as("place-record")
def add_a_file_whose_name_is_no_text(realm: Realm) -> None:
    folder = realm.guild / "awards/ada"
    folder.mkdir(parents=True)
    (folder / os.fsdecode(b"\xff.yaml")).write_text("badge: thanks\n")
    realm.commit("grace", {})


@found_as("trust-grade")
def void_without_a_signature(realm: Realm) -> str:
    commit = realm.give("tom", "ada", sign=False)
    (path,) = realm.thanks("tom", "ada")
    void = "by: grace\nrule: trust-grade\nreason: Never mind.\n"
    realm.commit("tom", {path.replace(".yaml", ".void.yaml"): void}, sign=False)
    return commit


@found_as("policy-actor")
def void_without_leave(realm: Realm) -> None:
    path = awarded(realm)
    void = "by: linus\nrule: policy-limit\nreason: I do not like it.\n"
    realm.commit("linus", {path.replace(".yaml", ".void.yaml"): void})


@found_as("policy-held")
def award_again_in_the_entry_of_a_new_id(realm: Realm) -> None:
    again_under_another_id(realm)


@found_as("policy-held")
def award_again_in_the_entry_of_an_erasure(realm: Realm) -> None:
    again_under_another_id(realm, "--erase")


def again_under_another_id(realm: Realm, *how: str) -> None:
    """Let Ada hold a badge, and give it her again in a branch that renames her."""
    text = "badge: mentor\nlevel: bronze\nrecipient: {}\nby: grace\nreason: Took two.\n"
    realm.commit("grace", {"awards/ada/mentor@bronze.yaml": text.format("ada")})
    realm.branch("topic")
    realm.badgectl("grace", "rename", "ada", "countess", "--yes", "--here", *how)
    path = f"awards/countess/mentor@bronze{'~2' if how else ''}.yaml"
    realm.commit("grace", {path: text.format("countess")})
    realm.merge("topic")


@found_as("policy-recorder")
def void_for_a_maintainer_as_a_recorder(realm: Realm) -> None:
    path = awarded(realm).replace(".yaml", ".void.yaml")
    void = "by: grace\nrecorded_by: badge-bot\nrule: policy-limit\nreason: Too many.\n"
    realm.commit("badge-bot", {path: void})


@found_as("policy-recipient")
def award_a_badge_of_persons_to_a_team_that_comes_along(realm: Realm) -> None:
    award = "badge: mentor\nlevel: bronze\nrecipient: crew\nby: grace\nreason: Took two.\n"
    team = "name: Crew\nmembers: [tom]\n"
    files: Files = {"catalog/teams/crew.yaml": team, "awards/crew/mentor@bronze.yaml": award}
    realm.commit("grace", files)


@found_as("policy-recipient")
def award_a_badge_of_teams_to_somebody_who_comes_along(realm: Realm) -> None:
    award = "badge: crown\nrecipient: zoe\nby: grace\nreason: A year.\n"
    files: Files = {"catalog/people/zoe.yaml": "name: Zoe\n", "awards/zoe/crown.yaml": award}
    realm.commit("grace", files)


@found_as("policy-recipient")
def award_somebody_who_comes_along_and_has_left(realm: Realm) -> None:
    files: Files = {"catalog/people/zoe.yaml": "name: Zoe\nstatus: alumni\n"}
    realm.commit("grace", files | realm.thanks("grace", "zoe"))
