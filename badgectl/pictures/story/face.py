"""What a face tells: eyes, brows and mouth for every mood, about the middle of the head."""

from collections.abc import Iterator

from msgspec import Struct

from badgectl.model.designs import Mood
from badgectl.pictures.outline import Outline, Point
from badgectl.pictures.scene import Element, Group, Shape, Stroke
from badgectl.pictures.story.curves import curve, cut, ellipse
from badgectl.pictures.story.parts import dot
from badgectl.pictures.story.tones import FUR

_EYE_AT = (46.0, -10.0)
_IRIS = "#7a4a24"
_PUPIL = "#15161e"


class _Eye(Struct, frozen=True, kw_only=True):
    """One eye; what leans does so at the side of the nose if it is positive."""

    wide: float = 21
    high: float = 25
    iris: float = 15
    up: float = 0
    """How far it looks upwards."""
    lid: float = 0
    """How much of it the upper lid covers, from 0 to 1."""
    lean: float = 0
    """How far the lid comes down at the nose."""
    shut: float = 0
    """Shut, in a bow that opens downwards (1) or upwards (-1)."""
    brow: float = 44
    """How far the brow is above the eye's middle."""
    brow_lean: float = 0
    """How far the brow comes down at the nose."""


_EYES: dict[Mood, tuple[_Eye, _Eye]] = {  # left and right as we see them
    "proud": (_Eye(lid=0.2, lean=-4, brow=49, brow_lean=-3),) * 2,
    "happy": (_Eye(brow=48, brow_lean=-4),) * 2,
    "curious": (
        _Eye(up=5, lid=0.22, lean=1, brow=36, brow_lean=3),
        _Eye(wide=23, high=28, up=5, brow=54, brow_lean=-7),
    ),
    "focused": (_Eye(up=-4, lid=0.34, lean=3, brow=34, brow_lean=6),) * 2,
    "surprised": (_Eye(wide=25, high=30, iris=11, brow=56, brow_lean=-6),) * 2,
    "wink": (_Eye(brow=50, brow_lean=-3), _Eye(shut=1, brow=34, brow_lean=-2)),
    "sleepy": (_Eye(lid=0.62, lean=-3, up=-5, brow=38, brow_lean=-7),) * 2,
    "brave": (_Eye(iris=16, lid=0.1, lean=3, brow=42, brow_lean=5),) * 2,
}


def eyes(mood: Mood, look: float, ink: str) -> Iterator[Element]:
    """Yield both eyes with their brows."""
    for side, eye in zip((-1, 1), _EYES[mood], strict=True):
        yield from _eye(eye, side, look, ink)


def _eye(eye: _Eye, side: int, look: float, ink: str) -> Iterator[Element]:
    x, y = side * _EYE_AT[0], _EYE_AT[1]
    inner, outer = x - side * eye.wide, x + side * eye.wide
    yield Stroke(
        outline=curve(
            (x - side * 15, y - eye.brow + eye.brow_lean),
            (x, y - eye.brow - 5),
            (x + side * 17, y - eye.brow - eye.brow_lean * 0.8),
        ),
        width=9,
        color=FUR.white,
    )
    if eye.shut:
        bow = curve((inner, y + 4), (x, y + 4 - 17 * eye.shut), (outer, y + 4))
        yield Stroke(outline=bow, width=9, color=FUR.white)
        return
    ball = ellipse((x, y), eye.wide, eye.high)
    at = (x + look * 5 - side * 1.5, y + 2 - eye.up)
    lid = y - eye.high + eye.lid * eye.high * 2
    edge: tuple[Point, ...] = (
        (inner - side * 4, lid + eye.lean), (x, lid - 3), (outer + side * 4, lid - eye.lean)
    )  # fmt: skip
    seen: list[Element] = [
        dot(at, eye.iris, _IRIS),
        dot(at, eye.iris * 0.72, _PUPIL),
        dot((at[0] - eye.iris * 0.4, at[1] - eye.iris * 0.45), eye.iris * 0.36, FUR.white),
        dot((at[0] + eye.iris * 0.4, at[1] + eye.iris * 0.42), eye.iris * 0.17, FUR.white),
    ]
    if eye.lid:
        top = y - eye.high - 20
        cover = cut(edge, [(edge[-1][0], top)], [(edge[0][0], top)], [edge[0]])
        seen.append(Shape(outline=cover, fill=FUR.dark_light))
        seen.append(Stroke(outline=curve(*edge), width=5, color=ink))
    yield Shape(outline=ball, fill=FUR.white)
    yield Group(clip=ball, elements=tuple(seen))
    yield Stroke(outline=ball, width=3, color=FUR.dark)


