"""Own art: where its files lie, how they are named, how large they may be."""

import re
from typing import Annotated

from msgspec import Meta

from badgectl.model.forms import ID, NO_FILE_NAMES, due, pattern

ART = "catalog/art"
MOST_ART_BYTES = 2 * 1024 * 1024
_NAME = rf"{ID}\.(png|svg)"
_LENGTH = 68

ArtFile = Annotated[
    str,
    Meta(
        pattern=pattern(_NAME),
        max_length=_LENGTH,
        description="A picture of one's own in catalog/art/ that fills the badge: PNG or SVG.",
        examples=["mentor.svg"],
        extra_json_schema=due("write the name of a file in catalog/art/, as `mentor.svg`"),
    ),
]


def is_art_path(path: str) -> bool:
    """Tell whether a path is one at which own art can lie."""
    folder, _, name = path.rpartition("/")
    stem = name.rpartition(".")[0]
    fits = len(name) <= _LENGTH and re.fullmatch(_NAME, name) is not None
    return folder == ART and fits and stem not in NO_FILE_NAMES
