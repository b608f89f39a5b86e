"""The short way to read YAML: what people and tools mostly write, line by line.

It knows a small part of YAML; for anything else one is sent on to the strict reader. What it does
read, it reads as the strict reader would; a test compares the two.
"""

import re
from typing import Any

_KEY = r"([a-z_][a-z0-9_-]*):"
# Plain texts begin with a letter or digit. What may end or change one further on is looked for
# afterwards, where it is quicker.
_PLAIN = r"(\w[^\n\t]*)"
_DOUBLE, _SINGLE = r'"([^"\\\n]*)"', r"'([^'\n]*)'"
_SCALAR = f"(?:{_PLAIN}|{_DOUBLE} *|{_SINGLE} *"
_LINE = re.compile(rf"{_KEY}(?: +{_SCALAR}|([\[{{].*))| *)")
_ITEM = re.compile(rf"( *)- +{_SCALAR}|([\[{{].*))")
_WORD = r"\w(?:[^,\[\]{}\"'#:\n\t]|:(?=[\w/]))*"
_IN_FLOW = f"({_WORD})"
_TOKEN = re.compile(rf" *(?:([\[{{])|([\]}}])|(,)|{_KEY} +|{_IN_FLOW}|{_DOUBLE}|{_SINGLE})")
# Most brackets hold words alone, or pairs of them: these are told at a glance.
_WORDS = re.compile(rf"\[{_WORD}(?:, *{_WORD})*\]")
_PAIR = rf"{_KEY} +(?:{_IN_FLOW}|{_DOUBLE}|{_SINGLE})"
_PAIRS, _EACH_PAIR = re.compile(rf"\{{{_PAIR}(?:, +{_PAIR})*\}}"), re.compile(_PAIR)
_NOTHING = {"", "~", "null"}
_DEPTH = 8

Value = str | list[Any] | dict[str, Any]


class _NotPlainError(Exception):
    """It takes the strict reader to tell what stands here."""


def read_plainly(text: str) -> dict[str, Any] | None:
    """Return the mapping that a text is; None if it takes the strict reader to tell.

    The text has passed `decode`: no character in it hides.
    """
    if "\r" in text:
        return None
    try:
        return _mapping(text.split("\n"))
    except _NotPlainError:
        return None


def _mapping(lines: list[str]) -> dict[str, Any] | None:
    found: dict[str, Any] = {}
    items: list[Any] | None = None  # of the list that is being read
    indent = ""
    for line in lines:
        if not line or line.startswith("#"):
            continue
        match = _LINE.fullmatch(line)
        if match is None:
            item = _ITEM.fullmatch(line)
            if item is None or items is None or (items and item[1] != indent):
                return None
            indent = item[1]
            items.append(_value(item[2], item[3], item[4], item[5]))
            continue
        if items is not None and not items:
            return None  # a key without a value
        key, plain, double, single, flow = match.groups()
        if key in found:
            return None
        if plain is double is single is flow is None:
            items = found[key] = []
        else:
            items = None
            found[key] = _value(plain, double, single, flow)
    return found if found and items != [] else None


def _value(plain: str | None, double: str | None, single: str | None, flow: str | None) -> Value:
    if plain is not None:
        text = plain.rstrip(" ")
        if ": " in text or " #" in text or text.endswith(":") or text in _NOTHING:
            raise _NotPlainError
        return text
    if flow is not None:
        return _flow(flow)
    return double if double is not None else single or ""


def _flow(text: str) -> Value:
    """Return the list or mapping that stands in brackets on one line."""
    if _PAIRS.fullmatch(text):
        found = _EACH_PAIR.findall(text)
        pairs = {key: plain.rstrip(" ") or double or single for key, plain, double, single in found}
        if len(pairs) == len(found) and _NOTHING.isdisjoint(pairs.values()):
            return pairs
    elif _WORDS.fullmatch(text):
        words = [word.strip(" ") for word in text[1:-1].split(",")]
        if _NOTHING.isdisjoint(words):
            return words
    flow, at, end = _Flow(), 0, len(text.rstrip(" "))
    while at < end:
        match = _TOKEN.match(text, at, end)
        if match is None or flow.root is not None:
            raise _NotPlainError
        flow.take(match)
        at = match.end()
    if flow.root is None:
        raise _NotPlainError
    return flow.root


class _Flow:
    """Builds lists and mappings from what stands in brackets."""

    def __init__(self) -> None:
        self.root: Value | None = None
        """The outermost value, once it is closed."""
        self._stack: list[list[Any] | dict[str, Any]] = []
        self._key: str | None = None
        self._due = True  # whether a value may come next, or a key

    def take(self, token: "re.Match[str]") -> None:
        """Take the next token; raise _NotPlainError if it is out of place."""
        opening, closing, comma, key, *_ = token.groups()
        if opening:
            self._open({} if opening == "{" else [])
        elif closing:
            self._close(list if closing == "]" else dict)
        elif comma:
            self._check(not self._due)
            self._due = True
        elif key is not None:
            inside = self._stack[-1] if self._stack else None
            self._check(self._due and self._key is None and isinstance(inside, dict))
            self._check(inside is not None and key not in inside)
            self._key = key
        else:
            self._put(_word(token))
            self._due = False

    def _check(self, in_place: bool) -> None:  # noqa: FBT001 - that is all that it is about
        if not in_place:
            raise _NotPlainError

    def _open(self, container: list[Any] | dict[str, Any]) -> None:
        self._check(len(self._stack) < _DEPTH)
        if self._stack:
            self._put(container)
        self._stack.append(container)
        self._due = True

    def _close(self, kind: type) -> None:
        self._check(bool(self._stack) and self._key is None)
        container = self._stack.pop()
        self._check(isinstance(container, kind) and not (self._due and container))
        self._due = False
        if not self._stack:
            self.root = container

    def _put(self, value: Value) -> None:
        self._check(self._due and bool(self._stack))
        inside = self._stack[-1]
        if isinstance(inside, list):
            inside.append(value)
        else:
            self._check(self._key is not None)
            inside[str(self._key)] = value
            self._key = None


def _word(token: "re.Match[str]") -> str:
    plain, double, single = token.groups()[4:]
    if plain is not None:
        text: str = plain.rstrip(" ")
        if text in _NOTHING:
            raise _NotPlainError
        return text
    return double if double is not None else single or ""
