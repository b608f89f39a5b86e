"""The libraries that sign and verify; without them there is a sentence, not a traceback.

They would also judge the time, and fetch. Here they only say whether something is signed: that it
counts today, and was not taken back, are questions of their own.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import TYPE_CHECKING, Any

from badgectl.credentials.keys import IssuerKey
from badgectl.model.errors import BadgectlError
from badgectl.model.text import excerpt

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

Fetch = Callable[[str], bytes]
"""Gives what lies at an address, for issuers of the kind `did:web`."""
_SUITE = "eddsa-rdfc-2022"
_ALGORITHMS = ("RS256", "RS384", "RS512", "ES256", "ES384", "ES512", "EdDSA")
"""Of tokens: all with two keys, so that nobody signs who only knows the public one."""


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
        import openbadgeslib  # noqa: F401, PLC0415
        import pyld  # noqa: F401, PLC0415


def sign(document: dict[str, Any], key: IssuerKey, method: str, at: datetime) -> dict[str, Any]:
    """Return a document with its proof (`eddsa-rdfc-2022`), made at an instant."""
    with _installed():
        from openbadgeslib.ob3.ldp import add_data_integrity_proof  # noqa: PLC0415
    return add_data_integrity_proof(document, key.pem, method, created=at)


def verify_proof(document: dict[str, Any], issuer: str, fetch: Fetch) -> None:
    """Check that an issuer signed a document as it stands there; raises UnsoundError.

    A proof covers what JSON-LD makes of a document: other words can come to the same. So these must
    be the plain ones, or whoever reads the JSON reads what nobody signed.
    """
    with _installed():
        from openbadgeslib.ob3.contexts import document_loader  # noqa: PLC0415
        from openbadgeslib.ob3.did import resolve_verification_method  # noqa: PLC0415
        from openbadgeslib.ob3.ldp import (  # noqa: PLC0415
            _check_json_ld_form,
            verify_data_integrity_proof,
        )
    with _in_words():
        proof = _proof_of(document)
        method = proof.get("verificationMethod")
        if not isinstance(method, str) or method.partition("#")[0] != issuer:
            raise UnsoundError("its proof was made with a key that is not its issuer's")
        verify_data_integrity_proof(document, resolve_verification_method(method, fetch))
        _check_json_ld_form(document, proof, document_loader())


def _proof_of(document: dict[str, Any]) -> dict[str, Any]:
    """Return the one proof that can be checked; raises UnsoundError."""
    proof = document.get("proof")
    found = [
        one
        for one in (proof if isinstance(proof, list) else [proof])
        if isinstance(one, dict) and one.get("cryptosuite") == _SUITE
    ]
    if len(found) != 1:
        raise UnsoundError(f"it has {len(found)} proofs of the kind {_SUITE}, and one is due")
    return found[0]


def verify_token(token: str, issuer: str, fetch: Fetch) -> None:
    """Check that an issuer signed a token (VC-JWT); raises UnsoundError."""
    with _installed():
        import jwt  # noqa: PLC0415
        from openbadgeslib.ob3.did import (  # noqa: PLC0415
            fetch_did_web_document,
            pem_for_kid,
            resolve_did,
        )
    with _in_words():
        named = jwt.get_unverified_header(token).get("kid")
        if issuer.startswith("did:web:"):
            key = pem_for_kid(fetch_did_web_document(issuer, fetch), issuer, named)
        else:
            key = resolve_did(issuer, fetch)
    verify_signature(token, key)


def verify_signature(token: str, public_key: bytes) -> None:
    """Check that a token was signed with a key; raises UnsoundError."""
    with _installed():
        import jwt  # noqa: PLC0415
    with _in_words():
        jwt.PyJWS().decode(token, public_key, _ALGORITHMS, {"enforce_minimum_key_length": True})


def check_credential(document: dict[str, Any]) -> None:
    """Raise UnsoundError if a document has not the shape of Open Badges 3.0."""
    with _installed():
        from openbadgeslib.ob3.credential import OpenBadgeCredential  # noqa: PLC0415
    with _in_words():
        OpenBadgeCredential.from_vc_document(document)


def check_assertion(document: dict[str, Any]) -> None:
    """Raise UnsoundError if a document has not the shape of Open Badges 2.0."""
    with _installed():
        from openbadgeslib.ob2.models import Assertion  # noqa: PLC0415
    with _in_words():
        Assertion.from_dict(document)


def unpacked_bits(encoded: str) -> bytes:
    """Return the bits of a list of revocations; raises UnsoundError."""
    with _installed():
        from openbadgeslib.ob3.status import decode_encoded_list  # noqa: PLC0415
    with _in_words():
        return decode_encoded_list(encoded)


def svg_root(data: bytes) -> "Element":
    """Return the root of an SVG that declares nothing; raises UnsoundError."""
    with _installed():
        from defusedxml import DefusedXmlException  # noqa: PLC0415
        from defusedxml.ElementTree import ParseError, fromstring  # noqa: PLC0415
    try:
        root: Element = fromstring(data, forbid_dtd=True)
    except (ParseError, DefusedXmlException, ValueError, LookupError):
        raise UnsoundError("the SVG is damaged, or declares what no picture needs") from None
    return root


@contextmanager
def _in_words() -> Iterator[None]:
    """Raise UnsoundError with what a library says; what that is about is never read out of it."""
    from jwt.exceptions import PyJWTError  # noqa: PLC0415
    from openbadgeslib.errors import LibOpenBadgesException  # noqa: PLC0415

    try:
        yield
    except (
        LibOpenBadgesException, PyJWTError, ValueError, TypeError, AttributeError, LookupError,
        ArithmeticError, RecursionError,
    ) as error:  # fmt: skip
        raise UnsoundError(excerpt(str(error), 300)) from None
