"""The large planes of flat badges, each family as the engraved one of its name would be cut.

A family is a function from choices and the middle to outlines that reach beyond every shape; they
are painted one over the other, each a little lighter.
"""

import math
from collections.abc import Callable, Iterator

from badgectl.model.designs import Pattern
from badgectl.pictures.choices import Choices
from badgectl.pictures.outline import Outline, Point, circle, many, placed, polar, polygon

_FAR = 800.0


def planes(pattern: Pattern, identity: str, middle: Point) -> tuple[Outline, ...]:
    """Return the planes of a family that belong to an identity, those behind first."""
    if pattern == "none":
        return ()
    return tuple(_FAMILIES[pattern](Choices(f"{pattern} {identity}"), middle))


def _petals(choose: Choices, middle: Point) -> Iterator[Outline]:
    """Large petals around the middle, in two rows."""
    count = choose.between(5, 9)
    turn = choose.within(0, math.tau / count)
    for reach, size, row in ((345, 190, 0.5), (190, 165, 0.0)):
        angles = (turn + math.tau * (n + row) / count for n in range(count))
        yield many(*(circle(polar(middle, reach, one), size * 5.5 / count) for one in angles))


def _swells(choose: Choices, middle: Point) -> Iterator[Outline]:
    """Three waves that rise from the foot of the badge."""
    height, length = choose.within(34, 66), choose.within(190, 300)
    drift = choose.within(60, 150)
    level = middle[1] - choose.within(60, 150)
    for n in range(3):
        crest = [
            (x, level + n * 150 + height * math.sin(math.tau * (x + n * drift) / (length * 2)))
            for x in range(-40, 1060, 20)
        ]
        yield polygon([*crest, (1060, 1100), (-40, 1100)])


def _plaid(choose: Choices, middle: Point) -> Iterator[Outline]:
    """Broad bands that cross each other."""
    lean = math.radians(choose.between(28, 62))
    pitch = choose.within(190, 270)
    wide = pitch * choose.within(0.32, 0.55)
    for turn in (lean, lean + math.pi / 2):
        yield many(*(placed(_bar(n * pitch, wide), 1, middle, turn) for n in range(-3, 4)))


def _bar(beside: float, wide: float) -> Outline:
    top, bottom = beside - wide / 2, beside + wide / 2
    return polygon([(-_FAR, top), (_FAR, top), (_FAR, bottom), (-_FAR, bottom)])


def _wedges(choose: Choices, middle: Point) -> Iterator[Outline]:
    """The rays of a sun."""
    count = choose.between(8, 15)
    turn = choose.within(0, math.tau)
    part = choose.within(0.42, 0.58)
    yield many(*(
        polygon(
            [middle, *(polar(middle, _FAR, turn + math.tau * (n + at) / count) for at in (0, part))]
        )
        for n in range(count)
    ))  # fmt: skip


def _facets(choose: Choices, middle: Point) -> Iterator[Outline]:
    """The cut faces of a gem: triangles between points that the identity moves."""
    count = choose.between(6, 9)
    turn = choose.within(0, math.tau)
    inner = [
        polar(middle, choose.within(120, 250), turn + math.tau * (n + 0.5) / count)
        for n in range(count)
    ]
    outer = [polar(middle, _FAR, turn + math.tau * n / count) for n in range(count)]
    yield many(*(polygon([inner[n - 1], outer[n], inner[n]]) for n in range(count)))
    yield polygon(inner)
    yield many(*(polygon([middle, inner[n - 1], inner[n]]) for n in range(0, count, 2)))


def _steps(choose: Choices, middle: Point) -> Iterator[Outline]:
    """Soft round steps, one above the other, as hills on a map."""
    swings = [(n, choose.within(0.4, 1) / n, choose.within(0, math.tau)) for n in (2, 3, 4)]
    at = (middle[0] + choose.within(-70, 70), middle[1] + choose.within(-40, 40))
    for n, radius in enumerate((400, 305, 210)):
        yield polygon(
            polar(at, radius * (1 + 0.2 * sum(
                size * math.sin(k * angle + phase + n * 0.35) for k, size, phase in swings
            )), angle)
            for angle in (math.tau * step / 90 for step in range(90))
        )  # fmt: skip


_FAMILIES: dict[Pattern, Callable[[Choices, Point], Iterator[Outline]]] = {
    "rosette": _petals,
    "waves": _swells,
    "weave": _plaid,
    "rays": _wedges,
    "lattice": _facets,
    "contours": _steps,
}
