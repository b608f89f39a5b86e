"""Hostile art: refused at its place, in little memory, and nothing is left."""

import os
import subprocess
import sys
import zlib
from pathlib import Path

import pytest
from ground import ROOT, Command, write
from pictures.art import DRAWING, HEAD, picture, png_of, svg, with_art

from badgectl.pictures.art import read_art
from badgectl.pictures.artwork import Flaw

_MOST_MEMORY = 100 * 1024 * 1024
HOSTILE: dict[str, tuple[str, bytes, str]] = {
    "script": ("a.svg", svg("<script>alert(1)</script>"), "art may hold no <script>"),
    "script in a prefix": ("a.svg", svg('<s:script xmlns:s="http://www.w3.org/2000/svg"/>'), "art may hold no <script>"),
    "handler": ("a.svg", svg('<rect width="9" height="9" onclick="x()"/>'), "art may not react to events: onclick"),
    "handler on the root": ("a.svg", svg("", HEAD.replace(">", ' onload="x()">')), "art may not react to events: onload"),
    "foreign object": ("a.svg", svg("<foreignObject/>"), "art may hold no <foreignObject>"),
    "image": ("a.svg", svg('<image href="data:image/png;base64,AAAA"/>'), "art may hold no <image>"),
    "use": ("a.svg", svg('<use xlink:href="http://x.example/a.svg#b"/>'), "art may hold no <use>"),
    "text": ("a.svg", svg("<text>Hi</text>"), "art may hold no <text>"),
    "animation": ("a.svg", svg('<rect><set attributeName="x"/></rect>'), "art may hold no <set>"),
    "link": ("a.svg", svg('<linearGradient href="http://x.example/#a"/>'), "art may not refer to anything outside itself"),
    "script link": ("a.svg", svg('<linearGradient xlink:href="javascript:x()"/>'), "art may not refer to anything outside itself"),
    "fill from elsewhere": ("a.svg", svg('<rect fill="url(http://x.example/#a)"/>'), "`fill` leads to another file"),
    "style from elsewhere": ("a.svg", svg('<rect style="background:url(//x.example)"/>'), "`background` leads to another file"),
    "filter in a style": ("a.svg", svg('<rect style="fill:#000;filter:url(#x)"/>'), "art may have no `filter`"),
    "style sheet": ("a.svg", svg("<style>@import 'x'</style>"), "art may hold no <style>"),
    "style sheet instruction": ("a.svg", b'<?xml-stylesheet href="x"?>' + svg(""), "art may hold no instructions for programs"),
    "dashes": ("a.svg", svg('<path d="M0 0H99" style="stroke-dasharray:0.0001"/>'), "art may have no dashed lines"),
    "far away": ("a.svg", svg('<path d="M0 0L1e30 9"/>'), "`d` reaches too far"),
    "far and infinite": ("a.svg", svg('<rect width="1e999"/>'), "`width` reaches too far"),
    "quotes": ("a.svg", svg("<rect fill='\"><script>'/>".replace("<script>", "&lt;script&gt;")), "`fill` has a value that SVG does not know"),
    "entities": ("a.svg", b'<!DOCTYPE svg [<!ENTITY a "b">]>' + svg("&a;"), "art may declare no document type or entities"),
    "billion laughs": (
        "a.svg",
        ("<!DOCTYPE svg [<!ENTITY a0 'ha'>" + "".join(f"<!ENTITY a{n} '{f'&a{n - 1};' * 10}'>" for n in range(1, 10)) + "]>").encode() + svg("&a9;"),
        "art may declare no document type or entities",
    ),
    "files of the machine": ("a.svg", b'<!DOCTYPE svg [<!ENTITY a SYSTEM "file:///etc/passwd">]>' + svg("&a;"), "art may declare no document type or entities"),
    "nesting": ("a.svg", svg("<g>" * 80_000), "elements are nested more than 24 deep"),
    "hidden nesting": ("a.svg", svg("<metadata>" + "<x>" * 80_000), "elements are nested more than 24 deep"),
    "many elements": ("a.svg", svg("<g/>" * 60_000), "the drawing has more than 2000 elements"),
    "many layers": ("a.svg", svg('<g opacity=".5"/>' * 1000), "the drawing has too many gradients and see-through parts"),
    "see-through colours": ("a.svg", svg('<rect fill="rgba(0,0,0,.5)"/>' * 300), "the drawing has too many gradients and see-through parts"),
    "see-through digits": ("a.svg", svg('<rect stroke="#1238"/>' * 300), "the drawing has too many gradients and see-through parts"),
    "many gradients": ("a.svg", svg('<g fill="url(#a)">' + "<rect/>" * 1000), "the drawing has too many gradients and see-through parts"),
    "clip of many": ("a.svg", svg('<clipPath id="a">' + "<rect/>" * 9), "a clip has more than 8 shapes"),
    "clipped clips": ("a.svg", svg('<clipPath id="a"><rect clip-path="url(#b)"/></clipPath>'), "a clip may not be clipped itself"),
    "large file": ("a.svg", svg(" " * 3_000_000), "the file has more than 256 KiB"),
    "huge box": ("a.svg", svg("", HEAD.replace("0 0 100 100", "0 0 9e9 9e9")), "the drawing is too large"),
    "infinite box": ("a.svg", svg("", HEAD.replace("0 0 100 100", "0 0 1e999 1e999")), "the drawing is too large"),
    "narrow box": ("a.svg", svg("", HEAD.replace("0 0 100 100", "0 0 10000 1")), "the drawing is far too narrow"),
    "no box": ("a.svg", svg("", HEAD.replace('viewBox="0 0 100 100"', "")), "the drawing does not say how large it is"),
    "relative size": ("a.svg", svg("", HEAD.replace('viewBox="0 0 100 100"', 'width="100%" height="100%"')), "the drawing does not say how large it is"),
    "not finished": ("a.svg", HEAD.encode(), "this SVG cannot be read: no element found"),
    "no svg": ("a.svg", b"<html/>", "this is no SVG"),
    "no text": ("a.svg", bytes(range(256)), "this SVG cannot be read: not well-formed (invalid token)"),
    "odd encoding": ("a.svg", b'<?xml version="1.0" encoding="utf-7"?>' + svg(""), "this SVG cannot be read: unknown encoding"),
    "empty": ("a.svg", b"", "this SVG cannot be read: no element found"),
    "png named svg": ("a.svg", picture(), "the name says SVG, the file is PNG"),
    "svg named png": ("a.png", DRAWING.encode(), "the name says PNG, the file is none"),
    "jpeg named png": ("a.png", b"\xff\xd8\xff\xe0" + b"x" * 100, "the name says PNG, the file is JPEG"),
    "postscript named png": ("a.png", b"%!PS-Adobe-3.0 EPSF-3.0\n", "the name says PNG, the file is none"),
    "zipped bomb": ("a.png", png_of(30_000, 30_000, (b"IDAT", zlib.compress(b"\0" * 50_000_000, 9))), "the picture has 30000 x 30000 pixels, which is too many"),
    "many pixels": ("a.png", png_of(4000, 4000), "the picture has 4000 x 4000 pixels, which is too many"),
    "bomb of text": ("a.png", png_of(100, 100, (b"zTXt", b"a\0\0" + zlib.compress(b"\0" * 80_000_000, 9))), "this PNG is broken"),
    "bomb behind a small header": ("a.png", png_of(100, 100, (b"IDAT", zlib.compress(b"\0" * 1000, 9))), "this PNG is broken"),
    "tiny": ("a.png", png_of(5, 5), "the picture has 5 x 5 pixels, which is too few to be seen"),
    "cut off": ("a.png", picture()[:200], "this PNG is broken"),
    "only a signature": ("a.png", b"\x89PNG\r\n\x1a\n", "this PNG is cut off"),
    "large picture": ("a.png", picture() + b"\0" * 3_000_000, "the file has more than 2048 KiB"),
}  # fmt: skip


