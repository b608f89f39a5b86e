"""Scenes under the open sky, by day."""

from badgectl.pictures.colors import WHITE, mixed
from badgectl.pictures.outline import circle, many, polygon
from badgectl.pictures.scene import Gradient, Stroke
from badgectl.pictures.story.curves import curve, cut, ellipse
from badgectl.pictures.story.parts import dot
from badgectl.pictures.story.scenes.pieces import (
    Setting,
    box,
    bush,
    cloud,
    halo,
    land,
    pine,
    plane,
    rays,
    sky,
    sparkle,
    spots,
    tuft,
)  # fmt: skip
from badgectl.pictures.story.tones import Tones

_SUN = "#fff3c4"


def sunburst(tones: Tones) -> Setting:
    """Return rays of light over a round hill, with confetti."""
    confetti = (
        ((236, 330), 14, tones.accent), ((772, 250), 12, WHITE), ((300, 214), 11, WHITE),
        ((716, 420), 10, tones.accent), ((212, 470), 10, WHITE), ((800, 520), 12, tones.accent),
    )  # fmt: skip
    return Setting(
        behind=(
            sky(tones.far, tones.air),
            plane(tones.middle, rays((500, 470), 18, start=5), opacity=0.42),
            halo(WHITE, radius=330, opacity=0.85),
            *(plane(fill, sparkle(at, size * 1.7)) for at, size, fill in confetti),
            plane(tones.middle, land((40, 630), (270, 566), (500, 548), (730, 566), (960, 630),
                                     floor=700)),
            plane(tones.near, land((40, 660), (270, 606), (500, 590), (730, 606), (960, 660),
                                   floor=720)),
        ),
        front=(plane(tones.ground, land((40, 690), (500, 660), (960, 690))),),
    )  # fmt: skip


def waves(tones: Tones) -> Setting:
    """Return the sea: a sail far out, rolling water in front."""
    sea = land((40, 470), (500, 466), (960, 470), floor=700)
    roll = land((40, 556), (150, 530), (270, 552), (390, 528), (520, 552), (650, 528), (770, 552),
                (880, 530), (960, 552), floor=720)  # fmt: skip
    near = land((40, 640), (140, 604), (250, 640), (360, 606), (500, 642), (640, 606), (750, 640),
                (860, 604), (960, 640))  # fmt: skip
    hull = cut([(196, 462)], [(286, 462)], [(272, 482), (212, 482), (196, 462)])
    sails = many(
        cut([(238, 350)], [(240, 452)], [(194, 452)], [(216, 410), (238, 350)]),
        cut([(248, 366)], [(276, 410), (286, 452)], [(249, 452)], [(248, 366)]),
    )
    foam = many(
        *(ellipse((x, y), wide, 5) for x, y,
          wide in ((700, 500, 44), (790, 520, 26), (330, 512, 34)))
    )  # fmt: skip
    crests = curve((60, 632), (140, 603), (250, 639), (360, 605), (500, 641), (640, 605),
                   (750, 639),
                   (860, 603), (940, 632))  # fmt: skip
    return Setting(
        behind=(
            sky(tones.sky, tones.air, 500),
            halo(_SUN, (690, 330), 250, 0.9),
            dot((720, 320), 74, _SUN),
            plane(WHITE, cloud((300, 270), 90), opacity=0.85),
            plane(Gradient(((0.0, tones.far), (1.0, tones.middle)), (0, 470), (0, 640)), sea),
            plane(WHITE, sails),
            plane(tones.accent_shade, hull),
            plane(WHITE, foam, opacity=0.6),
            halo(tones.air, radius=300, opacity=0.55),
            plane(tones.middle, roll),
        ),
        front=(
            plane(Gradient(((0.0, tones.near), (1.0, tones.ground)), (0, 610), (0, 700)), near),
            Stroke(outline=crests, width=9, color=WHITE, opacity=0.9),
        ),
    )  # fmt: skip


