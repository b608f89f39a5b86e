"""Slips of the hand in YAML that look right."""

import re

_NO_SPACE = re.compile("[:-][\u00a0\u2000-\u200a\u202f\u3000]")
_COMMENT = re.compile(r"(?:[:-]\s+|[,\[{]\s*)#\S")


def slip_in(line: str) -> str:
    """Return what is not what it looks like in a line, and what mends it; nothing if all is."""
    if _NO_SPACE.search(line):
        return "a no-break space stands where a space is due: type it anew"
    if _COMMENT.search(line):
        return "`#` begins a comment: put the value in quotes"
    return ""
