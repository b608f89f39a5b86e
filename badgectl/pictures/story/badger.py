"""The badger: body, scarf, arms and head in a pose, with what it wears and holds."""

import math
from collections.abc import Iterator

from msgspec import Struct

from badgectl.model.designs import Headgear, Mood
from badgectl.pictures.outline import Outline, Point, bounds, many, placed
from badgectl.pictures.scene import Element, Shape, Stroke
from badgectl.pictures.story.curves import curve, cut, ellipse, limb, symmetric
from badgectl.pictures.story.head import EARS, HEAD, SNORE, head
from badgectl.pictures.story.headgear import behind_head, on_head
from badgectl.pictures.story.parts import LINE, dot, inked, shaded
from badgectl.pictures.story.placing import Placement
from badgectl.pictures.story.poses import Arm, Stance
from badgectl.pictures.story.things import grip, painted, thing
from badgectl.pictures.story.tones import FUR, Tones

_BODY = symmetric([(0, 58), (46, 66), (76, 108), (92, 160), (98, 210), (92, 262), (0, 276)])
_BELLY = symmetric([(0, 100), (38, 108), (58, 150), (64, 205), (58, 258), (0, 270)])
_SMALL_BODY = symmetric(
    [(0, 58), (44, 66), (70, 102), (82, 146), (78, 186), (54, 212), (22, 220), (0, 221)]
)
_SMALL_BELLY = symmetric([(0, 100), (34, 108), (52, 146), (50, 184), (32, 208), (0, 214)])
_PAW = 25.0
_RIM = 9.0
"""How wide the rim of light around a badger is."""


class Badger(Struct, frozen=True, kw_only=True):
    """One badger, decided."""

    mood: Mood
    stance: Stance
    wears: Headgear
    icon: str | None = None
    """What it holds."""
    look: float = 0
    """Whether its eyes turn to the left (-1) or right (1)."""
    tones: Tones
    scarf: tuple[str, str]
    """The colour of its scarf, and its shade."""
    behind: bool = False
    """Whether it stands behind another; its outline is finer then."""

    @property
    def snores(self) -> int:
        """To which side it snores: away from the thing in its paw."""
        return -1 if self.icon is not None and self.stance.holding.paw[0] > 0 else 1

    def held(self) -> Outline:
        """Return the outline of the thing in the paw; nothing if there is none."""
        if self.icon is None:
            return ()
        form = thing(self.icon, self.stance.thing)
        turn = math.radians(self.stance.thing_turn)
        form = placed(form, 1, (0, 0), turn)
        paw = self.stance.holding.paw
        if self.stance.lap:
            return placed(form, 1, (0, paw[1] - 22))
        x, y = grip(form)
        # The paw lies on the foot of the thing, not below it.
        return placed(
            form, 1, (paw[0] - x * 0.7 + math.copysign(10, paw[0]), paw[1] - y + _PAW * 0.5)
        )

    def reach(self) -> Iterator[Point]:
        """Yield the outermost points of the figure above the ground."""
        for arm in (self.stance.free, self.stance.holding):
            x, y = arm.paw
            yield from ((x - _PAW, y), (x + _PAW, y), (x, y - _PAW))
        if held := self.held():
            left, top, right, bottom = bounds(held)
            yield from ((left, top), (right, top), (left, bottom), (right, bottom))
        crown = Placement((0, 0), turn=self.stance.tilt)
        if self.mood == "sleepy":
            yield from (crown.point((self.snores * (x + size), y - size)) for (x, y), size in SNORE)
        hat = on_head(self.wears, self.tones)
        worn = [*EARS, HEAD, *(part.outline for part in hat if isinstance(part, Stroke))]
        for outline in worn:
            left, top, right, _ = bounds(crown.outline(outline))
            yield from ((left, (top + 20) / 2), ((left + right) / 2, top), (right, (top + 20) / 2))


def badger(one: Badger) -> Iterator[Element]:
    """Yield a badger, from what is farthest to what is nearest."""
    figure = tuple(_figure(one))
    inked_parts = [
        part
        for part in figure
        if isinstance(part, Stroke) and part.color == one.tones.ink and part.width >= LINE * 2
    ]
    around = many(*(part.outline for part in inked_parts))
    yield Stroke(outline=around, width=LINE * 2 + _RIM * 2, color=one.tones.air, opacity=0.9)
    if not one.behind:
        yield Stroke(outline=around, width=LINE * 3.2, color=one.tones.ink)
    yield from figure


def _figure(one: Badger) -> Iterator[Element]:
    stance, tones = one.stance, one.tones
    crown = Placement((0, 0), turn=stance.tilt)
    yield from crown.elements(behind_head(one.wears, tones))
    lean = Placement((0, 0), turn=stance.lean)
    if stance.legs == "running":
        yield from _rush(stance, tones)
    yield from _legs(stance, tones.ink)
    yield from lean.elements(_body(stance, tones.ink))
    if stance.legs == "crossed":
        yield from _soles(tones.ink, stance.height - 10)
    for arm in (stance.free, stance.holding):
        sleeve = limb((arm.shoulder, arm.elbow, arm.paw), (50, 46, 38))
        yield from shaded(sleeve, FUR.dark_light, FUR.dark, tones.ink, (-8, -5))
    yield from _scarf(one.scarf, tones.ink)
    yield from crown.elements(head(one.mood, one.look, tones.ink, one.snores))
    yield from crown.elements(on_head(one.wears, tones))
    yield from _paw(stance.free, tones.ink)
    yield from _paw(stance.holding, tones.ink)
    if held := one.held():
        yield from painted(held, tones)
        yield from _fingers(stance, tones.ink)


