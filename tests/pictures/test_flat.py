"""Flat badges: planes that belong to the identity, white that is seen on each, room for the icon."""

import math
from typing import get_args

import pytest
from msgspec.structs import replace

from badgectl.model.badges import Badge, Level
from badgectl.model.catalog import Catalog
from badgectl.model.designs import Design, Palette, Pattern, Shape
from badgectl.pictures.colors import WHITE, contrast
from badgectl.pictures.compose import compose
from badgectl.pictures.looks import Look, look_of
from badgectl.pictures.outline import bounds
from badgectl.pictures.planes import planes
from badgectl.pictures.scene import Group
from badgectl.pictures.scene import Shape as Painted
from badgectl.pictures.shapes import contours, span

LEVELS = (Level(id="bronze"), Level(id="silver"), Level(id="gold"))


def look(
    example: Catalog, level: str | None = None, *, name: str = "Mentor", **design: object
) -> Look:
    badge = Badge(
        path="catalog/badges/mentor.yaml", name=name, kind="mentoring", description="X.",
        levels=LEVELS if level else (), design=Design(theme="flat", **design),  # type: ignore[arg-type]
    )  # fmt: skip
    return look_of(example, badge, level)


@pytest.mark.parametrize("pattern", [name for name in get_args(Pattern) if name != "none"])
def test_planes_belong_to_identities(pattern: Pattern) -> None:
    names = [f"badge-{n}" for n in range(200)]
    assert len({planes(pattern, name, (500, 400)) for name in names}) == len(names)
    assert planes(pattern, "x", (500, 400)) == planes(pattern, "x", (500, 400))
    assert planes("none", "x", (500, 400)) == ()


@pytest.mark.parametrize("palette", get_args(Palette))
@pytest.mark.parametrize("pattern", get_args(Pattern))
def test_white_is_seen_on_every_plane(pattern: Pattern, palette: Palette, example: Catalog) -> None:
    scene = compose(look(example, palette=palette, pattern=pattern))
    field = next(one for one in scene.elements if isinstance(one, Group))
    fills = {one.fill for one in field.elements if isinstance(one, Painted)}
    assert len(fills) > 1
    for fill in fills:
        assert isinstance(fill, str)
        assert contrast(fill, WHITE) >= 3


@pytest.mark.parametrize("level", [None, "silver"])
@pytest.mark.parametrize("shape", get_args(Shape))
@pytest.mark.parametrize("for_team", [False, True])
@pytest.mark.parametrize(
    "name",
    ["Mentor", "Knowledge sharer of the year",
     "Cross-team collaboration champion for the whole of the engineering organisation in 2026"],
)  # fmt: skip
def test_the_band_leaves_room_for_the_icon(
    name: str, for_team: bool, shape: Shape, level: str | None, example: Catalog
) -> None:
    drawn = look(example, level, name=name, shape=shape, palette="ocean", icon="circle")
    drawn = replace(drawn, for_team=for_team)
    elements = compose(drawn).elements
    icon = next(one for one in elements if isinstance(one, Painted) and one.fill == WHITE)
    after = elements[elements.index(icon) + 1 :]
    band = next(one for one in after if isinstance(one, Painted))
    assert bounds(icon.outline)[3] < bounds(band.outline)[1]
    field = next(one for one in elements if isinstance(one, Group)).clip
    (corners,) = contours(field)
    for point in contours(icon.outline)[0]:
        assert min(math.dist(point, corner) for corner in corners) > 3
        first, last = span([corners], point[1], 1)
        assert first < point[0] < last
