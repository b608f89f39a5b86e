"""What lies around the badger in a story, by name."""

from collections.abc import Callable

from badgectl.model.designs import Scenery
from badgectl.pictures.story.scenes.after_dark import cave, night_sky, space
from badgectl.pictures.story.scenes.indoors import desk, stage, workshop
from badgectl.pictures.story.scenes.open_air import (
    city,
    forest,
    meadow,
    mountains,
    sunburst,
    waves,
)
from badgectl.pictures.story.scenes.pieces import Setting
from badgectl.pictures.story.tones import Tones

SCENES: dict[Scenery, Callable[[Tones], Setting]] = {
    "sunburst": sunburst,
    "waves": waves,
    "desk": desk,
    "mountains": mountains,
    "stage": stage,
    "night-sky": night_sky,
    "cave": cave,
    "forest": forest,
    "city": city,
    "meadow": meadow,
    "space": space,
    "workshop": workshop,
}
