"""Signatures of security keys: made for git, with a finger on the device."""

import base64
import hashlib
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest
from cryptography.hazmat.primitives.asymmetric import ec, ed25519, utils
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    PublicFormat,
)
from ground import needs_ssh_keygen
from trust.ssh import MISFIT, PAYLOAD, armor, bad, good, sshsig, string, to_sign, unarmor

from badgectl.signatures.checking import KeyRing
from badgectl.signatures.keys import PublicKey, read_key

pytestmark = needs_ssh_keygen


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
