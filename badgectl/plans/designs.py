"""What badges look like that no source draws: an icon by their words, a palette of their own."""

import re
from collections.abc import Iterable
from typing import get_args

import msgspec

from badgectl.model.badges import Badge
from badgectl.model.designs import Palette
from badgectl.model.icon_words import ICON_WORDS

_ICON_OF = {word: icon for icon, words in ICON_WORDS.items() for word in words.split()}
_PALETTES: tuple[Palette, ...] = get_args(Palette)


class Designer:
    """Gives badges designs, one after the other, so that no two look the same."""

    def __init__(self, there: Iterable[Badge]) -> None:
        """Look at the badges that are there."""
        self._taken = {(one.kind, one.design.icon, one.design.palette) for one in there}

    def designed(self, badge: Badge) -> Badge:
        """Return a badge with an icon, if its words suggest one, and a palette that is free.

        The words of its id and name come before those of its description.
        """
        icon = badge.design.icon or _icon_for(f"{badge.id} {badge.name} {badge.description}")
        begin = sum(badge.id.encode()) % len(_PALETTES)
        palettes = (*_PALETTES[begin:], *_PALETTES[:begin])
        free = [one for one in palettes if (badge.kind, icon, one) not in self._taken]
        palette = badge.design.palette or (free or palettes)[0]
        self._taken.add((badge.kind, icon, palette))
        design = msgspec.structs.replace(badge.design, palette=palette, icon=icon)
        return msgspec.structs.replace(badge, design=design)


def _icon_for(text: str) -> str | None:
    words = re.findall(r"[a-z]+", text.casefold())
    return next((_ICON_OF[word] for word in words if word in _ICON_OF), None)
