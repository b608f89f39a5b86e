"""A file to be put where none is."""

from msgspec import Struct


class NewFile(Struct, frozen=True):
    """A file to be written, and what to do where there is one already: it is never overwritten."""

    path: str
    """From the programme's folder; it climbs out of it with `../`."""
    text: str
    advice: str = ""
    """What to add by hand to a file that is there."""


def at_top(prefix: str, path: str) -> str:
    """Return a path from the repository's top as the programme's folder sees it.

    `prefix` leads from the top to the programme's folder: empty, or ending in a slash.
    """
    return "../" * prefix.count("/") + path
