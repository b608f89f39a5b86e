"""Seals: what a picture's file says of itself, so that stale and altered pictures are found.

A seal names what the picture was drawn from, and the bytes before it. It stands at the end of the
file, where viewers pass over it: as a text chunk of a PNG, a comment of an SVG, a chunk of a WebP.
"""

import hashlib
import re
import struct
import zlib
from functools import cache
from pathlib import Path
from typing import Literal

import msgspec
from msgspec import Struct

from badgectl.pictures.looks import Look

Format = Literal["png", "svg", "webp"]

_PNG_END = struct.pack(">I4sI", 0, b"IEND", zlib.crc32(b"IEND"))
_DIGITS = 32
_SAID = re.compile(rb"badgectl[ \0]([0-9a-f]{32}) ([0-9a-f]{32})(?:.{16}| -->\n)?\Z", re.DOTALL)
_LONGEST = 100
_LEADS = {b"\x89PNG": 8, b"RIFF": 8}  # bytes of a seal before its words
_SVG_LEAD = len("<!-- ")


class Seal(Struct, frozen=True):
    """What the seal of a file says, and whether the file is as it was when it was sealed."""

    origin: str
    untouched: bool


def origin_of(*parts: Look | str | int) -> str:
    """Return a digest of what a picture is drawn from: looks, words, and our way of drawing."""
    said = hashlib.sha256(_way_of_drawing())
    said.update(msgspec.json.encode(parts))
    return said.hexdigest()[:_DIGITS]


@cache
def _way_of_drawing() -> bytes:
    """Return a digest of this package: another painter draws other pictures."""
    said = hashlib.sha256()
    for source in sorted(Path(__file__).parent.rglob("*.py")):
        said.update(source.read_bytes())
    return said.digest()


def sealed(data: bytes, format_: Format, origin: str) -> bytes:
    """Return a picture's file with a seal."""
    match format_:
        case "png":
            body = data.removesuffix(_PNG_END)
            text = b"badgectl\0" + _words(origin, body)
            crc = struct.pack(">I", zlib.crc32(b"tEXt" + text))
            return b"".join((body, struct.pack(">I4s", len(text), b"tEXt"), text, crc, _PNG_END))
        case "svg":
            return b"%b<!-- badgectl %b -->\n" % (data, _words(origin, data))
        case "webp":
            length = len(b"badgectl ") + 2 * _DIGITS + 1
            # The size of all that follows stands at the head.
            body = data[:4] + struct.pack("<I", len(data) + length) + data[8:]
            head = struct.pack("<4sI", b"seal", length)
            return body + head + b"badgectl " + _words(origin, body)


def seal_of(data: bytes) -> Seal | None:
    """Return the seal of a picture's file; None if there is none at its end."""
    end = data[-_LONGEST:]
    found = _SAID.search(end)
    if found is None:
        return None
    body = data[: found.start() - len(end) - _LEADS.get(data[:4], _SVG_LEAD)]
    origin = found[1].decode()
    return Seal(origin, untouched=found[0][9:].startswith(_words(origin, body)))


def _words(origin: str, body: bytes) -> bytes:
    return f"{origin} {hashlib.sha256(body).hexdigest()[:_DIGITS]}".encode()
