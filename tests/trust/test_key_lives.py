"""`badgectl key retire|revoke|list`: keys end, and what they signed before is told."""

import json
from pathlib import Path

from ground import Command, Said, git, needs_ssh_keygen, write
from trust.own_keys import ADA, LINE, OTHER, OTHER_PRINT, PRINT, committed, text, with_keys

pytestmark = needs_ssh_keygen


def test_retiring(guild: Path, ada: Path, badgectl: Command) -> None:
    assert ada.exists()
    committed(guild, {ADA: with_keys(guild, f"{LINE}, added: 2026-11-20", OTHER)})
    before = text(guild)
    assert badgectl("key", "retire", PRINT[:16]) == Said(
        0,
        "Retire a signing key of Ada Lovelace: written\n",
        f"  {ADA}\n"
        "  it counts once it is committed on main:\n"
        f"  git add {ADA} && git commit -S -m 'Retire a signing key of Ada Lovelace'\n",
    )
    assert text(guild) == before.replace("2026-11-20}", "2026-11-20, retired: 2026-11-23}")
    already = "error: the key is retired from 2026-11-23 already\n  hint: nothing to do\n"
    assert badgectl("key", "retire", PRINT) == Said(1, "", already)
    gone = "error: Ada Lovelace had this key; it is retired from 2026-11-23\n"
    assert badgectl("key", "add").err == f"{gone}  hint: make a new one\n"
    said = badgectl("key", "retire", OTHER_PRINT, "--on", "2026-12-01", "--dry-run")
    assert "Ada Lovelace has no key in use now; `badgectl key add` adds one" in said.err
    git(guild, "checkout", "--quiet", ".")
    assert badgectl("key", "retire", PRINT, "--on", "2026-11-19") == Said(
        2, "",
        "error: the key was added on 2026-11-20, after 2026-11-19\n"
        "  hint: give a later day with `--on`\n",
    )  # fmt: skip


def test_a_key_is_named_by_enough_of_its_fingerprint(
    guild: Path, ada: Path, badgectl: Command
) -> None:
    assert ada.exists()
    committed(guild, {ADA: with_keys(guild, LINE)})
    for word in (PRINT, PRINT.removeprefix("SHA256:"), PRINT[7:15]):
        assert badgectl("key", "retire", word, "--dry-run").status == 0
    for word in (PRINT[7:14], "SHA256:", "x" * 40, ""):
        assert badgectl("key", "retire", word, "--dry-run") == Said(
            1, "",
            f"error: nobody has a key `{word}`\n"
            "  hint: `badgectl key list` shows all, with fingerprints\n",
        )  # fmt: skip


def test_revoking(guild: Path, ada: Path, badgectl: Command) -> None:
    """From a commit of the main line; what came by a merge has come with the merge."""
    assert ada.exists()
    base = committed(guild, {ADA: with_keys(guild, LINE)})
    git(guild, "switch", "--quiet", "-c", "side")
    inside = committed(guild, {"side": "x\n"})
    git(guild, "switch", "--quiet", "-c", "away")
    away = committed(guild, {"away": "x\n"})
    git(guild, "switch", "--quiet", "main")
    git(guild, "merge", "--quiet", "--no-ff", "-m", "Merge", "side")
    merge = git(guild, "rev-parse", "HEAD").strip()
    before = text(guild)
    assert badgectl("key", "revoke", PRINT, "--since", base[:8]) == Said(
        0,
        "Revoke a signing key of Ada Lovelace: written\n",
        f"  {ADA}\n"
        "  what the key signed from then on is a mere claim\n"
        "  it counts once it is committed on main:\n"
        f"  git add {ADA} && git commit -S -m 'Revoke a signing key of Ada Lovelace'\n",
    )
    assert text(guild) == before.replace("laptop}", f"laptop, revoked_since: {base}}}")
    assert badgectl("key", "revoke", PRINT, "--since", base).err == (
        f"error: the key is revoked since {base[:10]} already\n  hint: nothing to do\n"
    )
    assert badgectl("key", "revoke", PRINT, "--since", "HEAD").err == (
        f"error: the key is revoked since {base[:10]} already\n"
        "  hint: nothing to do: the earliest commit counts\n"
    )
    git(guild, "checkout", "--quiet", ".")
    assert badgectl("key", "revoke", PRINT, "--since", "HEAD").status == 0
    assert text(guild) == before.replace("laptop}", f"laptop, revoked_since: {merge}}}")
    said = badgectl("key", "revoke", PRINT, "--since", base)
    assert f"until now it was revoked since {merge[:10]}\n" in said.err
    assert text(guild) == before.replace("laptop}", f"laptop, revoked_since: {base}}}")
    for since, message, hint in (
        (inside, f"`{inside}` came to main by a merge", f"name that: {merge[:10]}"),
        (away, f"`{away}` is not on main", "name a commit that is"),
        ("nowhere", "there is no commit `nowhere`", "fetch it, or name another"),
        ("--all", "there is no commit `--all`", "fetch it, or name another"),
    ):
        expected = Said(2, "", f"error: {message}\n  hint: {hint}\n")
        assert badgectl("key", "revoke", PRINT, "--since", since) == expected


