"""The packets that OpenPGP data consists of: their frames, and what a key packet says."""

import hashlib
from collections.abc import Iterator
from typing import NamedTuple

from badgectl.signatures.faults import MalformedError

SIGNATURE, SECRET_KEY, PUBLIC_KEY, SECRET_SUBKEY, TRUST, USER, SUBKEY, PICTURE = (
    2, 5, 6, 7, 12, 13, 14, 17,
)  # fmt: skip
_RSA, _DSA = (1, 2, 3), 17
_ONLY_ENCRYPTS = (2, 16, 18, 25, 26)
_LEAST_BITS = 2048
_CUT = "it is cut short or damaged"


class Packet(NamedTuple):
    """A packet without its frame."""

    tag: int
    body: bytes


def packets(raw: bytes) -> Iterator[Packet]:
    """Yield the packets one after the other; raises MalformedError unless they fill the bytes.

    Packets in pieces or without a length, which only messages have, are malformed here.
    """
    at = 0
    while at < len(raw):
        first = raw[at]
        if not first & 0x80:
            raise MalformedError(_CUT)
        if first & 0x40:
            tag, (start, length) = first & 0x3F, _new_length(raw, at + 1)
        elif first & 3 < 3:
            width = 1 << (first & 3)
            tag, start = first >> 2 & 0x0F, at + 1 + width
            length = int.from_bytes(raw[at + 1 : start], "big")
        else:
            raise MalformedError("it has a packet without a length")
        at = start + length
        if start > len(raw) or at > len(raw):
            raise MalformedError(_CUT)
        yield Packet(tag, raw[start:at])


def _new_length(raw: bytes, at: int) -> tuple[int, int]:
    """Return where a body starts and how long it is, in the newer of the two forms."""
    first = raw[at] if at < len(raw) else 0
    if first < 192:
        return at + 1, first
    if first < 224:
        return at + 2, (first - 192 << 8) + int.from_bytes(raw[at + 1 : at + 2], "big") + 192
    if first < 255:
        raise MalformedError("it has a packet in pieces")
    return at + 5, int.from_bytes(raw[at + 1 : at + 5], "big")


def key_fingerprint(body: bytes) -> str:
    """Return the fingerprint of a key packet in capital letters."""
    if body[:1] == b"\x04":
        framed = b"\x99" + len(body).to_bytes(2, "big") + body
        return hashlib.sha1(framed, usedforsecurity=False).hexdigest().upper()
    if body[:1] == b"\x06":
        return hashlib.sha256(b"\x9b" + len(body).to_bytes(4, "big") + body).hexdigest().upper()
    raise MalformedError("it is of a version that is too old or too new")


def key_id(fingerprint: str) -> str:
    """Return the short name of a key: of a version 4 key the end of its fingerprint."""
    return fingerprint[-16:] if len(fingerprint) == 40 else fingerprint[:16]


def weakness(body: bytes) -> str:
    """Return why nothing that this key signs counts; empty if it is good enough."""
    algorithm = body[5] if len(body) > 5 else 0
    if algorithm == _DSA:
        return "a DSA key is too weak"
    if algorithm in _RSA:
        at = 6 if body[0] == 4 else 10  # version 6 says how long the key is before it
        bits = int.from_bytes(body[at : at + 2], "big")
        if bits < _LEAST_BITS:
            return f"an RSA key of {bits} bits is too weak"
    return "a key that only encrypts signs nothing" if algorithm in _ONLY_ENCRYPTS else ""
