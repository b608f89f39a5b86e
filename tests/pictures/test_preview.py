"""`preview`: a badge in the terminal, in each way that terminals have."""

import base64
import io
import re
from pathlib import Path

import pytest
from ground import Command
from pictures.screens import read_blocks, read_sixel
from PIL import Image, ImageChops, ImageStat
from terminal import at_terminal

from badgectl.cli.drawing.showing import way_to_show
from badgectl.documents.example import example_files
from badgectl.documents.files import FolderFiles
from badgectl.documents.loading import load_programme
from badgectl.pictures.compose import compose
from badgectl.pictures.looks import look_of
from badgectl.pictures.on_screen import Screen, Way, as_blocks, on_screen
from badgectl.pictures.png import paint_image

CATALOG = load_programme(example_files(), records=()).catalog
LOOK = look_of(CATALOG, CATALOG.badges["mentor"], "gold")


def apart(one: Image.Image, other: Image.Image) -> float:
    """Return how far two pictures are apart on average where both are opaque."""
    mask = ImageChops.multiply(*(
        image.getchannel("A").point([255 * (v > 250) for v in range(256)]) for image in (one, other)
    ))  # fmt: skip
    assert ImageStat.Stat(mask).mean[0] > 60
    pair = (image.convert("RGB") for image in (one, other))
    return max(ImageStat.Stat(ImageChops.difference(*pair), mask).mean)


def test_sixels_come_out_as_the_picture() -> None:
    shown = read_sixel(on_screen(LOOK, Screen(way="sixel", columns=20)))
    painted = paint_image(compose(LOOK), 180)
    assert shown.size == painted.size
    assert apart(shown, painted) < 8
    assert shown.getpixel((0, 0)) == (0, 0, 0, 0)


def test_half_blocks_come_out_as_the_picture() -> None:
    shown = read_blocks(on_screen(LOOK, Screen(way="blocks", columns=60)))
    assert shown.height == 60
    painted = paint_image(compose(LOOK), 120).reduce(2).crop((0, 0, shown.width, 60))
    assert apart(shown, painted) < 8
    on_white = on_screen(LOOK, Screen(way="blocks", columns=60, ground=(255, 255, 255)))
    assert read_blocks(on_white).getpixel((0, 0)) == (255, 255, 255, 255)


def test_half_blocks_in_256_colors() -> None:
    image = Image.new("RGBA", (2, 2), (255, 0, 0, 255))
    image.putpixel((1, 1), (128, 128, 128, 255))
    image.putpixel((1, 0), (0, 0, 0, 0))
    assert as_blocks(image, ground=None, true_color=False) == (
        "\x1b[38;5;196;48;5;196m▀\x1b[49;38;5;244m▄\x1b[0m\n"
    )


def test_kitty_and_iterm_get_the_png_itself() -> None:
    kitty = on_screen(LOOK, Screen(way="kitty", columns=30))
    parts = re.findall(r"\x1b_G([^;]*);([^\x1b]*)\x1b\\", kitty)
    assert "".join(f"\x1b_G{keys};{data}\x1b\\" for keys, data in parts) + "\n" == kitty
    assert [keys for keys, _ in parts] == ["a=T,f=100,c=30,m=1", *["m=1"] * (len(parts) - 2), "m=0"]
    assert all(len(data) <= 4096 for _, data in parts)
    png = base64.b64decode("".join(data for _, data in parts))
    iterm = on_screen(LOOK, Screen(way="iterm", columns=30))
    head = f"\x1b]1337;File=inline=1;size={len(png)};width=30;preserveAspectRatio=1:"
    assert iterm == f"{head}{base64.b64encode(png).decode()}\x07\n"
    with Image.open(io.BytesIO(png)) as image:
        assert image.size == (600, 600)


