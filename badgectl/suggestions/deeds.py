"""Deeds: what somebody did on a day, whichever tool tells it, and which of them a rule counts."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from fnmatch import translate
from functools import cache
from typing import NamedTuple

from badgectl.model.suggestions import DeedFilter, Suggestion


class Deed(NamedTuple):
    """Something that somebody did, as a source tells it."""

    day: date
    who: str
    """As the source names them: an e-mail address, a login, an id."""
    whom: str = ""
    """For whom it was, named likewise; empty where the source does not tell."""
    link: str = ""
    """Where it can be seen; else what it is called there."""
    value: float = 1


class Collection:
    """The deeds that each rule counts, gathered while they are read."""

    def __init__(self, rules: Iterable[Suggestion]) -> None:
        """Begin with no deeds."""
        self.deeds: dict[str, list[Deed]] = {}
        self._asking: dict[str, list[tuple[_PathTest | None, list[Deed]]]] = {}
        self.needs_paths = False
        for rule in rules:
            test = _path_test(rule.deeds)
            self.needs_paths = self.needs_paths or test is not None
            gathered = self.deeds.setdefault(rule.id, [])
            for kind in dict.fromkeys(rule.deeds.kinds):
                self._asking.setdefault(kind, []).append((test, gathered))

    @property
    def kinds(self) -> frozenset[str]:
        """The kinds of deeds that some rule counts."""
        return frozenset(self._asking)

    def add(self, kind: str, deed: Deed, paths: Sequence[str] = ()) -> None:
        """Give a deed to every rule that counts its kind and the files it touched."""
        for test, gathered in self._asking.get(kind, ()):
            if test is None or test(paths):
                gathered.append(deed)


_PathTest = Callable[[Sequence[str]], bool]
_OnePathTest = Callable[[str], bool]


def _path_test(deeds: DeedFilter) -> _PathTest | None:
    wanted, unwanted = _any_of(deeds.touching), _any_of(deeds.other_than)
    if wanted is None and unwanted is None:
        return None

    def passes(paths: Sequence[str]) -> bool:
        return any(
            (wanted is None or wanted(path)) and not (unwanted is not None and unwanted(path))
            for path in paths
        )

    return passes


def _any_of(globs: Sequence[str] | None) -> _OnePathTest | None:
    if globs is None:
        return None
    patterns = [_Glob(glob) for glob in globs]

    # The same files are touched again and again.
    @cache
    def matches(path: str) -> bool:
        parts = path.split("/")
        return any(pattern.matches(parts) for pattern in patterns)

    return matches


class _Glob:
    """A path with wildcards: `*` and `?` within a folder, `**` for any folders.

    Without a slash it is about names in any folder. All ways through it are followed at once, so
    that no glob, however it is written, takes long.
    """

    def __init__(self, glob: str) -> None:
        steps = glob.strip("/").split("/")
        if "/" not in glob.rstrip("/"):
            steps.insert(0, "**")
        if glob.endswith("/") or steps[-1] == "**":
            steps = [*steps, *(["**"] if steps[-1] != "**" else []), "*"]
        self._steps = [None if one == "**" else re.compile(translate(one)) for one in steps]

    def matches(self, parts: Sequence[str]) -> bool:
        """Tell whether a path, taken apart, is one of those that are meant."""
        ways = self._free({0})
        for part in parts:
            ways = self._free({way for at in ways for way in self._after(at, part)})
        return len(self._steps) in ways

    def _after(self, at: int, part: str) -> Iterator[int]:
        """Yield where a part of the path leads from a step."""
        if at < len(self._steps):
            step = self._steps[at]
            if step is None:
                yield at
            elif step.match(part):
                yield at + 1

    def _free(self, ways: set[int]) -> set[int]:
        """Return steps, and those that are reached from them by folders that are not there."""
        found = set(ways)
        for at in sorted(ways):
            while at < len(self._steps) and self._steps[at] is None:
                at += 1  # noqa: PLW2901 - one step on, and on
                found.add(at)
        return found
