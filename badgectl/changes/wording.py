"""How two values that differ are told in a sentence."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TypeVar

from badgectl.changes.difference import Change, Leaning
from badgectl.model.text import listed, number

T = TypeVar("T")

_FEW_WORDS = 4


def instead(new: str, old: str) -> str:
    """Return `5 instead of 3 awards of Thanks`: what both texts share is said once."""
    news, olds = new.split(), old.split()
    start = _shared(news, olds)
    end = _shared(news[start:][::-1], olds[start:][::-1])
    now, before = news[start : len(news) - end], olds[start : len(olds) - end]
    if not now or not before or len(now + before) > _FEW_WORDS or start + end == 0:
        return f"{new} instead of {old}"
    return " ".join([*news[:start], *now, "instead of", *before, *news[len(news) - end :]])


def _shared(some: list[str], others: list[str]) -> int:
    """Return how many words two texts begin with alike."""
    length = min(len(some), len(others))
    return next((n for n in range(length) if some[n] != others[n]), length)


def towards(old: float, new: float, *, more_is: Leaning) -> Leaning | None:
    """Return which way a number has gone, where more of it means the leaning given."""
    if old == new:
        return None
    opposite: Leaning = "tightened" if more_is == "loosened" else "loosened"
    return more_is if new > old else opposite


def changed(
    what: str, values: Iterable[object], leaning: Leaning | None = None
) -> Iterator[Change]:
    """Yield `its kind is now training instead of mentoring` if the old and new values differ."""
    old, new = values
    if old != new:
        yield Change(f"{what} is now {_told(new)} instead of {_told(old)}", leaning)


def _told(value: object) -> str:
    match value:
        case None:
            return "nothing"
        case float():
            return number(value)
        case _:
            return str(value)


def reworded(what: str, old: str | None, new: str | None) -> Iterator[Change]:
    """Yield the new wording of a text that changed."""
    if old != new:
        yield Change(f"{what} now reads: {new}" if new else f"{what} is gone: {old}")


def gained_and_lost(
    who: str,
    old: Iterable[T],
    new: Iterable[T],
    *,
    named: Callable[[T], str] = str,
    more_is: Leaning | None = None,
    has: tuple[str, str] = ("gains", "loses"),
) -> Iterator[Change]:
    """Yield `it gains the topics a and b` and `it loses ...` for two lists without order."""
    olds, news = list(old), list(new)
    less_is: Leaning | None = None
    if more_is:
        less_is = "tightened" if more_is == "loosened" else "loosened"
    gains = [named(one) for one in news if one not in olds]
    losses = [named(one) for one in olds if one not in news]
    if gains:
        yield Change(f"{who} {has[0]} {listed(gains)}", more_is)
    if losses:
        yield Change(f"{who} {has[1]} {listed(losses)}", less_is)


def pairs(old: Mapping[str, T], new: Mapping[str, T]) -> Iterator[tuple[str, T | None, T | None]]:
    """Yield every id of two mappings, sorted, with what each has under it."""
    for one in sorted({*old, *new}):
        yield one, old.get(one), new.get(one)
