"""Issuers whose key lies at an address: `did:web`."""

import re
from typing import Any


def did_address(did: str) -> str:
    """Return the address at which the document of a `did:web` lies."""
    host, *path = did.removeprefix("did:web:").split(":")
    # A port follows a colon, which parts the DID itself: there it is written as %3A.
    host = re.sub("%3a", ":", host, flags=re.IGNORECASE)
    return f"https://{'/'.join((host, *(path or ['.well-known']), 'did.json'))}"


def did_document(did: str, multibase: str) -> dict[str, Any]:
    """Return the document that says which key an issuer has."""
    name = f"{did}#{multibase}"
    method = {
        "id": name, "type": "Multikey", "controller": did, "publicKeyMultibase": multibase,
    }  # fmt: skip
    return {
        "@context": ["https://www.w3.org/ns/did/v1", "https://w3id.org/security/multikey/v1"],
        "id": did,
        "verificationMethod": [method],
        "assertionMethod": [name],
    }
