"""Public keys as people write them down."""

import re

from msgspec import Struct

from badgectl.model.text import excerpt
from badgectl.signatures.armor import armored, decoded, unarmored
from badgectl.signatures.faults import MalformedError, PrivateKeyError, UnusableKeyError
from badgectl.signatures.openpgp import OPENPGP_KEY_LABEL, joined, read_certificate
from badgectl.signatures.ssh_keys import SSH_KINDS, read_ssh_key, ssh_fingerprint

OPENPGP = "openpgp"
_GIVE_ONE = (
    "give the line of a `.pub` file, as `ssh-keygen -t ed25519` makes it, "
    "or what `gpg --export --armor --export-options export-minimal ID` prints"
)
_PRIVATE = re.compile(r"-----BEGIN [A-Z ]*PRIVATE KEY|PuTTY-User-Key-File-|AGE-SECRET-KEY-")


class PublicKey(Struct, frozen=True, kw_only=True):
    """A key that signatures can be checked with."""

    fingerprint: str
    """`SHA256:...` as ssh-keygen prints it; for OpenPGP the primary key's, in capital letters."""
    signers: tuple[str, ...]
    """The fingerprints that mean this key: all subkeys that may sign count as the key."""
    kind: str
    """`openpgp`, or what OpenSSH calls it."""
    comment: str
    """What stands after an OpenSSH key; the first name in an OpenPGP key."""
    raw: bytes
    """The key itself, without armour and comment."""
    text: str
    """The key as it stands in files: one line, or armour without headers."""

    def shares(self, other: "PublicKey") -> bool:
        """Tell whether something is signed with both: they are one, or have a subkey in common."""
        return not set(self.signers).isdisjoint(other.signers)


def read_key(text: str) -> PublicKey:
    """Return the key that a text holds; raises UnusableKeyError."""
    if _PRIVATE.search(text):
        raise PrivateKeyError
    try:
        if text.lstrip().startswith("-----BEGIN PGP"):
            return _openpgp_key(text)
        return _ssh_key(text)
    except MalformedError as error:
        raise UnusableKeyError(f"it is no public key: {error}", _GIVE_ONE) from None


def renewed(one: PublicKey, other: PublicKey) -> PublicKey | None:
    """Return a key with all that two states of it have; None if the other has nothing new."""
    if OPENPGP not in (one.kind, other.kind) or one.fingerprint != other.fingerprint:
        return None
    both = joined(one.raw, other.raw)
    if both == joined(one.raw, one.raw):
        return None
    return _openpgp_key(armored(both, OPENPGP_KEY_LABEL))


def _ssh_key(text: str) -> PublicKey:
    if "\n" in text.strip():
        raise MalformedError("an OpenSSH key is one line")
    kind, encoded, *rest = (*text.split(None, 2), "", "")
    if kind not in SSH_KINDS and not re.fullmatch(r"(ssh|ecdsa|sk)-[\w@.-]+", kind):
        raise MalformedError("it begins with no kind of key")
    key = read_ssh_key(decoded(encoded.encode("utf-8", "replace")))
    if key.kind != kind:
        raise MalformedError("its first word is not its kind")
    fingerprint, comment = ssh_fingerprint(key.blob), excerpt(rest[0], 200)
    return PublicKey(
        fingerprint=fingerprint,
        signers=(fingerprint,),
        kind=kind,
        comment=comment,
        raw=key.blob,
        text=f"{kind} {encoded} {comment}".rstrip(),
    )


def _openpgp_key(text: str) -> PublicKey:
    raw = unarmored(text.strip().encode("utf-8", "replace"), OPENPGP_KEY_LABEL)
    certificate = read_certificate(raw)
    return PublicKey(
        fingerprint=certificate.fingerprint,
        signers=certificate.signers,
        kind=OPENPGP,
        comment=excerpt(certificate.user, 200),
        raw=raw,
        text=armored(raw, OPENPGP_KEY_LABEL),
    )