def _body(stance: Stance, ink: str) -> Iterator[Element]:
    whole, belly = (_BODY, _BELLY) if stance.legs == "hidden" else (_SMALL_BODY, _SMALL_BELLY)
    yield from shaded(whole, FUR.grey, FUR.grey_shade, ink, (-16, -8))
    yield Shape(outline=belly, fill=FUR.belly)


def _scarf(colors: tuple[str, str], ink: str) -> Iterator[Element]:
    """Paint the cloth around the neck: a band below the chin and a corner on the chest."""
    color, shade = colors
    corner = cut([(-58, 96), (0, 112), (58, 96)], [(30, 132), (0, 158)], [(-30, 132), (-58, 96)])
    yield from inked(corner, shade, ink)
    band = cut(
        [(-74, 82), (-40, 98), (0, 104), (40, 98), (74, 82)],
        [(78, 104)],
        [(44, 122), (0, 128), (-44, 122), (-78, 104)],
        [(-74, 82)],
    )
    yield from inked(band, color, ink)


def _paw(arm: Arm, ink: str) -> Iterator[Element]:
    x, y = arm.paw
    out = -1 if x < 0 else 1
    if arm.gesture == "finger":
        finger = limb([(x, y - 4), (x + out * 22, y - 17), (x + out * 38, y - 27)], (22, 21, 18))
        yield from inked(finger, FUR.paw, ink)
    if arm.gesture == "open":
        for turn in (-66, -24, 16, 58):
            angle = math.radians(turn - 90 + out * 6)
            tip = (x + math.cos(angle) * 28, y + math.sin(angle) * 28)
            yield from inked(ellipse(tip, 10, 14, turn), FUR.paw, ink)
    yield from inked(ellipse(arm.paw, _PAW, _PAW - 1), FUR.paw, ink)
    if arm.gesture == "open":
        yield Shape(outline=ellipse((x, y + 2), 13, 11), fill=FUR.pad)
    else:
        yield Shape(outline=ellipse((x - 7, y - 9), 9, 6, -30), fill=FUR.dark_light)


def _fingers(stance: Stance, ink: str) -> Iterator[Element]:
    """Paint the fingers that close around a thing."""
    paws = [stance.holding.paw, stance.free.paw] if stance.lap else [stance.holding.paw]
    for x, y in paws:
        for n in (-1, 0, 1):
            yield from inked(ellipse((x + n * 15, y - 4 + abs(n) * 4), 9, 13), FUR.paw, ink, 3)


def _rush(stance: Stance, tones: Tones) -> Iterator[Element]:
    """Paint the lines that somebody who runs leaves in the air."""
    way = -1 if stance.lean < 0 else 1
    for start, end, y in ((142, 190, 66), (150, 220, 140), (176, 216, 232)):
        line = curve((-way * start, y), (-way * end, y))
        yield Stroke(outline=line, width=11, color=tones.air, opacity=0.9)


def _legs(stance: Stance, ink: str) -> Iterator[Element]:
    ground = stance.height - 8
    if stance.legs == "running":
        way = -1 if stance.lean < 0 else 1
        back = limb([(-way * 44, 190), (-way * 92, 216), (-way * 130, 204)], (66, 50, 36))
        yield from inked(back, FUR.dark_light, ink)
        yield from inked(ellipse((-way * 143, 192), 19, 32, way * 20), FUR.paw, ink)
        front = limb([(way * 14, 196), (way * 58, 226), (way * 56, ground - 20)], (66, 52, 38))
        yield from inked(front, FUR.dark_light, ink)
        yield from inked(ellipse((way * 68, ground - 15), 35, 19), FUR.paw, ink)
    elif stance.legs == "crossed":
        for side in (-1, 1):
            thigh = limb([(side * 34, 196), (side * 86, 204), (side * 92, 216)], (58, 54, 46))
            yield from inked(thigh, FUR.dark_light, ink)


def _soles(ink: str, ground: float) -> Iterator[Element]:
    """Yield the soles of somebody who sits."""
    for side in (-1, 1):
        at = (side * 84, ground - 30)
        yield from inked(ellipse(at, 33, 37, side * 14), FUR.paw, ink)
        yield Shape(outline=ellipse((at[0], at[1] + 8), 15, 13), fill=FUR.pad)
        for toe in (-1, 0, 1):
            spot = (at[0] + toe * 15 + side * 3, at[1] - 17 + abs(toe) * 5)
            yield dot(spot, 5.5, FUR.pad)
