"""Capitals, as those who write a script set them."""

import unicodedata
from functools import cache

_TURKIC = frozenset("ıİğĞ")  # whoever writes these has two kinds of i
_WITH_CAPITALS = ("LATIN ", "GREEK ", "CYRILLIC ", "ARMENIAN ", "COMBINING ")
_ACCENTS = frozenset("\u0300\u0301\u0313\u0314\u0342\u0345")  # that Greek capitals go without
_DIAERESIS = "\u0308"


@cache
def capitals(text: str) -> str:
    """Return a text in capitals, letter for letter; scripts without capitals stay as they are."""
    if text.isascii():
        return text.upper()
    turkic = not _TURKIC.isdisjoint(text)
    plain = _without_greek_accents(unicodedata.normalize("NFC", text))
    return unicodedata.normalize("NFC", "".join(_capital(letter, turkic) for letter in plain))


def _capital(letter: str, turkic: bool) -> str:  # noqa: FBT001 - a word about the whole text
    if letter == "i" and turkic:
        return "İ"
    if letter == "ß":
        return "ẞ"
    capital = letter.upper()
    has_one = unicodedata.name(letter, "").startswith(_WITH_CAPITALS)
    return capital if has_one and len(capital) == 1 else letter


def _without_greek_accents(text: str) -> str:
    """Drop the accents that Greek capitals do not bear; a vowel that they parted stays parted."""
    kept: list[str] = []
    parting = False
    for letter in text:
        if not unicodedata.name(letter, "").startswith("GREEK "):
            kept.append(letter)
            parting = False
            continue
        plain = unicodedata.normalize("NFD", letter)
        base, marks = plain[0], plain[1:]
        bare = base + "".join(mark for mark in marks if mark not in _ACCENTS)
        if parting and base in "ιυ" and not marks:
            bare += _DIAERESIS
        parting = bool(marks) and base in "αεου" and _DIAERESIS not in marks
        kept.append(bare)
    return "".join(kept)
