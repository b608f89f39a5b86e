"""SSH signatures, made by ssh-keygen or put together by hand."""

import base64
import hashlib
import subprocess
from pathlib import Path

from badgectl.signatures.checking import Signed
from badgectl.signatures.keys import PublicKey, read_key

KINDS = {
    "ed25519": ("ed25519", "256", "ssh-ed25519"),
    "ecdsa256": ("ecdsa", "256", "ecdsa-sha2-nistp256"),
    "ecdsa384": ("ecdsa", "384", "ecdsa-sha2-nistp384"),
    "ecdsa521": ("ecdsa", "521", "ecdsa-sha2-nistp521"),
    "rsa": ("rsa", "2048", "ssh-rsa"),
}
PAYLOAD = b"tree 4b825dc642cb6eb9a060e54bf8d69288fbee4904\n\nHello.\n"
MISFIT = "the signature does not fit the commit"


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


def unarmor(signature: bytes) -> bytes:
    return base64.b64decode(b"".join(signature.split(b"\n")[1:-2]))


def armor(raw: bytes) -> bytes:
    lines = base64.encodebytes(raw)
    return b"-----BEGIN SSH SIGNATURE-----\n%b-----END SSH SIGNATURE-----\n" % lines


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
