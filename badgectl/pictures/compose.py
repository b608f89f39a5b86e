"""From a look to its picture."""

from badgectl.pictures.engraved import engraved
from badgectl.pictures.flat import flat
from badgectl.pictures.looks import Look
from badgectl.pictures.scene import Scene
from badgectl.pictures.story.badge import story

_THEMES = {"engraved": engraved, "flat": flat, "story": story}


def compose(look: Look) -> Scene:
    """Return the picture of a badge."""
    return Scene(title=look.title, elements=tuple(_THEMES[look.drawn_as](look)))
