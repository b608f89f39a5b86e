"""Finding icons: by words of their names, by words that mean the same, by words misspelt."""

from collections.abc import Sequence

from badgectl.model.icon_words import WORDS, alike
from badgectl.model.text import nearest
from badgectl.pictures.icons import icon_names

_EXACT, _BEGINS, _ALIKE, _PART_ALIKE = 8, 5, 3, 2
_VARIANTS = {"outline", "off", "box", "circle", "variant"}  # of an icon that is there without it


def find_icons(words: Sequence[str]) -> list[str]:
    """Return the icons that fit all words, the best first."""
    wanted = [(word, alike(word) | alike(_stem(word))) for word in words]
    found = []
    for name in icon_names():
        parts = name.split("-")
        scores = [_score(name, parts, word, others) for word, others in wanted]
        if all(scores):
            plain = -sum(part in _VARIANTS for part in parts)
            named = sum(score >= _BEGINS for score in scores)
            found.append((-named, -sum(scores), -plain, len(parts), name))
    return [name for *_, name in sorted(found)]


def _score(name: str, parts: list[str], word: str, others: frozenset[str]) -> int:
    if word == name:
        return _EXACT + 4
    if word in parts or _stem(word) in parts:
        return _EXACT
    if name in others:
        return _ALIKE + 1
    if len(word) > 2 and any(part.startswith(word) for part in parts):
        return _BEGINS
    if not others.isdisjoint(parts[:1]):
        return _ALIKE
    return _PART_ALIKE if not others.isdisjoint(parts) else 0


def _stem(word: str) -> str:
    """Return a word without the ending that names many or a doing, where that is plain."""
    for ending in ("ies", "ing", "es", "s"):
        if word.endswith(ending) and len(word) - len(ending) > 2:
            return word.removesuffix(ending) + ("y" if ending == "ies" else "")
    return word


def meant_icon_word(word: str) -> str | None:
    """Return the word that finds icons which a misspelt word was most likely meant to be."""
    parts = {part for name in icon_names() for part in name.split("-") if len(part) > 2}
    return nearest(word, sorted(WORDS)) or nearest(word, sorted(parts - WORDS))
