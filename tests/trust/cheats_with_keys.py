"""Cheats that sign for somebody else."""

import hashlib
import subprocess
import zlib

from ground import git
from trust.cheats import awarded, found_as
from trust.realm import Files, Realm, public


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


@found_as("trust-revoked-key")
def forget_in_ones_own_file_that_a_key_was_stolen(realm: Realm) -> str:
    since = revoked(realm)
    mine = {realm.person("tom"): realm.with_keys("tom", realm.keys["spare"])}
    realm.commit("tom", mine, key=realm.keys["spare"])
    return since


@found_as("trust-owner")
def tidy_away_in_ones_own_file_that_a_key_was_stolen(realm: Realm) -> None:
    revoked(realm)
    mine = {realm.person("tom"): realm.with_keys("tom", realm.keys["spare"])}
    realm.commit("tom", mine, key=realm.keys["spare"])


@found_as("trust-revoked-key")
def tidy_away_that_a_key_was_stolen(realm: Realm) -> str:
    since = revoked(realm)
    realm.commit("grace", {realm.person("tom"): realm.with_keys("tom", realm.keys["spare"])})
    return since


@found_as("trust-revoked-key")
def say_that_a_key_was_stolen_later(realm: Realm) -> str:
    since = revoked(realm)
    realm.commit("grace", realm.change(realm.person("tom"), since, realm.head()))
    return since


@found_as("trust-revoked-key")
def say_in_ones_own_file_that_a_key_was_stolen_later(realm: Realm) -> str:
    since = revoked(realm)
    file = realm.change(realm.person("tom"), since, realm.head())
    realm.commit("tom", file, key=realm.keys["spare"])
    return since


def revoked(realm: Realm) -> str:
    """Let Tom thank Ada, and his key be revoked since; return the commit."""
    since = realm.give("tom", "ada")
    both = realm.with_keys("tom", realm.keys["tom"], realm.keys["spare"])
    file = both.replace("}\n", f", revoked_since: {since}}}\n", 1)
    realm.commit("grace", {realm.person("tom"): file})
    return since


@found_as("trust-owner")
def take_a_retired_key_up_again(realm: Realm) -> None:
    both = realm.with_keys("tom", realm.keys["tom"], realm.keys["spare"])
    retired = both.replace("}\n", ", retired: 2026-11-01}\n", 1)
    realm.commit("tom", {realm.person("tom"): retired})
    realm.commit("tom", {realm.person("tom"): both}, key=realm.keys["spare"])


@found_as("trust-grade")
def list_a_retired_key_once_more(realm: Realm) -> None:
    file = realm.person("tom")
    both = realm.with_keys("tom", realm.keys["tom"], realm.keys["spare"])
    retired = both.replace("}\n", ", retired: 2026-11-01}\n", 1)
    realm.commit("tom", {file: retired})
    again = f"{retired}  - {{key: {public(realm.keys['tom'])} again}}\n"
    realm.commit("tom", {file: again}, key=realm.keys["spare"])
    realm.give("tom", "ada")


@found_as("trust-owner")
def list_the_key_of_another(realm: Realm) -> None:
    realm.commit(
        "ada", {realm.person("ada"): realm.with_keys("ada", realm.keys["ada"], realm.keys["grace"])}
    )


@found_as("trust-owner")
def list_the_key_of_a_forge(realm: Realm) -> None:
    forge = f"required: signed, forge_keys: ['{public(realm.keys['spare'])} forge']"
    realm.commit("grace", realm.change("catalog/program.yaml", "required: signed", forge))
    mine = realm.with_keys("linus", realm.keys["linus"], realm.keys["spare"])
    realm.commit("linus", {realm.person("linus"): mine})


@found_as("trust-owner")
def list_the_key_of_who_is_renamed(realm: Realm) -> None:
    realm.branch("topic")
    realm.badgectl("grace", "rename", "grace", "gracia", "--yes", "--here")
    list_the_key_of_another(realm)
    realm.merge("topic")


@found_as("trust-owner")
def list_the_key_of_who_is_erased(realm: Realm) -> None:
    realm.branch("topic")
    realm.badgectl("grace", "rename", "grace", "gracia", "--erase", "--yes", "--here")
    mine = realm.with_keys("ada", realm.keys["ada"], realm.keys["grace"])
    realm.commit("ada", {realm.person("ada"): mine})
    realm.merge("topic")


@found_as("trust-owner")
def revoke_a_key_that_another_has_lost(realm: Realm) -> None:
    since = realm.give("tom", "linus")
    realm.commit("grace", {realm.person("tom"): realm.with_keys("tom", realm.keys["spare"])})
    file = realm.with_keys("ada", realm.keys["ada"], realm.keys["tom"])
    revoking = file.removesuffix("}\n") + f", revoked_since: {since}}}\n"
    realm.commit("ada", {realm.person("ada"): revoking})


@found_as("trust-owner")
def revoke_the_key_of_another(realm: Realm) -> None:
    since = realm.give("tom", "linus")
    file = realm.with_keys("ada", realm.keys["ada"], realm.keys["tom"])
    revoking = file.removesuffix("}\n") + f", revoked_since: {since}}}\n"
    realm.commit("ada", {realm.person("ada"): revoking})


@found_as("trust-grade")
def bring_the_key_along_with_the_award(realm: Realm) -> None:
    both = realm.with_keys("tom", realm.keys["tom"], realm.keys["stranger"])
    files: Files = {realm.person("tom"): both, **realm.thanks("tom", "ada")}
    realm.commit("tom", files, key=realm.keys["stranger"])


@found_as("trust-owner")
def bring_ones_own_first_key(realm: Realm) -> None:
    file = realm.person("tom")
    without = realm.read(file).partition("signing_keys:")[0]
    realm.commit("grace", {file: without}, "Take the key out")
    realm.commit(
        "tom", {file: realm.with_keys("tom", realm.keys["spare"])}, key=realm.keys["spare"]
    )


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
