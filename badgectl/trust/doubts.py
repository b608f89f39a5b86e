"""What nobody vouches for in the catalog, until it is taken back or acknowledged."""

from collections.abc import Iterable, Mapping
from copy import copy

from badgectl.model.program import PROGRAM_FILE, Acknowledged, Program
from badgectl.trust.state import Acknowledgement, Doubt, Verified


class Doubts:
    """The files that are in doubt, and what those who own the catalog acknowledged."""

    def __init__(self, verified: Verified) -> None:
        """Go on from what was verified."""
        self.files = dict(verified.doubts)
        self.acknowledged = dict(verified.acknowledged)

    def copy(self) -> "Doubts":
        """Return the same, to try what further doubts would come to."""
        other = copy(self)
        other.files = dict(self.files)
        return other

    def add(self, path: str, commit: str, entered: int, was: str) -> None:
        """Doubt a file since a commit changed it, before which it said something else."""
        known = self.files.get(path)
        if known is None:
            self.files[path] = Doubt({commit: entered}, was)
            return
        is_first = entered < min(known.commits.values())
        self.files[path] = Doubt(
            {**known.commits, commit: entered}, was if is_first else known.blob
        )

    def lift(self, path: str, blob: str) -> None:
        """Doubt a file no longer that says again what it said before."""
        if path in self.files and self.files[path].blob == blob:
            del self.files[path]

    def settle(self, was: Program, now: Program, at: int, *, owned: bool) -> None:
        """Doubt no longer what is acknowledged by the programme of a step that comes to a place.

        `owned` tells whether the step changed it, and may. While it is in doubt itself, only what
        such a step adds counts.
        """
        if owned:
            self._hear((one for one in now.acknowledged if one not in was.acknowledged), at)
        while True:
            if PROGRAM_FILE not in self.files:
                self._hear(now.acknowledged, at)
            settled = [path for path, doubt in self.files.items() if self._is_settled(doubt)]
            if not settled:
                break
            for path in settled:
                del self.files[path]
        if owned or PROGRAM_FILE not in self.files:
            said = {one.commit for one in now.acknowledged}
            self.acknowledged = {c: one for c, one in self.acknowledged.items() if c in said}

    def _hear(self, said: Iterable[Acknowledged], at: int) -> None:
        for one in said:
            known = self.acknowledged.get(one.commit)
            entered = known.entered if known else at
            self.acknowledged[one.commit] = Acknowledgement(one.reason, entered)

    def _is_settled(self, doubt: Doubt) -> bool:
        return all(
            acknowledgement(self.acknowledged, commit, entered)
            for commit, entered in doubt.commits.items()
        )


def acknowledgement(
    known: Mapping[str, Acknowledgement], commit: str, entered: int
) -> Acknowledgement | None:
    """Return what is said of a commit that entered at a place, if something is that came later."""
    said = (one for start, one in known.items() if commit.startswith(start))
    return next((one for one in said if entered < one.entered), None)
