"""Waivers: comments in files that say why a warning does not apply there."""

from msgspec import Struct

from badgectl.model.problems import Position

MARK = b"badgectl"
"""What the bytes of a file with waivers have in them, in any case; most files have not."""


class Waiver(Struct, frozen=True, kw_only=True):
    """`# badgectl: ignore CODE[, CODE ...] reason`, as it stands in a file."""

    path: str
    position: Position
    """Of the comment."""
    line: int
    """The line that it speaks of: its own, or the next with content if it stands alone."""
    form_is_right: bool
    """Whether it begins as waivers do; else something like it was meant."""
    codes: tuple[str, ...]
    reason: str
