"""The check of a credential, ours or foreign, from files alone: what holds, what does not."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from typing import Any, Literal

from msgspec import Struct

from badgectl.credentials.did import did_address
from badgectl.credentials.engine import (
    Fetch,
    UnsoundError,
    check_assertion,
    check_credential,
    verify_proof,
    verify_signature,
    verify_token,
)
from badgectl.credentials.opening import Found, document_in
from badgectl.credentials.reading import Told, check_claims, first_of, mapping, told_by
from badgectl.credentials.revocation import (
    Entry,
    StatusList,
    entries_of,
    is_taken_back,
    read_list,
)
from badgectl.model.text import excerpt

Outcome = Literal["holds", "fails", "unseen"]
MOST_FILE_BYTES = 16 * 1024 * 1024


class Finding(Struct, frozen=True, kw_only=True):
    """One thing that was checked, in a sentence."""

    what: str
    outcome: Outcome
    says: str
    hint: str = ""


class Aids(Struct, frozen=True, kw_only=True):
    """Files that whoever checks has from the issuer: nothing is fetched."""

    issuer: bytes | None = None
    """The document of a `did:web`, or of Open Badges 2.0 the public key as PEM."""
    status: bytes | None = None
    known: Mapping[str, str] = {}
    """Issuers who are known, by their DIDs, and how, as a sentence."""
    expected: str = ""
    """The DID of who must have signed; empty where anybody may."""


class Checked(Struct, frozen=True, kw_only=True):
    """What a credential says, and what of it holds."""

    told: Told | None
    findings: tuple[Finding, ...]
    vouched: bool = False
    """Whether it is known whose key signed it: a `did:key` that nobody knows may be anybody's."""

    @property
    def holds(self) -> bool:
        """Whether everything that was checked holds, the signature among it."""
        signed = any(one.what == "signature" and one.outcome == "holds" for one in self.findings)
        seen = all(one.outcome != "unseen" for one in self.findings if one.what != "status")
        return signed and seen and all(one.outcome != "fails" for one in self.findings)


class Answer(Struct, frozen=True, kw_only=True):
    """What `check-credential` found."""

    holds: bool
    vouched: bool
    """Whether it is known who signed: else it is unchanged, and may be by anybody."""
    credential: Told | None
    """What it says; none where it could not be read."""
    findings: tuple[Finding, ...]


def answer_of(checked: Checked) -> Answer:
    """Return what programs are told."""
    return Answer(
        holds=checked.holds,
        vouched=checked.holds and checked.vouched,
        credential=checked.told,
        findings=checked.findings,
    )


def check_file(data: bytes, aids: Aids, now: datetime) -> Checked:
    """Check a credential: JSON, a token, or a picture that carries either."""
    try:
        found = document_in(data)
        told = told_by(found.content)
    except UnsoundError as error:
        return Checked(told=None, findings=(_fails("file", str(error)),))
    carried = f"one credential in a {found.kind}" if found.kind != "JSON" else "a credential"
    findings = [_holds("file", f"{carried}, Open Badges {told.version}")]
    if told.version == "2.0":
        findings += [_assertion(found, told, aids), *_time(told, now)]
    else:
        signature = _signature(found, told, aids)
        findings += [signature, *_time(told, now)]
        findings += _status(found.content, told, aids, now)
    vouched = told.issuer in aids.known or not told.issuer.startswith("did:key:")
    return Checked(told=told, findings=tuple(findings), vouched=vouched)


def _holds(what: str, says: str) -> Finding:
    return Finding(what=what, outcome="holds", says=says)


def _fails(what: str, says: str) -> Finding:
    return Finding(what=what, outcome="fails", says=says)


def _unseen(what: str, says: str, hint: str = "") -> Finding:
    return Finding(what=what, outcome="unseen", says=says, hint=hint)


def _fetch(aids: Aids) -> Fetch:
    """Return what gives the issuer's document instead of what lies at an address."""

    def fetch(address: str) -> bytes:
        if aids.issuer is None:
            raise UnsoundError(f"nothing is fetched, and {address} was not given")
        return aids.issuer

    return fetch


