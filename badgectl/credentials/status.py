"""The list that says which credentials were taken back, a bit for each award for ever."""

import base64
import gzip
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from badgectl.credentials.keys import IssuerKey
from badgectl.credentials.making import STATUS_LIST
from badgectl.credentials.terms import Terms, instant
from badgectl.model.errors import BadgectlError
from badgectl.model.ledger import Ledger
from badgectl.model.records import Award

_LEAST_BITS = 131_072  # so that a place in the list tells nobody apart


class MovedIndexError(BadgectlError):
    """History was rewritten: awards would have other places in the list than were given out."""


def mark_of(key: IssuerKey, path: str) -> str:
    """Return what stands for a record where others read: its path may name whom nobody sees."""
    return key.secret("place", path)[:12].hex()


def indices_of(
    entered: Sequence[str], marks: Mapping[str, str], given_out: Mapping[str, int]
) -> dict[str, int]:
    """Return the place of every award in the list, by the path of its record.

    Awards are counted as they entered the main line, which only grows. What was given out before,
    by the marks of records, must still be true; once it was told by their paths.
    """
    places = {path: place for place, path in enumerate(entered)}
    for path, place in places.items():
        before = given_out.get(marks[path], given_out.get(path, place))
        if before != place:
            raise MovedIndexError(
                f"{path} is number {before} in the list that was published, and would be "
                f"{place} now: the history of the main line was rewritten",
                "issue from a clone with the history as it was, or remove the published "
                "credentials and give all of them out anew",
            )
    return places


def taken_back(ledger: Ledger, places: Mapping[str, int], day: date) -> list[int]:
    """Return the places of awards that were revoked, voided, or are not on record any more."""
    standing = {
        record.path
        for dossier in ledger
        if dossier.award is not None and not dossier.is_revoked(day)
        for record in dossier.records
        if isinstance(record, Award)
    }
    return [place for path, place in places.items() if path not in standing]


def last_change(ledger: Ledger, day: date) -> date:
    """Return the last day on which the list changed, as far as records say."""
    days = (
        record.day
        for dossier in ledger
        for record in (dossier.given, dossier.revocation)
        if record is not None and record.day is not None and record.day <= day
    )
    return max(days, default=day)


def status_list(terms: Terms, size: int, revoked: Iterable[int], changed: date) -> dict[str, Any]:
    """Return the list as a credential that is not signed yet."""
    address = terms.base + STATUS_LIST
    return {
        "@context": ["https://www.w3.org/ns/credentials/v2"],
        "id": address,
        "type": ["VerifiableCredential", "BitstringStatusListCredential"],
        "issuer": terms.did,
        "validFrom": instant(terms.begin(changed)),
        "credentialSubject": {
            "id": f"{address}#list",
            "type": "BitstringStatusList",
            "statusPurpose": "revocation",
            "encodedList": encoded(size, revoked),
        },
    }


def encoded(size: int, revoked: Iterable[int]) -> str:
    """Return bits, the first the most significant, packed and as text; the same bytes always."""
    length = _LEAST_BITS
    while length < size:
        length *= 2
    bits = bytearray(length // 8)
    for place in revoked:
        bits[place // 8] |= 0x80 >> (place % 8)
    packed = gzip.compress(bytes(bits), 9, mtime=0)
    packed = packed[:9] + b"\xff" + packed[10:]  # which system packed it is nobody's business
    return "u" + base64.urlsafe_b64encode(packed).decode().rstrip("=")
