"""`render`: which files it writes, which it leaves alone, what it says, and what pictures weigh."""

import io
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from conftest import Command, git, write
from PIL import Image, ImageChops, ImageStat

from badgectl.documents.example import example_files
from badgectl.documents.loading import load_programme
from badgectl.model.catalog import Catalog
from badgectl.pictures.card import ShareCard, draw_card
from badgectl.pictures.compose import compose
from badgectl.pictures.drawing import Kind, draw_all, orders
from badgectl.pictures.encoding import encoded_png
from badgectl.pictures.looks import look_of
from badgectl.pictures.masks import Box, outline_mask
from badgectl.pictures.outline import circle, polygon
from badgectl.pictures.painting import paint
from badgectl.pictures.png import paint_image, paint_page
from badgectl.pictures.scene import Gradient, Group, Shape
from badgectl.pictures.seals import seal_of, sealed

EXAMPLE: Catalog = load_programme(example_files(), records=()).catalog
NAMES = (
    "crown", "floppy-disk", "mentor@bronze", "mentor@silver", "navigator@bronze",
    "navigator@gold", "navigator@silver", "thanks",
)  # fmt: skip


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def opened(path: Path) -> Image.Image:
    with Image.open(path) as image:
        return image.convert("RGBA")


def test_render_draws_badges_and_levels(guild: Path, badgectl: Command) -> None:
    said = badgectl("render", "-o", "out", "--size", "64")
    assert (said.status, said.out) == (0, "8 pictures in out, all on contact-sheet.png\n")
    assert names(guild / "out") == sorted(
        [f"{name}{end}" for end in (".64.png", ".svg") for name in NAMES] + ["contact-sheet.png"]
    )
    with Image.open(guild / "out/mentor@silver.64.png") as image:
        assert (image.size, image.format) == ((64, 64), "PNG")


def test_sizes_and_formats(guild: Path, badgectl: Command) -> None:
    said = badgectl(
        "render", "thanks", "-o", "out", "--format", "all", "--size", "600", "--size", "90"
    )
    assert said.out == "1 picture in out\n"
    assert names(guild / "out") == [
        "thanks.90.png", "thanks.90.webp", "thanks.png", "thanks.svg", "thanks.webp",
    ]  # fmt: skip
    sizes = {
        path.name: opened(path).size
        for path in (guild / "out").glob("*[gp]")
        if path.suffix != ".svg"
    }
    assert sizes == {
        "thanks.png": (600, 600), "thanks.90.png": (90, 90),
        "thanks.webp": (600, 600), "thanks.90.webp": (90, 90),
    }  # fmt: skip
    png, webp = (opened(guild / f"out/thanks.{one}").convert("RGB") for one in ("png", "webp"))
    assert max(ImageStat.Stat(ImageChops.difference(png, webp)).mean) < 6


def test_render_draws_what_was_asked_for_as_the_files_lie_there(
    guild: Path, badgectl: Command
) -> None:
    text = (guild / "catalog/badges/thanks.yaml").read_text()
    write(guild, {"catalog/badges/cheers.yaml": text.replace("Thanks", "Cheers")})
    said = badgectl("render", "cheers", "mentor@silver", "-o", "out", "--format", "svg")
    assert said.out == "2 pictures in out\n"
    assert names(guild / "out") == ["cheers.svg", "mentor@silver.svg"]
    assert badgectl("render", "mentr").err == (
        "error: there is no badge `mentr`\n  hint: did you mean `mentor`?\n"
    )


def test_only_what_changed_is_drawn_again(guild: Path, badgectl: Command) -> None:
    badgectl("render", "-o", "out", "--size", "32", "--format", "png")
    before = {path.name: path.stat().st_mtime_ns for path in (guild / "out").iterdir()}
    again = badgectl("render", "-o", "out", "--size", "32", "--format", "png")
    assert again.out == "8 pictures in out are up to date\n"
    path = guild / "catalog/badges/thanks.yaml"
    path.write_text(path.read_text() + "design: {icon: heart}\n")
    (guild / "out/crown.32.png").unlink()
    said = badgectl("render", "-o", "out", "--size", "32", "--format", "png")
    assert said.out == "2 pictures in out, 6 were up to date, all on contact-sheet.png\n"
    after = {path.name: path.stat().st_mtime_ns for path in (guild / "out").iterdir()}
    changed = {name for name, when in after.items() if before.get(name) != when}
    assert changed == {"crown.32.png", "thanks.32.png", "contact-sheet.png"}


