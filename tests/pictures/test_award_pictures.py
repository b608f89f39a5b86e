"""Pictures of an award: its badge, its card, its animation, and of whom there is none."""

import io
from pathlib import Path

import pytest
from ground import Command, git
from msgspec.structs import replace
from PIL import Image, ImageChops

from badgectl.model.catalog import Catalog
from badgectl.pictures.card import ShareCard, draw_card
from badgectl.pictures.looks import look_of


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
def test_words_on_cards_stay_within_them(text: str, example: Catalog) -> None:
    look = look_of(example, example.badges["mentor"], "gold")
    card = ShareCard(look=look, recipient=text, reason=text, given=text, programme=text)
    with Image.open(io.BytesIO(draw_card(card))) as image:
        page = image.convert("RGB")
    edge = page.crop((1150, 0, 1200, 600))
    assert min(low for low, _ in edge.getextrema()) > 200  # nothing but paper
    below = page.crop((640, 596, 1200, 616))
    assert min(low for low, _ in below.getextrema()) > 200


def test_words_that_run_from_the_right_begin_there(example: Catalog) -> None:
    look = look_of(example, example.badges["mentor"], "gold")
    for name, at_left, at_right in (("Ada", True, False), ("عائشة", False, True)):
        look = replace(look, title=name)
        card = ShareCard(look=look, recipient=name, reason=name, given=name, programme="X")
        with Image.open(io.BytesIO(draw_card(card))) as image:
            words = image.convert("L").crop((600, 130, 1180, 600))
        box = words.point([255 * (value < 100) for value in range(256)]).getbbox()
        assert box is not None
        assert (box[0] < 40, box[2] > 530) == (at_left, at_right)


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
