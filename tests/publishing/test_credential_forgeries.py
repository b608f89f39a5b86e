"""`check-credential`: what was forged, or does not count, passes in no disguise."""

import base64
import json
import socket
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives import serialization as form
from ground import Command, Said
from publishing.issuing import DID, KEY

from badgectl.credentials.engine import sign
from badgectl.credentials.keys import read_issuer_key
from badgectl.credentials.status import encoded

pytestmark = pytest.mark.usefixtures("guild")

PRIVATE = form.load_pem_private_key(KEY.encode(), None)
PUBLIC = PRIVATE.public_key().public_bytes(
    form.Encoding.PEM, form.PublicFormat.SubjectPublicKeyInfo
)
OWN = read_issuer_key(KEY.encode(), "the tests' key")
AT = datetime(2026, 5, 4, tzinfo=UTC)
LIST = "https://x.example/status.json"
V2 = {
    "@context": "https://w3id.org/openbadges/v2", "type": "Assertion", "id": "urn:uuid:1",
    "recipient": {"type": "email", "hashed": False, "identity": "ada@x.example"},
    "badge": "https://x.example/badge.json", "issuedOn": "2026-01-01T00:00:00Z",
    "verification": {"type": "SignedBadge"},
}  # fmt: skip
ENTRY = {
    "id": f"{LIST}#1", "type": "BitstringStatusListEntry", "statusPurpose": "revocation",
    "statusListIndex": "1", "statusListCredential": LIST,
}  # fmt: skip
V3 = {
    "@context": [
        "https://www.w3.org/ns/credentials/v2",
        "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json",
    ],
    "id": "urn:uuid:5c631e64-012d-4eaa-90bd-fbd0a3418d9e",
    "type": ["VerifiableCredential", "OpenBadgeCredential"],
    "name": "Guide",
    "issuer": {"id": DID, "type": ["Profile"], "name": "Guild"},
    "validFrom": "2026-01-01T00:00:00Z",
    "credentialSubject": {
        "id": "urn:uuid:5c631e64-012d-4eaa-90bd-fbd0a3418d9f", "type": ["AchievementSubject"],
        "achievement": {
            "id": "https://x.example/a", "type": ["Achievement"], "name": "Guide",
            "description": "Helps.", "criteria": {"narrative": "Helped."},
        },
    },
}  # fmt: skip
CLAIMS = {
    "iss": DID, "nbf": 1767225600, "jti": V3["id"],
    "sub": "urn:uuid:5c631e64-012d-4eaa-90bd-fbd0a3418d9f",
}  # fmt: skip


