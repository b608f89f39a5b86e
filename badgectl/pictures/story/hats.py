"""Hats, in the measure of the head; its crown is at y = -92, its ears end at x = 105."""

from collections.abc import Iterator

from badgectl.pictures.colors import PAPER, PAPER_SHADE, WHITE, mixed
from badgectl.pictures.outline import star
from badgectl.pictures.scene import Element, Group, Shape, Stroke
from badgectl.pictures.story.curves import blob, curve, cut, ellipse
from badgectl.pictures.story.parts import dot, inked, shaded
from badgectl.pictures.story.tones import Tones

_GOLD, _GOLD_SHADE = "#ffd24d", "#d9940f"


def hard_hat(tones: Tones) -> Iterator[Element]:
    """Yield a safety helmet with its ridge and brim."""
    dome = cut([(-76, -62), (-68, -112), (0, -142), (68, -112), (76, -62)], [(0, -76), (-76, -62)])
    yield from shaded(dome, _GOLD, _GOLD_SHADE, tones.ink, (-13, 4))
    ridge = cut([(-15, -76), (-17, -122), (-11, -150)], [(0, -154), (11, -150)],
                [(17, -122), (15, -76)], [(-15, -76)])  # fmt: skip
    yield from inked(ridge, mixed(_GOLD, WHITE, 0.35), tones.ink)
    brim = blob(
        (-94, -60), (-60, -74), (0, -80), (60, -74), (94, -60), (60, -58), (0, -62), (-60, -58)
    )
    yield from inked(brim, _GOLD, tones.ink)
    yield Stroke(
        outline=curve((-52, -92), (-46, -112), (-32, -124)), width=8, color=WHITE, opacity=0.7
    )


def crown(tones: Tones) -> Iterator[Element]:
    """Yield a crown with three points and jewels."""
    points = cut(
        [(-62, -74)], [(-72, -138)], [(-48, -118), (-36, -108)], [(0, -152)],
        [(36, -108), (48, -118)], [(72, -138)], [(62, -74)], [(0, -64), (-62, -74)],
    )  # fmt: skip
    yield from shaded(points, _GOLD, _GOLD_SHADE, tones.ink, (-12, -3))
    for at in ((-72, -140), (0, -154), (72, -140)):
        yield from inked(ellipse(at, 9, 9), _GOLD, tones.ink, 4)
    band = cut([(-61, -84), (0, -74), (61, -84)], [(60, -72)], [(0, -61), (-60, -72)], [(-61, -84)])
    yield Shape(outline=band, fill=_GOLD_SHADE)
    yield dot((0, -96), 10, "#d63a4f")
    yield dot((-3, -99), 3.5, WHITE, 0.8)
    for x in (-40, 40):
        yield dot((x, -97), 7, "#2f8fd6")


def beanie(tones: Tones) -> Iterator[Element]:
    """Yield a knitted cap with a bobble."""
    yield from inked(ellipse((0, -148), 20, 19), PAPER, tones.ink)
    yield Shape(outline=ellipse((5, -142), 13, 11), fill=PAPER_SHADE)
    dome = cut([(-84, -62), (-74, -114), (0, -140), (74, -114), (84, -62)], [(0, -78), (-84, -62)])
    yield from shaded(dome, tones.accent, tones.accent_shade, tones.ink, (-14, 0))
    for x in (-36, 0, 36):
        rib = curve((x * 0.5, -136), (x * 0.95, -110), (x, -88))
        yield Stroke(outline=rib, width=5, color=tones.accent_shade, opacity=0.7)
    cuff = cut(
        [(-90, -76), (-46, -94), (0, -100), (46, -94), (90, -76)],
        [(94, -62), (86, -50)],
        [(44, -66), (0, -72), (-44, -66), (-86, -50)],
        [(-94, -62), (-90, -76)],
    )
    yield from inked(cuff, PAPER, tones.ink)
    for x in (-64, -32, 0, 32, 64):
        top, bottom = -98 + abs(x) * 0.2, -75 + abs(x) * 0.18
        yield Stroke(outline=curve((x, top + 5), (x, bottom - 2)), width=4, color=PAPER_SHADE)


