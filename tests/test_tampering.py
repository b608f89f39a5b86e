"""`badgectl verify` finds whatever cheats do, and names the commit."""

import hashlib
import shutil
import subprocess
import zlib
from collections.abc import Callable
from datetime import date, timedelta

import pytest
from conftest import Command, git
from realm import Files, Realm, public
from test_honest_histories import NOMINATION, keys, realm

__all__ = ["keys", "realm"]

pytestmark = pytest.mark.skipif(
    shutil.which("ssh-keygen") is None, reason="ssh-keygen is not installed"
)

Cheat = Callable[[Realm], str | None]
"""Does it, and returns the commit that is to be named; None for the last one."""
THANKS = "catalog/badges/thanks.yaml"
CHEATS: dict[str, tuple[str, Cheat]] = {}
"""Each by its name, with the code that it is found under."""


def found_as(code: str) -> Callable[[Cheat], Cheat]:
    """Enter a cheat, with the code that it is found under."""

    def entered(cheat: Cheat) -> Cheat:
        CHEATS[cheat.__name__] = (code, cheat)
        return cheat

    return entered


def awarded(realm: Realm) -> str:
    """Let Tom thank Ada; return the path of the award."""
    realm.give("tom", "ada")
    return next(iter(realm.thanks("tom", "ada")))


# What has entered is touched.


@found_as("history-frozen")
def edit_an_award(realm: Realm) -> None:
    path = awarded(realm)
    realm.commit("tom", realm.change(path, "a lot", "a little"))


@found_as("history-frozen")
def delete_an_award(realm: Realm) -> None:
    realm.commit("tom", {awarded(realm): None})


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


# Somebody signs for somebody else.


@found_as("trust-grade")
def sign_with_ones_own_key_for_another(realm: Realm) -> None:
    realm.commit("linus", realm.thanks("tom", "ada"))


@found_as("trust-grade")
def sign_as_another_with_ones_own_key(realm: Realm) -> None:
    realm.give("tom", "ada", key=realm.keys["linus"])


@found_as("trust-grade")
def sign_with_an_unknown_key(realm: Realm) -> None:
    realm.give("tom", "ada", key=realm.keys["stranger"])


@found_as("trust-grade")
def do_not_sign(realm: Realm) -> None:
    realm.give("tom", "ada", sign=False)


@found_as("trust-grade")
def merge_what_is_not_signed(realm: Realm) -> None:
    realm.branch("topic")
    realm.give("tom", "ada", sign=False)
    realm.merge("topic")


@found_as("trust-grade")
def merge_what_another_edited_in_the_branch(realm: Realm) -> None:
    realm.branch("topic")
    path = awarded(realm)
    realm.commit("linus", realm.change(path, "a lot", "nothing"))
    realm.merge("topic")


@found_as("trust-grade")
def sign_with_a_retired_key(realm: Realm) -> None:
    file = realm.person("tom")
    both = realm.with_keys("tom", realm.keys["tom"], realm.keys["spare"])
    retired = both.replace("}\n", ", retired: 2026-11-01}\n", 1)
    realm.commit("tom", {file: retired})
    realm.give("tom", "ada")


@found_as("trust-revoked-key")
def sign_with_a_key_that_was_stolen(realm: Realm) -> str:
    since = realm.give("tom", "ada")
    both = realm.with_keys("tom", realm.keys["tom"], realm.keys["spare"])
    revoked = both.replace("}\n", f", revoked_since: {since}}}\n", 1)
    realm.commit("grace", {realm.person("tom"): revoked})
    return since


@found_as("trust-grade")
def bring_the_key_along_with_the_award(realm: Realm) -> None:
    both = realm.with_keys("tom", realm.keys["tom"], realm.keys["stranger"])
    files: Files = {realm.person("tom"): both, **realm.thanks("tom", "ada")}
    realm.commit("tom", files, key=realm.keys["stranger"])


@found_as("trust-grade")
def forge_the_trailers(realm: Realm) -> None:
    realm.commit("linus", realm.thanks("tom", "ada"), "Award\n\nAwarded-by: tom\nSigned-by: tom")


@found_as("trust-grade")
def sign_for_files_instead_of_git(realm: Realm) -> str:
    return resigned(realm, realm.give("tom", "ada", sign=False), namespace="file")


@found_as("trust-grade")
def keep_the_signature_and_change_the_tree(realm: Realm) -> str:
    before = realm.head()
    signed = realm.give("tom", "ada")
    other = realm.commit("linus", realm.thanks("tom", "linus"))
    tree = realm.head(f"{other}^{{tree}}")
    raw = git(realm.guild, "cat-file", "commit", signed)
    git(realm.guild, "reset", "--quiet", "--hard", before)
    return put_commit(realm, f"tree {tree}\n" + raw.partition("\n")[2])


