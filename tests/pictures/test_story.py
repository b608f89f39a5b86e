"""The story theme: each choice draws and shows, both painters agree, nothing leaves its frame."""

import io
from itertools import combinations
from pathlib import Path
from typing import get_args

import msgspec
import pytest
import resvg_py
from ground import Command, write
from pictures.looks import difference
from PIL import Image, ImageChops

from badgectl.model.badges import KINDS
from badgectl.model.designs import (
    Border,
    Colors,
    Design,
    Headgear,
    Mood,
    Palette,
    Pose,
    Scenery,
    Shape,
)
from badgectl.pictures.colors import PALETTES, PAPER, contrast, metal_of
from badgectl.pictures.compose import compose
from badgectl.pictures.icons import icon_names
from badgectl.pictures.looks import Look
from badgectl.pictures.outline import bounds, circle, polygon
from badgectl.pictures.png import paint_image
from badgectl.pictures.scene import Gradient, Group, Scene, Stroke
from badgectl.pictures.scene import Shape as Filled
from badgectl.pictures.shapes import contours, shape_outline, span
from badgectl.pictures.story.badge import placement_of
from badgectl.pictures.story.badger import Badger, badger
from badgectl.pictures.story.casting import cast
from badgectl.pictures.story.frame import FIELD
from badgectl.pictures.story.placing import Placement
from badgectl.pictures.story.poses import STANCES
from badgectl.pictures.story.things import solid
from badgectl.pictures.story.tones import tones_of
from badgectl.pictures.svg import paint_svg

SIZE = 200


def look(
    design: Design | None = None, *, identity: str = "mentor", kind: str = "mentoring",
    shape: Shape = "circle", colors: Colors = PALETTES["ocean"], for_team: bool = False,
    icon: str = "compass",
) -> Look:  # fmt: skip
    return Look(
        identity=identity, kind=kind, title="Mentor", name="Mentor", theme="story", shape=shape,
        colors=colors, icon=icon, pattern="none", border="plain", level="silver", stars=2,
        of_stars=3, rim=metal_of(("bronze", "silver", "gold"), 2), for_team=for_team, mark="LW",
        design=design or Design(), art=None, tag=None,
    )  # fmt: skip


PLAIN = Design(mood="happy", pose="standing", wears="none", scene="meadow", holds="compass")


def painted(one: Look, size: int = SIZE) -> Image.Image:
    ground = Image.new("RGBA", (size, size), "white")
    ground.alpha_composite(paint_image(compose(one), size))
    return ground.convert("RGB")


@pytest.mark.parametrize(
    ("part", "choices", "least"),
    [
        ("mood", get_args(Mood), 0.15),
        ("pose", get_args(Pose), 3.0),
        ("wears", get_args(Headgear), 0.6),
        ("scene", get_args(Scenery), 4.0),
    ],
)
def test_each_choice_shows(part: str, choices: tuple[str, ...], least: float) -> None:
    pictures = {
        choice: painted(look(msgspec.structs.replace(PLAIN, **{part: choice})))
        for choice in choices
    }
    apart = {
        (one, other): difference(pictures[one], pictures[other])
        for one, other in combinations(choices, 2)
    }
    closest = min(apart, key=lambda pair: apart[pair])
    assert apart[closest] > least, f"{closest} look alike: {apart[closest]:.2f}"


@pytest.mark.parametrize("scene", get_args(Scenery))
def test_png_and_svg_show_the_same(scene: Scenery) -> None:
    """The SVG goes through a renderer that is not ours; poses, moods and hats take turns."""
    n = get_args(Scenery).index(scene)
    design = Design(
        scene=scene,
        mood=get_args(Mood)[n % len(get_args(Mood))],
        pose=get_args(Pose)[n % len(get_args(Pose))],
        wears=get_args(Headgear)[n],
        holds="lightbulb-on",
    )
    drawing = compose(look(design, shape=get_args(Shape)[n % len(get_args(Shape))]))
    svg = paint_svg(drawing)
    assert len(svg) < 120_000
    theirs = Image.open(io.BytesIO(bytes(resvg_py.svg_to_bytes(svg_string=svg, width=600))))
    ours = paint_image(drawing, 600)
    both = []
    for image in (ours, theirs.convert("RGBA")):
        ground = Image.new("RGBA", image.size, "white")
        ground.alpha_composite(image)
        both.append(ground.convert("RGB"))
    assert difference(*both) < 3
    blurred = [image.resize((60, 60), Image.Resampling.BOX) for image in both]
    assert max(high for _, high in ImageChops.difference(*blurred).getextrema()) < 40


