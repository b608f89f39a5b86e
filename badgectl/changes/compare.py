"""Everything that differs between two states of a programme."""

from collections.abc import Sequence
from datetime import date
from functools import partial

from badgectl.changes.difference import Difference, NewRecord, WaiverChange
from badgectl.changes.effects import rule_effects
from badgectl.changes.entries import folder_changes, program_change
from badgectl.changes.renames import find_renames, in_new_ids
from badgectl.changes.rights import right_effects
from badgectl.changes.sides import readable, sides
from badgectl.changes.waiting import waiting_changes
from badgectl.model.catalog import Catalog
from badgectl.model.ledger import Ledger
from badgectl.model.renamed import renamed


def compare(
    old: Catalog,
    new: Catalog,
    ledger: Ledger,
    records: Sequence[NewRecord],
    waivers: Sequence[WaiverChange],
    *,
    base: str,
    head: str,
    day: date,
) -> Difference:
    """Compare two catalogs, and say what it means for whoever stands in the ledger of the base."""
    new = readable(new, old)
    renames = find_renames(old, new)
    was, ledger = in_new_ids(old, ledger, new)
    both = sides(readable(was, new), new)
    told = sides(renamed(old, renames.by_folder), new)
    told_of = partial(folder_changes, old, told, renames)
    called = renames.by_folder["people"]
    rights = right_effects(both, called, ledger, day)
    return Difference(
        programme=both.either.program.name,
        base=base,
        head=head,
        program=program_change(old, told, renames),
        effects=(*rule_effects(both, ledger, day), *rights),
        nominations=waiting_changes(both, called, ledger, day),
        records=tuple(records),
        waivers=tuple(waivers),
        badges=told_of("badges"),
        people=told_of("people"),
        teams=told_of("teams"),
        goals=told_of("goals"),
        projects=told_of("projects"),
        suggestions=told_of("suggestions"),
    )