def mountains(tones: Tones) -> Setting:
    """Return snowy peaks with firs below them."""
    left = polygon([(30, 600), (250, 250), (470, 600)])
    right = polygon([(470, 600), (735, 215), (985, 600)])
    shades = many(
        polygon([(250, 250), (470, 600), (300, 600), (262, 420)]),
        polygon([(735, 215), (985, 600), (800, 600), (756, 420)]),
    )
    snow = many(
        polygon([(250, 250), (303, 334), (276, 322), (256, 352), (232, 328), (200, 330)]),
        polygon([(735, 215), (800, 315), (768, 304), (742, 342), (712, 312), (672, 306)]),
    )
    firs = many(*(pine((x, y), size) for x, y, size in (
        (150, 626, 110), (212, 640, 150), (276, 634, 104), (742, 636, 116), (802, 640, 154),
        (864, 628, 108),
    )))  # fmt: skip
    return Setting(
        behind=(
            sky(tones.sky, tones.air, 620),
            halo(_SUN, (500, 400), 330, 0.85),
            plane(WHITE, cloud((420, 232), 84), opacity=0.7),
            plane(tones.far, left, right),
            plane(tones.middle, shades, opacity=0.75),
            plane(WHITE, snow),
            halo(tones.air, radius=280, opacity=0.6),
            plane(tones.middle, land((40, 560), (240, 590), (500, 560), (760, 590), (960, 550),
                                     floor=700)),
            plane(tones.near, firs),
            plane(mixed(tones.middle, tones.near, 0.5),
                  land((40, 640), (260, 622), (500, 606), (740, 622), (960, 640), floor=720)),
        ),
        front=(plane(tones.ground, land((40, 690), (300, 668), (700, 668), (960, 690))),),
    )  # fmt: skip


def forest(tones: Tones) -> Setting:
    """Return a clearing between trees, light falling in, mushrooms at the edge."""
    far = many(*(box(x - 16, 60, x + 16, 600) for x in (196, 300, 676, 790)))
    trunks = many(
        cut([(40, 40)], [(40, 660)], [(212, 660), (176, 340), (186, 40)], [(40, 40)]),
        cut([(826, 40), (834, 340), (800, 660)], [(960, 660)], [(960, 40)], [(826, 40)]),
    )
    crowns = many(
        bush((170, 130), 170), bush((400, 70), 150), bush((640, 70), 150), bush((840, 130), 170)
    )
    beams = many(
        polygon([(330, 60), (420, 60), (330, 620), (180, 620)]),
        polygon([(470, 60), (520, 60), (520, 620), (430, 620)]),
    )
    stems = many(box(232, 600, 252, 640), box(268, 616, 282, 644))
    caps = many(
        cut([(204, 606), (216, 570), (242, 558), (268, 570), (280, 606)], [(242, 612), (204, 606)]),
        cut([(252, 622), (262, 602), (275, 596), (290, 602), (300, 622)], [(275, 626), (252, 622)]),
    )
    return Setting(
        behind=(
            sky(tones.sky, tones.air),
            plane(tones.far, far),
            halo(_SUN, radius=340, opacity=0.8),
            plane(tones.far, bush((300, 560), 110), bush((720, 560), 120)),
            plane(tones.near, trunks),
            plane(tones.middle, crowns),
            plane(tones.near, bush((90, 96), 150), bush((912, 96), 150)),
            plane(WHITE, beams, opacity=0.2),
            plane(tones.middle, land((40, 600), (500, 580), (960, 600), floor=720)),
        ),
        front=(
            plane(tones.near, bush((130, 660), 92), bush((860, 660), 104)),
            plane(_SUN, stems),
            plane(tones.accent, caps),
            plane(WHITE, spots([(232, 584), (252, 576), (262, 594)], 6)),
            plane(tones.ground, land((40, 680), (250, 650), (500, 664), (750, 650), (960, 680))),
        ),
    )  # fmt: skip