@found_as("trust-commit")
def two_signatures_in_one_commit(realm: Realm) -> str:
    raw = git(realm.guild, "cat-file", "commit", realm.give("tom", "ada"))
    start = raw.index("gpgsig ")
    end = raw.index(" -----END SSH SIGNATURE-----\n") + len(" -----END SSH SIGNATURE-----\n")
    return put_commit(realm, raw[:end] + raw[start:end] + raw[end:])


# Policies are loosened, or chosen from among old ones.


@found_as("trust-owner")
def loosen_a_policy_unsigned(realm: Realm) -> str:
    commit = realm.commit(
        "grace", realm.change(THANKS, "per_giver: 3", "per_giver: 99"), sign=False
    )
    realm.give("tom", "ada")
    return commit


@found_as("trust-owner")
def loosen_a_policy_without_leave(realm: Realm) -> None:
    realm.commit("tom", realm.change(THANKS, "per_giver: 3", "per_giver: 99"))


@found_as("policy-limit")
def loosen_a_policy_in_the_same_commit(realm: Realm) -> None:
    files = realm.change(THANKS, "per_giver: 3", "per_giver: 99")
    for to in ("ada", "linus", "tom", "badge-bot"):
        files |= realm.thanks("grace", to)
    realm.commit("grace", files)


@found_as("policy-limit")
def loosen_it_in_the_same_pull_request(realm: Realm) -> None:
    realm.branch("topic")
    realm.commit("grace", realm.change(THANKS, "per_giver: 3", "per_giver: 99"))
    for to in ("ada", "linus", "tom", "badge-bot"):
        realm.give("grace", to)
    realm.merge("topic")


@found_as("policy-limit")
def branch_off_where_the_policy_was_looser(realm: Realm) -> None:
    realm.commit("grace", realm.change(THANKS, "per_giver: 3", "per_giver: 9"))
    realm.branch("topic")
    realm.back()
    realm.commit("grace", realm.change(THANKS, "per_giver: 9", "per_giver: 3"))
    git(realm.guild, "switch", "--quiet", "topic")
    for to in ("ada", "linus", "grace", "badge-bot"):
        realm.give("tom", to)
    realm.merge("topic")


@found_as("trust-owner")
def roll_a_policy_back(realm: Realm) -> None:
    old = realm.read(THANKS)
    realm.commit("grace", realm.change(THANKS, "per_giver: 3", "per_giver: 1"))
    realm.commit("tom", {THANKS: old})


@found_as("trust-owner")
def roll_a_policy_back_in_a_merge(realm: Realm) -> None:
    old = realm.read(THANKS)
    realm.branch("topic")
    realm.give("tom", "ada")
    realm.back()
    realm.commit("grace", realm.change(THANKS, "per_giver: 3", "per_giver: 1"))
    git(realm.guild, "merge", "--quiet", "--no-ff", "--no-commit", "topic")
    realm.put({THANKS: old})
    realm.seal("tom", "commit", "--quiet", "-m", "Merge topic")


@found_as("policy-limit")
def two_awards_past_a_limit_side_by_side(realm: Realm) -> None:
    realm.give("tom", "grace")
    realm.give("tom", "badge-bot")
    for to in ("ada", "linus"):
        realm.branch(to, "main")
        realm.give("tom", to)
        realm.back()
    realm.merge("ada")
    realm.merge("linus")


@found_as("trust-together")
def award_a_badge_that_comes_along(realm: Realm) -> None:
    badge = realm.read(THANKS).replace("Thanks", "Cheers")
    award = {p.replace("thanks", "cheers"): str(t).replace("thanks", "cheers")
             for p, t in realm.thanks("grace", "ada").items()}  # fmt: skip
    realm.commit("grace", {"catalog/badges/cheers.yaml": badge, **award})


# The catalog changes hands.


@found_as("trust-owner")
def make_oneself_a_maintainer(realm: Realm) -> None:
    realm.commit("tom", realm.change("catalog/program.yaml", "[grace]", "[grace, tom]"))


@found_as("trust-owner")
def acknowledge_ones_own_coup(realm: Realm) -> str:
    commit = realm.commit("tom", realm.change("catalog/program.yaml", "[grace]", "[tom]"))
    text = realm.read("catalog/program.yaml")
    realm.commit(
        "tom", {"catalog/program.yaml": f"{text}acknowledged: [{{commit: {commit}, reason: x}}]\n"}
    )
    return commit


@found_as("trust-owner")
def swap_somebody_elses_key(realm: Realm) -> str:
    commit = realm.commit(
        "linus", {realm.person("tom"): realm.with_keys("tom", realm.keys["stranger"])}
    )
    realm.give("tom", "ada", key=realm.keys["stranger"])
    return commit


@found_as("trust-owner")
def swap_ones_key_with_an_unknown_one(realm: Realm) -> None:
    changed = realm.with_keys("tom", realm.keys["stranger"])
    realm.commit("tom", {realm.person("tom"): changed}, key=realm.keys["stranger"])


@found_as("trust-owner")
def move_to_another_team(realm: Realm) -> None:
    realm.commit("tom", realm.change(realm.person("tom"), "home: studio", "home: platform"))


