"""Signatures as `ssh-keygen -Y sign` makes them: the SSHSIG format of OpenSSH."""

import hashlib
from collections.abc import Callable
from typing import NamedTuple

from badgectl.signatures.armor import unarmored
from badgectl.signatures.faults import MalformedError
from badgectl.signatures.ssh_keys import CURVES, RSA, SshKey, curve_point
from badgectl.signatures.wire import Wire, string

SSH_LABEL = "SSH SIGNATURE"
_MAGIC, _VERSION = b"SSHSIG", 1
_NAMESPACE = "git"
_HASHES = ("sha256", "sha512")
_RSA_ALGORITHMS = ("rsa-sha2-256", "rsa-sha2-512")
_PRESENT, _VERIFIED = 0x01, 0x04

Verify = Callable[["SshSignature", bytes], bool]
"""Tells whether a signature fits a payload."""
_Check = Callable[["SshSignature", bytes], None]
"""Raises InvalidSignature unless a signature fits what the key has signed."""


class SshSignature(NamedTuple):
    """What a signature says of itself."""

    key: bytes
    """The public key in wire format."""
    namespace: str
    hash_name: str
    algorithm: str
    raw: bytes
    flags: int = _PRESENT
    counter: int = 0

    @property
    def verified_user(self) -> bool:
        """Whether a security key asked for a PIN or a finger, not for a touch alone."""
        return bool(self.flags & _VERIFIED) and self.algorithm.startswith("sk-")

    def unacceptable(self) -> str:
        """Return why no key makes this signature a good one; empty if one may."""
        if self.namespace != _NAMESPACE:
            return f"signed for `{self.namespace}`, not for `{_NAMESPACE}`"
        if self.algorithm == RSA:
            return "its algorithm is too weak: ssh-rsa, which is RSA with sha1"
        if self.hash_name not in _HASHES:
            why = "too weak" if self.hash_name in ("md5", "sha1") else "not known here"
            return f"its algorithm is {why}: {self.hash_name}"
        if "-cert-v" in Wire(self.key).name():
            return "signed with an SSH certificate, which is not known here"
        if not self.flags & _PRESENT:
            return "nobody touched the security key that signed"
        return ""

    def signed(self, payload: bytes) -> bytes:
        """Return the bytes that the key has signed where it signed a payload."""
        digest = hashlib.new(self.hash_name, payload).digest()
        parts = (self.namespace.encode(), b"", self.hash_name.encode(), digest)
        return _MAGIC + b"".join(map(string, parts))


def read_ssh_signature(text: bytes) -> SshSignature:
    """Return the signature that armour holds; raises MalformedError."""
    wire = Wire(unarmored(text, SSH_LABEL))
    if wire.take(len(_MAGIC)) != _MAGIC or wire.number() != _VERSION:
        raise MalformedError("it is in no format that is known here")
    key, namespace, reserved, hash_name = wire.string(), wire.name(), wire.string(), wire.name()
    inner = Wire(wire.string())
    wire.end()
    if reserved:
        raise MalformedError("it says something where nothing may stand")
    algorithm, raw = inner.name(), inner.string()
    of_security_key = algorithm.startswith("sk-")
    touched = (inner.take(1)[0], inner.number()) if of_security_key else (_PRESENT, 0)
    inner.end()
    return SshSignature(key, namespace, hash_name, algorithm, raw, *touched)


def verifier(key: SshKey) -> Verify:
    """Return what checks the signatures of a key."""
    from cryptography.exceptions import InvalidSignature

    check = _rsa(key) if key.kind == RSA else _ecdsa(key) if key.kind in CURVES else _ed25519(key)
    algorithms = _RSA_ALGORITHMS if key.kind == RSA else (key.kind,)
    made_for = None if key.application is None else hashlib.sha256(key.application).digest()

    def verify(signature: SshSignature, payload: bytes) -> bool:
        if signature.algorithm not in algorithms:
            raise MalformedError("its algorithm is not that of its key")
        signed = signature.signed(payload)
        if made_for is not None:
            touched = signature.flags.to_bytes(1, "big") + signature.counter.to_bytes(4, "big")
            signed = made_for + touched + hashlib.sha256(signed).digest()
        try:
            check(signature, signed)
        except InvalidSignature:
            return False
        return True

    return verify


def _ed25519(key: SshKey) -> _Check:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    public = Ed25519PublicKey.from_public_bytes(key.point)

    def check(signature: SshSignature, signed: bytes) -> None:
        public.verify(signature.raw, signed)

    return check


def _ecdsa(key: SshKey) -> _Check:
    from cryptography.hazmat.primitives import hashes
    from cryptography.hazmat.primitives.asymmetric import ec, utils

    public = curve_point(key.kind, key.point)
    digests = {"nistp256": hashes.SHA256(), "nistp384": hashes.SHA384()}
    algorithm = ec.ECDSA(digests.get(CURVES[key.kind], hashes.SHA512()))

    def check(signature: SshSignature, signed: bytes) -> None:
        wire = Wire(signature.raw)
        pair = wire.integer(), wire.integer()
        wire.end()
        public.verify(utils.encode_dss_signature(*pair), signed, algorithm)

    return check


def _rsa(key: SshKey) -> _Check:
    from cryptography.hazmat.primitives import hashes
    from cryptography.hazmat.primitives.asymmetric import padding, rsa

    public = rsa.RSAPublicNumbers(key.exponent, key.modulus).public_key()
    size = (key.modulus.bit_length() + 7) // 8
    wide, wider = hashes.SHA256(), hashes.SHA512()

    def check(signature: SshSignature, signed: bytes) -> None:
        # Some programs drop zeros at the beginning of the number.
        raw = signature.raw.rjust(size, b"\0")
        algorithm = wide if signature.algorithm == _RSA_ALGORITHMS[0] else wider
        public.verify(raw, signed, padding.PKCS1v15(), algorithm)

    return check