def test_check_names_what_is_missing_stale_or_foreign(guild: Path, badgectl: Command) -> None:
    options = ("render", "-o", "out", "--size", "32", "--no-sheet")
    badgectl(*options)
    fine = badgectl(*options, "--check")
    assert (fine.status, fine.out) == (0, "8 pictures in out are as drawn now\n")
    out = guild / "out"
    path = guild / "catalog/badges/thanks.yaml"
    path.write_text(path.read_text() + "design: {icon: heart}\n")
    (out / "crown.svg").unlink()
    os.mkfifo(out / "crown.svg")
    (out / "crown.32.png").unlink()
    opened(out / "floppy-disk.32.png").save(out / "floppy-disk.32.png")
    text = (out / "floppy-disk.svg").read_text()
    (out / "floppy-disk.svg").write_text(text.replace("#", "#0", 1))
    (out / "mentor@bronze.svg").unlink()
    (out / "mentor@bronze.svg").symlink_to("/dev/zero")
    said = badgectl(*options, "--check")
    assert said.status == 1
    assert said.out == (
        "out/crown.32.png is missing\n"
        "out/crown.svg is no plain picture\n"
        "out/floppy-disk.32.png was not drawn by badgectl, or changed since\n"
        "out/floppy-disk.svg was changed by hand\n"
        "out/mentor@bronze.svg is no plain picture\n"
        "out/thanks.32.png shows an older design\n"
        "out/thanks.svg shows an older design\n"
    )
    assert said.err == (
        "7 files to mend\n"
        "  hint: `badgectl render -o out --size 32 --no-sheet` draws them; commit them then\n"
    )
    mended = badgectl(*options)
    assert mended.out == "4 pictures in out, 4 were up to date\n"
    assert mended.err == "floppy-disk.svg was changed by hand; it is drawn again\n"
    assert badgectl(*options, "--check").status == 0


@pytest.mark.parametrize("format_", ["png", "svg", "webp"])
def test_seals_tell_what_was_drawn_and_what_was_touched(format_: str) -> None:
    scene = compose(look_of(EXAMPLE, EXAMPLE.badges["thanks"], None))
    origin = "0123456789abcdef" * 2
    data = sealed(paint(scene, format_, 48), format_, origin)  # type: ignore[arg-type]
    seal = seal_of(data)
    assert seal is not None
    assert (seal.origin, seal.untouched) == (origin, True)
    touched = seal_of(data[:100] + bytes([data[100] ^ 1]) + data[101:])
    assert touched is not None
    assert not touched.untouched
    assert seal_of(data + b"more") is None
    assert seal_of(b"") is None
    if format_ != "svg":
        with Image.open(io.BytesIO(data)) as image:
            assert image.convert("RGBA").getbbox() is not None


