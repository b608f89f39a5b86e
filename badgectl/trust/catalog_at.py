"""The catalog at places of the main line: file by file, as they change."""

from collections.abc import Iterable, Mapping
from typing import Protocol

import msgspec

from badgectl.codes.trust import UNSEEN
from badgectl.model.art import is_art_path
from badgectl.model.catalog import CATALOG_FOLDERS, Catalog
from badgectl.model.entry import Entry
from badgectl.model.errors import BadgectlError
from badgectl.model.problems import Problem
from badgectl.model.program import PROGRAM_FILE, Program
from badgectl.trust.steps import Touched

CATALOG = "catalog/"
_FOLDERS = {*CATALOG_FOLDERS, "tombstones"}

Contents = Mapping[str, Entry | None]
"""Files of the catalog that changed: what they say now, None for what is gone or unreadable."""


class UnseenError(BadgectlError):
    """The catalog of some time cannot be seen, so that nothing after it can be judged."""


class Files(Protocol):
    """Where files are read."""

    def read(self, path: str, blob: str) -> Entry | list[Problem]:
        """Return what a file says, or everything that is wrong with it."""
        ...


class CatalogFiles:
    """Files of the catalog, whenever they said what."""

    def __init__(self, files: Files) -> None:
        """Read them by their object ids."""
        self._files = files

    def entry(self, path: str, blob: str) -> Entry | None:
        """Return what a file says, if it can be read; `validate` tells why not."""
        if not blob or is_art_path(path):
            return None
        found = self._files.read(path, blob)
        if isinstance(found, Entry):
            return found
        if any(problem.code == UNSEEN.name for problem in found):
            raise UnseenError(f"{path}, as it was once, is not in this clone", found[0].hint)
        return None

    def contents(self, changes: Iterable[Touched]) -> tuple[Contents, frozenset[str]]:
        """Return what changed files of the catalog say, and which of them cannot be read."""
        contents: dict[str, Entry | None] = {}
        broken = set()
        for one in changes:
            if not is_of_catalog(one.path):
                continue
            entry = self.entry(one.path, one.blob) if one.is_plain else None
            contents[one.path] = entry
            if entry is None and one.blob and not is_art_path(one.path):
                broken.add(one.path)
        return contents, frozenset(broken)


def is_of_catalog(path: str) -> bool:
    """Tell whether a file belongs to the catalog, whether or not it can be read."""
    return path.startswith(CATALOG) and (path.endswith(".yaml") or is_art_path(path))


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
