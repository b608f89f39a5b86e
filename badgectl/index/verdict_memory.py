"""What was found sound before, in the git directory: it can be thrown away at any time."""

from contextlib import suppress
from pathlib import Path

import msgspec
from msgspec import Struct

from badgectl import __version__
from badgectl.documents.disk import replace_file

_MOST = 8  # folders and options that are asked about in turn


class Sound(Struct, frozen=True, kw_only=True):
    """A check that found nothing wrong."""

    key: bytes
    """What tells this state of files, of history and of options from every other."""
    day: str
    timezone: str
    files: int
    waived: int
    evidence: dict[str, bool] = {}
    """Files elsewhere in the repository that awards name, and whether they were there."""


class VerdictMemory:
    """The checks of a repository that found nothing wrong, the latest last."""

    def __init__(self, folder: Path) -> None:
        """Keep it in a folder, in a file of this version's own."""
        self.path = folder / f"sound-{__version__}.msgpack"

    def recall(self, key: bytes) -> Sound | None:
        """Return what is known of a state; None if nothing is, or it cannot be read."""
        return next((one for one in self._all() if one.key == key), None)

    def keep(self, sound: Sound) -> None:
        """Remember a state; where that cannot be written, the next check looks again."""
        others = [one for one in self._all() if one.key != sound.key]
        with suppress(OSError):
            self.path.parent.mkdir(exist_ok=True)
            data = msgspec.msgpack.encode([*others, sound][-_MOST:])
            replace_file(self.path, data, sync=False)

    def _all(self) -> list[Sound]:
        try:
            return msgspec.msgpack.decode(self.path.read_bytes(), type=list[Sound])
        except (OSError, msgspec.MsgspecError):
            return []
