"""The credential that a file carries: JSON, a signed token, or a picture with either in it."""

import base64
import binascii
import json
from typing import Any

from msgspec import Struct

from badgectl.credentials.baking import MOST_BYTES, unbake
from badgectl.credentials.engine import UnsoundError

_DEEPEST = 32


class Found(Struct, frozen=True, kw_only=True):
    """A credential as it was found."""

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
    return Found(content=_read_document(text), token=None, kind=kind)


def _payload(part: str) -> dict[str, Any]:
    try:
        text = base64.urlsafe_b64decode(part + "=" * (-len(part) % 4)).decode()
    except (binascii.Error, ValueError):
        raise UnsoundError("it is no JSON, PNG or SVG") from None
    return _read_document(text)


def _read_document(text: str) -> dict[str, Any]:
    """Return the object that a text is; raises UnsoundError for what no credential needs."""
    if len(text.encode()) > MOST_BYTES:
        raise UnsoundError(f"it has more than {MOST_BYTES >> 10} KiB")
    if _depth(text) > _DEEPEST:
        raise UnsoundError(f"it is nested more than {_DEEPEST} levels deep")
    try:
        found = json.loads(text, object_pairs_hook=_object, parse_constant=_no_constant)
        json.dumps(found, ensure_ascii=False).encode()
    except UnicodeEncodeError:
        raise UnsoundError("half a letter stands in it") from None
    except (ValueError, RecursionError):
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
