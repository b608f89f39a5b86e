"""The library that signs and verifies; without it there is a sentence, not a traceback."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Any

from badgectl.credentials.keys import IssuerKey
from badgectl.model.errors import BadgectlError
from badgectl.model.text import excerpt

Fetch = Callable[[str], bytes]


class NoEngineError(BadgectlError):
    """What signs and verifies credentials is not installed."""


class UnsoundError(Exception):
    """A credential does not hold; the message says why."""


@contextmanager
def _installed() -> Iterator[None]:
    try:
        yield
    except ImportError:
        raise NoEngineError(
            "credentials need a library that is not installed",
            "`pip install 'badgectl[openbadges]'`",
        ) from None


def check_engine() -> None:
    """Raise NoEngineError where nothing could be signed."""
    with _installed():
        import pyld  # noqa: F401, PLC0415


def sign(document: dict[str, Any], key: IssuerKey, method: str, at: datetime) -> dict[str, Any]:
    """Return a document with its proof (`eddsa-rdfc-2022`), made at an instant."""
    with _installed():
        from openbadgeslib.ob3.ldp import add_data_integrity_proof  # noqa: PLC0415
    return add_data_integrity_proof(document, key.pem, method, created=at)


def verify_proof(document: dict[str, Any], fetch: Fetch) -> None:
    """Check the proof of an Open Badges 3.0 document; raises UnsoundError.

    `fetch` gives what lies at an address, for issuers of the kind `did:web`.
    """
    with _installed():
        from openbadgeslib.ob3.ldp import OB3LdpVerifier  # noqa: PLC0415
    with _in_words():
        OB3LdpVerifier().verify(document, download=fetch)


def verify_token(token: str, issuer: str, fetch: Fetch) -> None:
    """Check a credential that is a signed token (VC-JWT); raises UnsoundError."""
    with _installed():
        from openbadgeslib.ob3.verifier import OB3Verifier  # noqa: PLC0415
    with _in_words():
        OB3Verifier.for_issuer_did(issuer, fetch).verify(token)


def verify_assertion(token: str, public_key: bytes) -> None:
    """Check an Open Badges 2.0 assertion that is a signed token; raises UnsoundError."""
    with _installed():
        from openbadgeslib.ob2.verifier import OB2Verifier  # noqa: PLC0415
    with _in_words():
        OB2Verifier(public_key).verify(token)


def verify_status(document: dict[str, Any], listed: dict[str, Any] | None, fetch: Fetch) -> None:
    """Check that a list of revocations, itself signed, does not revoke; raises UnsoundError.

    `listed` is the list where it carries its proof; None where it is a signed token.
    """
    with _installed():
        from openbadgeslib.ob3.credential import OpenBadgeCredential  # noqa: PLC0415
        from openbadgeslib.ob3.status import check_credential_status  # noqa: PLC0415
    with _in_words():
        credential = OpenBadgeCredential.from_vc_document(document)
        if listed is not None:
            _verify_list(listed, credential.issuer.id, fetch)
        check_credential_status(credential, fetch, verify_list=listed is None)


def _verify_list(listed: dict[str, Any], issuer: str, fetch: Fetch) -> None:
    """Check that a list was signed by the issuer of a credential."""
    from openbadgeslib.ob3.did import resolve_verification_method  # noqa: PLC0415
    from openbadgeslib.ob3.ldp import verify_data_integrity_proof  # noqa: PLC0415

    signer, proof = listed.get("issuer"), listed.get("proof")
    signer = signer.get("id") if isinstance(signer, dict) else signer
    method = proof.get("verificationMethod") if isinstance(proof, dict) else None
    if signer != issuer or not isinstance(method, str) or method.partition("#")[0] != issuer:
        raise UnsoundError("the list was not signed by the issuer of the credential")
    verify_data_integrity_proof(listed, resolve_verification_method(method, fetch))


@contextmanager
def _in_words() -> Iterator[None]:
    from openbadgeslib.errors import LibOpenBadgesException  # noqa: PLC0415

    try:
        yield
    except (LibOpenBadgesException, ValueError, TypeError, KeyError, RecursionError) as error:
        raise UnsoundError(excerpt(str(error), 300)) from None
