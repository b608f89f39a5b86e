"""What was verified before, in the git directory: it can be thrown away at any time."""

from contextlib import suppress
from pathlib import Path

import msgspec

from badgectl import __version__
from badgectl.documents.disk import replace_file
from badgectl.trust.state import VERSION, Verified


class VerificationMemory:
    """The last verification from the root that a programme has by itself."""

    def __init__(self, folder: Path) -> None:
        """Keep it in a folder, in a file of this version's own."""
        self.path = folder / f"verified-{__version__}-{VERSION}.msgpack"

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