def meadow(tones: Tones) -> Setting:
    """Return hills under clouds, flowers in front."""
    flowers = ((196, 588), (262, 612), (312, 596), (690, 600), (742, 582), (806, 606))
    stems = [curve((x, 690), (x + 3, 640), (x, y)) for x, y in flowers]
    petals = many(*(circle((x + dx, y + dy), 10) for x, y in flowers
                    for dx, dy in ((0, -13), (12, -4), (8, 10), (-8, 10), (-12, -4))))  # fmt: skip
    tree = bush((770, 420), 84)
    return Setting(
        behind=(
            sky(tones.sky, tones.air, 620),
            plane(WHITE, cloud((262, 262), 104), cloud((730, 236), 86), cloud((520, 168), 60),
                  opacity=0.9),
            plane(tones.far, land((40, 520), (230, 440), (440, 500), (600, 520), (960, 520),
                                  floor=680)),
            plane(tones.near, box(760, 440, 780, 540)),
            plane(tones.middle, tree),
            plane(tones.far, bush((752, 400), 46), opacity=0.8),
            halo(tones.air, radius=320, opacity=0.75),
            plane(tones.middle, land((40, 590), (300, 560), (560, 540), (780, 506), (960, 520),
                                     floor=700)),
            plane(mixed(tones.middle, tones.near, 0.6),
                  land((40, 620), (500, 590), (960, 620), floor=720)),
        ),
        front=(
            *(Stroke(outline=stem, width=7, color=tones.near) for stem in stems),
            plane(WHITE, petals),
            plane(tones.accent, spots(flowers, 8)),
            plane(tones.ground, *(tuft((x, 690), 70) for x in (150, 230, 350, 660, 780, 850))),
            plane(tones.ground, land((40, 690), (500, 668), (960, 690))),
        ),
    )  # fmt: skip


def city(tones: Tones) -> Setting:
    """Return towers of a city, lit windows, a wall to lean on."""
    far = many(*(box(x, y, x + wide, 640) for x, y, wide in (
        (100, 330, 90), (205, 270, 80), (300, 380, 90), (600, 370, 84), (700, 250, 86),
        (800, 320, 110),
    )))  # fmt: skip
    near = many(
        *(box(x, y, x + wide, 660) for x, y, wide in (
            (70, 440, 92), (176, 400, 104), (292, 470, 76), (640, 460, 84), (736, 386, 100),
            (848, 450, 92),
        )),
        polygon([(176, 400), (228, 360), (280, 400)]),
        box(781, 330, 791, 390),
    )  # fmt: skip
    windows = many(*(
        box(x, y, x + 18, y + 24)
        for left, top, columns, rows in ((194, 424, 3, 5), (88, 466, 2, 4), (754, 410, 3, 5),
                                         (866, 476, 2, 3), (656, 488, 2, 3))
        for n in range(columns) for m in range(rows)
        for x, y in ((left + n * 28, top + m * 40),)
        if (n * 5 + m * 3 + left) % 4
    ))  # fmt: skip
    bricks = [curve((60, 716), (940, 716))]
    return Setting(
        behind=(
            sky(tones.sky, tones.air, 660),
            halo(_SUN, (500, 420), 330, 0.9),
            plane(WHITE, cloud((330, 214), 70), cloud((640, 186), 56), opacity=0.8),
            plane(tones.far, far),
            halo(tones.air, radius=300, opacity=0.7),
            plane(tones.near, near),
            plane(_SUN, windows),
            plane(tones.middle, box(40, 604, 960, 700)),
        ),
        front=(
            plane(tones.ground, box(40, 652, 960, 920)),
            plane(tones.middle, box(40, 652, 960, 672)),
            *(Stroke(outline=line, width=4, color=tones.dark, opacity=0.5) for line in bricks),
        ),
    )  # fmt: skip