def _signature(found: Found, told: Told, aids: Aids) -> Finding:
    issuer = told.issuer
    if found.token is None and "proof" not in found.content:
        return _fails("signature", "it is not signed: anybody can have written it")
    if aids.expected and issuer != aids.expected:
        return _fails("signature", f"{_short(issuer)} is not the issuer that you named")
    if not issuer.startswith(("did:key:", "did:web:")):
        says = f"the issuer {_short(issuer)} has no key that can be known from files"
        return _unseen("signature", says)
    if not _has_key(told, aids):
        hint = f"save {_short(did_address(issuer))} and say `--issuer FILE`"
        return _unseen("signature", f"the key of {_short(issuer)} is needed", hint)
    try:
        check_credential(found.content)
        if found.token is None:
            verify_proof(found.content, issuer, _fetch(aids))
        else:
            verify_token(found.token, issuer, _fetch(aids))
            check_claims(found.content)
    except UnsoundError as error:
        return _fails("signature", str(error))
    trusted = "" if issuer.startswith("did:web:") else "; whose key that is, only you can know"
    if issuer in aids.known:
        trusted = f"; {aids.known[issuer]}"
    return _holds("signature", f"signed by {_short(issuer)}, unchanged{trusted}")


def _has_key(told: Told, aids: Aids) -> bool:
    """Tell whether the issuer's key is in their name or in a file."""
    is_web = told.issuer.startswith("did:web:")
    return told.issuer.startswith("did:key:") or (is_web and aids.issuer is not None)


def _assertion(found: Found, told: Told, aids: Aids) -> Finding:
    """Check the signature of Open Badges 2.0: only some are signed, the others lie somewhere."""
    kind = first_of(mapping(found.content.get("verification")).get("type")).lower()
    # Of one that was taken back nothing else is left than that.
    says_nothing = found.token is None and not kind
    if kind in ("hostedbadge", "hosted") or says_nothing:
        hint = f"compare it with {_short(told.id)}" if told.id else ""
        return _unseen("signature", "hosted: only its address can vouch for it", hint)
    if found.token is None or kind not in ("signedbadge", "signed"):
        return _fails("signature", "it is not signed: anybody can have written it")
    if aids.issuer is None:
        hint = "say `--issuer FILE`: the key as PEM"
        return _unseen("signature", "the issuer's public key is needed", hint)
    try:
        check_assertion(found.content)
        verify_signature(found.token, aids.issuer)
    except UnsoundError as error:
        return _fails("signature", str(error))
    return _holds("signature", "signed with that key, unchanged")


def _time(told: Told, now: datetime) -> Iterator[Finding]:
    if told.revoked:
        yield _fails("status", "it says of itself that it was taken back")
    if told.begins and told.begins > now:
        yield _fails("time", f"it counts from {told.begins:%Y-%m-%d} on")
    elif told.ends and told.ends < now:
        yield _fails("time", f"it counted until {told.ends:%Y-%m-%d}")
    else:
        until = f"until {told.ends:%Y-%m-%d}" if told.ends else "for good"
        yield _holds("time", f"it counts {until}")


def _status(document: dict[str, Any], told: Told, aids: Aids, now: datetime) -> Iterator[Finding]:
    entries = list(entries_of(document))
    if not entries:
        yield _holds("status", "it names no list by which it could be taken back")
        return
    try:
        listed = _list_at_hand(entries, told, aids)
    except UnsoundError as error:
        yield _fails("status", str(error))
        return
    for entry in entries:
        yield _status_of(entry, listed, aids, now)


def _list_at_hand(entries: Iterable[Entry], told: Told, aids: Aids) -> StatusList | None:
    """Return the list that was given; raises UnsoundError if it is none of the credential's."""
    addresses = [one.address for one in entries if one.address and not one.kind]
    if aids.status is None or not addresses or not _has_key(told, aids):
        return None
    listed = read_list(aids.status, told.issuer, _fetch(aids))
    if listed.address not in addresses:
        raise UnsoundError(f"the list given is not {_short(addresses[0])}")
    return listed


def _status_of(entry: Entry, listed: StatusList | None, aids: Aids, now: datetime) -> Finding:
    if entry.kind or not entry.address:
        says = f"whether it was taken back says what is not read here: {_short(entry.kind)}"
        return _unseen("status", says, "ask its issuer")
    if listed is None or listed.address != entry.address:
        says = "whether it was taken back says the issuer's list"
        hint = f"save {_short(entry.address)} and say `--status-list FILE`"
        return _unseen("status", says, "" if aids.status else hint)
    try:
        if is_taken_back(entry, listed, now):
            return _fails("status", "it was taken back by its issuer")
    except UnsoundError as error:
        return _fails("status", str(error))
    return _holds("status", "it was not taken back, as that list says")


def _short(text: str) -> str:
    return excerpt(text, 120)