@found_as("trust-owner")
def take_somebody_elses_address(realm: Realm) -> None:
    file = realm.change(realm.person("tom"), "[tom@", "[grace@guild.example, tom@")
    realm.commit("tom", file)


@found_as("trust-owner")
def lower_what_is_required(realm: Realm) -> str:
    commit = realm.commit(
        "tom", realm.change("catalog/program.yaml", "signed", "claimed"), sign=False
    )
    realm.give("tom", "ada", sign=False)
    return commit


@found_as("trust-owner")
def delete_a_badge(realm: Realm) -> None:
    realm.commit("tom", {"catalog/badges/crown.yaml": None})


@found_as("trust-reused-id")
def take_the_id_of_somebody_who_is_gone(realm: Realm) -> None:
    realm.commit("grace", {realm.person("hedy"): None})
    realm.commit("grace", {realm.person("hedy"): "name: Another Hedy\n"})


@found_as("trust-reused-id")
def bring_somebody_back_who_was_forgotten(realm: Realm) -> None:
    realm.give("tom", "ada")
    person = realm.read(realm.person("ada"))
    realm.badgectl("grace", "forget", "ada", "--as", "former-1a2b3c4d", "--yes")
    realm.commit("grace", {realm.person("ada"): person})


@found_as("history-frozen")
def erase_more_than_an_id(realm: Realm) -> None:
    realm.give("tom", "ada")
    realm.give("tom", "linus")
    (path,) = realm.thanks("tom", "linus")
    realm.badgectl("grace", "forget", "ada", "--as", "former-1a2b3c4d", "--yes")
    realm.put({path: None})
    realm.seal("grace", "commit", "--quiet", "--amend", "--no-edit")


@found_as("trust-owner")
def forget_somebody_without_leave(realm: Realm) -> None:
    realm.give("tom", "ada")
    realm.badgectl("grace", "forget", "ada", "--as", "former-1a2b3c4d", "--yes")
    realm.seal("linus", "commit", "--quiet", "--amend", "--no-edit", "--reset-author")


@found_as("trust-owner")
def break_the_programme_so_that_nothing_is_required(realm: Realm) -> str:
    text = realm.read("catalog/program.yaml")
    commit = realm.commit("grace", {"catalog/program.yaml": f"{text}motto: x\n"})
    realm.give("tom", "ada", sign=False)
    return commit


@found_as("trust-grade")
def award_unsigned_while_the_programme_is_broken(realm: Realm) -> None:
    text = realm.read("catalog/program.yaml")
    realm.commit("grace", {"catalog/program.yaml": f"{text}motto: x\n"})
    realm.give("tom", "ada", sign=False)


@found_as("history-frozen")
def edit_what_was_voided(realm: Realm) -> None:
    realm.give("tom", "ada", sign=False)
    (path,) = realm.thanks("tom", "ada")
    void = "by: grace\nrule: trust-grade\nreason: Nobody signed it.\n"
    realm.commit("grace", {path.replace(".yaml", ".void.yaml"): void})
    realm.commit("linus", realm.change(path, "a lot", "nothing"), sign=False)


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


def put_commit(realm: Realm, text: str) -> str:
    """Store a commit as it is, and let main point to it."""
    raw = text.encode()
    data = b"commit %d\0%b" % (len(raw), raw)
    name = hashlib.sha1(data, usedforsecurity=False).hexdigest()
    path = realm.guild / ".git/objects" / name[:2] / name[2:]
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(zlib.compress(data))
    git(realm.guild, "reset", "--quiet", "--hard", name)
    return name


def resigned(realm: Realm, commit: str, *, namespace: str) -> str:
    """Sign a commit by hand, for another purpose than git's."""
    raw = git(realm.guild, "cat-file", "commit", commit)
    signed = subprocess.run(
        ["ssh-keygen", "-q", "-Y", "sign", "-n", namespace, "-f", str(realm.keys["tom"])],
        input=raw, capture_output=True, text=True, check=True,
    ).stdout  # fmt: skip
    head, _, message = raw.partition("\n\n")
    return put_commit(
        realm, f"{head}\ngpgsig {signed.strip().replace(chr(10), chr(10) + ' ')}\n\n{message}"
    )


@pytest.mark.parametrize(("code", "cheat"), CHEATS.values(), ids=CHEATS)
def test_is_found(code: str, cheat: Cheat, realm: Realm, badgectl: Command) -> None:
    before = badgectl("verify")
    assert before.status == 0, before.out
    commit = cheat(realm) or realm.head()
    for said in (badgectl("verify"), badgectl("verify", "--afresh")):
        assert said.status == 1, said.out
        about = said.out.partition(f"commit {commit[:12]} ")[2].partition("\ncommit ")[0]
        assert f"error[{code}]" in about, said.out


def test_there_are_many() -> None:
    assert len(CHEATS) >= 40


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
    assert said.status == 1, said.out
    assert "not in this clone" in said.out + said.err
    assert badgectl("-C", str(partial), "verify", "--fetch").status == 0
