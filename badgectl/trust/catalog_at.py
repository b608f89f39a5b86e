"""The catalog along the main line: file by file, and which of it nobody vouches for."""

from collections.abc import Mapping

import msgspec

from badgectl.model.catalog import FOLDERS, Catalog
from badgectl.model.entry import Entry
from badgectl.model.program import PROGRAM_FILE, Program

_FOLDERS = {*FOLDERS, "tombstones"}

Contents = Mapping[str, Entry | None]
"""Files of the catalog that changed: what they say now, None for what is gone or unreadable."""


def changed(catalog: Catalog, contents: Contents, broken: frozenset[str]) -> Catalog:
    """Return a catalog with files changed; `broken` are those of them that cannot be read."""
    folders: dict[str, dict[str, Entry]] = {}
    program: Entry | None = catalog.program
    for path, entry in contents.items():
        if path == PROGRAM_FILE:
            program = entry
            continue
        parts = path.split("/")
        if len(parts) != 3 or parts[1] not in _FOLDERS:
            continue
        folder = folders.setdefault(parts[1], dict(getattr(catalog, parts[1])))
        entry_id = parts[2].removesuffix(".yaml")
        folder.pop(entry_id, None)
        if entry is not None:
            folder[entry_id] = entry
    # What cannot be read does not loosen what was asked for before.
    if not isinstance(program, Program):
        program = catalog.program
    # In the order in which the files of a commit are read.
    for name, found in folders.items():
        folders[name] = dict(sorted(found.items(), key=lambda item: item[1].path))
    left = (catalog.broken - contents.keys()) | broken
    return msgspec.structs.replace(catalog, program=program, broken=left, **folders)
