"""Public keys of OpenSSH: what they are made of, and which of them are good enough."""

import base64
import hashlib
from collections.abc import Mapping
from typing import TYPE_CHECKING

from msgspec import Struct

from badgectl.signatures.faults import MalformedError, UnusableKeyError
from badgectl.signatures.wire import Wire

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ec import EllipticCurvePublicKey

ED25519, SK_ED25519 = "ssh-ed25519", "sk-ssh-ed25519@openssh.com"
RSA = "ssh-rsa"
SK_ECDSA = "sk-ecdsa-sha2-nistp256@openssh.com"
CURVES: Mapping[str, str] = {
    "ecdsa-sha2-nistp256": "nistp256",
    "ecdsa-sha2-nistp384": "nistp384",
    "ecdsa-sha2-nistp521": "nistp521",
    SK_ECDSA: "nistp256",
}
SSH_KINDS = (ED25519, *CURVES, RSA, SK_ED25519)
_LEAST_BITS, _MOST_BITS = 2048, 16384
_MAKE_ONE = "`ssh-keygen -t ed25519` makes a good one"


class SshKey(Struct, frozen=True):
    """A public key of a kind in `SSH_KINDS`."""

    kind: str
    blob: bytes
    """The key in wire format; it is what a fingerprint is made of."""
    point: bytes = b""
    """Of ed25519 and ecdsa."""
    exponent: int = 0
    modulus: int = 0
    application: bytes | None = None
    """What a security key was made for; None for keys that lie in files."""


def ssh_fingerprint(blob: bytes) -> str:
    """Return a key's fingerprint as ssh-keygen prints it."""
    digest = base64.b64encode(hashlib.sha256(blob).digest()).decode()
    return f"SHA256:{digest.rstrip('=')}"


def read_ssh_key(blob: bytes) -> SshKey:
    """Return the key that wire format holds; raises UnusableKeyError or MalformedError."""
    wire = Wire(blob)
    kind = wire.name()
    if "-cert-v" in kind:
        raise UnusableKeyError("it is a certificate", "give the key itself: the `.pub` beside it")
    if kind not in SSH_KINDS:
        weak = "too weak" if kind == "ssh-dss" else "not known here"
        raise UnusableKeyError(f"keys of the kind {kind} are {weak}", _MAKE_ONE)
    if kind == RSA:
        exponent, modulus = wire.integer(), wire.integer()
        wire.end()
        _check_rsa(exponent, modulus)
        return SshKey(kind, blob, exponent=exponent, modulus=modulus)
    if kind in CURVES and wire.name() != CURVES[kind]:
        raise MalformedError("its curve is not that of its kind")
    point = wire.string()
    application = wire.string() if kind.startswith("sk-") else None
    wire.end()
    _check_point(kind, point)
    return SshKey(kind, blob, point=point, application=application)


def _check_rsa(exponent: int, modulus: int) -> None:
    bits = modulus.bit_length()
    if bits < _LEAST_BITS:
        raise UnusableKeyError(f"an RSA key of {bits} bits is too weak", _MAKE_ONE)
    if bits > _MOST_BITS or exponent % 2 == 0 or not 2 < exponent < 2**64:
        raise UnusableKeyError("it is an RSA key that no program would make", _MAKE_ONE)


def _check_point(kind: str, point: bytes) -> None:
    if kind not in CURVES:
        if len(point) != 32:
            raise MalformedError("it has not the length that its kind has")
        return
    try:
        curve_point(kind, point)
    except ValueError:
        raise MalformedError("its point is not on its curve") from None


def curve_point(kind: str, point: bytes) -> "EllipticCurvePublicKey":
    """Return a point on the curve of a kind of keys; raises ValueError if it is not on it."""
    from cryptography.hazmat.primitives.asymmetric import ec

    curves = {
        "nistp256": ec.SECP256R1(),
        "nistp384": ec.SECP384R1(),
        "nistp521": ec.SECP521R1(),
    }
    if point[:1] != b"\x04":
        raise ValueError("a point is uncompressed")
    return ec.EllipticCurvePublicKey.from_encoded_point(curves[CURVES[kind]], point)
