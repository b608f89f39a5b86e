"""Lists that take several pages."""

from collections.abc import Callable, Sequence, Sized
from typing import TypeVar

from badgectl.hub.views import Pager
from badgectl.shown.places import link
from badgectl.shown.refs import Ref

AT_ONCE = 120
"""So many entries are listed on a page."""

T = TypeVar("T")


def pages_of(entries: Sized) -> range:
    """Return the numbers of the pages that a list takes: one, if there is nothing in it."""
    return range(1, max(-(-len(entries) // AT_ONCE), 1) + 1)


def part_of(entries: Sequence[T], number: int) -> Sequence[T]:
    """Return what of a list stands on one of its pages."""
    return entries[(number - 1) * AT_ONCE : number * AT_ONCE]


def pager(entries: Sized, number: int, page: Callable[[int], str]) -> Pager:
    """Return the links between the pages of a list, for one of them."""
    pages = tuple(Ref(name=str(n), href=link(page(n))) for n in pages_of(entries))
    return Pager(number=number, pages=pages)
