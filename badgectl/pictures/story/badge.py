"""The story theme: a badger before a scene, with what it holds and wears."""

from collections.abc import Iterator

from badgectl.pictures.laurel import laurel
from badgectl.pictures.looks import Look
from badgectl.pictures.outline import Outline, bounds
from badgectl.pictures.ribbon import ribbon
from badgectl.pictures.scene import Element, Gradient, Group, Shape, Stroke
from badgectl.pictures.shapes import CENTER, shape_outline
from badgectl.pictures.story.badger import Badger, badger
from badgectl.pictures.story.casting import Cast, cast
from badgectl.pictures.story.frame import FIELD, mark, rim, span, stars
from badgectl.pictures.story.placing import Placement
from badgectl.pictures.story.poses import STANCES
from badgectl.pictures.story.scenes import SCENES
from badgectl.pictures.story.scenes.pieces import FLOOR, shadow
from badgectl.pictures.story.tones import Tones, tones_of

_SIZES = tuple(1.72 - 0.04 * n for n in range(24))
"""How large a badger may be, largest first."""
_AIR = 14.0  # between a badger and the rim
_HIGHEST = 158.0  # below the stars
_FRIEND = 0.98
_SCARVES = (("#ff7d5c", "#b83f26"), ("#2cc3b4", "#12786f"))


def story(look: Look) -> Iterator[Element]:
    """Yield what a story badge is made of."""
    tones, part = tones_of(look.colors), cast(look)
    field = shape_outline(look.shape, FIELD)
    yield from rim(look, tones)
    yield Group(clip=field, elements=tuple(_scene(look, part, tones, field)))
    yield from stars(look, tones)
    yield from ribbon(look.name, look.level, look.colors, CENTER[0], bounds(field)[3])
    yield from mark(look, tones)


def _scene(look: Look, part: Cast, tones: Tones, field: Outline) -> Iterator[Element]:
    setting = SCENES[part.scene](tones)
    yield from setting.behind
    if look.for_team:
        yield from _wreath(look, tones, field)
    yield from _friends(part, tones)
    hero = _hero(part, tones)
    place = fitted(hero, field)
    yield from shadow(tones.dark, place.scale * 130)
    yield from place.elements(badger(hero))
    yield from setting.front


def _hero(part: Cast, tones: Tones) -> Badger:
    stance = STANCES[part.pose]
    return Badger(
        mood=part.mood,
        stance=stance if part.side > 0 else stance.mirrored(),
        wears=part.wears,
        icon=part.holds,
        look=part.side * (0.35 if part.pose == "sitting" else 0.8),
        tones=tones,
        scarf=(tones.accent, tones.accent_shade),
    )


def fitted(hero: Badger, field: Outline) -> Placement:
    """Return where a badger goes: as large as it can be with some air to the rim and the stars."""
    points = tuple(hero.reach())
    top = min(y for _, y in points)
    left, right = min(x for x, _ in points), max(x for x, _ in points)
    for size in _SIZES:
        x = CENTER[0] - (left + right) / 2 * size * 0.6
        y = FLOOR - hero.stance.height * size
        place = Placement((x, y), size)
        if y + top * size >= _HIGHEST and all(
            _inside(field, *place.point(point)) for point in points
        ):
            break
    return place


def _inside(field: Outline, x: float, y: float) -> bool:
    left, right = span(field, y, 1)
    return left + _AIR < x < right - _AIR


def _friends(part: Cast, tones: Tones) -> Iterator[Element]:
    """Paint two smaller badgers behind the first."""
    for side, (mood, wears), scarf in zip((-1, 1), part.friends, _SCARVES, strict=False):
        friend = Badger(
            mood=mood,
            stance=STANCES["standing"] if side > 0 else STANCES["standing"].mirrored(),
            wears=wears,
            look=-side * 0.7,
            tones=tones,
            scarf=scarf,
        )
        place = Placement((CENTER[0] + side * 192, 470), _FRIEND, side * 5)
        yield from place.elements(badger(friend))


def _wreath(look: Look, tones: Tones, field: Outline) -> Iterator[Element]:
    """Paint the laurel of teams along the rim, in its metal."""
    left, right = span(field, CENTER[1], 1)
    leaves = laurel(CENTER, (right - left) / 2 - 40)
    for leaf in leaves:
        yield Stroke(outline=leaf, width=9, color=tones.ink)
    for leaf in leaves:
        yield Shape(outline=leaf, fill=Gradient(look.rim, (200, 200), (800, 800)))
