"""From bytes to text: size, encoding, and characters that hide what a file says."""

import re

from badgectl.codes import yaml as codes
from badgectl.model.problems import Code, Place, Position, Problem
from badgectl.model.text import visible

MAX_BYTES = 256 * 1024

# Joiners stay allowed: they shape letters of Persian and Indic scripts and hold emoji together.
_FORBIDDEN = re.compile(
    "["
    "\x00-\x08\x0b-\x1f\x7f-\x9f"  # C0 without tab and line feed, DEL, C1
    "\u2028-\u2029"  # line and paragraph separators
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"  # bidi controls
    "\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b\u2060-\u2065\u206a-\u206f"
    "\u3164\uffa0\ufff0-\ufffb"  # soft hyphens, fillers and spaces without width
    "\U000e0000-\U000e0fff"  # tags and further selectors: whole texts hide in them
    "\ufeff\ufffe\uffff\ud800-\udfff"  # byte-order marks, non-characters, surrogates
    "]"
)


def decode(path: str, data: bytes, limit: int = MAX_BYTES) -> str | Problem:
    """Return the text of a file, or why it is not read as text."""
    top = Position(1, 1, 2)
    if len(data) > limit:
        return fault(
            codes.SIZE,
            path,
            top,
            f"the file has more than {limit // 1024} KiB",
            "split it, or keep long texts elsewhere and link to them",
        )
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        column = error.start - (data.rfind(b"\n", 0, error.start) + 1) + 1
        return fault(
            codes.ENCODING,
            path,
            Position(line, column, column + 1),
            f"byte {data[error.start]:#04x} is not UTF-8",
            "save the file as UTF-8",
        )
    if text.startswith("\ufeff"):
        return fault(
            codes.ENCODING,
            path,
            top,
            "the file starts with a byte-order mark",
            "save it as UTF-8 without BOM",
        )
    # CR LF is how some editors end lines and is read as one; a lone CR is not.
    match = _FORBIDDEN.search(text.replace("\r\n", " \n"))
    if match is None:
        return text
    line = text.count("\n", 0, match.start()) + 1
    column = match.start() - (text.rfind("\n", 0, match.start()) + 1) + 1
    return hidden_character(path, Position(line, column, column + 1), match[0])


def forbidden_character(text: str) -> str | None:
    """Return the first character of a value that may not stand in a file."""
    if text.isascii() and text.isprintable():
        return None
    match = _FORBIDDEN.search(text)
    return match[0] if match else None


def hidden_character(path: str, position: Position, character: str) -> Problem:
    """Return the problem of a character that hides or rearranges text."""
    if "\ud800" <= character <= "\udfff":
        return fault(
            codes.ENCODING, path, position, "the text is not UTF-8", "type or paste it as UTF-8"
        )
    return fault(
        codes.CHARACTER,
        path,
        position,
        f"the character {visible(character)} may not stand here",
        "remove it; it changes how the text looks, not what it says",
    )


def fault(code: Code, path: str, position: Position, message: str, hint: str) -> Problem:
    """Return a problem of a file that could not be read as a document."""
    return Problem(
        code=code.name,
        severity=code.severity,
        place=Place(path),
        message=message,
        hint=hint,
        position=position,
    )
