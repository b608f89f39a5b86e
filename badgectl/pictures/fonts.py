"""The fonts of text: which there are, in which order they are asked for a letter."""

from collections.abc import Iterator
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

import fontpkg_manrope
import fontpkg_outfit
import fontpkg_rubik
import manimgx_fonts
import uharfbuzz


class Typeface(NamedTuple):
    """A font file; some files hold several fonts."""

    path: str
    number: int = 0


TEXT_FONT = str(Path(fontpkg_outfit.ROOT) / "files" / "Outfit[wght].ttf")
"""The font of all words whose letters it has."""

_NOTO = Path(manimgx_fonts.__file__).parent
EMOJI = Typeface(str(_NOTO / "NotoEmoji[wght].ttf"))
# Round and even as the first: Manrope adds Greek, Cyrillic and Vietnamese, Rubik adds Hebrew
# and Arabic. What they do not have is in one of Noto's.
_FACES: tuple[Typeface, ...] = (
    Typeface(TEXT_FONT),
    Typeface(str(Path(fontpkg_manrope.ROOT) / "files" / "Manrope[wght].ttf")),
    Typeface(str(Path(fontpkg_rubik.ROOT) / "files" / "Rubik[wght].ttf")),
    Typeface(str(_NOTO / "NotoSans[wght].ttf")),
    *(
        Typeface(str(_NOTO / f"NotoSans{script}[wght].ttf"))
        for script in (
            "Arabic", "Hebrew", "Devanagari", "Bengali", "Tamil", "Telugu", "Thai", "Armenian",
            "Georgian", "Gujarati", "Gurmukhi", "Kannada", "Malayalam", "Oriya", "Sinhala",
            "Khmer", "Lao", "Myanmar", "Ethiopic",
        )
    ),
    EMOJI,
    Typeface(str(_NOTO / "NotoSansSymbols[wght].ttf")),
)  # fmt: skip
_BOLDER = {"Manrope[wght].ttf": 100}  # whose bold is lighter than that of the first font
_EAST_ASIAN = {"Hira": 0, "Kana": 0, "Hang": 1, "Hani": 2, "Bopo": 3}
"""Which font of the collection writes a script as its readers do; signs alone are Chinese."""


@cache
def collection() -> str | None:
    """Return the file of Chinese, Japanese and Korean, which only an extra brings along."""
    package = find_spec("manimgx_fonts_cjk")
    if package is None or package.origin is None:
        return None
    return str(Path(package.origin).parent / "NotoSansCJK-VF.otf.ttc")


def typefaces(scripts: frozenset[str]) -> Iterator[Typeface]:
    """Yield the fonts in the order in which they are asked; `scripts` are those of the text.

    The same sign has other strokes in Chinese and in Japanese: syllables beside it tell which.
    """
    yield from _FACES
    file = collection()
    if file is not None:
        found = [index for script, index in _EAST_ASIAN.items() if script in scripts]
        yield Typeface(file, min(found, default=2))


@cache
def font_of(face: Typeface, weight: int) -> uharfbuzz.Font:
    """Return a font at a weight, as heavy as the first font is at it."""
    font = uharfbuzz.Font(_face(face))
    font.set_variations({"wght": weight + _BOLDER.get(Path(face.path).name, 0)})
    return font


@cache
def _face(face: Typeface) -> uharfbuzz.Face:
    return uharfbuzz.Face(uharfbuzz.Blob.from_file_path(face.path), face.number)


@cache
def has(face: Typeface, letters: str) -> bool:
    """Tell whether a font has every letter of a text."""
    font = font_of(face, 700)
    return all(font.get_nominal_glyph(ord(letter)) for letter in letters)
