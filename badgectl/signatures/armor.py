"""Armour: bytes as text between two lines. Only its exact form is taken."""

import base64
import binascii
import re

from badgectl.signatures.faults import MalformedError

_LARGEST = 64 * 1024


def unarmored(text: bytes, label: str) -> bytes:
    """Return the bytes between `-----BEGIN label-----` and `-----END label-----`.

    Headers, as OpenPGP has them, end at an empty line; its checksum may follow the bytes. Nothing
    stands before the armour, and nothing but empty lines after it. Raises MalformedError.
    """
    if len(text) > _LARGEST:
        raise MalformedError("it is too long to be one")
    form = rb"-----BEGIN %b-----\n(.*\n)-----END %b-----\s*" % ((label.encode(),) * 2)
    match = re.fullmatch(form, text.replace(b"\r\n", b"\n"), re.DOTALL)
    if match is None:
        raise MalformedError("its first and last lines are not as they must be")
    lines = [line.rstrip(b" \t") for line in match[1].splitlines()]
    if any(b": " in line for line in lines) and b"" in lines:
        lines = lines[lines.index(b"") + 1 :]
    lines = [line for line in lines if line]
    if lines and lines[-1].startswith(b"=") and len(lines[-1]) == 5:
        del lines[-1]
    return decoded(b"".join(lines))


def decoded(text: bytes) -> bytes:
    """Return what base64 stands for; raises MalformedError where anything else is between."""
    try:
        raw = base64.b64decode(text, validate=True)
    except binascii.Error:
        raise MalformedError("it is cut short or damaged") from None
    if base64.b64encode(raw) != text:
        raise MalformedError("it is cut short or damaged")
    return raw


def armored(raw: bytes, label: str) -> str:
    """Return bytes in armour, without headers and checksum, which nobody needs."""
    text = base64.b64encode(raw).decode()
    lines = [text[at : at + 64] for at in range(0, len(text), 64)]
    return "\n".join((f"-----BEGIN {label}-----", "", *lines, f"-----END {label}-----"))
