"""What verification remembers of the main line up to a commit."""

from msgspec import Struct

from badgectl.trust.findings import Finding, Vouched

VERSION = 3
"""Of the rules of verification: what was verified by others is verified again."""


class Doubt(Struct, frozen=True):
    """A file of the catalog whose last change nobody vouched for who may make it."""

    commit: str
    """The commit that changed it first."""
    blob: str
    """What it said before, by its object id; empty if it was not there."""


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
    gone: frozenset[str] = frozenset()
    """Ids of people and teams that the catalog had, and has no more."""
    held: dict[str, str] = {}
    """Whose each key is, by its fingerprint: the first who listed it."""
    revoked: dict[str, int] = {}
    """From which place of the main line on a key does not count, by its fingerprint."""
    is_named: bool = False
    """Whether somebody said which commit is the root."""
    earlier: dict[str, str] = {}
    """Programmes in other folders that began before the root: their files, and the commits."""
    required: str = "claimed"

    def of(self, path: str) -> Vouched | None:
        """Return how a record entered."""
        return self.vouched.get(path)
