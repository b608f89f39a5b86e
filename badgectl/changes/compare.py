"""Everything that differs between two states of a programme."""

from collections.abc import Sequence
from datetime import date
from functools import partial

from badgectl.changes.difference import Difference, NewRecord, WaiverChange
from badgectl.changes.effects import rule_effects
from badgectl.changes.entries import folder_changes, program_change
from badgectl.changes.renames import Renames, find_renames
from badgectl.changes.rights import right_effects
from badgectl.changes.sides import FOLDERS, readable, sides
from badgectl.changes.waiting import waiting_changes
from badgectl.model.catalog import Catalog
from badgectl.model.former_ids import with_present_ids
from badgectl.model.ledger import Ledger, build_ledger


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
    was, ledger = _in_new_ids(old, ledger, new)
    both = sides(readable(was, new), new)
    told = sides(renames.applied(old), new)
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
    )


def _in_new_ids(old: Catalog, ledger: Ledger, new: Catalog) -> tuple[Catalog, Ledger]:
    """Return catalog and records of the base as if people and teams had been renamed before."""
    known = {*old.people, *old.teams}
    ids = {was: now for was, now in new.former_ids.items() if was in known}
    if not ids:
        return old, ledger
    renamed = Renames({folder: ids if folder in ("people", "teams") else {} for folder in FOLDERS})
    return renamed.applied(old), build_ledger(with_present_ids(ledger.records, ids))
