"""What a site was made of the last time, in the git directory: it can be thrown away at any time.

It must not lie in the site: what it remembers follows from records that the site may not tell.
"""

from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path

import msgspec

from badgectl.index.memories import SITES, MemoryFile
from badgectl.index.own_files import own_state


class Known(msgspec.Struct, frozen=True, array_like=True):
    """A file of a site as it was made."""

    key: bytes
    """What it was made of."""
    size: int
    changed: int
    """When it was written, in nanoseconds."""


class _Kept(msgspec.Struct, frozen=True):
    made_by: bytes
    files: dict[str, Known]


class SiteMemory:
    """What is known of the files of one site."""

    def __init__(self, folder: Path, site: Path) -> None:
        """Keep it in a folder, in a file of this site's own."""
        name = sha256(str(site).encode("utf-8", "surrogateescape")).hexdigest()[:16]
        self._file = MemoryFile(SITES.path(folder, name), _Kept, sync=True)

    def recall(self) -> dict[str, Known]:
        """Return what is known of files, by their paths; nothing if it cannot be read.

        What another state of badgectl made is made again: it may look different now.
        """
        kept = self._file.recall()
        return kept.files if kept is not None and kept.made_by == own_state() else {}

    def keep(self, known: Mapping[str, Known]) -> None:
        """Remember files; where that cannot be written, the next site is made anew."""
        self._file.keep(_Kept(own_state(), dict(known)))
