"""Credentials in pictures: put into a PNG or SVG, and found in one."""

import re
import struct
import zlib
from typing import Any, Literal

import msgspec

from badgectl.credentials.engine import UnsoundError, svg_root

Version = Literal["3.0", "2.0"]
_PNG = b"\x89PNG\r\n\x1a\n"
_KEYWORDS: dict[Version, bytes] = {"3.0": b"openbadgecredential", "2.0": b"openbadges"}
_ELEMENTS: dict[Version, tuple[str, str]] = {
    "3.0": ("openbadges:credential", "https://purl.imsglobal.org/ob/v3p0"),
    "2.0": ("openbadges:assertion", "http://openbadges.org"),
}
_ROOT = re.compile(rb"<svg\b[^>]*>")


def json_bytes(document: dict[str, Any]) -> bytes:
    """Return a document as it is put into pictures: without spaces."""
    return msgspec.json.encode(document)


def bake_png(picture: bytes, document: dict[str, Any], version: Version) -> bytes:
    """Return a PNG with a document in one uncompressed `iTXt` chunk, before what follows IHDR."""
    data = _KEYWORDS[version] + b"\0\0\0\0\0" + json_bytes(document)
    chunk = b"iTXt" + data
    packed = struct.pack(">I", len(data)) + chunk + struct.pack(">I", zlib.crc32(chunk))
    end = len(_PNG) + 25  # IHDR: length, name, 13 bytes, checksum
    return picture[:end] + packed + picture[end:]


def bake_svg(picture: bytes, document: dict[str, Any], version: Version) -> bytes:
    """Return an SVG with a document in its first element."""
    name, namespace = _ELEMENTS[version]
    text = json_bytes(document).replace(b"]]>", b"]]\\u003e")
    root = _ROOT.search(picture)
    if root is None:
        raise ValueError("no SVG")
    opened = f'<{name} xmlns:openbadges="{namespace}">'.encode()
    baked = opened + b"<![CDATA[" + text + b"]]></" + name.encode() + b">"
    return picture[: root.end()] + baked + picture[root.end() :]


def unbake(data: bytes) -> tuple[str, str]:
    """Return the text of the credential in a file, and what kind of file that is.

    Raises UnsoundError where there is none, more than one, or a picture that is broken.
    """
    if data.startswith(_PNG):
        return _from_png(data), "PNG"
    text = _decoded(data)
    if text.lstrip()[:1] == "<":
        return _from_svg(data), "SVG"
    return text, "JSON"


def _decoded(data: bytes) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise UnsoundError("it is no JSON, PNG or SVG") from None


def _only(found: list[str], what: str) -> str:
    if not found:
        raise UnsoundError(f"there is no credential in this {what}")
    if len(found) > 1:
        raise UnsoundError(f"there are {len(found)} credentials in this {what}, and one is due")
    return found[0]


def _from_png(data: bytes) -> str:
    place, found = len(_PNG), []
    while place < len(data):
        head = data[place : place + 8]
        if len(head) < 8:
            raise UnsoundError("the PNG is cut off or damaged")
        length = int.from_bytes(head[:4])
        body = data[place + 8 : place + 8 + length]
        checksum = data[place + 8 + length : place + 12 + length]
        if len(checksum) < 4 or int.from_bytes(checksum) != zlib.crc32(head[4:] + body):
            raise UnsoundError("the PNG is cut off or damaged")
        keyword, _, rest = body.partition(b"\0")
        if head[4:] == b"iTXt" and keyword in _KEYWORDS.values():
            found.append(_text_of(rest))
        place += 12 + length
    return _only(found, "PNG")


def _text_of(rest: bytes) -> str:
    """Return the text of an `iTXt` chunk: flags, language, translated keyword, text."""
    packed, parts = rest[:1] == b"\1", rest[2:].split(b"\0", 2)
    if len(parts) < 3:
        raise UnsoundError("the chunk with the credential is damaged")
    text = parts[2]
    if packed:
        inflating = zlib.decompressobj()
        try:
            text = inflating.decompress(text, MOST_BYTES)
        except zlib.error:
            raise UnsoundError("the chunk with the credential is damaged") from None
        if inflating.unconsumed_tail:
            raise UnsoundError(f"unpacked, the credential has more than {MOST_BYTES >> 10} KiB")
    return _decoded(text)


MOST_BYTES = 256 * 1024
"""The most that a credential may have; verifiers read no more."""


def _from_svg(data: bytes) -> str:
    names = {f"{{{namespace}}}{name.partition(':')[2]}" for name, namespace in _ELEMENTS.values()}
    found = [
        (one.get("verify") or one.text or "").strip()
        for one in svg_root(data).iter()
        if one.tag in names
    ]
    return _only(found, "SVG")
