"""Scenes under a roof."""

from badgectl.pictures.colors import WHITE, mixed
from badgectl.pictures.glyphs import icon_outline
from badgectl.pictures.outline import circle, many, placed, polygon
from badgectl.pictures.scene import Glow, Gradient, Stroke
from badgectl.pictures.story.curves import curve, cut, ellipse
from badgectl.pictures.story.parts import inked
from badgectl.pictures.story.scenes.pieces import Setting, box, halo, land, plane, sky, spots
from badgectl.pictures.story.tones import Tones

_WOOD, _WOOD_LIGHT, _WOOD_DARK = "#b67c46", "#d9a266", "#6e4320"
_LAMP = "#ffeeb0"


def desk(tones: Tones) -> Setting:
    """Return a study: a window, a shelf of books, a desk with a cup."""
    wood, light = mixed(_WOOD, tones.near, 0.25), mixed(_WOOD_LIGHT, tones.near, 0.1)
    pane = box(206, 226, 366, 420)
    books = (
        (628, 66, 22, tones.accent), (654, 54, 18, tones.near), (676, 74, 24, WHITE),
        (704, 60, 20, tones.middle), (728, 70, 24, tones.accent_shade), (756, 56, 20, tones.near),
        (780, 66, 20, WHITE),
    )  # fmt: skip
    rows = [
        plane(fill, box(x, shelf - tall, x + wide, shelf))
        for shelf, skip in ((330, 0), (450, 2))
        for x, tall, wide, fill in books[skip:]
    ]
    mug = cut(
        [(226, 590)], [(230, 640), (236, 662)], [(290, 662)], [(296, 640), (300, 590)], [(226, 590)]
    )
    return Setting(
        behind=(
            sky(tones.far, tones.sky),
            plane(WHITE, box(196, 216, 376, 430)),
            plane(Gradient(((0.0, tones.air), (1.0, _LAMP)), (206, 226), (366, 420)), pane),
            plane(WHITE, box(280, 226, 292, 420), box(206, 318, 366, 328)),
            *rows,
            plane(wood, box(600, 330, 830, 346), box(640, 450, 850, 466)),
            halo(tones.air, radius=330, opacity=0.85),
            plane(tones.middle, box(40, 560, 960, 700)),
        ),
        front=(
            Stroke(outline=curve((296, 606), (322, 612), (318, 638), (290, 644)), width=12,
                   color=tones.accent_shade),
            plane(Gradient(((0.0, tones.accent), (1.0, tones.accent_shade)), (226, 0), (300, 0)),
                  mug),
            plane(tones.accent_shade, ellipse((263, 590), 37, 9)),
            Stroke(outline=curve((250, 570), (242, 552), (256, 536), (248, 518)), width=6,
                   color=WHITE, opacity=0.8),
            Stroke(outline=curve((276, 570), (268, 554), (282, 540), (274, 526)), width=6,
                   color=WHITE, opacity=0.8),
            plane(tones.accent, box(690, 628, 800, 646), box(704, 610, 790, 628)),
            plane(WHITE, box(690, 640, 800, 646), box(704, 622, 790, 628)),
            plane(light, box(40, 646, 960, 690)),
            plane(wood, box(40, 676, 960, 700)),
            plane(tones.ground, box(40, 692, 960, 920)),
        ),
    )  # fmt: skip


