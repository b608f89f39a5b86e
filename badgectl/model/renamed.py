"""Catalogs in which people, badges and others are called otherwise."""

from collections.abc import Iterator, Mapping
from typing import Any, TypeVar

import msgspec

from badgectl.model.catalog import CATALOG_FOLDERS, Catalog, Folder
from badgectl.model.entry import Entry
from badgectl.model.former_ids import Ids
from badgectl.model.mentions import REFERENCES

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
    anew = with_new_ids(by_folder, msgspec.to_builtins(entry), named)
    return msgspec.convert(anew, type(entry)) if named else entry


def with_new_ids(
    by_folder: IdsByFolder, value: Any, named: dict[str, str], folder: Folder | None = None
) -> Any:
    """Return plain data with the new ids; `named` collects those that were replaced."""
    if isinstance(value, dict):
        return {
            key: with_new_ids(by_folder, one, named, REFERENCES.get(key))
            for key, one in value.items()
        }
    if isinstance(value, list | tuple):
        return [with_new_ids(by_folder, one, named, folder) for one in value]
    if folder is None or not isinstance(value, str):
        return value
    entry_id, at, level = value.partition("@")
    new_id = by_folder[folder].get(entry_id)
    if new_id is None:
        return value
    named[entry_id] = new_id
    return f"{new_id}{at}{level}"
