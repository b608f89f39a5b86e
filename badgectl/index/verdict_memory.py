"""What was found sound before, in the git directory: it can be thrown away at any time."""

from pathlib import Path

from msgspec import Struct

from badgectl.index.memories import SOUND, MemoryFile

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
        """Keep them in a folder."""
        self._file = MemoryFile(SOUND.path(folder), list[Sound])

    def recall(self, key: bytes) -> Sound | None:
        """Return what is known of a state; None if nothing is."""
        return next((one for one in self._file.recall() or () if one.key == key), None)

    def keep(self, sound: Sound) -> None:
        """Remember a state."""
        others = [one for one in self._file.recall() or () if one.key != sound.key]
        self._file.keep([*others, sound][-_MOST:])
