"""The story theme: a badger before a scene, with what it holds and wears."""

from collections.abc import Iterator, Sequence

from badgectl.pictures.colors import metal_of
from badgectl.pictures.laurel import laurel
from badgectl.pictures.looks import Look
from badgectl.pictures.outline import Outline, Point, many
from badgectl.pictures.ribbon import ribbon
from badgectl.pictures.scene import Element, Gradient, Group, Shape, Stroke
from badgectl.pictures.shapes import CENTER, contours, shape_outline, span
from badgectl.pictures.story.badger import Badger, badger
from badgectl.pictures.story.casting import Cast, cast
from badgectl.pictures.story.frame import FIELD, MIDDLE, prints, rim, stars
from badgectl.pictures.story.placing import Placement
from badgectl.pictures.story.poses import STANCES
from badgectl.pictures.story.scenes import SCENES
from badgectl.pictures.story.scenes.pieces import FLOOR, shadow
from badgectl.pictures.story.tones import Tones, tones_of
from badgectl.pictures.tag import foot

_SIZES = tuple(1.72 - 0.04 * n for n in range(24))
"""How large a badger may be, largest first."""
_SIZES_AMONG_FRIENDS = tuple(size for size in _SIZES if size < 1.24)
_AIR = 14.0  # between a badger and the rim
_HIGHEST = 158.0  # below the stars
_FRIEND = 1.02
_SCARVES = (("#ff7d5c", "#b83f26"), ("#2cc3b4", "#12786f"))


def story(look: Look) -> Iterator[Element]:
    """Yield what a story badge is made of."""
    tones, part = tones_of(look.colors), cast(look)
    field = shape_outline(look.shape, FIELD)
    yield from rim(look, tones)
    yield Group(clip=field, elements=tuple(_scene(look, part, tones, field)))
    yield from stars(look, tones)
    yield from ribbon(look.name, look.level, look.colors, field)
    yield from foot(look, tones.ink, shape_outline(look.shape, MIDDLE))


def _scene(look: Look, part: Cast, tones: Tones, field: Outline) -> Iterator[Element]:
    setting = SCENES[part.scene](tones)
    yield from setting.behind
    if look.for_team:
        yield from _wreath(look, tones, field)
    yield from _friends(part, tones)
    hero = _hero(part, tones)
    place = placement_of(hero, field, _SIZES_AMONG_FRIENDS if part.friends else _SIZES)
    yield from shadow(tones.dark, place.scale * 130)
    yield from place.elements(badger(hero))
    yield from setting.front
    yield from prints(look, tones)


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


def placement_of(hero: Badger, field: Outline, sizes: Sequence[float] = _SIZES) -> Placement:
    """Return where a badger goes: as large as it can be with some air to the rim and the stars."""
    points = tuple(hero.reach())
    top = min(y for _, y in points)
    sides = min(x for x, _ in points) + max(x for x, _ in points)
    corners = contours(field)
    for size in sizes:
        at = (CENTER[0] - sides / 2 * size * 0.6, FLOOR - hero.stance.height * size)
        place = Placement(at, size)
        if at[1] + top * size >= _HIGHEST and all(
            _inside(corners, place.point(point)) for point in points
        ):
            break
    return place


def _inside(field: Sequence[Sequence[Point]], point: Point) -> bool:
    left, right = span(field, point[1], 1)
    return left + _AIR < point[0] < right - _AIR


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
            behind=True,
        )
        place = Placement((CENTER[0] + side * 218, 462), _FRIEND, side * 6)
        yield from place.elements(badger(friend))


def _wreath(look: Look, tones: Tones, field: Outline) -> Iterator[Element]:
    """Paint the laurel of teams along the rim, in its metal."""
    left, right = span(contours(field), CENTER[1], 1)
    leaves = many(*laurel(CENTER, (right - left) / 2 - 44))
    metal = look.rim if look.stars else metal_of(("gold",), 1)
    yield Stroke(outline=leaves, width=9, color=tones.ink)
    yield Shape(outline=leaves, fill=Gradient(metal, (200, 200), (800, 800)))