@pytest.fixture(autouse=True)
def _offline(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Let nothing reach the network, and find out whether anything tried."""
    asked: list[object] = []

    def refuse(*wanted: object, **_: object) -> None:
        asked.append(wanted)
        raise OSError("no network here")

    for name in ("getaddrinfo", "create_connection"):
        monkeypatch.setattr(socket, name, refuse)
    yield
    assert asked == []


def part(value: bytes) -> str:
    return base64.urlsafe_b64encode(value).decode().rstrip("=")


def token(body: dict[str, Any], **header: str) -> bytes:
    head = part(json.dumps({"alg": "EdDSA", **header}).encode())
    said = f"{head}.{part(json.dumps(body).encode())}"
    return f"{said}.{part(PRIVATE.sign(said.encode()))}".encode()


def forged(body: dict[str, Any]) -> bytes:
    return token(body)[:-20] + b"A" * 20


def proven(body: dict[str, Any]) -> bytes:
    return json.dumps(sign(body, OWN, f"{DID}#{DID[8:]}", AT)).encode()


def found(badgectl: Command, data: bytes, **files: bytes) -> tuple[int, list[str]]:
    """Return the status, and what was found besides that the file can be read."""
    Path("it").write_bytes(data)
    options: list[str] = []
    for name, content in files.items():
        Path(name).write_bytes(content)
        options += [f"--{name.replace('_', '-')}", name]
    said = badgectl("check-credential", "it", "--format", "json", *options)
    findings = json.loads(said.out)["findings"]
    return said.status, [
        f"{one['what']} {one['outcome']}: {one['says']}"
        for one in findings
        if one["what"] != "file"
    ]


HOSTED = "signature unseen: hosted: only its address can vouch for it"
NO_SIGNATURE = "signature fails: it is not signed: anybody can have written it"
WRONG = "signature fails: Signature verification failed"
SIGNED = "signature holds: signed with that key, unchanged"
GOOD = "time holds: it counts for good"
OLD = {"expires": "2020-01-01T00:00:00Z"}
LATE = "time fails: it counted until 2020-01-01"
ASSERTIONS: dict[str, tuple[bytes, int, list[str]]] = {
    "signed": (token(V2), 0, [SIGNED, GOOD]),
    "signed, and late": (token(V2 | OLD), 1, [SIGNED, LATE]),
    "forged": (forged(V2), 1, [WRONG, GOOD]),
    "forged, and late": (forged(V2 | OLD), 1, [WRONG, LATE]),
    "of a kind that is none": (forged(V2 | {"verification": {"type": "expired"}}), 1, [NO_SIGNATURE, GOOD]),
    "of no kind": (token({**V2, "verification": None}), 1, [NO_SIGNATURE, GOOD]),
    "hosted in a token": (forged(V2 | {"verification": {"type": "HostedBadge"}}), 1, [HOSTED, GOOD]),
    "hosted where it is said to be late": (
        forged(V2 | {"verification": {"type": "hosted"}, "id": "https://expired.example/a"}), 1, [HOSTED, GOOD],
    ),
    "signed, without a signature": (json.dumps(V2).encode(), 1, [NO_SIGNATURE, GOOD]),
    "without its parts": (
        token({**V2, "recipient": None}), 1, ["signature fails: recipient must be a JSON object", GOOD],
    ),
}  # fmt: skip


@pytest.mark.parametrize("what", ASSERTIONS)
def test_assertions(what: str, badgectl: Command) -> None:
    data, *due = ASSERTIONS[what]
    assert found(badgectl, data, issuer=PUBLIC) == tuple(due)


BY = f"signature holds: signed by {DID}, unchanged; whose key that is, only you can know"
NO_LIST = "status holds: it names no list by which it could be taken back"
BODY = V3 | CLAIMS
TOKENS: dict[str, tuple[bytes, int, list[str]]] = {
    "signed": (token(BODY), 0, [BY, GOOD, NO_LIST]),
    "signed, until then": (token(BODY | {"exp": 1830000000}), 0, [BY, "time holds: it counts until 2027-12-28", NO_LIST]),
    "signed, and late": (token(BODY | {"exp": 1000000000}), 1, [BY, "time fails: it counted until 2001-09-09", NO_LIST]),
    "signed, and late as it says itself": (
        token(BODY | {"validUntil": "2020-01-01T00:00:00Z"}), 1, [BY, LATE, NO_LIST],
    ),
    "signed, and early": (token(BODY | {"nbf": 1830000000}), 1, [BY, "time fails: it counts from 2027-12-28 on", NO_LIST]),
    "forged": (forged(BODY), 1, [WRONG, GOOD, NO_LIST]),
    "forged, and late": (
        forged(BODY | {"exp": 1000000000}), 1, [WRONG, "time fails: it counted until 2001-09-09", NO_LIST],
    ),
    "late, of another issuer": (
        token(BODY | {"exp": 1000000000, "iss": "did:key:zOther"}), 1,
        [
            "signature fails: `iss` of the token is not what its credential says",
            "time fails: it counted until 2001-09-09", NO_LIST,
        ],
    ),
    "to another": (
        token(BODY | {"sub": "urn:uuid:2"}), 1,
        ["signature fails: `sub` of the token is not what its credential says", GOOD, NO_LIST],
    ),
    "without its beginning": (
        token(V3 | {name: value for name, value in CLAIMS.items() if name != "nbf"}), 1,
        ["signature fails: `nbf` of the token is missing", GOOD, NO_LIST],
    ),
    "without its parts": (
        token({**BODY, "credentialSubject": {"type": ["AchievementSubject"]}}), 1,
        ["signature fails: vc.credentialSubject.achievement must be a JSON object", GOOD, NO_LIST],
    ),
    "by an algorithm that needs no key": (
        token(BODY, alg="none"), 1, ["signature fails: The specified alg value is not allowed", GOOD, NO_LIST],
    ),
}  # fmt: skip


@pytest.mark.parametrize("what", TOKENS)
def test_tokens(what: str, badgectl: Command) -> None:
    data, *due = TOKENS[what]
    assert found(badgectl, data) == tuple(due)


def test_a_late_credential_is_signed_all_the_same(badgectl: Command) -> None:
    late = proven(V3 | {"validUntil": "2020-01-01T00:00:00Z"})
    assert found(badgectl, late) == (1, [BY, LATE, NO_LIST])
    changed = late.replace(b'"Helps."', b'"Helped."')
    wrong = "signature fails: Invalid Data Integrity proof (signature mismatch)"
    assert found(badgectl, changed) == (1, [wrong, LATE, NO_LIST])


def listed(*taken_back: int, issuer: str = DID, purpose: str = "revocation") -> dict[str, Any]:
    """Return a list that its issuer signed."""
    body = {
        "@context": ["https://www.w3.org/ns/credentials/v2"],
        "id": LIST,
        "type": ["VerifiableCredential", "BitstringStatusListCredential"],
        "issuer": issuer,
        "validFrom": "2026-01-01T00:00:00Z",
        "credentialSubject": {
            "id": f"{LIST}#list", "type": "BitstringStatusList", "statusPurpose": purpose,
            "encodedList": encoded(10, taken_back),
        },
    }  # fmt: skip
    signed: dict[str, Any] = sign(body, OWN, f"{DID}#{DID[8:]}", AT)
    return signed


def disguised() -> dict[str, Any]:
    """Return a list in which readers find another one first, which the proof does not cover."""
    real = listed(1)
    shown = {
        "@context": {"encodedList": None, "statusPurpose": None},
        "id": f"{LIST}#list",
        "statusPurpose": "revocation",
        "encodedList": encoded(10, []),
    }
    return real | {"credentialSubject": [shown, real["credentialSubject"]]}


def test_lists(badgectl: Command) -> None:
    told = "whether it was taken back says"
    kept = "status holds: it was not taken back, as that list says"
    back = "status fails: it was taken back by its issuer"
    credential = V3 | {"credentialStatus": ENTRY}
    given: list[tuple[dict[str, Any], str]] = [
        (listed(), kept),
        (listed(1), back),
        (listed(1, purpose="message"), "status fails: the list is for something else than the credential says"),
        (
            disguised(),
            "status fails: the credential carries an @context below its top level (at /credentialSubject/0/@context): "
            "only an embedded endorsement credential may carry its own",
        ),
        (listed(issuer="did:key:zOther"), "status fails: the list is not of the issuer of the credential"),
        (listed() | {"id": "https://x.example/other"}, "status fails: Invalid Data Integrity proof (signature mismatch)"),
    ]  # fmt: skip
    for status_list, says in given:
        status, findings = found(
            badgectl, proven(credential), status_list=json.dumps(status_list).encode()
        )
        assert (status, findings) == (int("fails" in says), [BY, GOOD, says])
    again = token(credential | CLAIMS)
    assert found(badgectl, again, status_list=json.dumps(listed(1)).encode())[1][-1] == back
    assert found(badgectl, proven(credential))[1][-1] == f"status unseen: {told} the issuer's list"


def test_ways_of_taking_back_that_are_not_read(badgectl: Command) -> None:
    told = "status unseen: whether it was taken back says"
    other = {"id": "https://x.example/revoked.json", "type": "1EdTechRevocationList"}
    contexts = [*V3["@context"], "https://purl.imsglobal.org/spec/ob/v3p0/extensions.json"]
    body = V3 | {"@context": contexts}
    unread = f"{told} what is not read here: 1EdTechRevocationList"
    assert found(badgectl, proven(body | {"credentialStatus": other})) == (0, [BY, GOOD, unread])
    both = proven(body | {"credentialStatus": [other, ENTRY]})
    status_list = json.dumps(listed(1)).encode()
    assert found(badgectl, both, status_list=status_list) == (
        1, [BY, GOOD, unread, "status fails: it was taken back by its issuer"],
    )  # fmt: skip


@pytest.mark.parametrize(
    ("did", "address"),
    [
        ("did:web:x.example", "https://x.example/.well-known/did.json"),
        ("did:web:x.example:guild:badges", "https://x.example/guild/badges/did.json"),
        ("did:web:localhost%3A8443", "https://localhost:8443/.well-known/did.json"),
    ],
)
def test_where_the_key_of_an_issuer_lies(did: str, address: str, badgectl: Command) -> None:
    Path("it").write_text(json.dumps(V3 | {"issuer": did, "proof": {}}))
    said = badgectl("check-credential", "it")
    assert said == Said(
        1, "Guide\n  to     urn:uuid:5c631e64-012d-4eaa-90bd-fbd0a3418d9f\n"
        f"  from   ({did})\n\n  holds  file: a credential, Open Badges 3.0\n"
        f"  unseen signature: the key of {did} is needed\n"
        "  holds  time: it counts for good\n"
        "  holds  status: it names no list by which it could be taken back\n\n"
        "It is not known whether it holds: something was not seen.\n",
        f"         hint: save {address} and say `--issuer FILE`\n",
    )  # fmt: skip
