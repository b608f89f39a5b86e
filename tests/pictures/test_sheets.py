"""Pages of pictures: what stands beside what, on which ground, and words that stay in their cells."""

import io
from collections.abc import Sequence

from PIL import Image

from badgectl.pictures.drawing import Kind, Picture
from badgectl.pictures.icon_sheet import icon_sheet
from badgectl.pictures.pages import GROUND
from badgectl.pictures.pairs import PICTURE, before_and_after
from badgectl.pictures.sheet import LARGE, SMALL, contact_sheet

LONG = "an-id-of-sixty-four-letters-and-more-would-not-be-one-any-longer"
CELL, ROW, MARGIN, HEAD = 284, 322, 56, 150
Color = str | tuple[int, int, int]
PAPER, NIGHT = (246, 244, 238), (23, 28, 34)


def plain(name: str, color: Color, *sizes: int) -> Picture:
    """Return a picture of one colour."""
    files = []
    for size in sizes or (LARGE, SMALL):
        file = io.BytesIO()
        Image.new("RGBA", (size, size), color).save(file, "PNG")
        files.append((Kind("png", size), file.getvalue()))
    return Picture(name=name, title=name, files=tuple(files))


def opened(data: bytes) -> Image.Image:
    return Image.open(io.BytesIO(data)).convert("RGB")


def nearest(page: Image.Image, at: tuple[int, int], colors: dict[str, tuple[int, int, int]]) -> str:
    color = page.getpixel(at)
    assert isinstance(color, tuple)
    return min(
        colors, key=lambda n: sum((a - b) ** 2 for a, b in zip(color, colors[n], strict=True))
    )


def test_levels_stand_beside_each_other_and_all_on_both_grounds() -> None:
    colors = {
        "mentor@bronze": (200, 0, 0), "mentor@silver": (0, 200, 0), "mentor@gold": (0, 0, 200),
        "crown": (200, 200, 0), "thanks@bronze": (200, 0, 200), "thanks@gold": (0, 200, 200),
    }  # fmt: skip
    names = ["crown", *(name for name in colors if name != "crown")]
    page = opened(contact_sheet("X", [plain(name, colors[name]) for name in names]))
    grounds = {"paper": PAPER, "night": NIGHT}
    half = 3 * CELL + 2 * MARGIN
    for side, ground in enumerate(grounds):
        found = [
            [
                nearest(page, (side * half + MARGIN + CELL * x + CELL // 2, HEAD + ROW * y + 90),
                        colors | grounds)
                for x in range(3)
            ]
            for y in range(3)
        ]  # fmt: skip
        assert found == [
            ["crown", ground, ground],
            ["mentor@bronze", "mentor@silver", "mentor@gold"],
            ["thanks@bronze", "thanks@gold", ground],
        ]


def columns_are_empty(page: Image.Image, columns: Sequence[int], ground: Color) -> bool:
    one = Image.new("RGB", (1, page.height), ground)
    return all(page.crop((x, 0, x + 1, page.height)).tobytes() == one.tobytes() for x in columns)


def test_long_names_stay_in_their_cells() -> None:
    names = [f"{LONG}@{LONG}", LONG, f"{LONG[:40]}@gold", "mentor"]
    page = opened(contact_sheet("X", [plain(name, "#c00000") for name in names]))
    half = 2 * CELL + 2 * MARGIN
    assert page.width == 2 * half
    below = page.crop((0, HEAD + LARGE + 5, half, HEAD + ROW))
    ground = below.getpixel((1, 1))
    assert isinstance(ground, tuple)
    assert columns_are_empty(below, (MARGIN - 4, MARGIN + CELL, half - MARGIN + 4), ground)
    changed = [plain(name, "#c00000", PICTURE) for name in names]
    pair = opened(before_and_after(changed, changed[:1]))
    assert columns_are_empty(pair, (2, PICTURE + 80 - 4, PICTURE + 80 + 4, pair.width - 2), GROUND)
    icons = opened(icon_sheet(["compass", "face-man-shimmer-outline", "gesture-two-double-tap"]))
    assert columns_are_empty(icons, (42, 240, 440, 638), GROUND)
