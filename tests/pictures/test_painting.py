"""The painter: small files, masks, groups and gradients as they are meant."""

import io

import pytest
from PIL import Image, ImageChops, ImageStat

from badgectl.model.catalog import Catalog
from badgectl.pictures.compose import compose
from badgectl.pictures.encoding import encoded_png
from badgectl.pictures.looks import look_of
from badgectl.pictures.masks import Box, outline_mask
from badgectl.pictures.outline import circle, polygon
from badgectl.pictures.png import paint_image, paint_page
from badgectl.pictures.scene import Gradient, Group, Shape


def test_pictures_are_small_and_nobody_sees_why(example: Catalog) -> None:
    for name in ("mentor", "team-of-the-quarter", "sensor-whisperer", "quiet-hero"):
        badge = example.badges[name]
        image = paint_image(
            compose(look_of(example, badge, badge.levels[0].id if badge.levels else None)), 600
        )
        data = encoded_png(image)
        assert len(data) < 100 * 1024
        with Image.open(io.BytesIO(data)) as few:
            assert few.mode == "P"
            for ground in ("white", "black"):
                pair = [Image.new("RGBA", image.size, ground) for _ in range(2)]
                for page, layer in zip(pair, (image, few.convert("RGBA")), strict=True):
                    page.alpha_composite(layer)
                one, other = (page.convert("RGB") for page in pair)
                assert max(ImageStat.Stat(ImageChops.difference(one, other)).rms) < 5
                blurred = [page.reduce(8) for page in (one, other)]
                assert max(high for _, high in ImageChops.difference(*blurred).getextrema()) < 26


def test_a_picture_of_very_many_colours_keeps_them() -> None:
    noise = Image.effect_noise((64, 64), 90)
    image = Image.merge(
        "RGBA", [noise, noise.rotate(90), noise.rotate(180), Image.new("L", (64, 64), 255)]
    )
    with Image.open(io.BytesIO(encoded_png(image))) as found:
        assert found.mode == "RGBA"
        assert found.tobytes() == image.tobytes()


def test_masks_cover_what_outlines_do() -> None:
    square = outline_mask(polygon([(1, 1), (5.5, 1), (5.5, 3), (1, 3)]), Box(0, 0, 8, 4, 1.0))
    assert [[square.getpixel((x, y)) for x in range(8)] for y in range(4)] == [
        [0] * 8, [0, 255, 255, 255, 255, 191, 0, 0], [0, 255, 255, 255, 255, 191, 0, 0],
        [0, 64, 64, 64, 64, 48, 0, 0],
    ]  # fmt: skip
    ring = (*circle((50, 50), 40), *reversed_circle((50, 50), 20))
    mask = outline_mask(ring, Box(0, 0, 100, 100, 1.0))
    assert [mask.getpixel(at) for at in ((50, 50), (50, 20), (5, 5))] == [0, 255, 0]


def reversed_circle(
    center: tuple[float, float], radius: float
) -> tuple[tuple[str, tuple[tuple[float, float], ...]], ...]:
    steps = circle(center, radius)
    ends = [points[-1] for _, points in steps[:-1]]
    back = [("C", (*reversed(points[:-1]), ends[n])) for n, (_, points) in enumerate(steps[1:-1])]
    return (("M", (ends[-1],)), *reversed(back), ("Z", ()))  # type: ignore[return-value]


def test_groups_are_laid_as_one_through_their_clip() -> None:
    page = polygon([(0, 0), (20, 0), (20, 20), (0, 20)])
    left = polygon([(0, 0), (10, 0), (10, 20), (0, 20)])
    red, blue = Shape(outline=page, fill="#ff0000"), Shape(outline=page, fill="#0000ff")
    group = Group(clip=left, elements=(red, blue), opacity=0.5)
    image = paint_page([group], (20, 20), 1.0)
    assert [image.getpixel(at) for at in ((4, 4), (15, 4))] == [(0, 0, 255, 128), (0, 0, 0, 0)]


def test_gradients_keep_their_ends() -> None:
    page = polygon([(0, 0), (100, 0), (100, 10), (0, 10)])
    fill = Gradient(((0.0, "#000000"), (1.0, "#ffffff")), (25, 0), (75, 0))
    image = paint_page([Shape(outline=page, fill=fill)], (100, 10), 1.0)
    row = [image.getpixel((x, 5))[0] for x in range(0, 100, 10)]  # type: ignore[index]
    assert row[:3] == [0, 0, 0]
    assert row[3] == pytest.approx(28, abs=3)
    assert row[5] == pytest.approx(130, abs=3)
    assert row[8:] == [255, 255]
