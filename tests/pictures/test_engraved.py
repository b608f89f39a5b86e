"""Engraved badges: every shape, pattern, border and level has its own look, and nothing is cut off."""

import io
from datetime import date
from itertools import combinations
from typing import get_args

import pytest
import resvg_py
from msgspec.structs import replace
from pictures.looks import difference
from PIL import Image

from badgectl.model.badges import Badge, Level
from badgectl.model.catalog import Catalog
from badgectl.model.designs import Border, Design, Pattern, Shape, Theme
from badgectl.model.goals import Project
from badgectl.model.policy import Awarding
from badgectl.model.records import Award
from badgectl.pictures.colors import metal_of
from badgectl.pictures.compose import compose
from badgectl.pictures.glyphs import text_outline
from badgectl.pictures.looks import Look, look_of
from badgectl.pictures.outline import bounds
from badgectl.pictures.patterns import pattern_lines
from badgectl.pictures.png import paint_image
from badgectl.pictures.scene import SIZE
from badgectl.pictures.scene import Shape as Painted
from badgectl.pictures.shapes import room_for_medallion, shape_outline, sunburst
from badgectl.pictures.svg import paint_svg
from badgectl.pictures.tracing import steps

LEVELS = (Level(id="bronze"), Level(id="silver"), Level(id="gold"))


def badge(design: Design, **more: object) -> Badge:
    return Badge(
        path="catalog/badges/mentor.yaml", name="Mentor", kind="mentoring", description="X.",
        design=design, **more,  # type: ignore[arg-type]
    )  # fmt: skip


def image(look: Look, size: int = 120) -> Image.Image:
    ground = Image.new("RGBA", (size, size), "white")
    ground.alpha_composite(paint_image(compose(look), size))
    return ground.convert("RGB")


@pytest.mark.parametrize("theme", ["engraved", "flat"])
@pytest.mark.parametrize("shape", get_args(Shape))
def test_nothing_is_cut_off_by_the_canvas(theme: str, shape: Shape, example: Catalog) -> None:
    design = Design(theme=theme, shape=shape, shows=("expiry",))  # type: ignore[arg-type]
    for_team = badge(design, recipients="team", awarding=Awarding(expires_after="24 months"))
    drawn = paint_image(compose(look_of(example, for_team, None)), 200).getchannel("A")
    for edge in ((0, 0, 200, 1), (0, 0, 1, 200), (199, 0, 200, 200)):
        assert drawn.crop(edge).getextrema()[1] < 8
    # A soft shadow may reach the lower edge.
    assert drawn.crop((0, 199, 200, 200)).getextrema()[1] < 40


@pytest.mark.parametrize("shape", get_args(Shape))
def test_medallion_lies_in_the_field(shape: Shape) -> None:
    (x, y), radius = room_for_medallion(shape)
    field = [point for point, _ in steps(shape_outline(shape, 0.875), 400)]
    assert min(((x - a) ** 2 + (y - b) ** 2) ** 0.5 for a, b in field) > radius + 20
    left, top, right, bottom = bounds(sunburst(shape))
    assert min(left, top) > 0
    assert max(right, bottom) < SIZE


@pytest.mark.parametrize(
    ("part", "values"),
    [("shape", get_args(Shape)), ("pattern", get_args(Pattern)), ("border", get_args(Border))],
)
def test_every_choice_is_seen(part: str, values: tuple[str, ...], example: Catalog) -> None:
    for theme in ("engraved", "flat"):
        fixed = {"theme": theme, "shape": "circle", "palette": "ocean", "pattern": "none"}
        drawn = {
            value: image(look_of(example, badge(Design(**{**fixed, part: value})), None))  # type: ignore[arg-type]
            for value in values
        }
        for one, other in combinations(drawn, 2):
            assert difference(drawn[one], drawn[other]) > 0.4, f"{theme}: {one} is as {other}"


@pytest.mark.parametrize("pattern", [name for name in get_args(Pattern) if name != "none"])
def test_patterns_belong_to_identities(pattern: Pattern) -> None:
    middle = (500.0, 412.0)
    names = [f"badge-{n}" for n in range(200)]
    found = {pattern_lines(pattern, name, middle, 250) for name in names}
    assert len(found) == len(names)
    assert pattern_lines(pattern, "x", middle, 250) == pattern_lines(pattern, "x", middle, 250)
    for lines in found:
        assert sum(len(line) for line in lines) < 8000


@pytest.mark.parametrize("theme", ["engraved", "flat"])
def test_levels_are_told_by_more_than_colour(theme: str, example: Catalog) -> None:
    """With all colour taken away they still differ, two by two."""
    with_levels = badge(Design(theme=theme, pattern="none"), levels=LEVELS)  # type: ignore[arg-type]
    grey = [
        image(look_of(example, with_levels, level.id)).convert("L").convert("RGB")
        for level in LEVELS
    ]
    for one, other in combinations(grey, 2):
        assert difference(one, other) > 1


