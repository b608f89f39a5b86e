"""SSH signatures: what ssh-keygen and git make is good, and nothing else is."""

import base64
import contextlib
import hashlib
import itertools
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest
from conftest import git, judged_like_git
from cryptography.hazmat.primitives.asymmetric import ec, ed25519, padding, rsa, utils
from cryptography.hazmat.primitives.hashes import SHA256, SHA512
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    PublicFormat,
    load_ssh_private_key,
)
from hypothesis import given, settings
from hypothesis import strategies as st

from badgectl.signatures.checking import KeyRing, Signed
from badgectl.signatures.commits import parse_commit
from badgectl.signatures.faults import PrivateKeyError, UnusableKeyError
from badgectl.signatures.keys import PublicKey, read_key

pytestmark = pytest.mark.skipif(
    shutil.which("ssh-keygen") is None, reason="ssh-keygen is not installed"
)

KINDS = {
    "ed25519": ("ed25519", "256", "ssh-ed25519"),
    "ecdsa256": ("ecdsa", "256", "ecdsa-sha2-nistp256"),
    "ecdsa384": ("ecdsa", "384", "ecdsa-sha2-nistp384"),
    "ecdsa521": ("ecdsa", "521", "ecdsa-sha2-nistp521"),
    "rsa": ("rsa", "2048", "ssh-rsa"),
}
PAYLOAD = b"tree 4b825dc642cb6eb9a060e54bf8d69288fbee4904\n\nHello.\n"
MISFIT = "the signature does not fit the commit"


