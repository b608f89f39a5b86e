"""Regions of Markdown pages that we keep up to date; whatever is around them stays as it is."""

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from badgectl.model.errors import BadgectlError
from badgectl.model.text import excerpt

_CODE = r"(?<![\\`])(?P<bar>`+)(?!`).*?(?<!`)(?P=bar)(?!`)"
_MARKER = r"<!--[ \t]*badgectl:(?P<name>[^>]*?):(?P<mark>START|END)[ \t]*-->"
_CODE_OR_MARKER = re.compile(f"{_CODE}|{_MARKER}")
_ITEM = re.compile(r"[ ]{0,3}(?:[-*+]|\d{1,9}[.)])[ \t]")
_FENCE = re.compile(r"(?:[ \t>]|[-*+][ \t]|\d{1,9}[.)][ \t])*(`{3,}(?=[^`]*$)|~{3,})")
_TAB = 4


class BrokenRegionError(BadgectlError):
    """The marks around a region do not pair, or name nothing."""


class Region(NamedTuple):
    """What stands between two marks: its name, the line of the first, and where it lies."""

    name: str
    line: int
    start: int
    end: int


def regions_of(text: str) -> list[Region]:
    """Return the regions of a page in order; raise BrokenRegionError where marks do not pair.

    Marks inside of code are shown, not meant.
    """
    found: list[Region] = []
    opened: Region | None = None
    for name, mark, line, start, end in _marks(text):
        if mark == "START":
            if opened is not None:
                raise _unpaired(opened, f"begins again on line {line}")
            opened = Region(name, line, end, end)
        elif opened is None or opened.name != name:
            said = excerpt(name, 60)
            raise BrokenRegionError(
                f"line {line}: the region `{said}` ends and has not begun",
                f"put <!-- badgectl:{said}:START --> before it, or remove this mark",
            )
        else:
            found.append(opened._replace(end=start))
            opened = None
    if opened is not None:
        raise _unpaired(opened, "has no end")
    return found


def _unpaired(region: Region, what: str) -> BrokenRegionError:
    said = excerpt(region.name, 60)
    return BrokenRegionError(
        f"line {region.line}: the region `{said}` {what}",
        f"put <!-- badgectl:{said}:END --> where it ends",
    )


def _marks(text: str) -> Iterator[tuple[str, str, int, int, int]]:
    """Yield name, START or END, line, and where a mark begins and ends."""
    for number, at, line in _without_blocks_of_code(text):
        for match in _CODE_OR_MARKER.finditer(line):
            if match["mark"]:
                name = match["name"].strip()
                yield name, match["mark"], number, at + match.start(), at + match.end()


def _without_blocks_of_code(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield the lines that are no code: the number of each, where it begins, and what it says."""
    fence, at = "", 0
    was_blank, in_list = True, False
    for number, line in enumerate(text.split("\n"), 1):
        bar = _FENCE.match(line)
        said = line.expandtabs(_TAB)
        indent = len(said) - len(said.lstrip()) if said.strip() else 0
        if fence:
            if bar and bar[1].startswith(fence) and not line.strip(" \t\r>" + fence[0]):
                fence, was_blank = "", True
        elif bar:
            fence = bar[1]
        elif not (was_blank and indent >= _TAB and not in_list):
            yield number, at, line
            was_blank = not said.strip()
        if said.strip() and indent < 2:
            in_list = _ITEM.match(said) is not None
        at += len(line) + 1


def renewed(text: str, content_of: Callable[[Region], str]) -> tuple[str, list[Region]]:
    """Return a page with what its regions should say, and those that said something else.

    Lines end as the page's own do. Raises BrokenRegionError also where there is no region.
    """
    line_end = "\r\n" if "\r\n" in text else "\n"
    parts: list[str] = []
    stale: list[Region] = []
    done, regions = 0, regions_of(text)
    if not regions:
        raise BrokenRegionError(
            "there is no region to renew",
            "put <!-- badgectl:wall:START --> and <!-- badgectl:wall:END --> on lines of their own",
        )
    for region in regions:
        content = f"\n{content_of(region)}\n".replace("\n", line_end)
        if text[region.start : region.end] != content:
            stale.append(region)
        parts += [text[done : region.start], content]
        done = region.end
    return "".join(parts) + text[done:], stale
