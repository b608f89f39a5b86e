"""What was verified before, in the git directory: it can be thrown away at any time."""

from pathlib import Path

from badgectl.index.memories import VERIFIED, MemoryFile
from badgectl.trust.state import VERSION, Verified


def verification_memory(folder: Path) -> MemoryFile[Verified]:
    """Return what remembers the last verification from the root that a programme has by itself."""
    return MemoryFile(VERIFIED.path(folder, str(VERSION)), Verified, sync=True)
