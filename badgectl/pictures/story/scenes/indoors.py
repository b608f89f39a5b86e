"""Scenes under a roof."""

from badgectl.pictures.colors import WHITE, mixed
from badgectl.pictures.glyphs import icon_outline
from badgectl.pictures.outline import circle, placed, polygon
from badgectl.pictures.scene import Glow, Gradient, Shape, Stroke
from badgectl.pictures.story.curves import curve, cut, ellipse
from badgectl.pictures.story.parts import inked
from badgectl.pictures.story.scenes.pieces import Setting, box, halo, land, many, sky, spots
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
        Shape(outline=box(x, shelf - tall, x + wide, shelf), fill=fill)
        for shelf, skip in ((330, 0), (450, 2))
        for x, tall, wide, fill in books[skip:]
    ]
    mug = cut([(226, 590)], [(230, 640), (236, 662)], [(290, 662)], [(296, 640), (300, 590)], [(226, 590)])
    return Setting(
        behind=(
            sky(tones.far, tones.sky),
            Shape(outline=box(196, 216, 376, 430), fill=WHITE),
            Shape(outline=pane, fill=Gradient(((0.0, tones.air), (1.0, _LAMP)), (206, 226), (366, 420))),
            Shape(outline=many(box(280, 226, 292, 420), box(206, 318, 366, 328)), fill=WHITE),
            *rows,
            Shape(outline=many(box(600, 330, 830, 346), box(640, 450, 850, 466)), fill=wood),
            halo(tones.air, radius=330, opacity=0.85),
            Shape(outline=box(40, 560, 960, 700), fill=tones.middle),
        ),
        front=(
            Stroke(outline=curve((296, 606), (322, 612), (318, 638), (290, 644)), width=12, color=tones.accent_shade),
            Shape(outline=mug, fill=Gradient(((0.0, tones.accent), (1.0, tones.accent_shade)), (226, 0), (300, 0))),
            Shape(outline=ellipse((263, 590), 37, 9), fill=tones.accent_shade),
            Stroke(outline=curve((250, 570), (242, 552), (256, 536), (248, 518)), width=6, color=WHITE, opacity=0.8),
            Stroke(outline=curve((276, 570), (268, 554), (282, 540), (274, 526)), width=6, color=WHITE, opacity=0.8),
            Shape(outline=many(box(690, 628, 800, 646), box(704, 610, 790, 628)), fill=tones.accent),
            Shape(outline=many(box(690, 640, 800, 646), box(704, 622, 790, 628)), fill=WHITE),
            Shape(outline=box(40, 646, 960, 690), fill=light),
            Shape(outline=box(40, 676, 960, 700), fill=wood),
            Shape(outline=box(40, 692, 960, 920), fill=tones.ground),
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
        *([(x + 77, 210), (x, 150)] for x in (806, 652, 498, 344, 190, 36)), [(40, 40)],
    )  # fmt: skip
    boards = many(*(polygon([(500 + x * 0.8, 590), (500 + x * 0.8 + 4, 590), (500 + x * 1.1 + 6, 700),
                             (500 + x * 1.1, 700)]) for x in range(-420, 421, 84)))  # fmt: skip
    lights = [(x, 662.0) for x in (170, 260, 350, 650, 740, 830)]
    return Setting(
        behind=(
            sky(tones.dark, tones.near),
            Shape(outline=beams, fill=_LAMP, opacity=0.28),
            halo(_LAMP, radius=320, opacity=0.75),
            Shape(outline=box(40, 586, 960, 710), fill=mixed(_WOOD, tones.near, 0.3)),
            Shape(outline=boards, fill=_WOOD_DARK, opacity=0.6),
            Shape(outline=ellipse((500, 636), 250, 34), fill=_LAMP, opacity=0.55),
            Shape(outline=many(left, right), fill=Gradient(((0.0, tones.near), (1.0, tones.middle)), (0, 100), (0, 640))),
            *(Stroke(outline=line, width=12, color=tones.ground, opacity=0.55) for line in folds),
            Shape(outline=valance, fill=tones.middle),
        ),
        front=(
            Shape(outline=box(40, 668, 960, 920), fill=tones.ground),
            *(Shape(outline=circle(at, 60), fill=Glow(_LAMP, at, 60, 0.7)) for at in lights),
            Shape(outline=spots(lights, 15), fill=_LAMP),
        ),
    )  # fmt: skip


def workshop(tones: Tones) -> Setting:
    """Return a workshop: tools on the wall, a lamp, a bench with a vice."""
    wood, light = mixed(_WOOD, tones.near, 0.25), mixed(_WOOD_LIGHT, tones.near, 0.1)
    tools = many(
        *(placed(icon_outline(icon), size, at, turn) for icon, size, at, turn in (
            ("wrench", 104, (236, 330), 0.0), ("hammer", 104, (226, 470), 0.0),
            ("saw-blade", 96, (774, 330), 0.0), ("screwdriver", 100, (782, 470), 0.0),
        ))
    )  # fmt: skip
    holes = spots([(x, y) for x in range(160, 860, 50) for y in range(230, 560, 50)
                   if not 330 < x < 670], 4)  # fmt: skip
    shade = cut([(392, 166), (410, 120), (500, 96), (590, 120), (608, 166)], [(500, 182), (392, 166)])
    beam = polygon([(400, 168), (600, 168), (800, 620), (200, 620)])
    vice = many(box(716, 612, 838, 650), box(700, 560, 740, 640), box(776, 572, 806, 640),
                box(740, 584, 776, 600), box(806, 586, 850, 598))  # fmt: skip
    return Setting(
        behind=(
            sky(tones.middle, tones.far),
            Shape(outline=many(box(140, 206, 320, 560), box(686, 206, 860, 560)), fill=tones.near, opacity=0.55),
            Shape(outline=holes, fill=tones.ground, opacity=0.6),
            Shape(outline=tools, fill=tones.air),
            Shape(outline=beam, fill=_LAMP, opacity=0.3),
            halo(_LAMP, radius=310, opacity=0.75),
            Stroke(outline=curve((500, 30), (500, 100)), width=10, color=tones.ground),
            Shape(outline=shade, fill=tones.accent_shade),
            Shape(outline=ellipse((500, 172), 96, 14), fill=_LAMP),
            Shape(outline=box(40, 590, 960, 700), fill=tones.middle),
        ),
        front=(
            *inked(vice, mixed(tones.far, "#9aa3b2", 0.6), tones.ink, 4),
            Shape(outline=box(40, 646, 960, 690), fill=light),
            Shape(outline=box(40, 674, 960, 700), fill=wood),
            Shape(outline=land((40, 694), (960, 694)), fill=tones.ground),
        ),
    )  # fmt: skip
