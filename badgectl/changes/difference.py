"""The difference between two states of a programme, as values."""

from datetime import date
from typing import Literal

from msgspec import Struct

from badgectl.model.catalog import Folder
from badgectl.model.paths import Verb

Leaning = Literal["loosened", "tightened"]
"""Whether something became easier or harder to get, or to do."""

State = Literal["added", "changed", "renamed", "rewritten", "retired", "left", "removed", "mended"]
Fate = Literal["closed", "stuck", "waits", "ready", "changed"]
Meaning = Literal["reach", "miss", "keep", "lose", "may-award", "may-award-no-more"]
LEFT = "has left: gives and receives no more"


class Change(Struct, frozen=True):
    """One thing that changed in a file, as a sentence."""

    text: str
    leaning: Leaning | None = None


class EntryChange(Struct, frozen=True, kw_only=True):
    """What became of one file of the catalog."""

    folder: Folder | Literal["program", "art"]
    id: str
    """Of own art, the name of its file."""
    name: str
    state: State
    """`rewritten`: it says the same in another way; `mended`: it could not be read before."""
    was: str | None = None
    """The id before it was renamed."""
    changes: tuple[Change, ...] = ()


class Effect(Struct, frozen=True, kw_only=True):
    """What the changes mean for some people or teams, who wish to be named."""

    meaning: Meaning
    badges: tuple[str, ...]
    """As `mentor`, or `mentor@silver` where it is about a level."""
    recipients: tuple[str, ...]
    unnamed: int = 0
    """How many more it concerns who wish not to be named."""
    everybody: bool = False
    """Whether it is for everybody in the catalog that the badges are opened or closed."""
    text: str


class NominationChange(Struct, frozen=True, kw_only=True):
    """What the changes mean for a nomination that waits for its decision."""

    grant: str | None
    """None where its nominee wishes not to be named."""
    subject: str
    """`Navigator (gold) for Ada Lovelace`."""
    fate: Fate
    """It can no longer be decided (`closed`), nobody may decide on it (`stuck`), it lacks support
    (`waits`), it lacks none any more (`ready`), or something else about its decision changed."""
    changes: tuple[Change, ...]


class WaiverChange(Struct, frozen=True, kw_only=True):
    """A comment that takes a warning back, and that came or went."""

    path: str
    """From the repository's top."""
    code: str
    reason: str
    state: Literal["added", "removed"]


class NewRecord(Struct, frozen=True, kw_only=True):
    """A record that is new, and whether the rules of the base allow it."""

    path: str
    """From the repository's top."""
    verb: Verb
    subject: str
    """What it does, as its commit would say: `Award Thanks to Ada Lovelace`."""
    by: str
    recorded_by: str | None
    day: date | None
    reason: str
    evidence: tuple[str, ...]
    commit: str | None
    """The commit that gave the file its bytes; None where history does not reach."""
    author: str | None
    claimed: bool
    """Whether the author is neither the giver nor a recorder, so far as e-mail addresses tell."""
    allowed: bool


class Difference(Struct, frozen=True, kw_only=True):
    """Everything that differs between two commits of a programme."""

    programme: str
    base: str
    head: str
    badges: tuple[EntryChange, ...] = ()
    effects: tuple[Effect, ...] = ()
    nominations: tuple[NominationChange, ...] = ()
    program: tuple[EntryChange, ...] = ()
    people: tuple[EntryChange, ...] = ()
    teams: tuple[EntryChange, ...] = ()
    goals: tuple[EntryChange, ...] = ()
    projects: tuple[EntryChange, ...] = ()
    suggestions: tuple[EntryChange, ...] = ()
    records: tuple[NewRecord, ...] = ()
    rewritten: int = 0
    """How many records only name somebody by another id, as tombstones explain."""
    art: tuple[EntryChange, ...] = ()
    waivers: tuple[WaiverChange, ...] = ()
    pictures: tuple[str, ...] = ()
    """Files that show badges before and after."""
