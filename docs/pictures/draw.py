"""Draw the pictures of the README and of docs/designs.md anew: the example in its three themes.

`python docs/pictures/draw.py`, in the environment that badgectl is installed in.
"""

import io
from pathlib import Path
from typing import get_args

from msgspec.structs import replace
from PIL import Image, ImageDraw

from badgectl.documents.example import example_files
from badgectl.documents.loading import load_programme
from badgectl.model.catalog import Catalog
from badgectl.model.designs import Theme
from badgectl.pictures.drawing import Kind, Picture, draw_all, orders
from badgectl.pictures.pages import INK, label, line_room, paste, write

HERE = Path(__file__).parent
MARK = "LW"
LARGE, SMALL = 600, 90
GAP, CELL, TINY, HEAD = 40, 640, 116, 150
ACROSS = 2  # large pictures on each half
GROUNDS = "#f6f4ee", "#171c22"
SHOWN: dict[Theme, tuple[str, ...]] = {
    "engraved": (
        "mentor@gold", "team-of-the-quarter", "thanks", "light-footprint",
        "accessibility-advocate", "incident-commander@silver", "release-storyteller",
        "bridge-builder@bronze",
    ),
    "flat": (
        "clear-writer@silver", "quiet-hero", "heart-of-the-house", "mentor@gold",
        "team-of-the-quarter", "sensor-whisperer@gold", "launch-crew", "fax-survivor",
    ),
    "story": (
        "python@gold", "thanks", "quiet-hero", "incident-commander@silver",
        "team-of-the-quarter", "exchange-week", "fax-survivor", "mentor@gold",
    ),
}  # fmt: skip
SIDE = 264


def in_theme(catalog: Catalog, theme: Theme) -> list[Picture]:
    house = replace(catalog.program.look, theme=theme, mark=MARK)
    themed = replace(catalog, program=replace(catalog.program, look=house))
    badges = [(badge, None) for badge in catalog.badges.values()]
    return list(draw_all(orders(themed, badges, [Kind("png", LARGE), Kind("png", SMALL)])))


def part(theme: Theme, pictures: list[Picture]) -> Image.Image:
    """Return some badges large, then all of them small, on light paper and at night."""
    half = ACROSS * CELL + GAP
    rows = -(-len(SHOWN[theme]) // ACROSS // 2)
    each = (half - 2 * GAP) // TINY
    foot = HEAD + rows * CELL
    page = Image.new("RGB", (2 * half, foot + GAP + -(-len(pictures) // each) * TINY))
    draw = ImageDraw.Draw(page)
    for side, ground in enumerate(GROUNDS):
        draw.rectangle((side * half, 0, (side + 1) * half, page.height), fill=ground)
    room, at = line_room(half, 60, 700), (GAP + 20, 108)
    write(page, label(theme.capitalize(), room, at, INK, "left"))
    drawn = {picture.name: picture for picture in pictures}
    for n, name in enumerate(SHOWN[theme]):
        row, column = divmod(n, 2 * ACROSS)
        side = column // ACROSS
        x = side * half + GAP + (column % ACROSS) * CELL
        paste(page, drawn[name].png(LARGE), (x, HEAD + row * CELL))
    for n, picture in enumerate(pictures):
        row, column = divmod(n, each)
        for side in (0, 1):
            x = side * half + GAP + column * TINY
            paste(page, picture.png(SMALL), (x, foot + GAP // 2 + row * TINY))
    return page


def gallery(pictures: dict[Theme, list[Picture]]) -> Image.Image:
    """Return all themes below each other."""
    parts = [part(theme, drawn) for theme, drawn in pictures.items()]
    whole = Image.new("RGB", (parts[0].width, sum(one.height for one in parts)))
    y = 0
    for one in parts:
        whole.paste(one, (0, y))
        y += one.height
    return whole.quantize(256, dither=Image.Dither.NONE)


def row_of(pictures: dict[Theme, list[Picture]]) -> Image.Image:
    """Return two badges of each theme in a row, on nothing."""
    shown = [(theme, name) for theme, names in SHOWN.items() for name in names[:2]]
    row = Image.new("RGBA", (len(shown) * (SIDE + 6), SIDE + 16), (0, 0, 0, 0))
    for n, (theme, name) in enumerate(shown):
        (picture,) = (one for one in pictures[theme] if one.name == name)
        badge = Image.open(io.BytesIO(picture.png(LARGE))).convert("RGBA")
        badge = badge.resize((SIDE, SIDE), Image.Resampling.LANCZOS)
        row.alpha_composite(badge, (n * (SIDE + 6) + 3, 8))
    return row


def main() -> None:
    catalog = load_programme(example_files(), records=()).catalog
    pictures = {theme: in_theme(catalog, theme) for theme in get_args(Theme)}
    gallery(pictures).save(HERE.parent / "gallery.png", optimize=True)
    row_of(pictures).save(HERE / "badges.png", optimize=True)


if __name__ == "__main__":
    main()
