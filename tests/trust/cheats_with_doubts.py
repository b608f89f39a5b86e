"""Cheats that would have trusted what nobody vouches for, or what a stolen key vouches for."""

import hashlib
from itertools import count

from ground import git
from trust.cheats import PROGRAM, THANKS, awarded, found_as
from trust.cheats_with_keys import put_commit
from trust.realm import Files, Realm


def acknowledging(realm: Realm, *commits: str) -> Files:
    text, _, said = realm.read(PROGRAM).partition("acknowledged:\n")
    rows = said + "".join(f"  - {{commit: {one}, reason: It stays.}}\n" for one in commits)
    return {PROGRAM: f"{text}acknowledged:\n{rows}"}


def second_maintainer(realm: Realm, who: str = "linus") -> None:
    realm.commit("grace", realm.change(PROGRAM, "[grace]", f"[grace, {who}]"))


# Acknowledgements, and what becomes of doubts.


@found_as("trust-grade")
def commit_what_begins_like_an_acknowledged_commit(realm: Realm) -> None:
    start = realm.give("tom", "ada", sign=False)[:4]
    realm.commit("grace", acknowledging(realm, start))
    text = git(realm.guild, "cat-file", "commit", realm.give("tom", "grace", sign=False))
    put_commit(realm, next(one for n in count() if begins(one := f"{text}{n}\n", start)))


def begins(text: str, start: str) -> bool:
    data = text.encode()
    named = hashlib.sha1(b"commit %d\0%b" % (len(data), data), usedforsecurity=False)
    return named.hexdigest().startswith(start)


@found_as("trust-owner")
def acknowledge_a_change_after_one_that_is_acknowledged(realm: Realm) -> None:
    second_maintainer(realm, "tom")
    file = realm.person("tom")
    first = realm.commit("linus", realm.change(file, "Tom Kilburn", "Tom  Kilburn"), sign=False)
    second = realm.commit("linus", {file: realm.with_keys("tom", realm.keys["stranger"])})
    realm.commit("grace", acknowledging(realm, first))
    realm.commit("tom", acknowledging(realm, second), key=realm.keys["stranger"])


@found_as("trust-owner")
def acknowledge_ones_coup_after_a_maintainer_edited_the_file(realm: Realm) -> str:
    commit = realm.commit("linus", realm.change(PROGRAM, "[grace]", "[grace, linus]"))
    realm.commit("grace", realm.change(PROGRAM, "Example Guild", "The Guild"))
    realm.commit("linus", acknowledging(realm, commit))
    return commit


@found_as("trust-owner")
def acknowledge_ones_coup_before_a_maintainer_acknowledges_another(realm: Realm) -> str:
    award = realm.give("tom", "ada", sign=False)
    commit = realm.commit("linus", realm.change(PROGRAM, "[grace]", "[grace, linus]"))
    realm.commit("linus", acknowledging(realm, commit))
    realm.commit("grace", acknowledging(realm, award))
    return commit


@found_as("trust-owner")
def acknowledge_ones_coup_while_the_programme_is_broken(realm: Realm) -> str:
    realm.commit("grace", {PROGRAM: realm.read(PROGRAM) + "motto: x\n"})
    mine = "name: Guild\nmaintainers: [linus]\ntrust: {required: signed}\n"
    commit = realm.commit("linus", {PROGRAM: mine})
    realm.commit("linus", acknowledging(realm, commit))
    return commit


@found_as("trust-grade")
def award_with_a_key_that_was_put_in_without_leave(realm: Realm) -> str:
    old = realm.read(realm.person("tom"))
    put_in = {realm.person("tom"): realm.with_keys("tom", realm.keys["stranger"])}
    commit = realm.commit("linus", put_in)
    forged = realm.give("tom", "ada", key=realm.keys["stranger"])
    realm.commit("grace", {realm.person("tom"): old, **acknowledging(realm, commit)})
    return forged


