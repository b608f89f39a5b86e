"""Ed25519 keys made for an occasion: the same seed gives the same key."""

import hashlib
import os
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
)


def seeded_key(seed: str) -> Ed25519PrivateKey:
    """Return the private key that belongs to a seed. Whoever knows the seed has the key."""
    return Ed25519PrivateKey.from_private_bytes(hashlib.sha256(seed.encode()).digest())


def public_line(key: Ed25519PrivateKey, comment: str) -> str:
    """Return the public key as OpenSSH writes it on one line."""
    line = key.public_key().public_bytes(Encoding.OpenSSH, PublicFormat.OpenSSH).decode()
    return f"{line} {comment}"


def write_key(key: Ed25519PrivateKey, path: Path, comment: str) -> None:
    """Write a key pair as ssh-keygen does, the private one for its owner only."""
    private = key.private_bytes(Encoding.PEM, PrivateFormat.OpenSSH, NoEncryption())
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(private)
    path.with_suffix(".pub").write_text(public_line(key, comment) + "\n", encoding="utf-8")
