"""Own art: which of its pictures a change adds, replaces and removes."""

from collections.abc import Mapping

from badgectl.changes.difference import Change, EntryChange, State
from badgectl.model.catalog import Catalog
from badgectl.model.text import listed


def art_changes(
    old: Mapping[str, bytes], new: Mapping[str, bytes], catalog: Catalog
) -> tuple[EntryChange, ...]:
    """Return what became of files of art, given by their names, and which badges show them."""
    return tuple(
        EntryChange(
            folder="art",
            id=name,
            name=name,
            state=_state(old.get(name), new.get(name)),
            changes=(Change(_shown(catalog, name)),) if name in new else (),
        )
        for name in sorted({*old, *new})
        if old.get(name) != new.get(name)
    )


def _state(was: bytes | None, now: bytes | None) -> State:
    if was is None:
        return "added"
    return "removed" if now is None else "changed"


def _shown(catalog: Catalog, name: str) -> str:
    badges = [
        badge.name
        for badge in catalog.badges.values()
        if any(design.art == name for design in badge.designs)
    ]
    return f"shown by {listed(badges)}" if badges else "shown by no badge"