@found_as("trust-grade")
def award_unsigned_after_asking_for_less_without_leave(realm: Realm) -> str:
    old = realm.read(PROGRAM)
    commit = realm.commit("linus", realm.change(PROGRAM, "required: signed", "required: claimed"))
    forged = realm.give("tom", "ada", sign=False)
    realm.commit("grace", {PROGRAM: old})
    realm.commit("grace", acknowledging(realm, commit))
    return forged


@found_as("policy-actor")
def void_with_an_office_that_one_gave_oneself(realm: Realm) -> str:
    old, path = realm.read(PROGRAM), awarded(realm)
    commit = realm.commit("linus", realm.change(PROGRAM, "[grace]", "[grace, linus]"))
    void = "by: linus\nrule: policy-limit\nreason: I do not like it.\n"
    voided = realm.commit("linus", {path.replace(".yaml", ".void.yaml"): void})
    realm.commit("grace", {PROGRAM: old})
    realm.commit("grace", acknowledging(realm, commit))
    return voided


# Stolen keys that change the catalog.


def revoking(realm: Realm, who: str, since: str, *keys: str) -> Files:
    """Return the file of somebody whose key is revoked since a commit; what else it lists counts."""
    text = realm.with_keys(who, realm.keys[who], *(realm.keys[one] for one in keys))
    return {realm.person(who): text.replace("}\n", f", revoked_since: {since}}}\n", 1)}


@found_as("trust-revoked-key")
def make_somebody_a_maintainer_with_a_stolen_key(realm: Realm) -> str:
    second_maintainer(realm)
    commit = realm.commit("grace", realm.change(PROGRAM, "linus]", "linus, tom]"))
    realm.commit("linus", revoking(realm, "grace", commit, "spare"))
    return commit


@found_as("trust-owner")
def acknowledge_what_a_stolen_key_did_with_a_key_that_it_brought(realm: Realm) -> None:
    second_maintainer(realm)
    mine = realm.with_keys("grace", realm.keys["grace"], realm.keys["stranger"])
    commit = realm.commit("grace", {realm.person("grace"): mine})
    realm.commit("linus", revoking(realm, "grace", commit, "stranger"))
    realm.commit("grace", acknowledging(realm, commit), key=realm.keys["stranger"])


@found_as("trust-owner")
def acknowledge_being_made_a_maintainer_by_a_stolen_key(realm: Realm) -> None:
    second_maintainer(realm)
    commit = realm.commit("grace", realm.change(PROGRAM, "linus]", "linus, tom]"))
    realm.commit("linus", revoking(realm, "grace", commit, "spare"))
    realm.commit("tom", acknowledging(realm, commit))


@found_as("trust-owner")
def use_a_stolen_key_again_that_was_tidied_away(realm: Realm) -> None:
    file, spare = realm.person("tom"), realm.keys["spare"]
    realm.commit("grace", revoking(realm, "tom", realm.head(), "spare"))
    realm.commit("grace", {file: realm.with_keys("tom", spare)})
    realm.commit("tom", {file: realm.with_keys("tom", spare, realm.keys["tom"])}, key=spare)
    realm.commit("tom", realm.change(file, "Tom Kilburn", "The Thief"))


@found_as("trust-owner")
def loosen_a_policy_with_a_key_that_a_maintainer_has_for_the_forge(realm: Realm) -> None:
    forge = realm.keys["spare"].with_suffix(".pub").read_text().strip()
    trust = realm.change(PROGRAM, "required: signed", f"required: signed, forge_keys: ['{forge}']")
    realm.commit("grace", trust)
    mine = realm.with_keys("grace", realm.keys["grace"], realm.keys["spare"])
    listed = realm.commit("grace", {realm.person("grace"): mine})
    realm.commit("grace", acknowledging(realm, listed))
    realm.commit(
        "linus", realm.change(THANKS, "per_giver: 3", "per_giver: 9"), key=realm.keys["spare"]
    )
