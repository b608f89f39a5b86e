"""What a source says, before it is known who and what of it is in the catalog already."""

from msgspec import Struct

from badgectl.model.badges import Badge
from badgectl.model.problems import Place, Problem
from badgectl.model.text import excerpt


class FoundPerson(Struct, frozen=True, kw_only=True):
    """A person as a source names them."""

    word: str
    """What the source calls this person: other findings refer to it."""
    place: Place
    name: str = ""
    service: str = ""
    """Where `word` is an account; empty if it is none."""
    emails: tuple[str, ...] = ()
    formerly: tuple[str, ...] = ()
    is_short: bool = False
    """Whether the first name will do for an id where it is free; else it is made of `word`."""


class FoundTeam(Struct, frozen=True, kw_only=True):
    """A team as a source names it."""

    word: str
    """What tells it from the source's other teams: other findings refer to it."""
    place: Place
    name: str
    description: str = ""
    parent: str = ""
    leads: tuple[str, ...] = ()
    members: tuple[str, ...] = ()
    formerly: tuple[str, ...] = ()
    is_home: bool = True
    """Whether its members are at home here, if no other such team lists them."""
    is_whole: bool = True
    """Whether the source lists all who belong to it."""


class FoundBadge(Struct, frozen=True, kw_only=True):
    """A badge that a source defines: the entry that it would become."""

    word: str
    place: Place
    badge: Badge
    """Its path is set once the id is known to be free."""
    original: tuple[str, ...] = ()
    """Lines of the source, kept as comments of the file."""


class FoundAward(Struct, frozen=True, kw_only=True):
    """An award as a source tells it; what is empty was not told."""

    place: Place
    recipient: str
    badge: str
    level: str = ""
    giver: str = ""
    reason: str = ""
    evidence: tuple[str, ...] = ()
    criterion: str = ""
    awarded_on: str = ""
    earned_on: str = ""
    project: str = ""
    role: str = ""
    helped: tuple[str, ...] = ()
    measured: tuple[str, ...] = ()
    """Numbers as `name=number`."""
    id: str = ""
    url: str = ""


class Found(Struct, frozen=True, kw_only=True):
    """Everything that a source says."""

    tool: str
    people: tuple[FoundPerson, ...] = ()
    teams: tuple[FoundTeam, ...] = ()
    badges: tuple[FoundBadge, ...] = ()
    awards: tuple[FoundAward, ...] = ()
    columns: dict[str, str] = {}
    """What of an award each column of a table says, and what the column is called there."""
    tells_no_givers: bool = False
    """Whether whoever imports gives; what they would give themselves is then left out."""
    may_create: bool = False
    """Whether `--create` would write people and badges that are missing."""
    problems: tuple[Problem, ...] = ()
    notes: tuple[str, ...] = ()
    """What was left out, in sentences."""

    def cell(self, row: Place, says: str) -> Place:
        """Return the place of a cell: the row, and the column that says this."""
        column = self.columns.get(says)
        return Place(f"{row.path} ({excerpt(column, 40)})") if column else row
