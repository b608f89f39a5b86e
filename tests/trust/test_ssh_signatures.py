"""SSH signatures: what ssh-keygen and git make is good, and nothing else is."""

import base64
import itertools
import shutil
import subprocess
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric import ed25519, padding, rsa
from cryptography.hazmat.primitives.hashes import SHA512
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    PublicFormat,
    load_ssh_private_key,
)
from ground import git, needs_ssh_keygen
from trust.beside_git import judged_like_git
from trust.ssh import (
    KINDS,
    MISFIT,
    PAYLOAD,
    armor,
    bad,
    good,
    public,
    signed,
    sshsig,
    string,
    to_sign,
    unarmor,
)

from badgectl.signatures.checking import KeyRing, Signed
from badgectl.signatures.commits import parse_commit
from badgectl.signatures.faults import UnusableKeyError
from badgectl.signatures.keys import read_key

pytestmark = needs_ssh_keygen


@pytest.mark.parametrize("kind", KINDS)
def test_keys_have_the_fingerprints_that_ssh_keygen_prints(
    ssh_keys: dict[str, Path], kind: str
) -> None:
    listed = subprocess.check_output(["ssh-keygen", "-l", "-f", ssh_keys[kind]], text=True)
    key = public(ssh_keys[kind])
    assert key.fingerprint == listed.split()[1]
    assert (key.kind, key.comment) == (KINDS[kind][2], f"{kind} key")
    assert key.signers == (key.fingerprint,)
    assert f"{key.text}\n" == ssh_keys[kind].with_suffix(".pub").read_text()
    assert read_key(f"  {key.text.replace(' ', '   ')} \n") == key


@pytest.mark.parametrize("hash_name", ["sha256", "sha512"])
@pytest.mark.parametrize("kind", KINDS)
def test_what_ssh_keygen_signs(ssh_keys: dict[str, Path], kind: str, hash_name: str) -> None:
    ring = KeyRing(map(public, ssh_keys.values()))
    key, signature = (
        public(ssh_keys[kind]),
        signed(ssh_keys[kind], PAYLOAD, "git", "-O", f"hashalg={hash_name}"),
    )
    assert ring.check(PAYLOAD, signature) == good(key)
    assert ring.check(PAYLOAD + b" ", signature) == bad(key, MISFIT)
    assert ring.check(b"", signature) == bad(key, MISFIT)


@pytest.mark.parametrize("kind", KINDS)
def test_what_git_signs_is_judged_as_git_judges(
    guild: Path, ssh_keys: dict[str, Path], kind: str, tmp_path: Path
) -> None:
    """Also tampered with in turn at each header line and in the message."""
    key = public(ssh_keys[kind])
    for name, value in {
        "gpg.format": "ssh", "user.signingKey": str(ssh_keys[kind]),
        "gpg.ssh.allowedSignersFile": str(tmp_path / "signers"),
    }.items():  # fmt: skip
        git(guild, "config", name, value)
    (tmp_path / "signers").write_text(f"grace@guild.example {key.text}\n")
    found = judged_like_git(guild, key)
    assert found == [good(key), *[bad(key, MISFIT)] * 4]


def test_a_repository_of_the_wider_object_format(tmp_path: Path, ssh_keys: dict[str, Path]) -> None:
    git(tmp_path, "init", "--quiet", "--object-format=sha256")
    for name, value in {
        "user.name": "Ada", "user.email": "ada@guild.example", "gpg.format": "ssh",
        "user.signingKey": str(ssh_keys["ed25519"]),
    }.items():  # fmt: skip
        git(tmp_path, "config", name, value)
    git(tmp_path, "commit", "-S", "--quiet", "--allow-empty", "-m", "Begin")
    git(tmp_path, "commit", "-S", "--quiet", "--allow-empty", "-m", "Go on")
    raw = git(tmp_path, "cat-file", "commit", "HEAD").encode()
    commit = parse_commit(git(tmp_path, "rev-parse", "HEAD").strip(), raw)
    assert (b"gpgsig-sha256 " in raw, commit.faults) == (True, ())
    key = public(ssh_keys["ed25519"])
    assert KeyRing([key]).check(commit.payload, commit.signature or b"") == good(key)


def test_signatures_of_others(ssh_keys: dict[str, Path]) -> None:
    key, other = public(ssh_keys["ed25519"]), public(ssh_keys["other"])
    signature = signed(ssh_keys["other"])
    fault = f"signed with a key that nobody here has ({other.fingerprint})"
    assert KeyRing([key]).check(PAYLOAD, signature) == bad(other, fault)
    assert KeyRing([]).check(PAYLOAD, signature) == bad(other, fault)
    swapped = armor(unarmor(signature).replace(other.raw, key.raw))
    assert KeyRing([key, other]).check(PAYLOAD, swapped) == bad(key, MISFIT)