def test_pictures_are_small_and_nobody_sees_why() -> None:
    for name in ("mentor", "team-of-the-quarter", "sensor-whisperer", "quiet-hero"):
        badge = EXAMPLE.badges[name]
        image = paint_image(
            compose(look_of(EXAMPLE, badge, badge.levels[0].id if badge.levels else None)), 600
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


def test_the_same_bytes_on_one_core_and_on_many() -> None:
    wanted = orders(
        EXAMPLE, [(badge, None) for badge in EXAMPLE.badges.values()], [Kind("png", 24)]
    )
    assert list(draw_all(wanted)) == [
        one for n in range(len(wanted)) for one in draw_all(wanted[n : n + 1])
    ]


@pytest.mark.slow
def test_interrupted_it_leaves_whole_files(guild: Path) -> None:
    command = [sys.executable, "-m", "badgectl", "render", "-o", "out", "--size", "900"]
    here = str(Path(__file__).parents[1])
    # Shells start what works in the background with this signal ignored; whoever is interrupted
    # at a terminal is not.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    with subprocess.Popen(
        command,
        cwd=guild,
        env={**os.environ, "PYTHONPATH": here},
        stderr=subprocess.PIPE,
        start_new_session=True,
    ) as going:
        for _ in range(600):
            if list((guild / "out").glob("*.png")):
                break
            time.sleep(0.05)
        os.killpg(going.pid, signal.SIGINT)
        _, said = going.communicate(timeout=60)
    assert going.returncode != 0
    assert b"Traceback" not in said
    for path in (guild / "out").iterdir():
        assert not path.name.startswith("."), path
        assert seal_of(path.read_bytes()) is not None, path


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--card"], "error: `--card` is of an award\n  hint: add `--award ada/mentor@gold`\n"),
        (
            ["thanks", "--award", "ada/thanks"],
            "error: `--award` names its badge\n  hint: leave BADGE out\n",
        ),
        (
            ["--award", "ada/thanks", "--check"],
            "error: `--award` draws one picture\n  hint: leave `--check`, `--animate` and `--sheet` out\n",
        ),
        (["--format", "gif"], "error: GIF is of animations\n  hint: add `--animate`\n"),
        (
            ["--animate", "--format", "svg"],
            "error: animations are PNG or GIF\n  hint: say `--format png` or `--format gif`\n",
        ),
        (
            ["--animate", "--sheet"],
            "error: `--animate` draws nothing else\n  hint: leave `--check` and `--sheet` out\n",
        ),
    ],
)
def test_options_that_contradict_each_other(
    guild: Path, badgectl: Command, options: list[str], said: str
) -> None:
    found = badgectl("render", *options)
    assert (found.status, found.err) == (2, said)
    assert not (guild / "badges").exists()


def test_an_unknown_icon_is_named(guild: Path, badgectl: Command) -> None:
    path = guild / "catalog/badges/thanks.yaml"
    path.write_text(path.read_text() + "design: {icon: lighthouze}\n")
    said = badgectl("render", "thanks", "-o", "out")
    assert (said.status, said.err) == (1, (
        "error: a badge cannot be drawn\n"
        "  there is no icon `lighthouze` [art-icon] catalog/badges/thanks.yaml:11:16\n"
        "    hint: did you mean `lighthouse`?\n"
    ))  # fmt: skip
    assert not (guild / "out").exists()


@pytest.mark.parametrize(("format_", "kind"), [("png", "PNG"), ("gif", "GIF")])
def test_animations_show_once_how_a_badge_is_unlocked(
    guild: Path, badgectl: Command, format_: str, kind: str
) -> None:
    said = badgectl("render", "mentor@silver", "--animate", "--format", format_, "-o", "out")
    assert said.out == "1 animation in out\n"
    path = guild / f"out/mentor@silver.unlock.{format_}"
    assert path.stat().st_size < 1_500_000
    with Image.open(path) as image:
        assert (image.format, image.size) == (kind, (400, 400))
        frames = []
        for n in range(image.n_frames):  # type: ignore[attr-defined]
            image.seek(n)
            frames.append(image.convert("RGBA"))
    assert 20 < len(frames) <= 30
    boxes = [
        frame.getchannel("A").point([255 * (v > 128) for v in range(256)]).getbbox()
        for frame in frames
    ]
    small, whole = boxes[1 if format_ == "png" else 0], boxes[-1]
    assert small is not None
    assert whole is not None
    assert small[2] - small[0] < (whole[2] - whole[0]) / 2
    if format_ == "png":  # who shows no animation shows the whole badge
        assert frames[0].tobytes() == frames[-1].tobytes()


def award(badgectl: Command, *options: str) -> None:
    said = badgectl("award", *options)
    assert said.status == 0, said.err