@pytest.mark.parametrize(("name", "data", "reason"), HOSTILE.values(), ids=HOSTILE)
def test_hostile_art_is_refused_at_once(name: str, data: bytes, reason: str) -> None:
    found = read_art(name, data)
    assert isinstance(found, Flaw)
    assert found.reason == reason
    assert found.hint


MEASURED = """
import resource, sys, time
from badgectl.pictures import art_png, art_svg
from badgectl.pictures.art import read_art
before, start = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, time.process_time()
found = read_art(sys.argv[1], sys.stdin.buffer.read())
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before, time.process_time() - start)
"""


@pytest.mark.slow
@pytest.mark.parametrize(
    "case", ["nesting", "many elements", "billion laughs", "zipped bomb", "bomb of text", "largest"]
)
def test_hostile_art_takes_little(case: str) -> None:
    name, data, _ = HOSTILE.get(case, ("a.png", picture((2048, 2048)), ""))
    done = subprocess.run(
        [sys.executable, "-c", MEASURED, name], input=data, capture_output=True, check=True,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
    )  # fmt: skip
    memory, _ = done.stdout.split()
    assert int(memory) * 1024 < _MOST_MEMORY


def test_a_flaw_stands_at_its_line(guild: Path, badgectl: Command) -> None:
    with_art(guild, "night.svg", DRAWING.replace("<path", "<script>x</script>\n<path").encode())
    said = badgectl(
        "validate", "--format", "concise", "catalog/art", "catalog/badges/night-watch.yaml"
    )
    assert (said.status, said.out.splitlines()[:-1]) == (1, [
        "catalog/art/night.svg:8:1: art-file art may hold no <script> (art may not run anything: remove it)",
        "catalog/badges/night-watch.yaml:7:15: art-missing there is no art to be had from catalog/art/night.svg (put a sound picture there)",
    ])  # fmt: skip


def test_render_refuses_art_and_leaves_nothing(guild: Path, badgectl: Command) -> None:
    with_art(guild, "night.png", picture()[:200])
    said = badgectl("render", "night-watch", "-o", "out")
    assert said.status == 1
    assert "this PNG is broken" in said.err
    assert not (guild / "out").exists()
    assert badgectl("render", "thanks", "-o", "out", "--size", "64").status == 0


def test_links_strangers_and_missing_art(guild: Path, badgectl: Command) -> None:
    with_art(guild, "night.svg", DRAWING.encode())
    (guild / "catalog/art/link.svg").symlink_to("/etc/passwd")
    write(guild, {"catalog/art/My Notes.txt": "x", "catalog/art/deep/a.svg": DRAWING})
    text = (guild / "catalog/badges/thanks.yaml").read_text() + "design: {art: nigth.svg}\n"
    write(guild, {"catalog/badges/thanks.yaml": text})
    said = badgectl("validate", "--format", "concise")
    assert [line for line in said.out.splitlines() if "/art/" in line or "art-" in line] == [
        "catalog/art/My Notes.txt:1:1: place-unknown-file only pictures lie here, PNG or SVG (name them as ids: catalog/art/my-notes.svg)",
        "catalog/art/deep/a.svg:1:1: place-unknown-file only pictures lie here, PNG or SVG (name them as ids: catalog/art/a.svg)",
        "catalog/art/link.svg:1:1: place-not-a-file this is a symbolic link (put a plain file here)",
        "catalog/badges/thanks.yaml:11:15: art-missing there is no art to be had from catalog/art/nigth.svg (did you mean `night.svg`?)",
    ]  # fmt: skip