@pytest.mark.parametrize(
    ("environ", "way"),
    [
        ({"TERM": "xterm-256color"}, "blocks"),
        ({"TERM": "xterm-kitty"}, "kitty"),
        ({"TERM": "xterm-256color", "KITTY_WINDOW_ID": "1"}, "kitty"),
        ({"TERM": "xterm-ghostty"}, "kitty"),
        ({"TERM": "tmux-256color", "KITTY_WINDOW_ID": "1", "TMUX": "x"}, "blocks"),
        ({"TERM": "xterm-256color", "TERM_PROGRAM": "iTerm.app"}, "iterm"),
        ({"TERM": "xterm-256color", "TERM_PROGRAM": "WezTerm"}, "iterm"),
        ({"TERM": "foot"}, "sixel"),
        ({}, "blocks"),
    ],
)
def test_each_terminal_gets_what_it_knows(environ: dict[str, str], way: str) -> None:
    assert way_to_show(environ) == way


@pytest.mark.parametrize(("term", "way"), [("xterm-kitty", "kitty"), ("xterm-256color", "blocks")])
def test_at_a_terminal(term: str, way: Way, guild: Path) -> None:
    catalog = load_programme(FolderFiles(guild), records=()).catalog
    look = look_of(catalog, catalog.badges["mentor"], "silver")
    shown = on_screen(look, Screen(way=way, columns=42, true_color=False))
    assert at_terminal(guild, ["preview", "mentor"], TERM=term) == (
        0,
        f"{shown}\x1b[1mMentor (silver)\x1b[0m\n",
    )


@pytest.mark.usefixtures("guild")
def test_preview_says_where_nothing_can_be_shown(badgectl: Command) -> None:
    said = badgectl("preview", "mentor")
    assert (said.status, said.out, said.err) == (1, "", (
        "error: this is no terminal, so nothing here could show a picture\n"
        "  hint: `badgectl render` draws files; `--as blocks` prints one all the same\n"
    ))  # fmt: skip


@pytest.mark.usefixtures("guild")
def test_preview_shows_the_highest_level_and_its_title(badgectl: Command) -> None:
    said = badgectl("--color", "always", "preview", "mentor", "--as", "blocks", "--width", "16")
    lines = said.out.splitlines()
    assert said.status == 0
    assert len(lines) == 9
    assert lines[-1] == "\x1b[1mMentor (silver)\x1b[0m"
    lower = badgectl("preview", "mentor@bronze", "--as", "blocks", "--width", "16")
    assert lower.out.splitlines()[-1] == "Mentor (bronze)"
    assert lower.out.splitlines()[:-1] != lines[:-1]


def test_designs_are_tried_and_not_written(guild: Path, badgectl: Command) -> None:
    text = (guild / "catalog/badges/mentor.yaml").read_text()
    options = ("preview", "mentor", "--as", "blocks", "--width", "24")
    plain = badgectl(*options)
    tried = badgectl(*options, "--design", "icon: lighthouse, palette: amber")
    assert tried.status == 0
    assert tried.out != plain.out
    assert (guild / "catalog/badges/mentor.yaml").read_text() == text
    assert badgectl(*options, "--design", "palete: sky").err == (
        "error: this is no design\n"
        "  unknown key `palete` [shape-unknown-key] catalog/badges/mentor.yaml\n"
        "    hint: did you mean `palette`?\n"
    )
    assert badgectl(*options, "--design", "icon: lighthouze").err == (
        "error: a badge cannot be drawn\n"
        "  there is no icon `lighthouze` [art-icon] catalog/badges/mentor.yaml\n"
        "    hint: did you mean `lighthouse`?\n"
    )
    assert badgectl(*options, "--design", "ribbon: 𓂀").err == (
        "error: a badge cannot be drawn\n"
        "  no font here has `𓂀` [art-glyph] catalog/badges/mentor.yaml\n"
        "    hint: write it in other letters\n"
    )
    assert badgectl(*options, "--design", "{").status == 1
    assert badgectl(*options, "--design", "icon: x\nkind: [").status == 1
