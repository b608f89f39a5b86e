"""Values as YAML on one line, in quotes only where need be."""

import re
from collections.abc import Callable
from datetime import date
from typing import Any

import msgspec

# Readable without quotes for every YAML reader, and no number, day or truth value to any of them.
_PLAIN = re.compile(r"[\w(][^\x00-\x1f:#{}\[\],\"\\`]*(?<! )")
_TYPED = re.compile(
    r"true|false|yes|no|on|off|null|y|n|0[xo].*|0b[01_]+|[0-9][0-9_.:]*(e[-+]?[0-9]+)?"
    r"|[0-9]{4}-[0-9]+-[0-9]+.*",
    re.IGNORECASE,
)
# For our own reader every scalar is a text, and a colon in a word is part of it.
_WORDS = re.compile(r"[\w(]([^\x00-\x1f:#{}\[\],\"\\`]|:(?=\S))*(?<! )")


def says(value: Any) -> bool:
    """Tell whether a value is worth a key: none is, and nothing that is empty."""
    return value not in (None, (), [], {})


def scalar_text(text: str) -> str:
    """Return how a text is written on one line, whoever reads it."""
    return text if _PLAIN.fullmatch(text) and not _TYPED.fullmatch(text) else _quoted(text)


def example_text(value: Any) -> str:
    """Return how people would type a value for us to read."""
    return flow_text(value, lambda text: text if _WORDS.fullmatch(text) else _quoted(text))


def _quoted(text: str) -> str:
    # Every JSON string is a YAML scalar; letters of all scripts stay as they are.
    return msgspec.json.encode(text).decode()


def flow_text(value: Any, scalar: Callable[[str], str] = scalar_text) -> str:
    """Return how a value is written on one line, whoever reads it."""
    match value:
        case dict():
            pairs = (f"{key}: {flow_text(one, scalar)}" for key, one in value.items() if says(one))
            return "{" + ", ".join(pairs) + "}"
        case list() | tuple():
            return f"[{', '.join(flow_text(one, scalar) for one in value)}]"
        case bool():
            return "true" if value else "false"
        case date():
            return value.isoformat()
        case float():
            short = f"{value:.15g}"  # as it was typed; some numbers need all of their digits
            return short if float(short) == value else repr(value)
        case str():
            return scalar(value)
        case _:
            return str(value)
