"""Edits of a file: what is to be said elsewhere in it, and what stays as somebody wrote it."""

from collections.abc import Mapping
from typing import Any

import msgspec
from msgspec import Struct

from badgectl.model.problems import Pointer


class Edits(Struct, frozen=True, kw_only=True):
    """What changes in one file."""

    put: Mapping[Pointer, str] = {}
    """Texts that become others."""
    cut: tuple[Pointer, ...] = ()
    """What goes: items of lists, keys with their values; what they leave empty goes, too."""
    add: Mapping[str, Any] = {}
    """Lists at the top that get one more item, each by its key."""
    fill: Mapping[Pointer, Any] = {}
    """Keys that mappings get besides those that they have, with their values."""

    def __bool__(self) -> bool:
        return bool(self.put or self.cut or self.add or self.fill)

    def applied(self, value: Any) -> Any:
        """Return what a file says after these edits, given what it says before."""
        value = _put(value, (), self.put)
        for pointer, item in self.fill.items():
            _at(value, pointer[:-1])[pointer[-1]] = msgspec.to_builtins(item)
        for pointer in self.cuts(value):
            holder = _at(value, pointer[:-1])
            del holder[pointer[-1]]
        for key, item in self.add.items():
            value[key] = [*value.get(key, []), msgspec.to_builtins(item)]
        return value

    def cuts(self, value: Any) -> list[Pointer]:
        """Return what is to be cut, the last first; of what would be empty, all of it."""
        cuts = set(self.cut)
        while emptied := {p[:-1] for p in cuts if _is_emptied(_at(value, p[:-1]), p[:-1], cuts)}:
            cuts = {p for p in cuts if p[:-1] not in emptied} | emptied
        return sorted(cuts, key=_order, reverse=True)


def _is_emptied(value: Any, pointer: Pointer, cuts: set[Pointer]) -> bool:
    steps = value if isinstance(value, dict) else range(len(value))
    return pointer != () and all((*pointer, step) in cuts for step in steps)


def _order(pointer: Pointer) -> tuple[tuple[int, str], ...]:
    return tuple((step, "") if isinstance(step, int) else (0, step) for step in pointer)


def _at(value: Any, pointer: Pointer) -> Any:
    for step in pointer:
        value = value[step]
    return value


def _put(value: Any, here: Pointer, texts: Mapping[Pointer, str]) -> Any:
    match value:
        case dict():
            return {key: _put(item, (*here, key), texts) for key, item in value.items()}
        case list():
            return [_put(item, (*here, n), texts) for n, item in enumerate(value)]
        case _:
            return texts.get(here, value)
