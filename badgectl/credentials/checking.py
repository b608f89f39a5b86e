"""The check of a credential, ours or foreign, from files alone: what holds, what does not."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any, Literal

from msgspec import Struct

from badgectl.credentials.baking import MOST_BYTES, unbake
from badgectl.credentials.engine import (
    Fetch,
    UnsoundError,
    verify_assertion,
    verify_proof,
    verify_status,
    verify_token,
)
from badgectl.credentials.reading import Told, first_of, told_by
from badgectl.model.text import excerpt

Outcome = Literal["holds", "fails", "unseen"]
MOST_FILE_BYTES = 16 * 1024 * 1024
_DEEPEST = 32


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


class Checked(Struct, frozen=True, kw_only=True):
    """What a credential says, and what of it holds."""

    told: Told | None
    findings: tuple[Finding, ...]

    @property
    def holds(self) -> bool:
        """Whether everything that was checked holds, the signature among it."""
        signed = any(one.what == "signature" and one.outcome == "holds" for one in self.findings)
        seen = all(one.outcome != "unseen" for one in self.findings if one.what != "status")
        return signed and seen and all(one.outcome != "fails" for one in self.findings)


class Answer(Struct, frozen=True, kw_only=True):
    """What `check-credential` found."""

    holds: bool
    credential: Told | None
    """What it says; none where it could not be read."""
    findings: tuple[Finding, ...]


def answer_of(checked: Checked) -> Answer:
    """Return what programs are told."""
    return Answer(holds=checked.holds, credential=checked.told, findings=checked.findings)


class Found(Struct, frozen=True, kw_only=True):
    """The credential that a file carries."""

    content: dict[str, Any]
    token: str | None
    """Where it is a signed token: that; else the proof is in the content."""
    kind: str


def document_in(data: bytes) -> Found:
    """Return the credential in JSON, a token or a picture; raises UnsoundError."""
    text, kind = unbake(data)
    token = text.strip()
    parts = token.split(".")
    if len(parts) == 3 and token.isascii() and not token.startswith("{"):
        return Found(content=_payload(parts[1]), token=token, kind=kind)
    return Found(content=read_document(text), token=None, kind=kind)


def check_file(data: bytes, aids: Aids, now: datetime) -> Checked:
    """Check a credential: JSON, a token, or a picture that carries either."""
    try:
        found = document_in(data)
        told = told_by(found.content)
    except UnsoundError as error:
        return Checked(told=None, findings=(_fails("file", str(error)),))
    document, token = found.content, found.token
    carried = f"one credential in a {found.kind}" if found.kind != "JSON" else "a credential"
    findings = [
        Finding(what="file", outcome="holds", says=f"{carried}, Open Badges {told.version}")
    ]
    signature = (
        _signature(document, told, token, aids)
        if told.version == "3.0"
        else _assertion(told, token, aids)
    )
    findings += [signature, *_time(told, now)]
    if told.version == "3.0":
        findings += _status(document, told, aids)
    return Checked(told=told, findings=tuple(findings))


def _fails(what: str, says: str, hint: str = "") -> Finding:
    return Finding(what=what, outcome="fails", says=says, hint=hint)


def read_document(text: str) -> dict[str, Any]:
    """Return the object that a text is; raises UnsoundError for what no credential needs."""
    if len(text.encode()) > MOST_BYTES:
        raise UnsoundError(f"it has more than {MOST_BYTES >> 10} KiB")
    if _depth(text) > _DEEPEST:
        raise UnsoundError(f"it is nested more than {_DEEPEST} levels deep")
    try:
        found = json.loads(text, object_pairs_hook=_object, parse_constant=_no_constant)
    except (json.JSONDecodeError, RecursionError):
        raise UnsoundError("it is no JSON, PNG or SVG") from None
    if not isinstance(found, dict):
        raise UnsoundError("it holds no object")
    return found


def _depth(text: str) -> int:
    """Return how deep brackets nest, those in texts too: more is no reason to go on."""
    depth = most = 0
    for letter in text:
        if letter in "[{":
            depth += 1
            most = max(most, depth)
        elif letter in "]}":
            depth -= 1
    return most


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        raise UnsoundError("a key stands in it twice: readers would differ on what it says")
    return found


def _no_constant(word: str) -> float:
    raise UnsoundError(f"{word} is no number")


def _payload(part: str) -> dict[str, Any]:
    import base64  # noqa: PLC0415
    import binascii  # noqa: PLC0415

    try:
        text = base64.urlsafe_b64decode(part + "=" * (-len(part) % 4)).decode()
    except (binascii.Error, ValueError):
        raise UnsoundError("it is no JSON, PNG or SVG") from None
    return read_document(text)


def _fetch(aids: Aids, told: Told) -> Fetch:
    """Return what gives the files at hand instead of what lies at addresses."""

    def fetch(address: str) -> bytes:
        given = aids.status if address == told.status_list else aids.issuer
        if given is None:
            raise UnsoundError(f"nothing is fetched, and {address} was not given")
        return given

    return fetch


def _signature(document: dict[str, Any], told: Told, token: str | None, aids: Aids) -> Finding:
    issuer = told.issuer
    if token is None and "proof" not in document:
        return _fails("signature", "it is not signed: anybody can have written it")
    if not issuer.startswith(("did:key:", "did:web:")):
        return Finding(
            what="signature", outcome="unseen",
            says=f"the issuer {_short(issuer)} has no key that can be known from files",
        )  # fmt: skip
    if issuer.startswith("did:web:") and aids.issuer is None:
        return Finding(
            what="signature", outcome="unseen",
            says=f"the key of {_short(issuer)} is needed",
            hint=f"save {_did_address(issuer)} and say `--issuer FILE`",
        )  # fmt: skip
    try:
        if token is not None:
            verify_token(token, issuer, _fetch(aids, told))
        else:
            verify_proof(document, _fetch(aids, told))
    except UnsoundError as error:
        if not str(error).startswith(("Credential has expired", "Credential is not yet valid")):
            return _fails("signature", str(error))
    trusted = "" if issuer.startswith("did:web:") else "; whose key that is, only you can know"
    return Finding(
        what="signature", outcome="holds", says=f"signed by {_short(issuer)}, unchanged{trusted}"
    )


def _did_address(did: str) -> str:
    host, *path = did.removeprefix("did:web:").split(":")
    return f"https://{'/'.join((host, *(path or ['.well-known']), 'did.json'))}"


def _assertion(told: Told, token: str | None, aids: Aids) -> Finding:
    if token is None:
        return Finding(
            what="signature", outcome="unseen",
            says="hosted: only its address can vouch for it",
            hint=f"compare it with {_short(told.id)}" if told.id else "",
        )  # fmt: skip
    if aids.issuer is None:
        return Finding(
            what="signature", outcome="unseen", says="the issuer's public key is needed",
            hint="say `--issuer FILE`: the key as PEM",
        )  # fmt: skip
    try:
        verify_assertion(token, aids.issuer)
    except UnsoundError as error:
        if "expired" not in str(error):
            return _fails("signature", str(error))
    return Finding(what="signature", outcome="holds", says="signed with that key, unchanged")


def _time(told: Told, now: datetime) -> Iterator[Finding]:
    if told.revoked:
        yield _fails("status", "it says of itself that it was taken back")
    if told.begins and told.begins > now:
        yield _fails("time", f"it counts from {told.begins:%Y-%m-%d} on")
    elif told.ends and told.ends < now:
        yield _fails("time", f"it counted until {told.ends.astimezone(UTC):%Y-%m-%d}")
    else:
        until = f"until {told.ends:%Y-%m-%d}" if told.ends else "for good"
        yield Finding(what="time", outcome="holds", says=f"it counts {until}")


def _status(document: dict[str, Any], told: Told, aids: Aids) -> Iterator[Finding]:
    if not told.status_list:
        yield Finding(
            what="status", outcome="holds", says="it names no list by which it could be taken back"
        )
        return
    if aids.status is None:
        yield Finding(
            what="status", outcome="unseen",
            says="whether it was taken back says the issuer's list",
            hint=f"save {_short(told.status_list)} and say `--status-list FILE`",
        )  # fmt: skip
        return
    try:
        text = aids.status.decode().strip()
        listed = read_document(text) if text.startswith("{") else None
        if listed is not None and first_of(listed.get("id")) != told.status_list:
            yield _fails("status", f"the list given is not {_short(told.status_list)}")
            return
        verify_status(document, listed, _fetch(aids, told))
    except (UnsoundError, UnicodeDecodeError) as error:
        said = str(error)
        taken = "is set at index" in said
        yield _fails("status", "it was taken back by its issuer" if taken else said)
        return
    yield Finding(what="status", outcome="holds", says="it was not taken back, as that list says")


def _short(text: str) -> str:
    return excerpt(text, 120)