def top_hat(tones: Tones) -> Iterator[Element]:
    """Yield a top hat with a band."""
    felt, shade = "#3a3d50", "#23252f"
    tube = cut(
        [(-50, -84)], [(-56, -158)], [(0, -164), (56, -158)], [(50, -84)], [(0, -76), (-50, -84)]
    )
    yield from shaded(tube, felt, shade, tones.ink, (-22, 0))
    band = cut(
        [(-52, -108), (0, -100), (52, -108)], [(50, -84)], [(0, -76), (-50, -84)], [(-52, -108)]
    )
    yield Shape(outline=band, fill=tones.accent)
    yield Stroke(outline=curve((-42, -122), (-45, -150)), width=7, color=WHITE, opacity=0.35)
    brim = blob(
        (-88, -88), (-50, -86), (0, -80), (50, -86), (88, -88), (64, -70), (0, -62), (-64, -70)
    )
    yield from inked(brim, felt, tones.ink)


def mortarboard(tones: Tones) -> Iterator[Element]:
    """Yield the square cap of graduates with its tassel."""
    cap, shade = "#3d4060", "#282a42"
    skull = cut([(-62, -104)], [(-64, -72)], [(0, -60), (64, -72)], [(62, -104)], [(-62, -104)])
    yield from inked(skull, shade, tones.ink)
    board = cut([(0, -152)], [(112, -116)], [(0, -84)], [(-112, -116)], [(0, -152)])
    yield from shaded(board, cap, shade, tones.ink, (0, -7))
    cord = curve((0, -118), (48, -112), (82, -104), (88, -82))
    yield Stroke(outline=cord, width=6, color=tones.accent)
    yield dot((0, -118), 7, tones.accent)
    tassel = cut([(80, -84)], [(96, -84)], [(103, -46)], [(88, -42), (73, -46)], [(80, -84)])
    yield from inked(tassel, tones.accent, tones.ink, 4)


def party_hat(tones: Tones) -> Iterator[Element]:
    """Yield a paper cone with stripes and a bobble."""
    cone = cut([(-46, -80)], [(6, -166)], [(46, -82)], [(0, -68), (-46, -80)])
    stripes = [
        Shape(outline=cut([(-60, y)], [(60, y - 26)], [(60, y - 10)], [(-60, y + 16)],
                          [(-60, y)]), fill=PAPER)
        for y in (-140, -106, -72)
    ]  # fmt: skip
    yield Stroke(outline=cone, width=10, color=tones.ink)
    shade = cut([(8, -170)], [(60, -80)], [(14, -60)], [(8, -170)])
    yield Group(
        clip=cone,
        elements=(
            Shape(outline=cone, fill=tones.accent),
            *stripes,
            Shape(outline=shade, fill=tones.accent_shade, opacity=0.45),
        ),
    )
    for n in range(7):
        bump = ellipse((-45 + n * 15, -76 + 8 * (1 - abs(n - 3) / 3)), 10, 9)
        yield from inked(bump, PAPER, tones.ink, 3)
    yield from inked(star((6, -164), 20, 7, 0.6), _GOLD, tones.ink, 4)


