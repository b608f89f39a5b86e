"""Whether a signature fits what was signed, and with which of the known keys it was made."""

from collections.abc import Iterable
from functools import cached_property

from msgspec import Struct

from badgectl.signatures.faults import MalformedError
from badgectl.signatures.keys import OPENPGP, PublicKey
from badgectl.signatures.openpgp import (
    OPENPGP_LABEL,
    Certificates,
    read_certificate,
    read_openpgp_signature,
)
from badgectl.signatures.ssh_keys import read_ssh_key, ssh_fingerprint
from badgectl.signatures.ssh_signatures import SSH_LABEL, Verify, read_ssh_signature, verifier


class Signed(Struct, frozen=True, kw_only=True):
    """What checking a signature came to."""

    fingerprint: str | None = None
    """Of the known key that made it; None unless it is a good signature."""
    claimed_fingerprint: str | None = None
    """Of the key that it names, known or not: an OpenPGP signature may give the short id only."""
    fault: str = ""
    """Why it is not good, in plain words; empty if it is."""
    verified_user: bool = False
    """Whether a security key made it that asked for a PIN or a finger (`verify-required`)."""


class KeyRing:
    """Known keys. Each is parsed once, when a signature asks for it."""

    def __init__(self, keys: Iterable[PublicKey]) -> None:
        keys = tuple(keys)
        self._ssh = {key.raw: key.fingerprint for key in keys if key.kind != OPENPGP}
        self._openpgp_keys = [key for key in keys if key.kind == OPENPGP]
        self._verifiers: dict[bytes, Verify] = {}

    def check(self, payload: bytes, signature: bytes) -> Signed:
        """Return who signed a payload, or what is wrong with the signature."""
        try:
            if signature.startswith(b"-----BEGIN %b-----" % SSH_LABEL.encode()):
                return self._check_ssh(payload, signature)
            if signature.startswith(b"-----BEGIN %b-----" % OPENPGP_LABEL.encode()):
                return self._check_openpgp(payload, signature)
        except MalformedError as error:
            return Signed(fault=f"the signature is malformed: {error}")
        if signature.startswith(b"-----BEGIN SIGNED MESSAGE-----"):
            return Signed(fault="X.509 signatures are not known here")
        return Signed(fault="the signature is of no kind that is known here")

    def _check_ssh(self, payload: bytes, text: bytes) -> Signed:
        signature = read_ssh_signature(text)
        claimed = self._ssh.get(signature.key) or ssh_fingerprint(signature.key)
        if fault := signature.unacceptable():
            return Signed(claimed_fingerprint=claimed, fault=fault)
        if signature.key not in self._ssh:
            return _by_a_stranger(claimed)
        verify = self._verifiers.get(signature.key)
        if verify is None:
            verify = self._verifiers[signature.key] = verifier(read_ssh_key(signature.key))
        if not verify(signature, payload):
            return Signed(claimed_fingerprint=claimed, fault=_MISFIT)
        return Signed(
            fingerprint=claimed,
            claimed_fingerprint=claimed,
            verified_user=signature.verified_user,
        )

    def _check_openpgp(self, payload: bytes, text: bytes) -> Signed:
        signature = read_openpgp_signature(text)
        named = self._certificates.named(signature.issuer)
        claimed = named[0].fingerprint if named else signature.issuer
        if fault := signature.unacceptable():
            return Signed(claimed_fingerprint=claimed or None, fault=fault)
        if not named:
            return _by_a_stranger(claimed)
        fingerprint, fault = self._certificates.check(signature, payload)
        return Signed(fingerprint=fingerprint, claimed_fingerprint=claimed, fault=fault)

    @cached_property
    def _certificates(self) -> Certificates:
        return Certificates(read_certificate(key.raw) for key in self._openpgp_keys)


_MISFIT = "the signature does not fit the commit"


def _by_a_stranger(claimed: str) -> Signed:
    return Signed(
        claimed_fingerprint=claimed or None,
        fault=f"signed with a key that nobody here has ({claimed or 'it does not say which'})",
    )
