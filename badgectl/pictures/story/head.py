"""The badger's head: white, two dark stripes through the eyes, round ears with light tips.

The head's middle is the origin; it is 100 wide to each side, without the tufts of its cheeks.
"""

from collections.abc import Iterator

from badgectl.model.designs import Mood
from badgectl.pictures.outline import Outline, Point, polygon
from badgectl.pictures.scene import Element, Group, Shape, Stroke
from badgectl.pictures.story.curves import blob, cut, ellipse, mirrored, symmetric
from badgectl.pictures.story.face import eyes, mouth
from badgectl.pictures.story.parts import inked
from badgectl.pictures.story.tones import FUR

TOP = -92.0
"""Where the skull ends and hats begin."""

HEAD: Outline = symmetric(
    [(0, TOP), (46, -87), (84, -62), (104, -20), (107, 14)],
    [(116, 30), (130, 42)],  # the first tuft of the cheek
    [(121, 50), (112, 53)],
    [(115, 63), (120, 73)],  # the second
    [(103, 77), (88, 77), (64, 88), (34, 97), (0, 100)],
)
EARS: tuple[Outline, ...] = (ellipse((-72, -76), 33, 33), ellipse((72, -76), 33, 33))
_STRIPE = cut(
    [(24, -110), (21, -62), (15, -18), (15, 22), (21, 56)],
    [(38, 50), (60, 28), (79, -2), (85, -44), (78, -110)],
    [(55, -120), (24, -110)],
)
_MUZZLE = blob((0, 12), (30, 24), (46, 50), (30, 78), (0, 86), (-30, 78), (-46, 50), (-30, 24))
_LIT = blob(  # where light falls on the face, from the upper left
    (-20, -120), (40, -110), (82, -60), (96, 0), (88, 46), (48, 76), (-14, 87), (-84, 68),
    (-140, 60), (-140, -60),
)  # fmt: skip
_NOSE = blob((0, 22), (17, 24), (23, 34), (14, 46), (0, 53), (-14, 46), (-23, 34), (-17, 24))

SNORE: tuple[tuple[Point, float], ...] = (((121, -94), 11.0), ((149, -122), 15.0))
"""Where the letters above those who sleep are if they are on the right, and how large."""


def head(mood: Mood, look: float, ink: str, snores: int = 1) -> Iterator[Element]:
    """Yield a head; it looks to the left (-1), ahead (0) or to the right (1).

    Who sleeps snores to the left (-1) or right (1).
    """
    for side, ear in zip((-1, 1), EARS, strict=True):
        yield from inked(ear, FUR.white, ink)
        yield Shape(outline=ellipse((side * 70, -69), 26, 26), fill=FUR.dark)
        yield Shape(outline=ellipse((side * 67, -64), 14, 15), fill=FUR.dark_light)
    yield from inked(HEAD, FUR.white_shade, ink)
    blush = 0.5 if mood in ("happy", "proud", "wink") else 0.28
    yield Group(
        clip=HEAD,
        elements=(
            Shape(outline=_LIT, fill=FUR.white),
            *(Shape(outline=stripe, fill=FUR.dark) for stripe in (_STRIPE, mirrored(_STRIPE))),
            *(
                Shape(outline=ellipse((side * 82, 42), 17, 12), fill=FUR.blush, opacity=blush)
                for side in (-1, 1)
            ),
        ),
    )
    yield Shape(outline=_MUZZLE, fill=FUR.white)
    yield from eyes(mood, look, ink)
    yield from mouth(mood, ink)
    yield Shape(outline=_NOSE, fill=FUR.dark)
    yield Shape(outline=ellipse((-7, 31), 7, 4.5, -18), fill=FUR.white, opacity=0.75)
    if mood == "sleepy":
        yield from _snore(ink, snores)


def _snore(ink: str, side: int) -> Iterator[Element]:
    """Paint what is written above those who sleep."""
    for (away, y), size in SNORE:
        x = away * side
        zigzag = polygon(
            [(x - size, y - size), (x + size, y - size), (x - size, y + size), (x + size, y + size)]
        )[:-1]
        yield Stroke(outline=zigzag, width=size * 1.1, color=ink)
        yield Stroke(outline=zigzag, width=size * 0.48, color=FUR.white)
