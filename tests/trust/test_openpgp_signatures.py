"""OpenPGP signatures: what gpg and git make is good, and nothing else is."""

import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from ground import git, needs_gpg
from hypothesis import given, settings
from hypothesis import strategies as st
from trust.beside_git import judged_like_git

from badgectl.signatures.armor import armored, unarmored
from badgectl.signatures.checking import KeyRing, Signed
from badgectl.signatures.commits import parse_commit
from badgectl.signatures.faults import PrivateKeyError, UnusableKeyError
from badgectl.signatures.keys import PublicKey, read_key
from badgectl.signatures.openpgp import joined

pytestmark = needs_gpg

PAYLOAD = b"tree 4b825dc642cb6eb9a060e54bf8d69288fbee4904\n\nHello.\n"
MISFIT = "the signature does not fit the commit, or its key was not in force when it was made"
THEN, SOON, LATER = "20240101T000000", "20240101T100000", "20240601T000000"
KEY, SIGNATURE = "PGP PUBLIC KEY BLOCK", "PGP SIGNATURE"


class Gpg:
    """gpg with a home of its own."""

    def __init__(self, home: Path) -> None:
        self.home = home

    def __call__(self, *arguments: str, given: bytes = b"") -> bytes:
        command = ["gpg", "--homedir", str(self.home), "--batch", "--quiet", "--pinentry-mode"]
        command += ["loopback", "--passphrase", "", *arguments]
        return subprocess.run(command, input=given, check=True, capture_output=True).stdout

    def make(self, name: str, kind: str, use: str = "sign", end: str = "never", *more: str) -> str:
        user = f"{name} <{name.lower()}@guild.example>"
        self(*more, "--quick-gen-key", user, kind, use, end)
        listed = self("--with-colons", "--list-secret-keys", user).decode().splitlines()
        return next(line.split(":")[9] for line in listed if line.startswith("fpr"))

    def export(self, fingerprint: str) -> str:
        minimal = ("--export-options", "export-minimal")
        return self("--armor", *minimal, "--export", fingerprint).decode()

    def key(self, fingerprint: str) -> PublicKey:
        return read_key(self.export(fingerprint))

    def sign(self, fingerprint: str, *more: str, payload: bytes = PAYLOAD) -> bytes:
        return self(*more, "-bsa", "-u", fingerprint, given=payload)


@pytest.fixture(scope="module")
def gpg(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Gpg]:
    home = tmp_path_factory.mktemp("g")  # short: the agent's socket lies in it
    home.chmod(0o700)
    yield Gpg(home)
    subprocess.run(["gpgconf", "--homedir", str(home), "--kill", "all"], check=False)


@pytest.fixture(scope="module")
def ada(gpg: Gpg) -> str:
    return gpg.make("Ada", "ed25519")


def good(key: PublicKey) -> Signed:
    return Signed(fingerprint=key.fingerprint, claimed_fingerprint=key.fingerprint)


def bad(key: PublicKey, fault: str) -> Signed:
    return Signed(claimed_fingerprint=key.fingerprint, fault=fault)


def test_a_key_is_read_from_its_armour(gpg: Gpg, ada: str) -> None:
    key = gpg.key(ada)
    assert (key.fingerprint, key.signers, key.kind) == (ada, (ada,), "openpgp")
    assert key.comment == "Ada <ada@guild.example>"
    assert read_key(key.text) == key
    with_headers = gpg.export(ada).replace("BLOCK-----\n", "BLOCK-----\nComment: Ada's\n", 1)
    assert read_key(with_headers) == key
    assert read_key(with_headers.replace("\n", "\r\n")) == key
    # gpg takes the text that we write for the key that it is.
    shown = gpg("--with-colons", "--show-keys", given=key.text.encode()).decode()
    assert f"fpr:::::::::{ada}:" in shown


