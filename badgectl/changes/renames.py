"""Which files of the catalog were renamed, and what other files say under the new names.

A rename is a file that is gone and one that came which says the same, or that names the old id
among its aliases. With renames applied to the old catalog, only true changes are left.
"""

from collections import Counter
from collections.abc import Iterator, Mapping

import msgspec
from msgspec import Struct

from badgectl.model.catalog import CATALOG_FOLDERS, Catalog, Folder
from badgectl.model.entry import NOT_IN_FILES, Entry
from badgectl.model.former_ids import with_present_ids
from badgectl.model.goals import Project
from badgectl.model.ledger import Ledger, build_ledger
from badgectl.model.people import Person, Team
from badgectl.model.renamed import IdsByFolder, with_new_ids, with_people_renamed

_ROUNDS = 3  # a file is often recognised only once those that it names have been


class Renames(Struct, frozen=True):
    """Old ids to new ones, by folder."""

    by_folder: IdsByFolder

    def old_ids(self, folder: Folder) -> dict[str, str]:
        """Return new ids to old ones."""
        return {new: old for old, new in self.by_folder[folder].items()}

    def followed_by(self, old: Entry, new: Entry) -> dict[str, str]:
        """Return the old ids that the old file named, and that the new one names by their new."""
        before: dict[str, str] = {}
        after: dict[str, str] = {}
        present = {one: {now: now for now in ids.values()} for one, ids in self.by_folder.items()}
        with_new_ids(self.by_folder, old, before)
        with_new_ids(present, new, after)
        return {was: now for was, now in before.items() if now in after}

    def content(self, entry: Entry, folder: Folder, *, with_name: bool) -> bytes:
        """Return what a file says apart from its own id and former ones, and perhaps its name."""
        own = {**self.by_folder, folder: {**self.by_folder[folder], entry.id: ""}}
        plain = with_new_ids(own, entry, {})
        for key in (*NOT_IN_FILES, "aliases", *([] if with_name else ["name"])):
            plain.pop(key, None)
        return msgspec.json.encode(plain, order="sorted")


def in_new_ids(old: Catalog, ledger: Ledger, new: Catalog) -> tuple[Catalog, Ledger]:
    """Return catalog and records of the base as if people and teams had been renamed before."""
    known = {*old.people, *old.teams}
    ids = {was: now for was, now in new.former_ids.items() if was in known}
    if not ids:
        return old, ledger
    return with_people_renamed(old, ids), build_ledger(with_present_ids(ledger.records, ids))


def find_renames(old: Catalog, new: Catalog) -> Renames:
    """Return what was renamed between two catalogs, as far as it can be told for certain."""
    renames = Renames({folder: {} for folder in CATALOG_FOLDERS})
    for _ in range(_ROUNDS):
        more = {folder: dict(_found(renames, old, new, folder)) for folder in CATALOG_FOLDERS}
        if not any(more.values()):
            break
        renames = Renames({one: {**renames.by_folder[one], **more[one]} for one in CATALOG_FOLDERS})
    return renames


def _found(
    renames: Renames, old: Catalog, new: Catalog, folder: Folder
) -> Iterator[tuple[str, str]]:
    known = renames.by_folder[folder]
    before: Mapping[str, Entry] = getattr(old, folder)
    after: Mapping[str, Entry] = getattr(new, folder)
    gone = {one: entry for one, entry in before.items() if not (one in after or one in known)}
    came = {
        one: entry
        for one, entry in after.items()
        if not (old.knows(folder, one) or one in known.values())
    }
    said = _aliases(gone, came)
    yield from said.items()
    for with_name in (True, False):
        gone = {one: entry for one, entry in gone.items() if one not in said}
        came = {one: entry for one, entry in came.items() if one not in said.values()}
        said = dict(_alike(renames, gone, came, folder, with_name=with_name))
        yield from said.items()


def _aliases(gone: Mapping[str, Entry], came: Mapping[str, Entry]) -> dict[str, str]:
    """Return which new files name which old ids as their former ones; one each is a rename."""
    found = [
        (alias, entry.id)
        for entry in came.values()
        for alias in (entry.aliases if isinstance(entry, Person | Team) else ())
        if alias in gone
    ]
    times = Counter(one for pair in found for one in pair)
    return {was: now for was, now in found if times[was] == times[now] == 1}


def _alike(
    renames: Renames,
    gone: Mapping[str, Entry],
    came: Mapping[str, Entry],
    folder: Folder,
    *,
    with_name: bool,
) -> list[tuple[str, str]]:
    """Return pairs of files that say the same, where no third one does."""
    found: dict[bytes, tuple[list[str], list[str]]] = {}
    for side, entries in enumerate((gone, came)):
        for one, entry in entries.items():
            if with_name or _tells_apart(entry):
                content = renames.content(entry, folder, with_name=with_name)
                found.setdefault(content, ([], []))[side].append(one)
    return [(was[0], now[0]) for was, now in found.values() if len(was) == len(now) == 1]


def _tells_apart(entry: Entry) -> bool:
    """Tell whether a file says, beside a name, what hardly another one would."""
    match entry:
        case Person():
            return bool(entry.emails or entry.accounts or entry.signing_keys)
        case Team():
            return bool(entry.everybody)
        case Project():
            return bool(entry.description or entry.url)
        case _:
            return True