def test_signatures_for_something_else(ssh_keys: dict[str, Path]) -> None:
    key = public(ssh_keys["ed25519"])
    signature = signed(ssh_keys["ed25519"], PAYLOAD, "file")
    assert KeyRing([key]).check(PAYLOAD, signature) == bad(key, "signed for `file`, not for `git`")


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        (b"", "the signature is of no kind that is known here"),
        (b"signed, Grace\n", "the signature is of no kind that is known here"),
        (b"-----BEGIN SIGNED MESSAGE-----\nMIIB\n-----END SIGNED MESSAGE-----\n", "X.509 signatures are not known here"),
    ],
)  # fmt: skip
def test_other_signatures(ssh_keys: dict[str, Path], text: bytes, fault: str) -> None:
    assert KeyRing([public(ssh_keys["rsa"])]).check(PAYLOAD, text) == Signed(fault=fault)


@pytest.mark.parametrize("kind", KINDS)
def test_a_signature_cut_short_or_longer_or_changed(ssh_keys: dict[str, Path], kind: str) -> None:
    """At every byte, and in every byte."""
    ring = KeyRing(map(public, ssh_keys.values()))
    signature = signed(ssh_keys[kind])
    raw = unarmor(signature)
    assert not ring.check(PAYLOAD, armor(raw)).fault
    for n in range(len(raw)):
        assert ring.check(PAYLOAD, armor(raw[:n])).fault
        changed = raw[:n] + bytes([raw[n] ^ 1]) + raw[n + 1 :]
        assert ring.check(PAYLOAD, armor(changed)).fault
        assert ring.check(PAYLOAD, armor(raw[:n] + b"\0" + raw[n:])).fault
    for n in range(len(signature) - 1):
        assert ring.check(PAYLOAD, signature[:n]).fault
    for more in (b"x", signature, b"-----END SSH SIGNATURE-----\n"):
        assert ring.check(PAYLOAD, signature + more).fault
    assert ring.check(PAYLOAD, b"\n" + signature).fault
    assert ring.check(PAYLOAD, signature.replace(b"U1NI", b"U1 NI")).fault


def test_weak_algorithms_and_strange_forms() -> None:
    secret = ed25519.Ed25519PrivateKey.from_private_bytes(b"k" * 32)
    blob = string(b"ssh-ed25519") + string(
        secret.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)
    )
    key = read_key(f"ssh-ed25519 {base64.b64encode(blob).decode()}")
    ring = KeyRing([key])

    def checked(algorithm: bytes = b"ssh-ed25519", after: bytes = b"", **more: bytes) -> Signed:
        made = secret.sign(to_sign(PAYLOAD, more.get("hash_name", b"sha512")))
        return ring.check(PAYLOAD, sshsig(blob, string(algorithm) + string(made) + after, **more))

    assert checked() == good(key)
    assert checked(hash_name=b"sha1") == bad(key, "its algorithm is too weak: sha1")
    assert checked(hash_name=b"sha3_256") == bad(key, "its algorithm is not known here: sha3_256")
    malformed = "the signature is malformed: "
    assert checked(reserved=b"x") == Signed(
        fault=f"{malformed}it says something where nothing may stand"
    )
    assert checked(after=b"\0") == Signed(fault=f"{malformed}something follows its end")
    other = Signed(fault=f"{malformed}its algorithm is not that of its key")
    assert checked(b"rsa-sha2-512") == other
    assert checked(b"ssh-rsa") == bad(
        key, "its algorithm is too weak: ssh-rsa, which is RSA with sha1"
    )


def test_an_rsa_signature_may_lack_leading_zeros(ssh_keys: dict[str, Path]) -> None:
    key, algorithm = public(ssh_keys["rsa"]), b"rsa-sha2-512"
    secret = load_ssh_private_key(ssh_keys["rsa"].read_bytes(), None)
    assert isinstance(secret, rsa.RSAPrivateKey)
    for n in itertools.count():
        raw = secret.sign(to_sign(b"%d" % n), padding.PKCS1v15(), SHA512())
        if raw[0] == 0:
            shorter = sshsig(key.raw, string(algorithm) + string(raw[1:]))
            assert KeyRing([key]).check(b"%d" % n, shorter) == good(key)
            return


def test_certificates_are_not_known(ssh_keys: dict[str, Path], tmp_path: Path) -> None:
    for name in ("id", "id.pub"):
        shutil.copy(ssh_keys["ed25519"].with_name(name.replace("id", "ed25519")), tmp_path / name)
    subprocess.run(
        ["ssh-keygen", "-q", "-s", ssh_keys["other"], "-I", "x", "-n", "ada", tmp_path / "id.pub"],
        check=True,
    )
    certificate = (tmp_path / "id-cert.pub").read_text()
    with pytest.raises(UnusableKeyError) as refused:
        read_key(certificate)
    assert refused.value.message == "it is a certificate"
    assert refused.value.hint == "give the key itself: the `.pub` beside it"
    (tmp_path / "id.pub").write_text(certificate)
    found = KeyRing([public(ssh_keys["ed25519"])]).check(PAYLOAD, signed(tmp_path / "id"))
    assert found.fault == "signed with an SSH certificate, which is not known here"
