"""What a site was made of the last time, in the git directory: it can be thrown away at any time.

It must not lie in the site: what it remembers follows from records that the site may not tell.
"""

from collections.abc import Mapping
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

import msgspec

from badgectl import __version__
from badgectl.documents.disk import replace_file
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
        """Keep it in a folder, in a file of this version and this site."""
        name = sha256(str(site).encode("utf-8", "surrogateescape")).hexdigest()[:16]
        self.path = folder / f"site-{__version__}-{name}.msgpack"

    def recall(self) -> dict[str, Known]:
        """Return what is known of files, by their paths; nothing if it cannot be read.

        What another state of badgectl made is made again: it may look different now.
        """
        try:
            kept = msgspec.msgpack.decode(self.path.read_bytes(), type=_Kept)
        except (OSError, msgspec.MsgspecError):
            return {}
        return kept.files if kept.made_by == own_state() else {}

    def keep(self, known: Mapping[str, Known]) -> None:
        """Remember; where that cannot be written, the next site is made anew."""
        with suppress(OSError):
            self.path.parent.mkdir(exist_ok=True)
            kept = _Kept(own_state(), dict(known))
            replace_file(self.path, msgspec.msgpack.encode(kept))
