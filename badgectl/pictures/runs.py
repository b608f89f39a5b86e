"""Text taken apart into runs: stretches of one script, one font and one direction."""

import unicodedata
from collections.abc import Sequence
from functools import cache
from itertools import groupby
from typing import NamedTuple

import uharfbuzz

from badgectl.pictures.directions import as_seen, levels_of
from badgectl.pictures.fonts import EMOJI, Typeface, has, typefaces

_ZWNJ, _ZWJ, _AS_EMOJI, _KEYCAP = "\u200c", "\u200d", "\ufe0f", "\u20e3"
_ALPHABETS = {"Latn", "Grek", "Cyrl"}
_SPACED = _ALPHABETS | {"Armn", "Geor", "Hebr", "Hani", "Hira", "Kana", "Hang"}
_COMMON = "Zyyy"
_LARGER = {"Deva": 1.16, "Thai": 1.16, "Arab": 1.12, "Beng": 1.12, "Hebr": 1.06}
"""Scripts whose letters are low for their size: how much larger they look right beside capitals."""


class Run(NamedTuple):
    """A stretch of text that is shaped in one go."""

    text: str
    face: Typeface
    script: str
    from_the_right: bool

    @property
    def is_spaced(self) -> bool:
        """Whether its letters may stand apart; those of Arabic or Hindi are tied together."""
        return self.script in _SPACED

    @property
    def size(self) -> float:
        """How large it is set beside Latin capitals."""
        return _LARGER.get(self.script, 1.0)


def clusters(text: str) -> list[str]:
    """Return what readers see as single signs: letters with their marks, joined emoji, flags."""
    found: list[str] = []
    for letter in text:
        if found and _belongs(found[-1], letter):
            found[-1] += letter
        else:
            found.append(letter)
    return found


def _belongs(cluster: str, letter: str) -> bool:
    if cluster[-1] == _ZWJ or letter in (_ZWNJ, _ZWJ, _KEYCAP):
        return True
    if "\U0001f3fb" <= letter <= "\U0001f3ff":  # tones of skin
        return True
    if _is_flag_letter(letter):
        return len(cluster) == 1 and _is_flag_letter(cluster)
    # A sign that kills an Indic vowel ties the next consonant to this one.
    tied = unicodedata.name(cluster[-1], "").endswith(("SIGN VIRAMA", "SIGN COENG"))
    return unicodedata.category(letter).startswith("M") or (tied and letter.isalpha())


def _is_flag_letter(letter: str) -> bool:
    return "\U0001f1e6" <= letter <= "\U0001f1ff"


@cache
def runs_of(text: str) -> tuple[Run, ...]:
    """Return the runs of a line, from left to right."""
    signs = clusters(unicodedata.normalize("NFC", text))
    scripts = _scripts(signs)
    faces = _faces(signs, scripts)
    levels, at = [], 0
    by_letter = levels_of("".join(signs))
    for sign in signs:
        levels.append(by_letter[at])
        at += len(sign)
    runs = []
    for (face, script, level), group in groupby(
        zip(signs, faces, scripts, levels, strict=True), key=lambda one: one[1:]
    ):
        words = "".join(sign for sign, *_ in group)
        runs.append((Run(words, face, script, level % 2 == 1), level))
    return tuple(as_seen(runs))


def _scripts(signs: Sequence[str]) -> list[str]:
    """Return the script of each sign; what belongs to none goes with what is beside it."""
    found: list[str] = []
    own = [_COMMON if _is_emoji(sign) else script_of(sign[0]) for sign in signs]
    for script in own:
        found.append(found[-1] if script == _COMMON and found else script)
    known = next((script for script in own if script != _COMMON), "Latn")
    return [known if script == _COMMON else script for script in found]


@cache
def script_of(letter: str) -> str:
    """Return the script of a letter as Unicode names it in four letters; `Zyyy` if it has none."""
    buffer = uharfbuzz.Buffer()
    buffer.add_str(letter)
    buffer.guess_segment_properties()
    return str(buffer.script or _COMMON)


def _is_emoji(sign: str) -> bool:
    return _AS_EMOJI in sign or (not sign[0].isalnum() and _first((sign,), frozenset()) == EMOJI)


def _faces(signs: Sequence[str], scripts: Sequence[str]) -> list[Typeface]:
    """Return the font of each sign: one for all words in European letters, one for each other.

    A letter from another font in the midst of a word would be seen at once.
    """
    among = frozenset(scripts)
    european = [
        sign
        for sign, script in zip(signs, scripts, strict=True)
        if script in _ALPHABETS and not _is_emoji(sign)
    ]
    shared = _first(european, among)
    found: list[Typeface] = []
    for script, group in groupby(
        zip(signs, scripts, strict=True), key=lambda one: "" if _is_emoji(one[0]) else one[1]
    ):
        words = [sign for sign, _ in group]
        whole = shared if script in _ALPHABETS else _first(words, among) if script else EMOJI
        found += [whole or _first((sign,), among) or _any(among) for sign in words]
    return found


def _first(signs: Sequence[str], scripts: frozenset[str]) -> Typeface | None:
    """Return the first font that has all of some signs."""
    needed = "".join(dict.fromkeys(letter for letter in "".join(signs) if not _is_hidden(letter)))
    return next((face for face in typefaces(scripts) if has(face, needed)), None)


def _any(scripts: frozenset[str]) -> Typeface:
    return next(typefaces(scripts))


def _is_hidden(letter: str) -> bool:
    return letter in (_ZWNJ, _ZWJ) or "\ufe00" <= letter <= _AS_EMOJI
