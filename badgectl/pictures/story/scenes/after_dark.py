"""Scenes at night, below the ground and far from it."""

from badgectl.pictures.colors import WHITE, mixed
from badgectl.pictures.outline import Point, circle, many, polygon
from badgectl.pictures.scene import Gradient, Group, Stroke
from badgectl.pictures.story.curves import curve, cut, ellipse
from badgectl.pictures.story.parts import dot
from badgectl.pictures.story.scenes.pieces import (
    Setting,
    box,
    halo,
    land,
    opening,
    pine,
    plane,
    sky,
    sparkle,
    spots,
)  # fmt: skip
from badgectl.pictures.story.tones import Tones

_MOON = "#fff6d6"
_STARS: tuple[Point, ...] = (
    (180, 300), (214, 420), (262, 236), (316, 330), (352, 176), (440, 150), (556, 190), (640, 150),
    (664, 330), (706, 214), (760, 420), (800, 300), (838, 380), (150, 500), (866, 500), (240, 520),
)  # fmt: skip


def night_sky(tones: Tones) -> Setting:
    """Return a clear night: the moon, stars, a lit house on a dark hill."""
    moon = cut(
        [(300, 190), (236, 216), (222, 284), (262, 338), (330, 340)],
        [(286, 314), (266, 262), (300, 190)],
    )
    house = many(box(724, 496, 796, 570), polygon([(712, 500), (760, 452), (808, 500)]))
    firs = many(
        *(pine((x, 604), size) for x, size in ((150, 120), (206, 160), (270, 110), (850, 130)))
    )
    return Setting(
        behind=(
            sky(tones.dark, tones.middle, 660),
            plane(WHITE, spots(_STARS[::2], 4.5), opacity=0.9),
            plane(_MOON, spots(_STARS[1::2], 3), opacity=0.75),
            plane(WHITE, sparkle((690, 240), 22), sparkle((410, 180), 16), sparkle((800, 360), 14)),
            halo(_MOON, (270, 268), 170, 0.5),
            plane(_MOON, moon),
            halo(tones.air, (500, 410), 330, 0.6),
            plane(tones.near, land((40, 590), (240, 520), (480, 580), (740, 530), (960, 570),
                                   floor=700)),
            plane(tones.dark, house),
            plane(tones.accent, box(746, 518, 774, 548)),
            plane(tones.dark, firs),
            plane(mixed(tones.near, tones.ground, 0.5),
                  land((40, 630), (500, 600), (960, 630), floor=720)),
        ),
        front=(plane(tones.ground, land((40, 690), (500, 664), (960, 690))),),
    )  # fmt: skip


def space(tones: Tones) -> Setting:
    """Return stars and a planet with its ring, seen from a moon."""
    planet, middle = circle((724, 300), 96), (724.0, 300.0)
    ring = curve((596, 350), (560, 376), (620, 376), (740, 326), (850, 262), (890, 224), (846, 232))
    craters = many(
        ellipse((210, 622), 46, 13), ellipse((800, 634), 56, 14), ellipse((330, 650), 30, 8)
    )
    return Setting(
        behind=(
            sky(tones.dark, mixed(tones.dark, tones.middle, 0.6), 660),
            halo(tones.middle, (330, 330), 330, 0.65),
            plane(WHITE, spots(_STARS[::2], 4.5)),
            plane(WHITE, spots(_STARS[1::2], 3), opacity=0.75),
            plane(WHITE, sparkle((300, 250), 24), sparkle((204, 390), 15), sparkle((590, 170), 15)),
            Group(
                clip=planet,
                elements=(
                    plane(Gradient(((0.0, tones.accent), (1.0, tones.accent_shade)),
                                                        (660, 230), (800, 380)), planet),
                    Stroke(outline=curve((620, 290), (720, 272), (820, 226)), width=20,
                           color=WHITE, opacity=0.35),
                    Stroke(outline=curve((630, 360), (740, 334), (830, 280)), width=14,
                           color=tones.accent_shade, opacity=0.5),
                ),
            ),
            Stroke(outline=ring, width=15, color=tones.air),
            dot((middle[0] - 400, middle[1] + 150), 18, tones.far),
            halo(tones.sky, (500, 410), 330, 0.6),
            plane(Gradient(((0.0, tones.sky), (1.0, tones.middle)), (0, 570), (0, 680)),
                  land((40, 620), (260, 576), (500, 562), (740, 576), (960, 620), floor=720)),
            plane(tones.near, craters, opacity=0.6),
        ),
        front=(plane(tones.ground, land((40, 700), (300, 668), (700, 668), (960, 700))),),
    )  # fmt: skip


def cave(tones: Tones) -> Setting:
    """Return the mouth of a cave from within: rock around, crystals that glow."""
    mouth = (
        (196, 640), (170, 520), (214, 400), (250, 300), (330, 240), (420, 196), (520, 210),
        (610, 190),
        (700, 250), (768, 330), (796, 430), (834, 540), (810, 640),
    )  # fmt: skip
    far = (
        (250, 640), (232, 520), (280, 400), (340, 300), (440, 250), (560, 262), (660, 296),
        (730, 400),
        (766, 520), (750, 640),
    )  # fmt: skip
    spikes = many(
        *(polygon([(x - wide, 40), (x + wide, 40), (x + wide * 0.2, tip)])
          for x, wide, tip in ((290, 56, 300), (392, 40, 236), (640, 44, 240), (730, 58, 318),
                               (206, 50, 420)))
    )  # fmt: skip
    crystals = (
        polygon([(206, 650), (176, 560), (206, 520), (236, 566), (240, 650)]),
        polygon([(256, 650), (250, 596), (274, 566), (296, 604), (292, 650)]),
        polygon([(768, 650), (760, 566), (792, 516), (824, 570), (814, 650)]),
    )
    faces = many(
        polygon([(206, 650), (206, 520), (176, 560)]),
        polygon([(266, 650), (274, 566), (250, 596)]),
        polygon([(786, 650), (792, 516), (760, 566)]),
    )
    return Setting(
        behind=(
            sky(tones.air, tones.sky),
            halo(WHITE, radius=330, opacity=0.8),
            plane(tones.middle, opening(far), opacity=0.55),
            plane(tones.near, opening(mouth)),
            plane(tones.ground, spikes),
            plane(tones.middle, land((40, 610), (500, 590), (960, 610), floor=720)),
        ),
        front=(
            halo(tones.accent, (230, 600), 130, 0.6),
            halo(tones.accent, (792, 600), 130, 0.6),
            plane(tones.accent, *crystals),
            plane(WHITE, faces, opacity=0.55),
            plane(tones.ground, land((40, 560), (120, 600), (190, 650), (320, 664), (680, 664),
                                     (800, 650),
                               (880, 610), (960, 570))),
        ),
    )  # fmt: skip
