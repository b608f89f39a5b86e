"""`render`: which files it writes, which it leaves alone, and what it says."""

import io
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from ground import ROOT, Command, write
from pictures.looks import difference
from PIL import Image

from badgectl.model.catalog import Catalog
from badgectl.pictures.compose import compose
from badgectl.pictures.drawing import Kind, draw_all, orders
from badgectl.pictures.looks import look_of
from badgectl.pictures.painting import paint
from badgectl.pictures.seals import seal_of, sealed

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
    assert difference(png, webp) < 6


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
def test_seals_tell_what_was_drawn_and_what_was_touched(format_: str, example: Catalog) -> None:
    scene = compose(look_of(example, example.badges["thanks"], None))
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


def test_the_same_bytes_on_one_core_and_on_many(example: Catalog) -> None:
    wanted = orders(
        example, [(badge, None) for badge in example.badges.values()], [Kind("png", 24)]
    )
    assert list(draw_all(wanted)) == [
        one for n in range(len(wanted)) for one in draw_all(wanted[n : n + 1])
    ]


@pytest.mark.slow
def test_interrupted_it_leaves_whole_files(guild: Path) -> None:
    command = [sys.executable, "-m", "badgectl", "render", "-o", "out", "--size", "900"]
    here = str(ROOT)
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
    assert not (guild / "pictures").exists()


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
