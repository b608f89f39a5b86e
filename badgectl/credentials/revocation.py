"""What an issuer's list says of a credential: whether it was taken back."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from msgspec import Struct

from badgectl.credentials.engine import (
    Fetch,
    UnsoundError,
    unpacked_bits,
    verify_proof,
    verify_token,
)
from badgectl.credentials.opening import document_in
from badgectl.credentials.reading import first_of, id_of, instant_of, mapping, texts_of

_KINDS = {"BitstringStatusListEntry", "StatusList2021Entry"}
_BACK = ("revocation", "suspension")


class Entry(Struct, frozen=True, kw_only=True):
    """Where it stands whether a credential was taken back."""

    kind: str
    """What it is instead, if it is none of the lists that are read here; else empty."""
    address: str
    purpose: str
    index: int
    """Which bit it is; below 0 where that cannot be read."""


class StatusList(Struct, frozen=True, kw_only=True):
    """A list that its issuer signed."""

    address: str
    begins: datetime | None
    ends: datetime | None
    purposes: tuple[str, ...]
    bits: bytes


def entries_of(document: dict[str, Any]) -> Iterator[Entry]:
    """Yield where a credential says that it can be taken back."""
    said = document.get("credentialStatus")
    for one in said if isinstance(said, list) else [] if said is None else [said]:
        told = mapping(one)
        kinds = set(texts_of(told.get("type")))
        # Lists with several bits for each are not read: one of them would be taken for all.
        is_read = kinds & _KINDS and told.get("statusSize", 1) in (1, "1")
        yield Entry(
            kind="" if is_read else ", ".join(sorted(kinds)) or "unknown",
            address=first_of(told.get("statusListCredential")),
            purpose=first_of(told.get("statusPurpose")) or _BACK[0],
            index=_index(told.get("statusListIndex")),
        )


def _index(value: Any) -> int:
    text = first_of(value) if not isinstance(value, int) else str(value)
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else -1


def read_list(data: bytes, issuer: str, fetch: Fetch) -> StatusList:
    """Return a list that an issuer signed, as JSON or token; raises UnsoundError."""
    found = document_in(data)
    document = found.content
    if found.token is not None:
        verify_token(found.token, issuer, fetch)
        document = mapping(document.get("vc")) or document
    else:
        verify_proof(document, issuer, fetch)
    if id_of(document.get("issuer")) != issuer:
        raise UnsoundError("the list is not of the issuer of the credential")
    subject = mapping(document.get("credentialSubject"))
    if subject.get("statusSize", 1) not in (1, "1"):
        raise UnsoundError("the list has several bits for each credential")
    return StatusList(
        address=first_of(document.get("id")),
        begins=instant_of(document.get("validFrom")),
        ends=instant_of(document.get("validUntil")),
        purposes=tuple(texts_of(subject.get("statusPurpose"))),
        bits=unpacked_bits(first_of(subject.get("encodedList"))),
    )


def is_taken_back(entry: Entry, listed: StatusList, now: datetime) -> bool:
    """Tell whether a list takes a credential back; raises UnsoundError where it does not say."""
    if listed.begins and listed.begins > now:
        raise UnsoundError(f"the list counts from {listed.begins:%Y-%m-%d} on")
    if listed.ends and listed.ends < now:
        raise UnsoundError(f"the list counted until {listed.ends:%Y-%m-%d}: get a new one")
    if entry.purpose not in listed.purposes:
        raise UnsoundError("the list is for something else than the credential says")
    if not 0 <= entry.index < 8 * len(listed.bits):
        raise UnsoundError("the list has no place for it")
    is_set = listed.bits[entry.index // 8] & (0x80 >> entry.index % 8)
    return bool(is_set) and entry.purpose in _BACK
