"""Text fitted into a given width: its lines, and the largest size at which they fit."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import chain, pairwise
from typing import NamedTuple

from msgspec import Struct

from badgectl.model.text import shortened
from badgectl.pictures.glyphs import measure
from badgectl.pictures.runs import clusters, script_of

_RELUCTANCE = 0.88  # a further line must let letters grow by more than this takes
_LONG_WORD = 12  # letters from which a word may be parted
_SMALLEST_PART = 3
_VOWELS = frozenset("aeiouyæøœаеиоуыэюяёіїєαεηιουω")
_TOGETHER = ("sch", "ch", "ck", "ph", "sh", "th", "qu")  # that no hyphen parts
_STEPS = 24  # of halving: far finer than a letter
_WITHOUT_SPACES = {"Hani", "Hira", "Kana", "Bopo"}
_UNPARTED = frozenset("、。，．・：；？！ー）」』】〉》〕ぁぃぅぇぉっゃゅょァィゥェォッャュョ々%％")
"""Signs that begin no line in Chinese and Japanese."""


class Room(Struct, frozen=True, kw_only=True):
    """The room for a text."""

    width: float
    sizes: tuple[float, ...]
    """The largest size of one line, of two and so on; there are no more lines than sizes."""
    small: float = 0.0
    """The size below which long words are rather parted than shrunk, and texts cut."""
    weight: int = 700
    spacing: float = 0.0


class _Part(NamedTuple):
    """A piece of text that stands on one line."""

    text: str
    glue: str
    """What stands between it and the next on the same line."""
    ending: str = ""
    """What it takes at the end of a line."""


def fitted(text: str, room: Room) -> tuple[list[str], float]:
    """Return the lines of a text, and the largest size at which they fit into a room."""
    parts = _words(text)
    lines, size = _best(parts, room)
    if size < room.small:
        lines, size = max((lines, size), _best(_parted(parts), room), key=lambda found: found[1])
    return lines, size


def cut_to_fit(text: str, room: Room) -> tuple[list[str], float]:
    """Return the lines of a text and their size, cut where even the smallest do not fit."""
    lines, size = fitted(text, room)
    while size < room.small and len(text) > 1:
        text = shortened(text, min(len(text) - 1, int(len(text) * size / room.small)))
        lines, size = fitted(text, room)
    return lines, size


def _best(parts: Sequence[_Part], room: Room) -> tuple[list[str], float]:
    found, worth = ([""], room.sizes[0]), 0.0
    for n, largest in enumerate(room.sizes):
        lines = _in_lines(parts, n + 1, room)
        width = max(measure(line, room.weight, room.spacing) for line in lines)
        size = min(largest, room.width / max(width, 0.01))
        if size * _RELUCTANCE**n > worth:
            found, worth = (lines, size), size * _RELUCTANCE**n
    return found


def _in_lines(parts: Sequence[_Part], count: int, room: Room) -> list[str]:
    """Return the text in at most so many lines, the widest of them as narrow as can be."""
    widths = [measure(part.text + part.ending, room.weight, room.spacing) for part in parts]
    space = measure("a a", room.weight, room.spacing) - measure("aa", room.weight, room.spacing)
    low, high = max(widths, default=0.0), sum(widths) + space * len(parts)
    for _ in range(_STEPS if count > 1 else 0):
        middle = (low + high) / 2
        if len(list(_filled(parts, widths, space, middle))) <= count:
            high = middle
        else:
            low = middle
    return list(_filled(parts, widths, space, high)) or [""]


def _filled(
    parts: Sequence[_Part], widths: Sequence[float], space: float, most: float
) -> Iterator[str]:
    """Yield lines, each filled with parts as long as they fit."""
    line, width = "", 0.0
    for n, (part, wide) in enumerate(zip(parts, widths, strict=True)):
        before = parts[n - 1] if n else None
        gap = space if before is not None and before.glue == " " else 0.0
        if before is not None and width + gap + wide > most:
            yield line + before.ending
            line, width = part.text, wide
        else:
            line += (before.glue if before is not None else "") + part.text
            width += gap + wide
    if line:
        yield line


@cache
def _words(text: str) -> tuple[_Part, ...]:
    """Return the words of a text; Chinese and Japanese may be parted at every sign."""
    found: list[_Part] = []
    for word in text.split():
        pieces = [one for piece in re.findall(r"[^-/‐–—]*[-/‐–—]*", word) for one in _signs(piece)]
        found += [_Part(piece, "") for piece in pieces[:-1]]
        found.append(_Part(pieces[-1] if pieces else word, " "))
    return tuple(found)


def _signs(word: str) -> Iterator[str]:
    """Yield where a word without spaces may be parted; a Latin word stays whole."""
    piece = ""
    for sign in clusters(word):
        apart = _stands_alone(sign) or (piece != "" and _stands_alone(piece))
        if piece and apart and sign not in _UNPARTED:
            yield piece
            piece = sign
        else:
            piece += sign
    if piece:
        yield piece


def _stands_alone(text: str) -> bool:
    return script_of(text[-1]) in _WITHOUT_SPACES or (
        text[-1] in _UNPARTED and script_of(text[0]) in _WITHOUT_SPACES
    )


def _parted(parts: Sequence[_Part]) -> list[_Part]:
    """Return parts with the long words among them parted where syllables begin."""
    found: list[_Part] = []
    for part in parts:
        pieces = list(_syllables(part.text)) if len(part.text) >= _LONG_WORD else [part.text]
        ending = "-" if _has_hyphens(part.text) else ""
        found += [_Part(piece, "", ending) for piece in pieces[:-1]]
        found.append(_Part(pieces[-1], part.glue, part.ending))
    return found


def _has_hyphens(word: str) -> bool:
    """Tell whether a script parts words with a hyphen: those that have capitals do."""
    return word.lower() != word.upper()


def _syllables(word: str) -> Iterator[str]:
    """Yield a word in pieces that begin with one consonant and a vowel; else by its signs."""
    signs = clusters(word)
    plain = [unicodedata.normalize("NFD", sign)[0].lower() for sign in signs]
    if _has_hyphens(word) and any(letter in _VOWELS for letter in plain):
        starts = [n for n in range(1, len(signs)) if _begins(plain, n)]
    else:
        starts = list(range(1, len(signs)))
    kept = _apart(starts, len(signs))
    # Where no syllable begins for long, any sign has to do.
    rows = [range(a + 1, b) for a, b in pairwise([*kept, len(signs)]) if b - a > _LONG_WORD]
    if rows:
        kept = _apart(sorted({*starts, *chain(*rows)}), len(signs))
    for start, end in pairwise([*kept, len(signs)]):
        yield "".join(signs[start:end])


def _apart(starts: Sequence[int], end: int) -> list[int]:
    """Return 0 and those of the starts that leave no part too small."""
    kept = [0]
    for start in starts:
        if min(start - kept[-1], end - start) >= _SMALLEST_PART:
            kept.append(start)
    return kept


def _begins(plain: Sequence[str], at: int) -> bool:
    """Tell whether a syllable begins at a letter: a vowel, then this consonant with a vowel."""
    here = "".join(plain[at : at + 4])
    before = "".join(plain[:at])
    if any((before + here).startswith(t, at - n) for t in _TOGETHER for n in range(1, len(t))):
        return False
    group = next((len(t) for t in _TOGETHER if here.startswith(t)), 1)
    follows = here[group : group + 1]
    return plain[at] not in _VOWELS and follows in _VOWELS and follows != ""
