"""Own art: drawn by both painters like other badges."""

import io
from pathlib import Path

import pytest
import resvg_py
from ground import Command, git, write
from pictures.art import BADGE, DRAWING, HEAD, picture, with_art
from pictures.looks import difference, on_white
from PIL import Image, ImageChops
from PIL.PngImagePlugin import PngInfo

from badgectl.documents.files import FolderFiles
from badgectl.documents.loading import load_art, load_programme
from badgectl.pictures.art import artworks, read_art
from badgectl.pictures.artwork import Artworks, Raster, Vector
from badgectl.pictures.compose import compose
from badgectl.pictures.drawing import Kind, draw, orders
from badgectl.pictures.looks import look_of
from badgectl.pictures.png import paint_image
from badgectl.pictures.svg import paint_svg


def sound(guild: Path) -> Artworks:
    files, unread = load_art(FolderFiles(guild))
    art, flawed = artworks(files)
    assert (unread, flawed) == ([], ())
    return art


@pytest.mark.parametrize(
    ("name", "data"),
    [("night.svg", DRAWING.encode()), ("night.png", picture()), ("wide.png", picture((400, 200)))],
)
def test_both_painters_show_the_art_in_its_frame(
    name: str, data: bytes, guild: Path, badgectl: Command
) -> None:
    with_art(guild, name, data)
    assert badgectl("validate").status == 0
    catalog = load_programme(FolderFiles(guild), records=()).catalog
    look = look_of(catalog, catalog.badges["night-watch"], "gold", sound(guild))
    scene = compose(look)
    svg = paint_svg(scene)
    theirs = resvg_py.svg_to_bytes(svg_string=svg, width=400, height=400, skip_system_fonts=True)
    one, other = (
        on_white(image)
        for image in (paint_image(scene, 400), Image.open(io.BytesIO(bytes(theirs))))
    )
    assert difference(one, other) < 2.5
    without = compose(look_of(catalog, catalog.badges["night-watch"], "gold"))
    assert difference(one, on_white(paint_image(without, 400))) > 10


def test_art_may_be_a_levels_own_and_the_frame_stays(guild: Path, badgectl: Command) -> None:
    with_art(guild, "night.svg", DRAWING.encode())
    text = BADGE.replace("{id: gold}", "{id: gold, design: {art: day.png}}").replace(
        "ART", "night.svg"
    )
    write(guild, {"catalog/badges/night-watch.yaml": text})
    (guild / "catalog/art/day.png").write_bytes(picture())
    said = badgectl("render", "night-watch", "-o", "out", "--size", "120", "--no-sheet")
    assert (said.status, said.out) == (0, "2 pictures in out\n")
    catalog = load_programme(FolderFiles(guild), records=()).catalog
    art = sound(guild)
    silver, gold = (
        look_of(catalog, catalog.badges["night-watch"], step, art).art
        for step in ("silver", "gold")
    )
    assert isinstance(silver, Vector)
    assert isinstance(gold, Raster)


def test_same_art_same_bytes(guild: Path) -> None:
    with_art(guild, "night.svg", DRAWING.encode())
    catalog = load_programme(FolderFiles(guild), records=()).catalog
    wanted = orders(
        catalog, [(catalog.badges["night-watch"], "gold")], [Kind("png", 120)], sound(guild)
    )
    assert draw(wanted[0]) == draw(wanted[0])


def test_what_a_picture_tells_besides_is_dropped() -> None:
    told = PngInfo()
    told.add_text("Author", "secret-author")
    found = read_art("a.png", picture((1500, 1000), pnginfo=told, icc_profile=b"secret-profile"))
    assert isinstance(found, Raster)
    assert Image.open(io.BytesIO(found.png)).size == (1024, 683)
    assert b"secret" not in found.png
    drawn = read_art(
        "a.svg",
        DRAWING.replace(
            "<defs>", "<metadata>secret</metadata><!-- secret --><title>secret</title><defs>"
        ).encode(),
    )
    assert isinstance(drawn, Vector)
    assert "secret" not in drawn.markup
    assert drawn == read_art("a.svg", DRAWING.encode())


@pytest.mark.parametrize(
    ("options", "clear"), [({}, (0, 0, 0, 255)), ({"transparency": 0}, (0, 0, 0, 0))]
)
def test_greys_of_16_bits_stay_grey(options: dict[str, int], clear: tuple[int, ...]) -> None:
    grey = Image.new("I;16", (100, 100), 0x9C9C)
    grey.paste(0, (50, 0, 100, 100))
    file = io.BytesIO()
    grey.save(file, "PNG", **options)
    found = read_art("a.png", file.getvalue())
    assert isinstance(found, Raster)
    image = Image.open(io.BytesIO(found.png))
    assert [image.getpixel(at) for at in ((5, 5), (95, 5))] == [(0x9C, 0x9C, 0x9C, 255), clear]


def test_a_drawing_keeps_what_draws_with_ids_of_its_own() -> None:
    found = read_art(
        "a.svg",
        (
            HEAD
            + '<g id="a" class="x" data-y="z" style="fill:#fff; -ink:1; opacity:.5"><path d="M0 0L9 9"/></g></svg>'
        ).encode(),
    )
    assert isinstance(found, Vector)
    assert (
        found.markup
        == '<g><g id="art-a" fill="#fff" opacity=".5"><path d="M0 0L9 9"></path></g></g>'
    )
    assert found.box == (0, 0, 100, 100)


def test_diff_draws_art_before_and_after(guild: Path, badgectl: Command) -> None:
    with_art(guild, "night.svg", DRAWING.encode())
    git(guild, "add", ".")
    git(guild, "commit", "--quiet", "-m", "Add art")
    (guild / "catalog/art/night.svg").write_bytes(DRAWING.replace("#22305e", "#5e2230").encode())
    git(guild, "commit", "--quiet", "-a", "-m", "Change art")
    said = badgectl("diff", "HEAD~1", "--images", "out")
    assert (said.status, said.err) == (0, "")
    assert "Own art\n  night.svg is another picture\n    shown by Night watch\n" in said.out
    with Image.open(guild / "out/night-watch.png") as page:
        middle = page.width // 2
        halves = [page.convert("RGB").crop((x, 0, x + middle, page.height)) for x in (0, middle)]
    assert ImageChops.difference(*halves).getbbox() is not None
    assert [path.name for path in (guild / "out").iterdir()] == ["night-watch.png"]
    assert "night-watch.png" in said.out


def test_other_commands_pass_art_by(guild: Path, badgectl: Command) -> None:
    with_art(guild, "night.png", picture())
    git(guild, "add", ".")
    git(guild, "commit", "--quiet", "-m", "Add art")
    assert badgectl("list", "badges").status == 0
    assert badgectl("verify").status in (0, 1)
    said = badgectl("rename", "ada", "ada-l", "--dry-run")
    assert (said.status, "bug" in said.err) == (0, False)