@pytest.mark.parametrize("shape", get_args(Shape))
def test_the_whole_badger_is_in_its_field(shape: Shape) -> None:
    """No ear, hat, paw or thing is cut off by the rim, whatever the pose."""
    field = shape_outline(shape, FIELD)
    corners = contours(field)
    for pose in get_args(Pose):
        for stance in (STANCES[pose], STANCES[pose].mirrored()):
            hero = Badger(
                mood="sleepy", stance=stance, wears="wizard", icon="rocket-launch",
                tones=tones_of(PALETTES["rose"]), scarf=("#ffffff", "#dddddd"),
            )  # fmt: skip
            place = placement_of(hero, field)
            assert place.scale > 0.85, f"{pose} is too small in a {shape}"
            for x, y in map(place.point, hero.reach()):
                left, right = span(corners, y, 1)
                assert left < x < right, f"{pose} leaves the {shape} at {x:.0f}, {y:.0f}"


@pytest.mark.parametrize("pose", get_args(Pose))
@pytest.mark.parametrize("wears", ["none", "wizard"])
def test_who_sleeps_snores_beside_what_is_held(pose: Pose, wears: Headgear) -> None:
    for stance in (STANCES[pose], STANCES[pose].mirrored()):
        hero = Badger(
            mood="sleepy", stance=stance, wears=wears, icon="rocket-launch",
            tones=tones_of(PALETTES["rose"]), scarf=("#ffffff", "#dddddd"),
        )  # fmt: skip
        held = bounds(hero.held())
        letters = [
            bounds(one.outline) for one in badger(hero)
            if isinstance(one, Stroke) and len(one.outline) == 4
        ]  # fmt: skip
        assert len(letters) == 4
        for left, top, right, bottom in letters:
            apart = right < held[0] or left > held[2] or bottom < held[1] or top > held[3]
            assert apart, f"{pose} snores over a thing"


