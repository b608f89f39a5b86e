"""OpenPGP keys and signatures, checked by Sequoia.

Sequoia is shown only what has the frame of a key or a signature: it would unpack whatever is
packed in its input, and a few bytes can be packed that come to gigabytes.
"""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from badgectl.signatures.armor import unarmored
from badgectl.signatures.faults import MalformedError, PrivateKeyError, UnusableKeyError
from badgectl.signatures.packets import (
    PICTURE,
    PUBLIC_KEY,
    SECRET_KEY,
    SECRET_SUBKEY,
    SIGNATURE,
    SUBKEY,
    TRUST,
    USER,
    key_fingerprint,
    key_id,
    packets,
    weakness,
)

if TYPE_CHECKING:
    from pysequoia import Cert, Sig

OPENPGP_LABEL, OPENPGP_KEY_LABEL = "PGP SIGNATURE", "PGP PUBLIC KEY BLOCK"
_OF_A_KEY = {PUBLIC_KEY, SUBKEY, USER, PICTURE, SIGNATURE, TRUST}
_BINARY = 0
_WEAK_HASHES = {1: "md5", 2: "sha1", 3: "ripemd160"}


class Certificate(NamedTuple):
    """An OpenPGP key: a primary key, names and subkeys, bound together by signatures."""

    fingerprint: str
    """Of the primary key, in capital letters."""
    signers: tuple[str, ...]
    """The fingerprints of all its keys that could have signed something."""
    user: str
    """The first of its names."""
    raw: bytes


class OpenPgpSignature(NamedTuple):
    """A signature, and what it says of itself."""

    sig: "Sig"
    issuer: str
    """The fingerprint or the id of the key that it says has made it; empty if it says none."""
    is_binary: bool
    weak_hash: str
    """The hash that it uses if that is too weak, else empty."""

    def unacceptable(self) -> str:
        """Return why no key makes this signature a good one; empty if one may."""
        if self.weak_hash:
            return f"its algorithm is too weak: {self.weak_hash}"
        return "" if self.is_binary else "made for text, which may be changed in places"


def read_certificate(raw: bytes) -> Certificate:
    """Return the key that packets make up; raises UnusableKeyError or MalformedError."""
    found = list(packets(raw))
    tags = [packet.tag for packet in found]
    if SECRET_KEY in tags or SECRET_SUBKEY in tags:
        raise PrivateKeyError
    if tags[:1] != [PUBLIC_KEY] or not _OF_A_KEY.issuperset(tags):
        raise MalformedError("it does not hold a key alone")
    if tags.count(PUBLIC_KEY) > 1:
        raise UnusableKeyError("it holds several keys", "give each key for itself")
    keys = [packet.body for packet in found if packet.tag in (PUBLIC_KEY, SUBKEY)]
    if reason := weakness(keys[0]):
        raise UnusableKeyError(reason, "`gpg --quick-gen-key` makes a good one")
    cert = _certificate(raw)
    try:
        revoked, users = cert.is_revoked, [str(user) for user in cert.user_ids]
    except RuntimeError:
        raise UnusableKeyError(
            "the signatures that hold it together do not fit or are too weak",
            "export it again; `gpg --quick-set-expire` makes them anew",
        ) from None
    if revoked:
        raise UnusableKeyError("its owner has revoked it", "give a key that is in use")
    signers = tuple(key_fingerprint(body) for body in keys if not weakness(body))
    return Certificate(signers[0], signers, "".join(users[:1]), raw)


def _certificate(raw: bytes) -> "Cert":
    from pysequoia import Cert

    try:
        return Cert.from_bytes(raw)
    except RuntimeError:
        raise MalformedError("its parts do not belong together") from None


def joined(one: bytes, other: bytes) -> bytes:
    """Return a certificate with all that either of two states of it has.

    A key whose end was put off has signed itself anew. Signatures from before the new signature
    need the old one, and those from after the old end the new one.
    """
    return bytes(_certificate(one).merge(_certificate(other)))


def read_openpgp_signature(text: bytes) -> OpenPgpSignature:
    """Return the signature that armour holds; raises MalformedError."""
    from pysequoia import Sig

    raw = unarmored(text, OPENPGP_LABEL)
    (tag, body), *others = packets(raw) if raw else [(0, b"")]
    if tag != SIGNATURE or others or body[:1] not in (b"\x04", b"\x06"):
        raise MalformedError("it is in no format that is known here")
    try:
        sig = Sig.from_bytes(raw)
        issuer = sig.issuer_fingerprint or sig.issuer_key_id or ""
    except RuntimeError:
        raise MalformedError("it is cut short or damaged") from None
    return OpenPgpSignature(sig, issuer.upper(), body[1] == _BINARY, _WEAK_HASHES.get(body[3], ""))


class Certificates:
    """Keys to check signatures with; each is parsed when it is first asked for."""

    def __init__(self, certificates: Iterable[Certificate]) -> None:
        self._by_name: dict[str, list[Certificate]] = {}
        self._parsed: dict[bytes, Cert] = {}
        for certificate in certificates:
            for signer in certificate.signers:
                for name in (signer, key_id(signer)):
                    self._by_name.setdefault(name, []).append(certificate)

    def named(self, issuer: str) -> Sequence[Certificate]:
        """Return the certificates that have a key of this fingerprint or id."""
        return self._by_name.get(issuer, ())

    def check(self, signature: OpenPgpSignature, payload: bytes) -> tuple[str | None, str]:
        """Return the fingerprint of the certificate that signed, or None and what is wrong."""
        from pysequoia import verify

        named = self.named(signature.issuer)
        certs = [self._cert(certificate) for certificate in named]
        try:
            good = verify(bytes=payload, store=lambda _: certs, signature=signature.sig).valid_sigs
        except RuntimeError:
            return None, _misfit(signature.sig, certs)
        made_by = {one.signing_key.upper() for one in good}
        for certificate in named:
            if made_by.intersection(certificate.signers):
                return certificate.fingerprint, ""
        return None, "its key is too weak"

    def _cert(self, certificate: Certificate) -> "Cert":
        cert = self._parsed.get(certificate.raw)
        if cert is None:
            cert = self._parsed[certificate.raw] = _certificate(certificate.raw)
        return cert


def _misfit(sig: "Sig", certs: Sequence["Cert"]) -> str:
    """Return why a signature does not count; Sequoia does not say it."""
    ends = [cert.expiration for cert in certs]
    if sig.created and all(end is not None and end <= sig.created for end in ends):
        return "signed after the end of its key, as the key is known here: it may have been renewed"
    return "the signature does not fit the commit, or its key was not in force when it was made"