def stage(tones: Tones) -> Setting:
    """Return a stage: curtains, beams of light, boards."""
    left = cut(
        [(40, 40)], [(330, 40)], [(310, 200), (250, 380), (196, 470)], [(214, 540), (208, 640)],
        [(40, 640)], [(40, 40)],
    )  # fmt: skip
    right = tuple((name, tuple((1000 - x, y) for x, y in points)) for name, points in left)
    folds = [
        line
        for x, end in ((120, 110), (180, 150), (246, 186))
        for line in (
            curve((x, 60), (x - 4, 300), (end, 470), (end + 4, 640)),
            curve((1000 - x, 60), (1004 - x, 300), (1000 - end, 470), (996 - end, 640)),
        )
    ]
    beams = many(
        polygon([(330, 60), (390, 60), (640, 620), (420, 620)]),
        polygon([(670, 60), (610, 60), (360, 620), (580, 620)]),
    )
    valance = cut(
        [(40, 40)], [(960, 40)], [(960, 150)],
        *([(x + 136, 182), (x + 77, 206), (x + 18, 182), (x, 150)] for x in range(806, 0, -154)),
        [(40, 40)],
    )  # fmt: skip
    fringe = many(*(curve((x, 150), (x + 18, 182), (x + 77, 206), (x + 136, 182), (x + 154, 150))
                    for x in range(36, 900, 154)))  # fmt: skip
    boards = many(*(polygon([(500 + x * 0.8, 590), (500 + x * 0.8 + 4, 590),
                             (500 + x * 1.1 + 6, 700),
                             (500 + x * 1.1, 700)]) for x in range(-420, 421, 84)))  # fmt: skip
    lights = [(x, 662.0) for x in (170, 260, 350, 650, 740, 830)]
    return Setting(
        behind=(
            sky(tones.near, tones.middle),
            plane(_LAMP, beams, opacity=0.35),
            halo(_LAMP, radius=320, opacity=0.75),
            plane(mixed(_WOOD, tones.near, 0.3), box(40, 586, 960, 710)),
            plane(_WOOD_DARK, boards, opacity=0.6),
            plane(_LAMP, ellipse((500, 636), 250, 34), opacity=0.55),
            plane(Gradient(((0.0, tones.near), (1.0, tones.middle)), (0, 100), (0, 640)), left,
                  right),
            *(Stroke(outline=line, width=12, color=tones.ground, opacity=0.55) for line in folds),
            plane(tones.near, valance),
            Stroke(outline=fringe, width=9, color=tones.accent),
        ),
        front=(
            plane(tones.ground, box(40, 668, 960, 920)),
            *(plane(Glow(_LAMP, at, 60, 0.7), circle(at, 60)) for at in lights),
            plane(_LAMP, spots(lights, 15)),
        ),
    )  # fmt: skip


def workshop(tones: Tones) -> Setting:
    """Return a workshop: tools on the wall, a lamp, a bench with a vice."""
    wood, light = mixed(_WOOD, tones.near, 0.25), mixed(_WOOD_LIGHT, tones.near, 0.1)
    tools = many(
        *(placed(icon_outline(icon), size, at, turn) for icon, size, at, turn in (
            ("wrench", 104, (226, 346), 0.0), ("hammer", 104, (226, 474), 0.0),
            ("saw-blade", 96, (774, 330), 0.0), ("screwdriver", 100, (782, 470), 0.0),
        ))
    )  # fmt: skip
    holes = spots([(x, y) for x in range(160, 860, 50) for y in range(230, 560, 50)
                   if not 330 < x < 670], 4)  # fmt: skip
    shade = cut(
        [(256, 206), (270, 170), (330, 152), (390, 170), (404, 206)], [(330, 218), (256, 206)]
    )
    beam = polygon([(262, 208), (398, 208), (720, 620), (300, 620)])
    chest = box(700, 572, 836, 650)
    handle = curve((738, 572), (744, 546), (792, 546), (798, 572))
    return Setting(
        behind=(
            sky(tones.middle, tones.far),
            plane(tones.near, box(140, 206, 320, 560), box(686, 206, 860, 560), opacity=0.55),
            plane(tones.ground, holes, opacity=0.6),
            plane(tones.air, tools),
            plane(_LAMP, beam, opacity=0.3),
            halo(_LAMP, radius=310, opacity=0.75),
            Stroke(outline=curve((330, 30), (330, 156)), width=10, color=tones.ground),
            plane(tones.ground, shade),
            plane(_LAMP, ellipse((330, 209), 68, 10)),
            plane(tones.middle, box(40, 590, 960, 700)),
        ),
        front=(
            Stroke(outline=handle, width=13, color=tones.ground),
            *inked(chest, tones.accent, tones.ground, 5),
            plane(tones.accent_shade, box(700, 572, 836, 598)),
            plane(tones.air, box(756, 588, 780, 612)),
            plane(light, box(40, 646, 960, 690)),
            plane(wood, box(40, 674, 960, 700)),
            plane(tones.ground, land((40, 694), (960, 694))),
        ),
    )  # fmt: skip
