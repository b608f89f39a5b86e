"""The flat theme: bold planes, one shape, almost no text."""

from collections.abc import Iterator

from badgectl.pictures.engraved import engraved
from badgectl.pictures.looks import Look
from badgectl.pictures.scene import Element


def flat(look: Look) -> Iterator[Element]:
    """Yield what a flat badge is made of."""
    yield from engraved(look)
