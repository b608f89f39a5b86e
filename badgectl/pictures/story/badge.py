"""The story theme: a badger before a scene, with what it holds and wears."""

from collections.abc import Iterator

from badgectl.pictures.engraved import engraved
from badgectl.pictures.looks import Look
from badgectl.pictures.scene import Element


def story(look: Look) -> Iterator[Element]:
    """Yield what a story badge is made of."""
    yield from engraved(look)