@pytest.fixture(scope="session")
def keys(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The private key files of one key of each kind, and of a second ed25519 key."""
    folder = tmp_path_factory.mktemp("keys")
    for name, (kind, bits, _) in {**KINDS, "other": ("ed25519", "256", "")}.items():
        make = ["ssh-keygen", "-q", "-t", kind, "-b", bits, "-N", "", "-C", f"{name} key"]
        subprocess.run([*make, "-f", folder / name], check=True)
    return {name: folder / name for name in (*KINDS, "other")}


def public(path: Path) -> PublicKey:
    return read_key(path.with_suffix(".pub").read_text())


def signed(path: Path, payload: bytes = PAYLOAD, namespace: str = "git", *more: str) -> bytes:
    command = ["ssh-keygen", "-q", "-Y", "sign", "-n", namespace, "-f", path, *more]
    return subprocess.run(command, input=payload, check=True, capture_output=True).stdout


def good(key: PublicKey, *, verified_user: bool = False) -> Signed:
    return Signed(
        fingerprint=key.fingerprint,
        claimed_fingerprint=key.fingerprint,
        verified_user=verified_user,
    )


def bad(key: PublicKey, fault: str) -> Signed:
    return Signed(claimed_fingerprint=key.fingerprint, fault=fault)


@pytest.mark.parametrize("kind", KINDS)
def test_keys_have_the_fingerprints_that_ssh_keygen_prints(
    keys: dict[str, Path], kind: str
) -> None:
    listed = subprocess.check_output(["ssh-keygen", "-l", "-f", keys[kind]], text=True)
    key = public(keys[kind])
    assert key.fingerprint == listed.split()[1]
    assert (key.kind, key.comment) == (KINDS[kind][2], f"{kind} key")
    assert key.signers == (key.fingerprint,)
    assert f"{key.text}\n" == keys[kind].with_suffix(".pub").read_text()
    assert read_key(f"  {key.text.replace(' ', '   ')} \n") == key


@pytest.mark.parametrize("hash_name", ["sha256", "sha512"])
@pytest.mark.parametrize("kind", KINDS)
def test_what_ssh_keygen_signs(keys: dict[str, Path], kind: str, hash_name: str) -> None:
    ring = KeyRing(map(public, keys.values()))
    key, signature = (
        public(keys[kind]),
        signed(keys[kind], PAYLOAD, "git", "-O", f"hashalg={hash_name}"),
    )
    assert ring.check(PAYLOAD, signature) == good(key)
    assert ring.check(PAYLOAD + b" ", signature) == bad(key, MISFIT)
    assert ring.check(b"", signature) == bad(key, MISFIT)


@pytest.mark.parametrize("kind", KINDS)
def test_what_git_signs_is_judged_as_git_judges(
    guild: Path, keys: dict[str, Path], kind: str, tmp_path: Path
) -> None:
    """Also tampered with in turn at each header line and in the message."""
    key = public(keys[kind])
    for name, value in {
        "gpg.format": "ssh", "user.signingKey": str(keys[kind]),
        "gpg.ssh.allowedSignersFile": str(tmp_path / "signers"),
    }.items():  # fmt: skip
        git(guild, "config", name, value)
    (tmp_path / "signers").write_text(f"grace@guild.example {key.text}\n")
    found = judged_like_git(guild, key)
    assert found == [good(key), *[bad(key, MISFIT)] * 4]


def test_a_repository_of_the_wider_object_format(tmp_path: Path, keys: dict[str, Path]) -> None:
    git(tmp_path, "init", "--quiet", "--object-format=sha256")
    for name, value in {
        "user.name": "Ada", "user.email": "ada@guild.example", "gpg.format": "ssh",
        "user.signingKey": str(keys["ed25519"]),
    }.items():  # fmt: skip
        git(tmp_path, "config", name, value)
    git(tmp_path, "commit", "-S", "--quiet", "--allow-empty", "-m", "Begin")
    git(tmp_path, "commit", "-S", "--quiet", "--allow-empty", "-m", "Go on")
    raw = git(tmp_path, "cat-file", "commit", "HEAD").encode()
    commit = parse_commit(git(tmp_path, "rev-parse", "HEAD").strip(), raw)
    assert (b"gpgsig-sha256 " in raw, commit.faults) == (True, ())
    key = public(keys["ed25519"])
    assert KeyRing([key]).check(commit.payload, commit.signature or b"") == good(key)


def test_signatures_of_others(keys: dict[str, Path]) -> None:
    key, other = public(keys["ed25519"]), public(keys["other"])
    signature = signed(keys["other"])
    fault = f"signed with a key that nobody here has ({other.fingerprint})"
    assert KeyRing([key]).check(PAYLOAD, signature) == bad(other, fault)
    assert KeyRing([]).check(PAYLOAD, signature) == bad(other, fault)
    swapped = armor(unarmor(signature).replace(other.raw, key.raw))
    assert KeyRing([key, other]).check(PAYLOAD, swapped) == bad(key, MISFIT)


def test_signatures_for_something_else(keys: dict[str, Path]) -> None:
    key = public(keys["ed25519"])
    signature = signed(keys["ed25519"], PAYLOAD, "file")
    assert KeyRing([key]).check(PAYLOAD, signature) == bad(key, "signed for `file`, not for `git`")


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        (b"", "the signature is of no kind that is known here"),
        (b"signed, Grace\n", "the signature is of no kind that is known here"),
        (b"-----BEGIN SIGNED MESSAGE-----\nMIIB\n-----END SIGNED MESSAGE-----\n", "X.509 signatures are not known here"),
    ],
)  # fmt: skip
def test_other_signatures(keys: dict[str, Path], text: bytes, fault: str) -> None:
    assert KeyRing([public(keys["rsa"])]).check(PAYLOAD, text) == Signed(fault=fault)


def unarmor(signature: bytes) -> bytes:
    return base64.b64decode(b"".join(signature.split(b"\n")[1:-2]))


def armor(raw: bytes) -> bytes:
    lines = base64.encodebytes(raw)
    return b"-----BEGIN SSH SIGNATURE-----\n%b-----END SSH SIGNATURE-----\n" % lines


@pytest.mark.parametrize("kind", KINDS)
def test_a_signature_cut_short_or_longer_or_changed(keys: dict[str, Path], kind: str) -> None:
    """At every byte, and in every byte."""
    ring = KeyRing(map(public, keys.values()))
    signature = signed(keys[kind])
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


def string(data: bytes) -> bytes:
    return len(data).to_bytes(4, "big") + data


def sshsig(
    key: bytes, inner: bytes, *, reserved: bytes = b"", hash_name: bytes = b"sha512"
) -> bytes:
    """Return a signature put together by hand."""
    parts = (key, b"git", reserved, hash_name, inner)
    return armor(b"SSHSIG" + (1).to_bytes(4, "big") + b"".join(map(string, parts)))


def to_sign(payload: bytes, hash_name: bytes = b"sha512") -> bytes:
    """Return what a key signs, as the format demands."""
    digest = hashlib.new(hash_name.decode(), payload).digest()
    return b"SSHSIG" + b"".join(map(string, (b"git", b"", hash_name, digest)))


class SecurityKey(NamedTuple):
    """A key that signs as a device does: what it was made for, flags and a counter with it."""

    public: PublicKey
    kind: bytes
    sign: Callable[[bytes], bytes]

    def signature(self, payload: bytes, flags: int, application: bytes = b"ssh:") -> bytes:
        counted = bytes([flags]) + (7).to_bytes(4, "big")
        digests = hashlib.sha256(application).digest(), hashlib.sha256(to_sign(payload)).digest()
        made = self.sign(digests[0] + counted + digests[1])
        return sshsig(self.public.raw, string(self.kind) + string(made) + counted)


def integer(number: int) -> bytes:
    return string(number.to_bytes(number.bit_length() // 8 + 1, "big"))


def security_key(kind: str) -> SecurityKey:
    if kind == "sk-ssh-ed25519@openssh.com":
        key = ed25519.Ed25519PrivateKey.from_private_bytes(b"k" * 32)
        point = key.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)
        blob, sign = string(kind.encode()) + string(point), key.sign
    else:
        pair = ec.derive_private_key(2**200 + 7, ec.SECP256R1())
        point = pair.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
        blob = string(kind.encode()) + string(b"nistp256") + string(point)

        def sign(message: bytes) -> bytes:
            r, s = utils.decode_dss_signature(pair.sign(message, ec.ECDSA(SHA256())))
            return integer(r) + integer(s)

    blob += string(b"ssh:")
    public = read_key(f"{kind} {base64.b64encode(blob).decode()} on a string")
    return SecurityKey(public, kind.encode(), sign)


SECURITY_KINDS = ["sk-ssh-ed25519@openssh.com", "sk-ecdsa-sha2-nistp256@openssh.com"]


@pytest.mark.parametrize("kind", SECURITY_KINDS)
def test_security_keys(kind: str, tmp_path: Path) -> None:
    key = security_key(kind)
    ring = KeyRing([key.public])
    touched = key.signature(PAYLOAD, 1)
    assert ring.check(PAYLOAD, touched) == good(key.public)
    assert ring.check(PAYLOAD, key.signature(PAYLOAD, 5)) == good(key.public, verified_user=True)
    assert ring.check(PAYLOAD + b".", touched) == bad(key.public, MISFIT)
    assert ring.check(PAYLOAD, key.signature(PAYLOAD, 1, b"ssh:other")) == bad(key.public, MISFIT)
    for flags in (0, 4):
        fault = "nobody touched the security key that signed"
        assert ring.check(PAYLOAD, key.signature(PAYLOAD, flags)) == bad(key.public, fault)
    raw = unarmor(touched)
    more = armor(raw[:-5] + b"\x05" + raw[-4:])
    assert ring.check(PAYLOAD, more) == bad(key.public, MISFIT)
    # ssh-keygen takes what was put together here for a signature, too.
    (tmp_path / "signers").write_text(f"ada@guild.example {key.public.text}\n")
    (tmp_path / "signature").write_bytes(touched)
    verify = ["ssh-keygen", "-Y", "verify", "-n", "git", "-f", tmp_path / "signers"]
    verify += ["-I", "ada@guild.example", "-s", tmp_path / "signature"]
    subprocess.run(verify, input=PAYLOAD, check=True, capture_output=True)


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


def test_an_rsa_signature_may_lack_leading_zeros(keys: dict[str, Path]) -> None:
    key, algorithm = public(keys["rsa"]), b"rsa-sha2-512"
    secret = load_ssh_private_key(keys["rsa"].read_bytes(), None)
    assert isinstance(secret, rsa.RSAPrivateKey)
    for n in itertools.count():
        raw = secret.sign(to_sign(b"%d" % n), padding.PKCS1v15(), SHA512())
        if raw[0] == 0:
            shorter = sshsig(key.raw, string(algorithm) + string(raw[1:]))
            assert KeyRing([key]).check(b"%d" % n, shorter) == good(key)
            return


def test_certificates_are_not_known(keys: dict[str, Path], tmp_path: Path) -> None:
    for name in ("id", "id.pub"):
        shutil.copy(keys["ed25519"].with_name(name.replace("id", "ed25519")), tmp_path / name)
    subprocess.run(
        ["ssh-keygen", "-q", "-s", keys["other"], "-I", "x", "-n", "ada", tmp_path / "id.pub"],
        check=True,
    )
    certificate = (tmp_path / "id-cert.pub").read_text()
    with pytest.raises(UnusableKeyError) as refused:
        read_key(certificate)
    assert refused.value.message == "it is a certificate"
    assert refused.value.hint == "give the key itself: the `.pub` beside it"
    (tmp_path / "id.pub").write_text(certificate)
    found = KeyRing([public(keys["ed25519"])]).check(PAYLOAD, signed(tmp_path / "id"))
    assert found.fault == "signed with an SSH certificate, which is not known here"


def test_what_is_no_usable_key(keys: dict[str, Path], tmp_path: Path) -> None:
    kind, encoded, _ = public(keys["ed25519"]).text.split(" ", 2)
    weak = tmp_path / "weak"
    subprocess.run(
        ["ssh-keygen", "-q", "-t", "rsa", "-b", "1024", "-N", "", "-f", weak], check=True
    )
    dsa = f"ssh-dss {base64.b64encode(string(b'ssh-dss') + string(b'p')).decode()}"
    point = string(b"ecdsa-sha2-nistp256") + string(b"nistp256") + string(b"\4" + b"\1" * 64)
    expected = {
        "": "it is no public key: it begins with no kind of key",
        "Grace's key": "it is no public key: it begins with no kind of key",
        f"{kind} {encoded}\n{kind} {encoded}": "it is no public key: an OpenSSH key is one line",
        f"{kind} {encoded[:-8]}": "it is no public key: it is cut short or damaged",
        f"{kind} {encoded}!": "it is no public key: it is cut short or damaged",
        f"{kind}": "it is no public key: it is cut short or damaged",
        f"ssh-rsa {encoded}": "it is no public key: its first word is not its kind",
        weak.with_suffix(".pub").read_text(): "an RSA key of 1024 bits is too weak",
        dsa: "keys of the kind ssh-dss are too weak",
        f"ecdsa-sha2-nistp256 {base64.b64encode(point).decode()}": "it is no public key: its point is not on its curve",
    }  # fmt: skip
    found = {}
    for text in expected:
        with pytest.raises(UnusableKeyError) as refused:
            read_key(text)
        assert refused.value.hint
        found[text] = refused.value.message
    assert found == expected


@pytest.mark.parametrize("form", ["OpenSSH", "PEM", "PKCS8"])
def test_private_keys_are_named_as_such(keys: dict[str, Path], form: str, tmp_path: Path) -> None:
    path = tmp_path / "id"
    shutil.copy(keys["rsa"], path)
    if form != "OpenSSH":
        subprocess.run(
            ["ssh-keygen", "-q", "-p", "-N", "", "-P", "", "-m", form, "-f", path], check=True
        )
    with pytest.raises(PrivateKeyError) as refused:
        read_key(path.read_text())
    assert refused.value.message == "it is a PRIVATE key, which must never be in the repository"


@settings(max_examples=300, deadline=None)
@given(
    st.text()
    | st.binary(max_size=80).map(lambda raw: f"ssh-ed25519 {base64.b64encode(raw).decode()}")
)
def test_no_text_stops_the_reading_of_keys(text: str) -> None:
    with contextlib.suppress(UnusableKeyError):
        assert read_key(text).fingerprint


ED25519 = read_key(
    "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIGpWWJHrwj5uvE8oZ1Cs0cp2kP4sVSJ5kw1A8zR2cUJZ"
)


@settings(max_examples=300, deadline=None)
@given(
    st.binary(max_size=200),
    st.sampled_from(
        [
            b"",
            b"SSHSIG\0\0\0\1",
            b"SSHSIG\0\0\0\1" + string(ED25519.raw) + string(b"git") + string(b""),
        ]
    ),
)
def test_no_bytes_stop_the_checking(raw: bytes, before: bytes) -> None:
    ring = KeyRing([ED25519])
    assert ring.check(raw, armor(before + raw)).fault
    assert ring.check(raw, raw).fault
