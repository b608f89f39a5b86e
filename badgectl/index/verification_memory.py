"""What was verified before, in the git directory: it can be thrown away at any time."""

import os
from hashlib import blake2b
from pathlib import Path

from badgectl.index.memories import VERIFIED, MemoryFile
from badgectl.trust.state import VERSION, Verified


def verification_memory(folder: Path, prefix: str) -> MemoryFile[Verified]:
    """Return what remembers the last verification from the root that a programme has by itself.

    `prefix` leads from the repository's top to the programme: there may be several.
    """
    whose = [blake2b(os.fsencode(prefix), digest_size=8).hexdigest()] if prefix else []
    return MemoryFile(VERIFIED.path(folder, str(VERSION), *whose), Verified, sync=True)
