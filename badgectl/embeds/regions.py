"""Regions of Markdown pages that we keep up to date; whatever is around them stays as it is."""

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from badgectl.model.errors import BadgectlError
from badgectl.model.text import excerpt

_MARKER = re.compile(r"<!--[ \t]*badgectl:([^>]*?):(START|END)[ \t]*-->")
_FENCE = re.compile(r"[ ]{0,3}(`{3,}|~{3,})")


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
    fence, at = "", 0
    for number, line in enumerate(text.splitlines(keepends=True), 1):
        bar = _FENCE.match(line)
        if bar and not fence:
            fence = bar[1]
        elif bar and bar[1].startswith(fence) and not line.strip(" \t\r\n" + fence[0]):
            fence = ""
        elif not fence:
            for match in _MARKER.finditer(line):
                yield match[1].strip(), match[2], number, at + match.start(), at + match.end()
        at += len(line)


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
