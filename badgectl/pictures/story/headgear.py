"""What a badger wears on its head, in the measure of the head; its crown is at y = -92."""

from collections.abc import Callable, Iterator

from badgectl.model.designs import Headgear
from badgectl.pictures.colors import PAPER, WHITE
from badgectl.pictures.outline import star
from badgectl.pictures.scene import Element, Shape, Stroke
from badgectl.pictures.story.curves import curve, cut, ellipse
from badgectl.pictures.story.hats import (
    beanie,
    captain,
    chef,
    crown,
    explorer,
    hard_hat,
    mortarboard,
    party_hat,
    top_hat,
    wizard,
)  # fmt: skip
from badgectl.pictures.story.parts import inked
from badgectl.pictures.story.tones import Tones

_DARK, _STEEL, _GLASS = "#343747", "#9aa3b2", "#bfe6f5"


def behind_head(wears: Headgear, tones: Tones) -> Iterator[Element]:
    """Yield what of the headgear lies behind the head."""
    if wears == "headset":
        band = curve((-112, -8), (-98, -88), (0, -122), (98, -88), (112, -8))
        yield Stroke(outline=band, width=26, color=tones.ink)
        yield Stroke(outline=band, width=14, color=_STEEL)


def on_head(wears: Headgear, tones: Tones) -> Iterator[Element]:
    """Yield what of the headgear lies before the head."""
    yield from _WORN[wears](tones)


def _headset(tones: Tones) -> Iterator[Element]:
    for side in (-1, 1):
        yield from inked(ellipse((side * 108, 4), 20, 33), _DARK, tones.ink)
        yield from inked(ellipse((side * 117, 4), 11, 24), tones.accent, tones.ink, 4)
    boom = curve((-112, 34), (-100, 74), (-58, 88))
    yield Stroke(outline=boom, width=14, color=tones.ink)
    yield Stroke(outline=boom, width=7, color=_STEEL)
    yield from inked(ellipse((-50, 88), 15, 10, -8), _DARK, tones.ink, 4)


def _glasses(tones: Tones) -> Iterator[Element]:
    for side in (-1, 1):
        ring = ellipse((side * 47, -9), 35, 35)
        yield Shape(outline=ring, fill=WHITE, opacity=0.16)
        yield Stroke(outline=ring, width=14, color=tones.ink)
        yield Stroke(outline=ring, width=7, color=tones.accent)
        glint = curve((side * 47 - 20, -18), (side * 47 - 8, -30))
        yield Stroke(outline=glint, width=5, color=WHITE, opacity=0.9)
        temple = curve((side * 82, -14), (side * 101, -20))
        yield Stroke(outline=temple, width=9, color=tones.ink)
    bridge = curve((-13, -14), (0, -20), (13, -14))
    yield Stroke(outline=bridge, width=14, color=tones.ink)
    yield Stroke(outline=bridge, width=7, color=tones.accent)


def _goggles(tones: Tones) -> Iterator[Element]:
    strap = cut(
        [(-92, -58), (0, -84), (92, -58)], [(98, -40)], [(0, -62), (-98, -40)], [(-92, -58)]
    )
    yield from inked(strap, "#7a4a24", tones.ink)
    for side in (-1, 1):
        yield from inked(ellipse((side * 40, -76), 36, 32), tones.accent, tones.ink)
        lens = ellipse((side * 40, -76), 26, 22)
        yield Shape(outline=lens, fill=tones.ink)
        yield Shape(outline=ellipse((side * 40, -76), 22, 18.5), fill=_GLASS)
        glint = curve((side * 40 - 12, -74), (side * 40 - 2, -86))
        yield Stroke(outline=glint, width=7, color=WHITE)
    yield from inked(ellipse((0, -78), 9, 7), tones.accent_shade, tones.ink, 3)


def _flower(tones: Tones) -> Iterator[Element]:
    leaf = cut([(40, -84), (34, -112), (52, -132)], [(66, -112), (40, -84)])
    yield from inked(leaf, "#4aa35a", tones.ink, 4)
    bloom = star((74, -92), 42, 6, 0.52)
    petals = [
        ellipse(at, 18, 18)
        for at in ((74, -116), (97, -99), (88, -72), (60, -72), (51, -99))
    ]  # fmt: skip
    for petal in petals:
        yield from inked(petal, PAPER, tones.ink, 4)
    yield Shape(outline=bloom, fill=PAPER)
    yield from inked(ellipse((74, -92), 14, 14), tones.accent, tones.ink, 3)


def _nothing(_: Tones) -> Iterator[Element]:
    return iter(())


_WORN: dict[Headgear, Callable[[Tones], Iterator[Element]]] = {
    "hard-hat": hard_hat,
    "crown": crown,
    "beanie": beanie,
    "top-hat": top_hat,
    "mortarboard": mortarboard,
    "party-hat": party_hat,
    "captain": captain,
    "chef": chef,
    "explorer": explorer,
    "wizard": wizard,
    "headset": _headset,
    "glasses": _glasses,
    "goggles": _goggles,
    "flower": _flower,
    "none": _nothing,
}