def mouth(mood: Mood, ink: str) -> Iterator[Element]:
    """Yield the mouth below the nose."""
    match mood:
        case "happy":
            yield from _open(ink, wide=32, high=30)
        case "wink":
            yield from _open(ink, wide=25, high=20, aside=5)
        case "brave":
            yield from _grin(ink)
        case "surprised":
            hole = ellipse((0, 72), 11, 13)
            yield Stroke(outline=hole, width=6, color=ink)
            yield Shape(outline=hole, fill=FUR.mouth)
        case "focused":
            tip = cut([(4, 66), (18, 64)], [(22, 76), (15, 84), (6, 79), (4, 66)])
            yield Stroke(outline=tip, width=6, color=ink)
            yield Shape(outline=tip, fill=FUR.tongue)
            yield _line(ink, (-20, 63), (-8, 68), (6, 66), (22, 59))
        case "sleepy":
            yawn = ellipse((0, 68), 13, 8)
            yield Stroke(outline=yawn, width=6, color=ink)
            yield Shape(outline=yawn, fill=FUR.mouth)
        case "curious":
            yield _line(ink, (0, 52), (0, 60))
            yield _line(ink, (-12, 64), (-4, 68), (8, 66), (18, 58))
        case "proud":
            yield _line(ink, (0, 52), (0, 62))
            yield _line(ink, (-31, 56), (-18, 68), (0, 64), (18, 68), (31, 56))


def _line(ink: str, *points: Point) -> Stroke:
    return Stroke(outline=curve(*points), width=6, color=ink)


def _open(ink: str, wide: float, high: float, aside: float = 0) -> Iterator[Element]:
    """Paint an open, laughing mouth with its tongue."""
    lips = cut(
        [(-wide + aside, 56), (-wide / 2 + aside, 61), (aside, 58), (wide / 2 + aside, 61),
         (wide + aside, 56)],
        [(wide * 0.62 + aside, 56 + high * 0.75), (aside, 58 + high),
         (-wide * 0.62 + aside, 56 + high * 0.75),
         (-wide + aside, 56)],
    )  # fmt: skip
    yield from _hollow(lips, ink, ellipse((aside, 62 + high), wide * 0.55, high * 0.52))


def _hollow(lips: Outline, ink: str, tongue: Outline) -> Iterator[Element]:
    yield Stroke(outline=lips, width=6, color=ink)
    yield Shape(outline=lips, fill=FUR.mouth)
    yield Group(clip=lips, elements=(Shape(outline=tongue, fill=FUR.tongue),))


def _grin(ink: str) -> Iterator[Element]:
    """Paint a determined grin that shows its teeth."""
    lips = cut(
        [(-28, 57), (0, 64), (32, 53)],
        [(27, 73), (14, 81), (-6, 80), (-21, 73), (-28, 57)],
    )
    yield Stroke(outline=lips, width=6, color=ink)
    yield Shape(outline=lips, fill=FUR.white)
    for x in (-10, 5, 19):
        yield Stroke(outline=curve((x, 62), (x, 80)), width=2.5, color=FUR.white_shade)
