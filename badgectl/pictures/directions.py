"""Which way text runs: from the left, or from the right as Arabic and Hebrew do."""

import unicodedata
from collections.abc import Sequence
from typing import Any, TypeVar

_T = TypeVar("_T")
_FROM_THE_RIGHT = {"R", "AL", "AN"}
_BRACKETS = {"(": ")", "[": "]", "{": "}", "«": "»", "‹": "›"}


def levels_of(text: str) -> list[int]:
    """Return how deep each letter is embedded, by Unicode's algorithm: odd runs from the right."""
    kinds = [unicodedata.bidirectional(letter) for letter in text]
    if _FROM_THE_RIGHT.isdisjoint(kinds):
        return [0] * len(text)
    from bidi import algorithm  # noqa: PLC0415 - most names run from the left

    base = algorithm.get_base_level(text)
    storage = algorithm.get_empty_storage()
    storage["base_level"], storage["base_dir"] = base, "LR"[base]
    algorithm.get_embedding_levels(text, storage)
    algorithm.explicit_embed_and_overrides(storage)
    algorithm.resolve_weak_types(storage)
    _pair_brackets(storage["chars"], "LR"[base])
    algorithm.resolve_neutral_types(storage, debug=False)
    algorithm.resolve_implicit_levels(storage, debug=False)
    # The algorithm drops joiners, which go with what stands before them.
    rest = iter(storage["chars"])
    levels: list[int] = []
    for kind in kinds:
        joins = kind in algorithm.X9_REMOVED
        levels.append((levels[-1] if levels else base) if joins else next(rest)["level"])
    return levels


def runs_from_the_right(text: str) -> bool:
    """Tell whether a text as a whole begins at the right: by its first letter that has a way."""
    ways = (unicodedata.bidirectional(letter) for letter in text)
    return next((way for way in ways if way in {"L", "R", "AL"}), "L") != "L"


def _pair_brackets(letters: Sequence[dict[str, Any]], base: str) -> None:
    """Let both brackets of a pair run one way: Unicode's rule N0, which the library leaves out."""
    opened: list[int] = []
    for n, letter in enumerate(letters):
        if letter["ch"] in _BRACKETS:
            opened.append(n)
        elif opened and letter["ch"] == _BRACKETS[letters[opened[-1]]["ch"]]:
            start = opened.pop()
            inside = {_way(one) for one in letters[start + 1 : n]} - {None}
            before = next((way for one in letters[start::-1] if (way := _way(one))), base)
            if inside:
                way = base if base in inside or before == base else before
                letters[start]["type"] = letter["type"] = way


def _way(letter: dict[str, Any]) -> str | None:
    return {"L": "L", "R": "R", "EN": "R", "AN": "R"}.get(letter["type"])


def as_seen(runs: Sequence[tuple[_T, int]]) -> list[_T]:
    """Return runs, each with its level, in the order in which they stand from left to right."""
    order = list(runs)
    for level in range(max((depth for _, depth in runs), default=0), 0, -1):
        start = 0
        while start < len(order):
            end = start
            while end < len(order) and order[end][1] >= level:
                end += 1
            order[start:end] = reversed(order[start:end])
            start = end + 1
    return [run for run, _ in order]