def test_the_badge_of_an_award_tells_what_its_design_shows(guild: Path, badgectl: Command) -> None:
    path = guild / "catalog/badges/thanks.yaml"
    path.write_text(path.read_text() + "design: {shows: [year]}\n")
    git(guild, "commit", "--quiet", "--all", "--message", "Show the year")
    award(badgectl, "thanks", "ada", "-m", "For everything.")
    (given,) = (guild / "awards/ada").iterdir()
    for what in (["thanks", "--no-sheet"], ["--award", f"ada/{given.stem}"]):
        said = badgectl("render", *what, "-o", "out", "--size", "120", "--format", "png")
        assert (said.status, said.err) == (0, "")
    pictures = []
    for name in ("thanks", f"ada.{given.stem}"):
        with Image.open(guild / f"out/{name}.120.png") as image:
            pictures.append(image.convert("RGBA"))
    # Each has 256 colours of its own: elsewhere they differ by a shade.
    box = ImageChops.difference(*pictures).convert("L").point(lambda v: 255 * (v > 48)).getbbox()
    assert box is not None
    assert box[1] > 0.8 * 120


def test_the_badge_of_an_award_and_its_card(guild: Path, badgectl: Command) -> None:
    award(badgectl, "thanks", "ada", "-m", "Took my shift at an hour's notice.")
    (given,) = (guild / "awards/ada").iterdir()
    name = f"ada.{given.stem}"
    said = badgectl("render", "--award", f"ada/{given.stem}", "-o", "out", "--size", "120")
    assert said.out == f"out/{name}.120.png\nout/{name}.svg\n"
    said = badgectl("render", "--award", "ada/thanks", "--card", "-o", "out")
    assert said.out == f"out/{name}.card.png\n"
    with Image.open(guild / f"out/{name}.card.png") as image:
        assert (image.size, image.mode) == ((1200, 630), "RGB")
    first = (guild / f"out/{name}.card.png").read_bytes()
    assert badgectl("render", "--award", "ada/thanks", "--card", "-o", "out").status == 0
    assert (guild / f"out/{name}.card.png").read_bytes() == first


@pytest.mark.parametrize(
    "text",
    ["Ada", "Maximiliane Wolfeschlegelsteinhausenbergerdorff " * 9, "x" * 400, "a b " * 200, "…"],
)
def test_words_on_cards_stay_within_them(text: str) -> None:
    look = look_of(EXAMPLE, EXAMPLE.badges["mentor"], "gold")
    card = ShareCard(look=look, recipient=text, reason=text, given=text, programme=text)
    with Image.open(io.BytesIO(draw_card(card))) as image:
        page = image.convert("RGB")
    edge = page.crop((1150, 0, 1200, 600))
    assert min(low for low, _ in edge.getextrema()) > 200  # nothing but paper
    below = page.crop((640, 596, 1200, 616))
    assert min(low for low, _ in below.getextrema()) > 200


def test_who_wishes_not_to_be_named_has_no_card(guild: Path, badgectl: Command) -> None:
    award(badgectl, "thanks", "ada", "-m", "For everything.")
    path = guild / "catalog/people/ada.yaml"
    path.write_text(path.read_text() + "visibility: hidden\n")
    git(guild, "commit", "--quiet", "-am", "Hide")
    for options in ((), ("--card",)):
        said = badgectl("render", "--award", "ada/thanks", "-o", "out", *options)
        assert (said.status, said.out, said.err) == (1, "", (
            "error: ada wishes not to be named, so there is no picture of this award\n"
            "  hint: `visibility` in their file says so; they may change it\n"
        ))  # fmt: skip
    assert not (guild / "out").exists()


def test_what_was_taken_back_is_not_shown_around(guild: Path, badgectl: Command) -> None:
    award(badgectl, "thanks", "ada", "-m", "For everything.")
    (given,) = (guild / "awards/ada").iterdir()
    assert badgectl("revoke", "ada/thanks", "--because", "mistake", "-m", "It was Ida.").status == 0
    said = badgectl("render", "--award", f"ada/{given.stem}", "--card", "-o", "out")
    assert (said.status, said.err) == (1, (
        f"error: ada/{given.stem} was taken back\n"
        f"  hint: `badgectl show ada/{given.stem}` says why\n"
    ))  # fmt: skip
