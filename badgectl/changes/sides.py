"""The two sides of a comparison, and a catalog that knows the names of both."""

from collections.abc import Callable

import msgspec
from msgspec import Struct

from badgectl.model.catalog import CATALOG_FOLDERS, Catalog
from badgectl.model.program import PROGRAM_FILE


class Sides(Struct, frozen=True):
    """The catalog before a change and after it."""

    old: Catalog
    new: Catalog
    either: Catalog
    """For names: as the new side has them, else the old one."""

    def is_hidden(self, recipient: str) -> bool:
        """Tell whether somebody wants not to be named, by one of the sides at least."""
        return self.old.is_hidden(recipient) or self.new.is_hidden(recipient)


def sides(old: Catalog, new: Catalog) -> Sides:
    """Return both sides of a comparison."""
    return Sides(old, new, _completed(new, old, lambda _: True))


def readable(catalog: Catalog, other: Catalog) -> Catalog:
    """Return a catalog in which files that cannot be read say what they say in another."""
    if not catalog.broken:
        return catalog
    return _completed(catalog, other, lambda path: path in catalog.broken)


def _completed(catalog: Catalog, other: Catalog, lends: Callable[[str], bool]) -> Catalog:
    """Return a catalog with what it lacks of another, as far as that is lent."""
    folders = {}
    for folder in CATALOG_FOLDERS:
        mine, others = getattr(catalog, folder), getattr(other, folder)
        folders[folder] = {
            **{one: entry for one, entry in others.items() if lends(entry.path)}, **mine,
        }  # fmt: skip
    lacks_program = not catalog.program.blob and lends(PROGRAM_FILE)
    program = other.program if lacks_program else catalog.program
    return msgspec.structs.replace(catalog, program=program, **folders)
