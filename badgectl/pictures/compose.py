"""From a look to its picture."""

from badgectl.pictures.engraved import engraved
from badgectl.pictures.flat import flat
from badgectl.pictures.looks import Look
from badgectl.pictures.scene import Scene
from badgectl.pictures.story.badge import story

_THEMES = {"engraved": engraved, "flat": flat, "story": story}


def compose(look: Look) -> Scene:
    """Return the picture of a badge."""
    # Own art is framed in metal, whatever the theme: it is a picture already.
    paint = _THEMES[look.theme] if look.art is None else engraved
    return Scene(title=look.title, elements=tuple(paint(look)))
