"""Steps along the main line: what a commit changed, and what it brought in beside."""

from msgspec import Struct

from badgectl.model.paths import PLAIN
from badgectl.signatures.commits import Commit


class Touched(Struct, frozen=True):
    """A file of the programme that two commits have differently.

    Modes and object ids as git writes them; empty where there is no such file.
    """

    path: str
    """From the programme's folder."""
    was_mode: str
    was_blob: str
    mode: str
    blob: str

    @property
    def plain_was(self) -> str:
        """The object id of the file that was there; empty if there was none, but a link, say."""
        return self.was_blob if self.was_mode in PLAIN else ""

    @property
    def is_plain(self) -> bool:
        """Whether it is a file now, no link and no folder."""
        return self.mode in PLAIN


class Told(Struct, frozen=True):
    """A commit and what it changed, against each of its parents; a first commit against nothing."""

    commit: Commit
    against: tuple[tuple[Touched, ...], ...]


class Step(Struct, frozen=True):
    """A commit of the main line, and those that came in with it through its other parents."""

    told: Told
    beside: tuple[Told, ...]

    @property
    def everybody(self) -> tuple[Told, ...]:
        """All commits of the step, the one of the main line last."""
        return (*self.beside, self.told)

    @property
    def is_alone(self) -> bool:
        """Whether its commit has one parent, so that all that is new in it is its own."""
        return len(self.told.commit.parents) == 1
