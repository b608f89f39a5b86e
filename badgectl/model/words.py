"""Words to be replaced wherever they stand by themselves in a text: names and ids of people."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from functools import lru_cache

from msgspec import Struct


class Words(Struct, frozen=True, kw_only=True):
    """Words, each with what stands instead."""

    ids: Mapping[str, str]
    """Replaced as they are written."""
    names: Mapping[str, str]
    """Replaced in whatever case they are written."""
    others: frozenset[str] = frozenset()
    """Ids of others: `ada` in `ada-y` stays if that is one of them."""

    def anew(self, text: str) -> str:
        """Return a text with the words replaced."""
        pattern = words_pattern((*self.ids, *self.names))
        if pattern is None:
            return text
        named = {_plain(name): instead for name, instead in self.names.items()}

        def instead(match: re.Match[str]) -> str:
            found = match[0]
            if self.others and _compound(text, match) in self.others:
                return found
            return self.ids.get(found) or named.get(_plain(found)) or found

        return pattern.sub(instead, text)


def _compound(text: str, match: re.Match[str]) -> str:
    """Return what a word is part of, as an id would be written: words joined by hyphens."""
    start, end = match.span()
    while start and (text[start - 1].isalnum() or text[start - 1] == "-"):
        start -= 1
    while end < len(text) and (text[end].isalnum() or text[end] == "-"):
        end += 1
    return text[start:end].strip("-")


@lru_cache(maxsize=64)  # one set of words is looked for in thousands of files
def words_pattern(words: tuple[str, ...]) -> re.Pattern[str] | None:
    """Return what finds words by themselves, in any case, also over the end of a line."""
    forms = {form for word in words for form in _forms(word)}
    parts = [word_pattern(form) for form in sorted(forms, key=lambda form: (-len(form), form))]
    return re.compile("|".join(parts), re.IGNORECASE) if parts else None


def _forms(word: str) -> Iterable[str]:
    """Return a word as people type it: with accents in one character or in two."""
    return {unicodedata.normalize(form, word) for form in ("NFC", "NFD")} - {""}


def word_pattern(word: str) -> str:
    """Return a regular expression for a word by itself."""
    body = r"\s+".join(re.escape(part) for part in word.split())
    # `ada_lovelace` is two words, though Python takes it for one.
    before = r"(?<![^\W_])" if _is_bounded(word[0]) else ""
    after = r"(?![^\W_])" if _is_bounded(word[-1]) else ""
    return before + body + after


def _is_bounded(character: str) -> bool:
    """Tell whether a script puts spaces between words; those without capitals may not."""
    return character.isdigit() or character.lower() != character.upper()


def _plain(word: str) -> str:
    return " ".join(unicodedata.normalize("NFC", word).split()).casefold()
