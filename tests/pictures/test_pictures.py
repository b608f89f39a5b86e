"""Pictures: the same bytes each time, both painters alike, every badge its own, all readable."""

import io
import xml.etree.ElementTree as ET
from itertools import combinations, product
from typing import get_args

import pytest
import resvg_py
from pictures.looks import difference, on_white
from PIL import Image, ImageChops

from badgectl.model.badges import KINDS, Badge, Level
from badgectl.model.catalog import Catalog
from badgectl.model.designs import Pattern
from badgectl.pictures.colors import PALETTES, PAPER, contrast
from badgectl.pictures.compose import compose
from badgectl.pictures.drawing import Kind, Picture, draw, orders
from badgectl.pictures.icons import icon_names
from badgectl.pictures.looks import KIND_ICONS, KIND_SHAPES, look_of
from badgectl.pictures.png import paint_image
from badgectl.pictures.svg import paint_svg


@pytest.mark.parametrize("name", ["mentor", "team-of-the-quarter", "sensor-whisperer", "one-team"])
def test_png_and_svg_show_the_same(name: str, example: Catalog) -> None:
    """The SVG goes through a renderer that is not ours."""
    badge = example.badges[name]
    scene = compose(look_of(example, badge, badge.levels[0].id if badge.levels else None))
    svg = bytes(resvg_py.svg_to_bytes(svg_string=paint_svg(scene), width=600, height=600))
    theirs = on_white(Image.open(io.BytesIO(svg)))
    ours = on_white(paint_image(scene, 600))
    assert difference(ours, theirs) < 2.5
    blurred = [image.resize((60, 60), Image.Resampling.BOX) for image in (ours, theirs)]
    worst = ImageChops.difference(*blurred).getextrema()
    assert max(high for _, high in worst) < 40


def drawn(example: Catalog, badges: list[tuple[Badge, str | None]], size: int) -> list[Picture]:
    return [draw(order) for order in orders(example, badges, [Kind("png", size), Kind("svg")])]


def test_same_input_same_bytes(example: Catalog) -> None:
    badge = [(example.badges["mentor"], "gold")]
    assert drawn(example, badge, 200) == drawn(example, badge, 200)


@pytest.mark.slow
def test_no_two_badges_look_alike(example: Catalog) -> None:
    pictures = drawn(example, [(badge, None) for badge in example.badges.values()], 120)
    images = {p.name: on_white(Image.open(io.BytesIO(p.png(120)))) for p in pictures}
    assert len(images) == 37
    for one, other in combinations(images, 2):
        assert difference(images[one], images[other]) > 1, f"{one} looks like {other}"


def test_the_same_badge_without_a_design_has_its_own_pattern(example: Catalog) -> None:
    catalog = Catalog(program=example.program)
    twins = [
        Badge(path=f"catalog/badges/{name}.yaml", name="Same", kind="training", description="X.")
        for name in ("abc", "bca")
    ]
    one, other = (paint_svg(compose(look_of(catalog, twin, None))) for twin in twins)
    assert one != other


def test_every_palette_goes_with_every_pattern(example: Catalog) -> None:
    catalog = Catalog(program=example.program)
    badges = [
        Badge(path=f"catalog/badges/badge-{n}.yaml", name="X", kind="training", description="X.")
        for n in range(900)
    ]
    looks = [look_of(catalog, badge, None) for badge in badges]
    patterns = {name for name in get_args(Pattern) if name != "none"}
    assert {(look.colors, look.pattern) for look in looks} == set(
        product(PALETTES.values(), patterns)
    )


def test_svg_needs_nothing_else(example: Catalog) -> None:
    badge = example.badges["mentor"]
    named = Badge(
        path=badge.path, name='<script>"&', kind="mentoring", description="X.",
        levels=(Level(id="gold"),),
    )  # fmt: skip
    svg = paint_svg(compose(look_of(example, named, "gold")))
    tags = {element.tag.partition("}")[2] for element in ET.fromstring(svg).iter()}
    assert tags <= {
        "svg", "title", "defs", "linearGradient", "radialGradient", "stop", "clipPath", "filter",
        "feGaussianBlur", "path", "g",
    }  # fmt: skip
    assert "http" not in svg.replace("http://www.w3.org/2000/svg", "")
    assert "<title>&lt;script&gt;&quot;&amp; (gold)</title>".replace("&quot;", '"') in svg


def test_every_kind_has_a_shape_and_an_icon() -> None:
    assert set(KINDS) == set(KIND_SHAPES) == set(KIND_ICONS)
    assert set(KIND_ICONS.values()) <= icon_names()
    assert len(icon_names()) > 7000
    assert {"compass", "import", "none-such"} & icon_names() == {"compass", "import"}


def test_names_and_icons_can_be_read() -> None:
    for name, colors in PALETTES.items():
        assert contrast(colors.ink, PAPER) >= 4.5, name
        assert contrast(colors.deep, PAPER) >= 3, name
