"""What verification remembers of the main line up to a commit."""

from collections.abc import Mapping

from msgspec import Struct

from badgectl.trust.findings import Finding, Vouched

VERSION = 4
"""Of the rules of verification: what was verified by others is verified again."""


class Doubt(Struct, frozen=True):
    """A file of the catalog whose state nobody vouches for who may make it."""

    commits: dict[str, int]
    """The commits that changed it so, and their places on the main line."""
    blob: str
    """What it said before them, by its object id; empty if it was not there."""


class Acknowledgement(Struct, frozen=True):
    """What those who own the catalog say of commits before."""

    reason: str
    entered: int
    """The place of the commit that brought it: of later ones it says nothing."""


class Owned(Struct, frozen=True):
    """A change of the catalog that somebody signed who may make it."""

    path: str
    was: str
    """What the file said before, by its object id; empty if it was not there."""
    commit: str
    entered: int
    keys: tuple[tuple[str, ...], ...]
    """The fingerprints of those who signed: it stands as long as all keys of one row count."""

    def is_lost(self, revoked: Mapping[str, int]) -> bool:
        """Tell whether it rests on keys that were revoked since before."""
        return all(any(counts_no_more(k, self.entered, revoked) for k in row) for row in self.keys)


def counts_no_more(key: str, entered: int, revoked: Mapping[str, int]) -> bool:
    """Tell whether a key was revoked from a place on that comes before what it signed."""
    return key in revoked and entered >= revoked[key]


class Verified(Struct, frozen=True, kw_only=True):
    """The outcome of verifying the main line from a root to a tip."""

    version: int = VERSION
    root: str
    tip: str
    position: int = 0
    """The place of the tip on the main line; the root has 0."""
    clock: int = 0
    """The latest instant that a commit was dated so far, in seconds since 1970."""
    commits: int = 1
    """How many commits were looked at, those that were merged among them."""
    vouched: dict[str, Vouched] = {}
    """Every record by its path."""
    findings: tuple[Finding, ...] = ()
    doubts: dict[str, Doubt] = {}
    """Files of the catalog by their paths."""
    acknowledged: dict[str, Acknowledgement] = {}
    """By the commits, as they are written: whole, or as far as somebody wrote them."""
    owned: tuple[Owned, ...] = ()
    gone: dict[str, str] = {}
    """Ids of people and teams that the catalog had, and has no more; each with whose it was last,
    if somebody has it for a former id."""
    held: dict[str, str] = {}
    """Whose each key is, by its fingerprint: the first who listed it."""
    revoked: dict[str, int] = {}
    """From which place of the main line on a key does not count, by its fingerprint."""
    is_named: bool = False
    """Whether somebody said which commit is the root."""
    turns: dict[str, str] = {}
    """Merges that brought the programme in, each with the parent along which the line goes on."""
    founded: dict[str, str] = {}
    """Programmes that began before or beside the root: their files, and the commits."""
    required: str = "claimed"
