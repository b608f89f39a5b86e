"""Catalogs in which people, badges and others are called otherwise."""

from collections.abc import Iterator, Mapping
from typing import Any, TypeVar

import msgspec

from badgectl.model.catalog import CATALOG_FOLDERS, Catalog, Folder
from badgectl.model.entry import Entry
from badgectl.model.former_ids import Ids
from badgectl.model.mentions import REFERENCES, catalog_mentions, key_of

IdsByFolder = Mapping[Folder, Ids]
"""Old ids to new ones, by folder."""
E = TypeVar("E", bound=Entry)


def with_people_renamed(catalog: Catalog, ids: Ids) -> Catalog:
    """Return a catalog as if people and teams had been called otherwise all along."""
    receivers = ("people", "teams")
    return renamed(
        catalog, {folder: ids if folder in receivers else {} for folder in CATALOG_FOLDERS}
    )


def renamed(catalog: Catalog, by_folder: IdsByFolder) -> Catalog:
    """Return a catalog in which everything is called as it is after renames."""
    if not any(by_folder.values()):
        return catalog
    folders = {
        folder: dict(_renamed_folder(catalog, folder, by_folder)) for folder in CATALOG_FOLDERS
    }
    program = _renamed_entry(catalog.program, by_folder)
    return msgspec.structs.replace(catalog, program=program, **folders)


def _renamed_folder(
    catalog: Catalog, folder: Folder, by_folder: IdsByFolder
) -> Iterator[tuple[str, Entry]]:
    entries: Mapping[str, Entry] = getattr(catalog, folder)
    for entry_id, entry in entries.items():
        now = by_folder[folder].get(entry_id, entry_id)
        path = entry.path if now == entry_id else f"catalog/{folder}/{now}.yaml"
        yield now, msgspec.structs.replace(_renamed_entry(entry, by_folder), path=path)


def _renamed_entry(entry: E, by_folder: IdsByFolder) -> E:
    named: dict[str, str] = {}
    anew = with_new_ids(by_folder, entry, named)
    return msgspec.convert(anew, type(entry)) if named else entry


def with_new_ids(by_folder: IdsByFolder, entry: Entry, named: dict[str, str]) -> dict[str, Any]:
    """Return what a file says, in the new ids; `named` collects those that were replaced."""
    value: Any = msgspec.json.decode(msgspec.json.encode(entry))
    for way, word in list(catalog_mentions(value, REFERENCES)):
        entry_id, at, level = word.partition("@") if isinstance(word, str) else (word, "", "")
        new_id = by_folder[REFERENCES[key_of(way)]].get(entry_id)
        if new_id is not None:
            named[entry_id] = new_id
            holder = value
            for step in way[:-1]:
                holder = holder[step]
            holder[way[-1]] = f"{new_id}{at}{level}"
    return dict(value)