def captain(tones: Tones) -> Iterator[Element]:
    """Yield a captain's cap with a star and a shiny peak."""
    top = cut([(-70, -96), (-100, -122), (-62, -146), (0, -153), (62, -146), (100, -122),
               (70, -96)],
              [(0, -86), (-70, -96)])  # fmt: skip
    yield from shaded(top, PAPER, PAPER_SHADE, tones.ink, (-12, -6))
    band = cut(
        [(-72, -108), (0, -98), (72, -108)], [(74, -80)], [(0, -68), (-74, -80)], [(-72, -108)]
    )
    yield from inked(band, "#2b3a63", tones.ink)
    peak = cut([(-64, -80), (0, -68), (64, -80)], [(46, -58), (0, -52), (-46, -58), (-64, -80)])
    yield from inked(peak, "#20222c", tones.ink)
    yield Stroke(outline=curve((-38, -66), (-10, -60)), width=5, color=WHITE, opacity=0.6)
    yield Stroke(outline=curve((-62, -82), (0, -71), (62, -82)), width=5, color=_GOLD)
    yield from inked(star((0, -108), 22), _GOLD, tones.ink, 4)


def chef(tones: Tones) -> Iterator[Element]:
    """Yield a chef's white hat."""
    cloud = blob((-56, -96), (-92, -116), (-80, -150), (-44, -150), (-22, -166), (22, -166),
                 (44, -150), (80, -150), (92, -116), (56, -96), (0, -88))  # fmt: skip
    yield from shaded(cloud, WHITE, PAPER_SHADE, tones.ink, (-12, -8))
    for x in (-26, 26):
        fold = curve((x * 1.2, -100), (x, -118), (x * 1.3, -132))
        yield Stroke(outline=fold, width=5, color=PAPER_SHADE)
    band = cut(
        [(-60, -102), (0, -92), (60, -102)], [(62, -72)], [(0, -60), (-62, -72)], [(-60, -102)]
    )
    yield from inked(band, WHITE, tones.ink)
    strip = cut(
        [(-61, -84), (0, -73), (61, -84)], [(62, -72)], [(0, -60), (-62, -72)], [(-61, -84)]
    )
    yield Shape(outline=strip, fill=tones.accent)


def explorer(tones: Tones) -> Iterator[Element]:
    """Yield a felt hat with a broad brim, for long ways."""
    felt, shade = "#c58b4e", "#94602c"
    top = cut([(-58, -84), (-52, -138), (-22, -150)], [(0, -140)],
              [(22, -150), (52, -138), (58, -84)],
              [(0, -76), (-58, -84)])  # fmt: skip
    yield from shaded(top, felt, shade, tones.ink, (-16, 0))
    band = cut(
        [(-58, -104), (0, -96), (58, -104)], [(58, -84)], [(0, -76), (-58, -84)], [(-58, -104)]
    )
    yield Shape(outline=band, fill="#5b3717")
    feather = cut([(40, -94), (64, -124), (96, -136)], [(88, -108), (58, -90), (40, -94)])
    yield from inked(feather, tones.accent, tones.ink, 4)
    brim = blob(
        (-116, -92), (-66, -84), (0, -79), (66, -84), (116, -92), (86, -66), (0, -58), (-86, -66)
    )
    yield from inked(brim, felt, tones.ink)


def wizard(tones: Tones) -> Iterator[Element]:
    """Yield a pointed hat with stars, its tip bent."""
    cloth, shade = "#5a4fb0", "#3b3280"
    cone = cut([(-58, -84), (-30, -128), (-6, -164)], [(28, -174), (52, -158)],
               [(36, -154), (30, -146), (42, -118), (58, -84)], [(0, -72), (-58, -84)])  # fmt: skip
    yield from shaded(cone, cloth, shade, tones.ink, (-14, 0))
    yield Shape(outline=star((-12, -108), 13), fill=_GOLD)
    yield Shape(outline=star((20, -132), 8), fill=_GOLD)
    yield dot((24, -102), 5, _GOLD)
    band = cut([(-60, -96), (0, -84), (60, -96)], [(58, -84)], [(0, -72), (-58, -84)], [(-60, -96)])
    yield Shape(outline=band, fill=_GOLD)
    brim = blob(
        (-108, -80), (-60, -82), (0, -76), (60, -82), (108, -80), (72, -62), (0, -56), (-72, -62)
    )
    yield from inked(brim, cloth, tones.ink)
