"""The key with which a programme signs credentials: Ed25519, never in the repository."""

import hashlib
import hmac
from typing import TYPE_CHECKING

from badgectl.model.errors import BadgectlError

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

_MULTICODEC = b"\xed\x01"  # ed25519-pub
_DIGITS = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"


class IssuerKeyError(BadgectlError):
    """A key that cannot sign credentials, or must not."""


class IssuerKey:
    """A private key, and what follows from it; it shows itself to nobody."""

    def __init__(self, private: "Ed25519PrivateKey") -> None:
        """Take over a key."""
        from cryptography.hazmat.primitives import serialization as form  # noqa: PLC0415

        self.pem = private.private_bytes(
            form.Encoding.PEM, form.PrivateFormat.PKCS8, form.NoEncryption()
        )
        public = private.public_key().public_bytes(form.Encoding.Raw, form.PublicFormat.Raw)
        self.multibase = "z" + base58(_MULTICODEC + public)
        """The public key as DIDs write it."""
        self._seed = private.private_bytes_raw()

    @property
    def did(self) -> str:
        """The identifier that is the key itself."""
        return f"did:key:{self.multibase}"

    def secret(self, *words: str) -> bytes:
        """Return 32 bytes that follow from some words, and that nobody else can find."""
        return hmac.digest(self._seed, "\0".join(("badgectl", *words)).encode(), hashlib.sha256)


def read_issuer_key(data: bytes, name: str) -> IssuerKey:
    """Return the key that PEM or OpenSSH's format holds; raises IssuerKeyError."""
    from cryptography.exceptions import UnsupportedAlgorithm  # noqa: PLC0415
    from cryptography.hazmat.primitives import serialization as form  # noqa: PLC0415
    from cryptography.hazmat.primitives.asymmetric.ed25519 import (  # noqa: PLC0415
        Ed25519PrivateKey,
    )

    load = form.load_ssh_private_key if b"OPENSSH" in data[:64] else form.load_pem_private_key
    try:
        private = load(data, password=None)
    except TypeError:
        raise IssuerKeyError(
            f"the key in {name} is locked by a passphrase",
            "use one without: `badgectl key issuer --create`",
        ) from None
    except (ValueError, UnsupportedAlgorithm):
        raise IssuerKeyError(
            f"there is no private key in {name}", "`badgectl key issuer --create` makes one"
        ) from None
    if not isinstance(private, Ed25519PrivateKey):
        raise IssuerKeyError(
            f"the key in {name} is not of the kind Ed25519, which credentials need",
            "`ssh-keygen -t ed25519` or `badgectl key issuer --create` makes one",
        )
    return IssuerKey(private)


def new_issuer_key() -> bytes:
    """Return a new private key as PEM."""
    from cryptography.hazmat.primitives import serialization as form  # noqa: PLC0415
    from cryptography.hazmat.primitives.asymmetric.ed25519 import (  # noqa: PLC0415
        Ed25519PrivateKey,
    )

    return Ed25519PrivateKey.generate().private_bytes(
        form.Encoding.PEM, form.PrivateFormat.PKCS8, form.NoEncryption()
    )


def base58(data: bytes) -> str:
    """Return bytes in the alphabet of Bitcoin, which multibase calls `z`."""
    number, digits = int.from_bytes(data), ""
    while number:
        number, rest = divmod(number, 58)
        digits = _DIGITS[rest] + digits
    zeros = len(data) - len(data.lstrip(b"\0"))
    return _DIGITS[0] * zeros + digits
