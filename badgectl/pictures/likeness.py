"""How alike badges look: by what is decided first, and by their pictures where that is near.

`docs/decisions/likeness.md` tells why it goes this way.
"""

import math
from collections.abc import Hashable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from badgectl.model.designs import Colors, Theme
from badgectl.pictures.colors import rgb
from badgectl.pictures.looks import Look
from badgectl.pictures.scene import SIZE, Part

_GRID = 16  # squares on a side of the hash
_DRAWN = 96  # pixels on a side of what is hashed
_STEP = 4  # of 255: smaller steps of light count as none
_NEAR_COLORS = 36.0
_MOST = 60  # pictures that are drawn to be compared, in one run

# Where the icon is; around it lie shape and colours, which are near when pictures are compared.
_MIDDLE: Part = (270, 180, 730, 640)
_SEEN: dict[Theme, Part] = {"engraved": _MIDDLE, "flat": _MIDDLE, "story": (0, 0, SIZE, SIZE)}
LIMITS: dict[Theme, float] = {"engraved": 0.2, "flat": 0.42, "story": 0.2}
"""Pictures that differ in less than this part of their hashes are alike; planes add their own."""


class Alike(NamedTuple):
    """Two badges that look alike, as their places in the sequence, the earlier one first."""

    first: int
    second: int
    points: int | None
    """How many of a hundred points of their pictures differ; None if they are decided alike."""


def alike(looks: Sequence[Look]) -> Iterator[Alike]:
    """Yield each badge that looks like one before it, with the first of those."""
    decided: dict[Hashable, int] = {}
    near: dict[Hashable, list[int]] = {}
    families: dict[Colors, int] = {}
    for n, look in enumerate(looks):
        first = decided.setdefault(_decided(look), n)
        if first != n:
            yield Alike(first, n, None)
        else:
            near.setdefault(_nearly(look, _family(families, look.colors)), []).append(n)
    left = _MOST
    for group in near.values():
        if len(group) > 1 and left > 0:
            yield from _alike_in_pictures(looks, group[:left])
            left -= len(group)


def difference(one: Look, other: Look) -> float:
    """Return how far the pictures of two badges of one theme differ, from 0 to 1."""
    return _apart(_hashed(one), _hashed(other))


def _decided(look: Look) -> Hashable:
    """Return what people see from afar; badges that share all of it look the same."""
    story = (look.design, look.identity) if look.drawn_as == "story" else None
    return look.drawn_as, look.shape, look.colors, look.art or look.icon, look.for_team, story


def _nearly(look: Look, family: int) -> Hashable:
    """Return what badges share that could look alike: icons of one family begin with one word."""
    subject = None if look.art else (look.design.holds or look.icon).partition("-")[0]
    return look.drawn_as, look.shape, family, look.for_team, subject


def _family(families: dict[Colors, int], colors: Colors) -> int:
    """Return the number of the first palette seen that is near."""
    if colors not in families:
        near = (n for other, n in families.items() if _color_distance(colors, other) < _NEAR_COLORS)
        families[colors] = next(near, len(families))
    return families[colors]


def _color_distance(one: Colors, other: Colors) -> float:
    return max(
        math.dist(rgb(one.light), rgb(other.light)), math.dist(rgb(one.deep), rgb(other.deep))
    )


def _alike_in_pictures(looks: Sequence[Look], group: Sequence[int]) -> Iterator[Alike]:
    hashes: list[tuple[int, int]] = []
    for n in group:
        own = _hashed(looks[n])
        for other, theirs in hashes:
            apart = _apart(own, theirs)
            if apart < LIMITS[looks[n].drawn_as]:
                yield Alike(other, n, round(apart * 100))
                break
        else:
            hashes.append((n, own))


def _apart(one: int, other: int) -> float:
    return (one ^ other).bit_count() / max((one | other).bit_count(), 1)


def _hashed(look: Look) -> int:
    """Return a difference hash: where each colour grows and where it falls, both ways."""
    # Most programmes have nothing that is near, and never load what draws.
    from badgectl.pictures.compose import compose  # noqa: PLC0415
    from badgectl.pictures.png import small_colors  # noqa: PLC0415

    bits = 0
    for channel in small_colors(compose(look), _DRAWN, _SEEN[look.drawn_as], _GRID):
        rows = [channel[n * _GRID : (n + 1) * _GRID] for n in range(_GRID)]
        for lines in (rows, zip(*rows, strict=True)):
            for line in lines:
                for a, b in pairwise(line):
                    bits = bits << 2 | (b - a > _STEP) << 1 | (a - b > _STEP)
    return bits