@pytest.mark.parametrize(
    ("levels", "metals"),
    [
        ("a", "gold"),
        ("a b", "silver gold"),
        ("a b c d", "bronze silver gold platinum"),
        ("a b c d e f", "iron iron bronze silver gold platinum"),
        ("bronze silver gold master", "bronze silver gold platinum"),
        ("bronze silver gold master legend", "bronze silver gold platinum platinum"),
        ("novice bronze silver gold", "iron bronze silver gold"),
        ("novice silver gold", "bronze silver gold"),
        ("first bronze second third gold", "iron bronze silver silver gold"),
        ("silver senior gold", "silver silver gold"),
        ("gold more silver", "gold gold silver"),
        ("trainee iron platinum legend", "iron iron platinum platinum"),
    ],
)
def test_levels_are_of_metals_that_fit_their_neighbours(levels: str, metals: str) -> None:
    ids = levels.split()
    found = [metal_of(ids, rank + 1) for rank in range(len(ids))]
    assert found == [metal_of([metal], 1) for metal in metals.split()]


@pytest.mark.parametrize("recipients", ["person", "team"])
@pytest.mark.parametrize("theme", get_args(Theme))
def test_every_badge_carries_the_mark(theme: Theme, recipients: str, example: Catalog) -> None:
    marked = badge(Design(theme=theme), levels=LEVELS, recipients=recipients)
    shown = look_of(example, marked, "gold")
    with_mark, without = (compose(replace(shown, mark=mark)) for mark in ("LW", None))
    steps_of = [name for name, _ in text_outline("LW", 700)[0]]
    assert any(
        isinstance(one, Painted) and [name for name, _ in one.outline] == steps_of
        for one in with_mark.elements
    )
    assert with_mark != without


@pytest.mark.parametrize("theme", ["engraved", "flat"])
def test_team_badges_look_different(theme: str, example: Catalog) -> None:
    design = Design(theme=theme)  # type: ignore[arg-type]
    person, team = (
        image(look_of(example, badge(design, recipients=who), None)) for who in ("person", "team")
    )
    assert difference(person, team) > 8


def test_tag_tells_what_the_design_shows(example: Catalog) -> None:
    projects = {"apollo": Project(path="catalog/projects/apollo.yaml", name="Apollo")}
    known = Catalog(program=example.program, projects=projects)
    shown = badge(
        Design(shows=("year", "project", "expiry")), awarding=Awarding(expires_after="12 months")
    )
    award = Award(
        path="awards/ada/mentor.yaml", badge="mentor", recipient="ada", by="grace", reason="X.",
        project="apollo", awarded_on=date(2026, 11, 23),
    )  # fmt: skip
    assert look_of(known, shown, None).tag == "for 12 months"
    assert look_of(known, shown, None, award=award).tag == "2026 · Apollo · until 2027-11-23"
    assert look_of(known, badge(Design()), None, award=award).tag is None
    gone = replace(award, project="the-archive-of-all-weather-reports-since-1874")
    for facts, said in (
        (("project",), "the-archive-of-all-weat…"),
        (("project", "year"), "the-archive-of-al… · 2026"),
        (("year", "project", "expiry"), "2026 · the-archive… · until 2027-11-23"),
    ):
        told = look_of(known, replace(shown, design=Design(shows=facts)), None, award=gone).tag  # type: ignore[arg-type]
        assert told == said
        assert text_outline(f"LW · {told}", 600, 0.03)[1] * 26 < 640, "too small to be read"
    assert look_of(known, badge(Design(shows=("expiry",))), None).tag is None
    quiet = badge(
        Design(shows=("year",)), levels=(*LEVELS[:2], Level(id="gold", design=Design(shows=())))
    )
    assert [look_of(known, quiet, one, award=award).tag for one in ("silver", "gold")] == [
        "2026", None,
    ]  # fmt: skip


@pytest.mark.parametrize("theme", ["engraved", "flat"])
@pytest.mark.parametrize("border", get_args(Border))
def test_png_and_svg_show_the_same(theme: str, border: Border, example: Catalog) -> None:
    n = get_args(Border).index(border)
    design = Design(
        theme=theme, border=border, shape=get_args(Shape)[n + 5], pattern=get_args(Pattern)[n],  # type: ignore[arg-type]
    )  # fmt: skip
    scene = compose(look_of(example, badge(design, levels=LEVELS), "silver"))
    svg = bytes(resvg_py.svg_to_bytes(svg_string=paint_svg(scene), width=300, height=300))
    theirs = Image.new("RGBA", (300, 300), "white")
    theirs.alpha_composite(Image.open(io.BytesIO(svg)).convert("RGBA"))
    ours = Image.new("RGBA", (300, 300), "white")
    ours.alpha_composite(paint_image(scene, 300))
    small = [one.convert("RGB").resize((60, 60), Image.Resampling.BOX) for one in (ours, theirs)]
    assert difference(*small) < 2.5
