"""Text: shown safely, cut, listed, counted, guessed at when misspelt; and as JSON."""

import difflib
import re
import unicodedata
from collections.abc import Iterable
from typing import Any

import msgspec

_HIDDEN_CATEGORIES = {"Cc", "Cf", "Zl", "Zp", "Co", "Cn", "Cs"}
# Joiners shape letters of Persian and Indic scripts and hold emoji together: they may be shown.
_SHOWN = {"\u200c", "\u200d"}
_MANY = 300
_BEGINNING = 3  # letters of a word that tell which it is to be
_GUESS = "did you mean "
_LIKENESS = 0.72  # of words, from 0 to 1: `mentr` is meant to be `mentor`, `tester` is not


def visible(text: str) -> str:
    """Return the text with every control, bidi and other invisible character escaped.

    What the log of a CI would obey is escaped, too: `::` at the beginning, `##[` anywhere.
    """
    text = _LOG_COMMAND.sub(
        lambda match: match[0].replace(":", r"\x3a").replace("#", r"\x23"), text
    )
    if text.isascii() and text.isprintable():
        return text
    return "".join(
        c
        if c in _SHOWN or unicodedata.category(c) not in _HIDDEN_CATEGORIES
        else c.encode("unicode_escape").decode()
        for c in text
    )


# `##[error]`, `##vso[...]` and `##teamcity[...]` are commands anywhere in a line.
_LOG_COMMAND = re.compile(r"^\s*::|##(?=\w*\[)")


def visible_lines(text: str) -> str:
    """Return the text as `visible` does, keeping its line ends."""
    return "\n".join(visible(line) for line in text.split("\n"))


def one_line(text: str) -> str:
    """Return the text on one line, white space folded and invisible characters escaped."""
    return visible(" ".join(text.split()))


def excerpt(text: str, width: int) -> str:
    """Return the text on one line, white space folded, cut to at most `width` characters."""
    return shortened(one_line(text), width)


def shortened(text: str, width: int) -> str:
    """Return the text cut to at most `width` characters, the last an ellipsis if it was cut."""
    return text if len(text) <= width else text[: width - 1].rstrip() + "…"


def json_text(value: Any) -> str:
    """Return a value as indented JSON that ends with a line break."""
    return msgspec.json.format(msgspec.json.encode(value), indent=2).decode() + "\n"


def nearest(word: str, known: Iterable[str]) -> str | None:
    """Return the known word that `word` was most likely meant to be.

    It is alike, has two letters swapped (of short words much of the whole), or goes on as no other.
    """
    word, words = word.lower()[:80], list(known)
    # What is alike is about as long; comparing is slow, and a hostile file asks for thousands.
    spread = 1 + len(word) // 4
    candidates = [one for one in words if abs(len(one) - len(word)) <= spread]
    if len(candidates) > _MANY:
        candidates = [one for one in candidates if one[:1] == word[:1]]
    matches = difflib.get_close_matches(word, candidates[:_MANY], n=1, cutoff=_LIKENESS)
    if matches:
        return matches[0]
    swapped = {word[:n] + word[n + 1] + word[n] + word[n + 2 :] for n in range(len(word) - 1)}
    begun = [one for one in words if one.startswith(word)] if len(word) >= _BEGINNING else []
    found = [one for one in candidates if one in swapped] or begun
    return found[0] if len(found) == 1 else None


def did_you_mean(word: str, known: Iterable[str], otherwise: str) -> str:
    """Return a hint: the nearest known word, or what to do if there is none."""
    near = nearest(word, known)
    return f"{_GUESS}`{near}`?" if near else otherwise


def is_guess(hint: str) -> bool:
    """Tell whether a hint asks if another word was meant."""
    return hint.startswith(_GUESS)


# Letters that Unicode does not take apart.
_WHOLE_LETTERS = str.maketrans("łøđð\u0131", "loddi") | str.maketrans(
    {"þ": "th", "ß": "ss", "æ": "ae", "œ": "oe"}
)


def slug(text: str) -> str:
    """Return what a name becomes as an id: letters without accents, words joined by `-`."""
    whole = text.lower().translate(_WHOLE_LETTERS)
    plain = unicodedata.normalize("NFKD", whole).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:48].strip("-")


def listed(words: Iterable[str], last: str = "and") -> str:
    """Return words as a sentence lists them: `a, b and c`."""
    items = list(words)
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} {last} {items[-1]}"


def ordinal(number: int) -> str:
    """Return a number as a place in a row: `1st`, `2nd`, `13th`."""
    teens = 10 < number % 100 < 20
    return f"{number}{'th' if teens else {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th')}"


def counted(number: int, noun: str, plural: str | None = None) -> str:
    """Return a number with its noun in the right form: `1 award`, `3 awards`."""
    return f"{number} {noun if number == 1 else plural or noun + 's'}"


def number(value: float, *, grouped: bool = False) -> str:
    """Return a number as people write it: `3.5`, `1500004`; grouped, `1,500,004`."""
    return f"{value:,.15g}" if grouped else f"{value:.15g}"


def stars(some: int, of: int) -> str:
    """Return how high a level is among all levels of its badge: `★★☆`."""
    return "★" * some + "☆" * (of - some)
