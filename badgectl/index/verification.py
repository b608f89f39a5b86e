"""What was verified before, in the git directory: it can be thrown away at any time."""

import os
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path

import msgspec

from badgectl import __version__
from badgectl.documents.disk import replace_file
from badgectl.trust.state import VERSION, Verified


class VerificationMemory:
    """The last verification from the root that a programme has by itself."""

    def __init__(self, folder: Path, prefix: str) -> None:
        """Keep it in a folder, in a file of this version's own.

        `prefix` leads from the repository's top to the programme: there may be several.
        """
        whose = f"-{blake2b(os.fsencode(prefix), digest_size=8).hexdigest()}" if prefix else ""
        self.path = folder / f"verified-{__version__}-{VERSION}{whose}.msgpack"

    def recall(self) -> Verified | None:
        """Return what was verified last; None if nothing is known or readable."""
        try:
            return msgspec.msgpack.decode(self.path.read_bytes(), type=Verified)
        except (OSError, msgspec.MsgspecError):
            return None

    def keep(self, verified: Verified) -> None:
        """Remember a verification; where that cannot be written, the next one begins anew."""
        with suppress(OSError):
            self.path.parent.mkdir(exist_ok=True)
            replace_file(self.path, msgspec.msgpack.encode(verified))