@pytest.mark.parametrize("shape", ["diamond", "star"])
def test_trunks_of_the_forest_reach_the_rim(shape: Shape) -> None:
    image = painted(look(Design(scene="forest", holds="compass"), shape=shape), 500)
    left, right = span(contours(shape_outline(shape, FIELD)), 480, 1)
    trunk = image.getpixel((65, 240))
    assert [image.getpixel((x, 240)) for x in (left // 2 + 5, right // 2 - 5)] == [trunk, trunk]


@pytest.mark.parametrize("shape", get_args(Shape))
def test_nothing_lies_outside_the_frame(shape: Shape) -> None:
    """Without shadow, stars and ribbon a badge ends where its shape ends, and at the canvas."""
    drawing = compose(look(shape=shape))
    scene = next(element for element in drawing.elements if isinstance(element, Group))
    assert scene.clip == shape_outline(shape, FIELD)
    alone = paint_image(Scene(title="", elements=(scene,)), 250).getchannel("A").getbbox()
    left, top, right, bottom = bounds(scene.clip)
    assert alone is not None
    assert alone[0] >= left / 4 - 1
    assert alone[1] >= top / 4 - 1
    assert alone[2] <= right / 4 + 2
    assert alone[3] <= bottom / 4 + 2
    solid_part = paint_image(drawing, 250).getchannel("A").point([0] * 128 + [255] * 128)
    box = solid_part.getbbox()
    assert box is not None
    assert min(box[:2]) > 0
    assert max(box[2:]) < 250


def test_two_badges_of_a_kind_tell_different_stories() -> None:
    for kind in [*KINDS, "sustainability"]:
        casts = [cast(look(identity=f"badge-{n}", kind=kind)) for n in range(12)]
        assert len(set(casts)) == len(casts)
        apart = [
            sum(getattr(a, part) != getattr(b, part) for part in ("mood", "pose", "wears", "scene", "holds"))
            for a, b in combinations(casts, 2)
        ]  # fmt: skip
        assert sum(apart) / len(apart) > 3
        assert cast(look(identity="badge-1", kind=kind)) == casts[1]


def test_what_is_held_decides_where_the_story_is() -> None:
    def told(icon: str) -> tuple[set[str], set[str]]:
        casts = [cast(look(Design(icon=icon), identity=f"badge-{n}")) for n in range(20)]
        return {found.scene for found in casts}, {found.wears for found in casts}

    assert told("ship-wheel") == ({"waves"}, {"captain", "beanie"})
    assert told("hammer-wrench") == ({"workshop"}, {"hard-hat", "goggles"})
    assert told("fountain-pen-tip") == ({"desk"}, {"glasses", "none"})
    assert cast(look(Design(icon="owl", holds="key"))).holds == "key"
    assert cast(look(PLAIN)).scene == "meadow"


def test_what_kinds_hold_exists() -> None:
    for kind in [*KINDS, "sustainability"]:
        for n in range(40):
            found = cast(look(identity=f"badge-{n}", kind=kind))
            assert found.holds in icon_names() - {"compass"} or kind == "mentoring"


def test_team_badges_show_three() -> None:
    alone, team = look(PLAIN), look(PLAIN, for_team=True)
    assert cast(alone).friends == ()
    assert len(cast(team).friends) == 2
    assert difference(painted(alone), painted(team)) > 6


def test_levels_can_be_read_on_the_ground() -> None:
    for name in get_args(Palette):
        tones = tones_of(PALETTES[name])
        assert contrast(tones.ground, PAPER) >= 4.5, name
        assert contrast(tones.ink, tones.air) >= 4.5, name


def test_a_things_holes_are_filled_behind_it() -> None:
    ring = (*circle((0, 0), 50), *polygon([(-9, -9), (-9, 9), (9, 9), (9, -9)]))
    for outline, middle in ((ring, 0), (solid(ring), 255)):
        filled = Placement((500, 500)).elements([Filled(outline=outline, fill="#ff0000")])
        image = paint_image(Scene(title="", elements=tuple(filled)), 100)
        assert image.getchannel("A").getpixel((50, 50)) == middle


def test_placing_moves_everything_that_belongs_to_an_element() -> None:
    (group,) = Placement((100, 200), 2, 90).elements(
        [
            Group(
                clip=polygon([(0, 0), (1, 0), (1, 1)]),
                elements=(
                    Filled(
                        outline=polygon([(0, 0), (3, 0)]),
                        fill=Gradient(((0.0, "#000000"), (1.0, "#ffffff")), (0, 0), (10, 0)),
                    ),
                    Stroke(outline=polygon([(0, 0), (1, 0)]), width=3, color="#000000"),
                ),
            )
        ]
    )
    assert isinstance(group, Group)
    filled, stroke = group.elements
    assert isinstance(filled, Filled)
    assert isinstance(filled.fill, Gradient)
    assert isinstance(stroke, Stroke)
    assert [round(v, 6) for v in bounds(group.clip)] == [98, 200, 100, 202]
    assert tuple(round(v, 6) for v in filled.fill.end) == (100, 220)
    assert stroke.width == 6


def test_an_unknown_thing_is_a_problem(guild: Path, badgectl: Command) -> None:
    text = (guild / "catalog/badges/thanks.yaml").read_text()
    write(guild, {"catalog/badges/cheers.yaml": text.replace("Thanks", "Cheers")
                  + "design: {theme: story, holds: lightbulb-onn}\n"})  # fmt: skip
    said = badgectl("validate", "--format", "concise")
    assert said.status == 1
    assert said.out.splitlines()[0] == (
        "catalog/badges/cheers.yaml:11:31: art-icon there is no icon `lightbulb-onn` "
        "(did you mean `lightbulb-on`?)"
    )


def test_each_border_looks_different() -> None:
    pictures = [
        painted(msgspec.structs.replace(look(PLAIN), border=border)) for border in get_args(Border)
    ]
    for one, other in combinations(pictures, 2):
        assert difference(one, other) > 0.2


def test_what_an_award_tells_stands_at_the_foot() -> None:
    without, told = look(PLAIN), msgspec.structs.replace(look(PLAIN), tag="Apollo \u00b7 2026")
    box = ImageChops.difference(painted(without), painted(told)).getbbox()
    assert box is not None
    assert box[1] > 0.85 * SIZE
