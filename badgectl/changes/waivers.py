"""Comments that take warnings back: which of them a change adds and removes."""

from collections import Counter
from collections.abc import Iterable
from typing import Literal

from badgectl.changes.difference import WaiverChange
from badgectl.model.waivers import Waiver


def waiver_changes(
    old: Iterable[Waiver], new: Iterable[Waiver], prefix: str
) -> tuple[WaiverChange, ...]:
    """Return the waivers that came and went, by file; a comment that only moved is neither.

    `prefix` leads from the repository's top to the programme's folder.
    """
    before, after = Counter(_said(old)), Counter(_said(new))
    sides: tuple[tuple[Literal["added", "removed"], Counter[tuple[str, str, str]]], ...] = (
        ("removed", before - after),
        ("added", after - before),
    )
    found = [
        WaiverChange(path=f"{prefix}{path}", code=code, reason=reason, state=state)
        for state, waivers in sides
        for path, code, reason in waivers.elements()
    ]
    return tuple(sorted(found, key=lambda one: (one.path, one.code, one.state, one.reason)))


def _said(waivers: Iterable[Waiver]) -> Iterable[tuple[str, str, str]]:
    return ((one.path, code, one.reason) for one in waivers for code in one.codes)