def test_listing(guild: Path, badgectl: Command) -> None:
    assert badgectl("key", "list") == Said(0, "", "no keys in what is committed\n")
    committed(
        guild,
        {
            ADA: with_keys(guild, f"{LINE}, added: 2026-11-20", f"{OTHER}, retired: 2026-11-21"),
            "catalog/people/tom.yaml": text(guild, "catalog/people/tom.yaml")
            + "signing_keys: [{key: something else than a key}]\n",
        },
    )
    assert badgectl("key", "list", "ada").out == (
        f"ada\t{PRINT}\tssh-ed25519\tada@laptop\t2026-11-20\t\t\n"
        f"ada\t{OTHER_PRINT}\tssh-ed25519\tada@desk\t\t2026-11-21\t\n"
    )
    found = json.loads(badgectl("key", "list", "--format", "json").out)
    assert found[1:] == [
        {
            "person": "ada", "fingerprint": OTHER_PRINT, "kind": "ssh-ed25519",
            "comment": "ada@desk", "added": None, "retired": "2026-11-21", "revoked_since": None,
        },
        {
            "person": "tom", "fingerprint": None, "kind": "unusable",
            "comment": "it is no public key: it begins with no kind of key", "added": None,
            "retired": None, "revoked_since": None,
        },
    ]  # fmt: skip
    assert badgectl("key", "list", "adda").err.startswith("error: there is no person `adda`\n")


def test_validate_tells_of_keys_that_cannot_be_used(guild: Path, badgectl: Command) -> None:
    ida = "name: Ida\nsigning_keys:\n"
    private = "      -----BEGIN OPENSSH PRIVATE KEY-----\n      c2VjcmV0\n      -----END OPENSSH PRIVATE KEY-----\n"
    write(guild, {
        ADA: with_keys(guild, LINE),
        "catalog/people/ida.yaml": f"{ida}  - {{key: {LINE}}}\n  - key: |\n{private}  - {{key: {OTHER[:-30]}}}\n",
        "catalog/program.yaml": text(guild, "catalog/program.yaml") + f"\ntrust: {{forge_keys: [{OTHER}, {OTHER}]}}\n",
    })  # fmt: skip
    said = badgectl("validate", "--format", "concise")
    assert said.status == 1
    assert [line.partition(" (")[0] for line in said.out.splitlines()] == [
        "catalog/people/ida.yaml:3:11: key-taken Ada Lovelace",
        "catalog/people/ida.yaml:4:10: key-private this is a PRIVATE key, which must never be in the repository",
        "catalog/people/ida.yaml:8:11: key-unusable this key cannot be used: it is no public key: it is cut short or damaged",
        f"catalog/program.yaml:6:113: key-taken the forge has the key {OTHER_PRINT}, too",
        "4 errors in 18 files",
    ]
    assert f"Ada Lovelace (catalog/people/ada.yaml) has the key {PRINT}, too" in said.out
    assert "c2VjcmV0" not in said.out + badgectl("validate").out
