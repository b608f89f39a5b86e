"""Everything that differs between two states of a programme."""

from collections.abc import Sequence
from datetime import date
from typing import get_args

import msgspec

from badgectl.changes.difference import Difference, NewRecord
from badgectl.changes.effects import rule_effects
from badgectl.changes.entries import folder_changes, program_change
from badgectl.changes.rights import right_effects
from badgectl.model.catalog import Catalog, Folder
from badgectl.model.ledger import Ledger


def compare(
    old: Catalog, new: Catalog, ledger: Ledger, records: Sequence[NewRecord],
    *, base: str, head: str, day: date,
) -> Difference:  # fmt: skip
    """Compare two catalogs, and say what it means for whoever stands in the ledger of the base."""
    new = _filled(new, old)
    whole = _filled(old, new)
    return Difference(
        programme=new.program.name or old.program.name,
        base=base,
        head=head,
        badges=folder_changes(old, new, "badges"),
        effects=(*rule_effects(whole, new, ledger, day), *right_effects(whole, new, ledger, day)),
        program=program_change(old, new),
        people=folder_changes(old, new, "people"),
        teams=folder_changes(old, new, "teams"),
        goals=folder_changes(old, new, "goals"),
        projects=folder_changes(old, new, "projects"),
        records=tuple(records),
    )


def _filled(catalog: Catalog, other: Catalog) -> Catalog:
    """Return a catalog in which files that cannot be read say what they say in another."""
    if not catalog.broken:
        return catalog
    folders = {}
    for folder in get_args(Folder):
        mine, others = getattr(catalog, folder), getattr(other, folder)
        lent = {one: entry for one, entry in others.items() if entry.path in catalog.broken}
        folders[folder] = {**mine, **lent}
    program = other.program if catalog.program.path in catalog.broken else catalog.program
    return msgspec.structs.replace(catalog, program=program, **folders)