@pytest.mark.parametrize("kind", ["ed25519", "rsa2048", "nistp256", "nistp521"])
def test_what_git_signs_is_judged_as_git_judges(
    guild: Path, gpg: Gpg, kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GNUPGHOME", str(gpg.home))
    fingerprint = gpg.make(kind, kind)
    key = gpg.key(fingerprint)
    git(guild, "config", "user.signingKey", fingerprint)
    found = judged_like_git(guild, key)
    assert found == [good(key), *[bad(key, MISFIT)] * 4]


@pytest.mark.parametrize("parents", [1, 2], ids=["squash", "merge"])
def test_what_a_forge_signs(
    guild: Path, gpg: Gpg, parents: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The forge commits and signs, somebody else is the author; an empty line ends the header."""
    monkeypatch.setenv("GNUPGHOME", str(gpg.home))
    forge = gpg.make(f"Forge{parents}", "rsa4096")
    git(guild, "commit", "--quiet", "--allow-empty", "-m", "Another")
    tree, *ids = git(guild, "rev-parse", "HEAD^{tree}", "HEAD~1", "HEAD").split()
    lines = [f"tree {tree}", *(f"parent {one}" for one in ids[:parents])]
    lines += [
        "author Ada Lovelace <ada@guild.example> 1763888400 +0100",
        "committer GitHub <noreply@github.com> 1763888400 +0100",
    ]
    message = "\n\nAward thanks to linus (#7)\n\nCo-authored-by: Tom <tom@guild.example>\n"
    payload = ("\n".join(lines) + message).encode()
    signature = gpg.sign(forge, payload=payload).decode()
    header = "gpgsig " + "\n ".join(f"{signature}".split("\n"))
    raw = "\n".join((*lines, header)) + message
    made = git(guild, "hash-object", "-t", "commit", "-w", "--stdin", given=raw).strip()
    git(guild, "verify-commit", made)
    commit = parse_commit(made, raw.encode())
    assert (commit.payload, commit.faults) == (payload, ())
    assert (commit.author_email, commit.committer_email) == (
        "ada@guild.example",
        "noreply@github.com",
    )
    assert commit.parents == tuple(ids[:parents])
    key = gpg.key(forge)
    assert KeyRing([key]).check(commit.payload, commit.signature or b"") == good(key)


def test_a_subkey_counts_as_the_key(gpg: Gpg, ada: str) -> None:
    primary = gpg.make("Sub", "rsa3072", "cert")
    gpg("--quick-add-key", primary, "ed25519", "sign", "never")
    gpg("--quick-add-key", primary, "cv25519", "encr", "never")
    key = gpg.key(primary)
    assert key.fingerprint == primary
    assert len(key.signers) == 2
    assert KeyRing([gpg.key(ada), key]).check(PAYLOAD, gpg.sign(primary)) == good(key)


def test_signatures_of_others(gpg: Gpg, ada: str) -> None:
    other = gpg.make("Other", "ed25519")
    signature = gpg.sign(other)
    fault = f"signed with a key that nobody here has ({other})"
    assert KeyRing([gpg.key(ada)]).check(PAYLOAD, signature) == bad(gpg.key(other), fault)
    # Its issuer is told in a place that the signature does not cover.
    swapped = unarmored(signature, SIGNATURE).replace(bytes.fromhex(other), bytes.fromhex(ada))
    swapped = swapped.replace(bytes.fromhex(other[-16:]), bytes.fromhex(ada[-16:]))
    ring = KeyRing([gpg.key(ada), gpg.key(other)])
    assert ring.check(PAYLOAD, armored(swapped, SIGNATURE).encode()).fault == MISFIT


def test_a_subkey_of_somebody_else_gives_nothing(gpg: Gpg, ada: str) -> None:
    """Whoever hangs a key of another under their own lacks that key's consent."""
    primary = gpg.make("Subbed", "ed25519", "cert")
    gpg("--quick-add-key", primary, "ed25519", "sign", "never")
    signature = gpg.sign(primary)
    own, others = (unarmored(gpg.export(f).encode(), KEY) for f in (ada, primary))
    stolen = own + others[others.index(b"\xb8\x33\x04") :]  # the subkey and what binds it
    thief = read_key(armored(stolen, KEY))
    assert thief.fingerprint == ada
    assert KeyRing([thief]).check(PAYLOAD, signature).fingerprint is None


def test_weak_algorithms(gpg: Gpg, ada: str) -> None:
    key = gpg.key(ada)
    text = gpg.sign(ada, "--textmode")
    fault = "made for text, which may be changed in places"
    assert KeyRing([key]).check(PAYLOAD, text) == bad(key, fault)
    rsa = gpg.make("Rsa", "rsa2048")
    sha1 = gpg.sign(rsa, "--digest-algo", "SHA1")
    assert KeyRing([gpg.key(rsa)]).check(PAYLOAD, sha1).fault == "its algorithm is too weak: sha1"
    for kind, message in {
        "rsa1024": "an RSA key of 1024 bits is too weak", "dsa2048": "a DSA key is too weak",
    }.items():  # fmt: skip
        with pytest.raises(UnusableKeyError) as refused:
            gpg.key(gpg.make(kind, kind))
        assert refused.value.message == message
        assert refused.value.hint == "`gpg --quick-gen-key` makes a good one"


def test_a_key_whose_end_has_come_verifies_what_it_signed(gpg: Gpg) -> None:
    faked = ("--faked-system-time", THEN)
    fingerprint = gpg.make("Past", "ed25519", "sign", "1d", *faked)
    old = gpg.key(fingerprint)
    before = gpg.sign(fingerprint, "--faked-system-time", SOON)
    assert KeyRing([old]).check(PAYLOAD, before) == good(old)
    gpg("--faked-system-time", LATER, "--quick-set-expire", fingerprint, "0")
    renewed = gpg.key(fingerprint)
    after = gpg.sign(fingerprint)
    late = "signed after the end of its key, as the key is known here: it may have been renewed"
    assert KeyRing([old]).check(PAYLOAD, after) == bad(old, late)
    assert KeyRing([renewed]).check(PAYLOAD, after) == good(old)
    # The renewed key alone says nothing about the time before; both together do.
    assert KeyRing([renewed]).check(PAYLOAD, before) == bad(old, MISFIT)
    both = read_key(armored(joined(old.raw, renewed.raw), KEY))
    for ring in (KeyRing([both]), KeyRing([old, renewed])):
        assert ring.check(PAYLOAD, before) == good(old)
        assert ring.check(PAYLOAD, after) == good(old)
        assert ring.check(PAYLOAD + b".", after) == bad(old, MISFIT)


def test_what_is_no_usable_key(gpg: Gpg, ada: str) -> None:
    with pytest.raises(PrivateKeyError):
        read_key(gpg("--armor", "--export-secret-keys", ada).decode())
    secret = gpg("--export-secret-keys", ada)
    with pytest.raises(PrivateKeyError):
        read_key(armored(secret, KEY))
    gone = gpg.make("Gone", "ed25519")
    revocation = (gpg.home / "openpgp-revocs.d" / f"{gone}.rev").read_bytes()
    gpg("--import", given=revocation.replace(b":-----BEGIN", b"-----BEGIN"))
    raw = unarmored(gpg.export(ada).encode(), KEY)
    packed = b"\xc8\x04\x00abc"  # a packet that is itself packed
    for text, message in {
        gpg.export(gone): "its owner has revoked it",
        armored(raw + unarmored(gpg.export(ada).encode(), KEY), KEY): "it holds several keys",
        armored(raw[:-1], KEY): "it is no public key: it is cut short or damaged",
        armored(raw + b"\0", KEY): "it is no public key: it is cut short or damaged",
        armored(raw + packed, KEY): "it is no public key: it does not hold a key alone",
        armored(packed, KEY): "it is no public key: it does not hold a key alone",
        armored(b"", KEY): "it is no public key: it does not hold a key alone",
        gpg.export(ada)[:-10]: "it is no public key: its first and last lines are not as they must be",
    }.items():  # fmt: skip
        with pytest.raises(UnusableKeyError) as refused:
            read_key(text)
        assert refused.value.message == message
        assert refused.value.hint


def test_a_key_held_together_by_sha1(gpg: Gpg) -> None:
    with pytest.raises(UnusableKeyError) as refused:
        gpg.key(gpg.make("Old", "rsa2048", "sign", "never", "--cert-digest-algo", "SHA1"))
    assert refused.value.message == (
        "the signatures that hold it together do not fit or are too weak"
    )


def test_a_signature_cut_short_or_longer_or_changed(gpg: Gpg, ada: str) -> None:
    """At every byte, and in every byte that is signed or is the signature."""
    key = gpg.key(ada)
    ring = KeyRing([key])
    signature = gpg.sign(ada)
    raw = unarmored(signature, SIGNATURE)
    hashed_end = 2 + 6 + int.from_bytes(raw[6:8], "big")

    def checked(changed: bytes) -> Signed:
        return ring.check(PAYLOAD, armored(changed, SIGNATURE).encode())

    assert checked(raw) == good(key)
    for n in range(len(raw)):
        assert checked(raw[:n]).fault
        assert checked(raw[:n] + b"\0" + raw[n:]).fault
        if n < hashed_end or n > len(raw) - 60:
            assert checked(raw[:n] + bytes([raw[n] ^ 4]) + raw[n + 1 :]).fault, n
    for n in range(len(signature) - 1):
        assert ring.check(PAYLOAD, signature[:n]).fault
    assert checked(raw + raw).fault
    assert ring.check(PAYLOAD, signature + signature).fault
    assert ring.check(PAYLOAD, signature + b"\n \n".replace(b" ", b"")) == good(key)


FIRST = st.sampled_from(
    [b"", b"\xc2\x4b\x04\x00\x16\x08", b"\x88\x75\x04\x00\x16\x08", b"\x99\x00\x33\x04"]
)


@settings(max_examples=300, deadline=None)
@given(FIRST, st.binary(max_size=150))
def test_no_bytes_stop_it(before: bytes, raw: bytes) -> None:
    assert KeyRing([]).check(raw, armored(before + raw, SIGNATURE).encode()).fault
    with pytest.raises(UnusableKeyError):
        read_key(armored(before + raw, KEY))


@pytest.mark.slow
def test_no_change_of_a_key_stops_it(gpg: Gpg, ada: str) -> None:
    raw = unarmored(gpg.export(ada).encode(), KEY)
    signature = gpg.sign(ada)
    for n in range(len(raw)):
        for changed in (raw[:n], raw[:n] + bytes([raw[n] ^ 0x55]) + raw[n + 1 :]):
            try:
                key = read_key(armored(changed, KEY))
            except UnusableKeyError:
                continue
            found = KeyRing([key]).check(PAYLOAD, signature)
            assert (found.fingerprint is None) == bool(found.fault)
