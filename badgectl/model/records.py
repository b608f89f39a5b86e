"""Records: the files under `awards/`, each an immutable fact that somebody committed."""

from datetime import date
from typing import Annotated, ClassVar, Literal

from msgspec import Meta, Struct

from badgectl.model.entry import Choice, Entry
from badgectl.model.forms import BlobId, GrantRef, Id, Line, Link, Period, Prose, RepositoryPath
from badgectl.model.goals import Amount
from badgectl.model.paths import RecordPath, Verb, parse_record_path

Filled = "Filled in by the tool."


class Evidence(Choice, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A link, or a path in the repository, that supports an award."""

    choices = ("url", "path")
    url: Link | None = None
    path: Annotated[
        RepositoryPath | None, Meta(description="A file of this repository, from its top.")
    ] = None
    criterion: Annotated[Id | None, Meta(description="The criterion that it supports.")] = None
    text: Line | None = None


class Source(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Where an imported record came from."""

    tool: Line
    id: Line | None = None
    url: Link | None = None


EvidenceList = Annotated[tuple[Evidence, ...], Meta(max_length=100)]
Ids = Annotated[tuple[Id, ...], Meta(max_length=10_000)]


class Record(Entry, frozen=True, kw_only=True):
    """A file under `awards/`."""

    day_key: ClassVar[str] = ""
    """The key that holds the day on which such a record was made; else the path tells it."""

    by: Annotated[Id, Meta(description="Who does this; `rules` for what was earned by count.")]
    recorded_by: Annotated[
        Id | None, Meta(description="Who commits it for the giver, where the programme allows it.")
    ] = None

    @property
    def location(self) -> RecordPath:
        """What the path says."""
        location = parse_record_path(self.path)
        if location is None:
            raise ValueError(f"no record can lie at {self.path!r}")
        return location

    @property
    def day(self) -> date | None:
        """The day on which the record was made, if it or its path says so."""
        written: date | None = getattr(self, self.day_key) if self.day_key else None
        return written or self.location.day


class Award(Record, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The award of a badge, or of one of its levels, to a person or a team."""

    day_key = "awarded_on"

    badge: Annotated[Id, Meta(description="Which badge.")]
    level: Annotated[Id | None, Meta(description="Which level, where the badge has levels.")] = None
    recipient: Annotated[Id, Meta(description="The person or team who receives it.")]
    reason: Annotated[Prose, Meta(description="What it was for; everybody can read it.")]
    evidence: EvidenceList = ()
    helped: Annotated[Ids, Meta(description="People who were helped.")] = ()
    measured: Annotated[
        dict[Id, Amount], Meta(description="Numbers measured elsewhere.", examples=[{"builds": 57}])
    ] = {}
    project: Annotated[Id | None, Meta(description="The project that it was about.")] = None
    role: Annotated[Line | None, Meta(description="What the recipient did there.")] = None
    earned_on: Annotated[date | None, Meta(description="When it was earned.")] = None
    awarded_on: Annotated[date | None, Meta(description="When it was awarded. " + Filled)] = None
    expires_on: Annotated[
        date | None, Meta(description="The last day on which it counts. " + Filled)
    ] = None
    joint: Annotated[
        Id | None, Meta(description="Shared by the awards of one piece of work done together.")
    ] = None
    batch: Annotated[
        Id | None, Meta(description="Shared by awards that were merely made in one go. " + Filled)
    ] = None
    roster: Annotated[
        Ids, Meta(description="Of a team award: the members on that day. " + Filled)
    ] = ()
    definition: Annotated[
        BlobId | None,
        Meta(description="The git id of the badge's file: what exactly was earned. " + Filled),
    ] = None
    source: Source | None = None

    @property
    def badge_ref(self) -> str:
        """The badge and level as people type them: `mentor@gold`."""
        return f"{self.badge}@{self.level}" if self.level else self.badge


class Nomination(Record, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A peer proposes an award."""

    day_key = "nominated_on"

    badge: Id
    level: Id | None = None
    recipient: Id
    reason: Prose
    evidence: EvidenceList = ()
    helped: Ids = ()
    project: Id | None = None
    nominated_on: Annotated[date | None, Meta(description=Filled)] = None


class Second(Record, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Another peer supports a nomination."""

    day_key = "seconded_on"

    text: Prose | None = None
    seconded_on: Annotated[date | None, Meta(description=Filled)] = None


class Decline(Record, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A nomination is refused, with feedback for the nominee."""

    day_key = "declined_on"

    feedback: Prose
    declined_on: Annotated[date | None, Meta(description=Filled)] = None


class Like(Record, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A peer likes an award."""

    day_key = "liked_on"

    text: Line | None = None
    liked_on: Annotated[date | None, Meta(description=Filled)] = None


class Comment(Record, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A peer comments on an award."""

    text: Prose


class Revocation(Record, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """An award is taken back; the award's file stays."""

    day_key = "revoked_on"

    because: Literal["mistake", "withdrawn", "returned", "misconduct"]
    reason: Prose
    replaced_by: Annotated[GrantRef | None, Meta(description="The award that stands instead.")] = (
        None
    )
    revoked_on: Annotated[date | None, Meta(description=Filled)] = None


class Correction(Record, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A slip in an award is mended: the fields given replace the award's."""

    because: Annotated[Prose, Meta(description="What was wrong.")]
    reason: Prose | None = None
    evidence: EvidenceList | None = None
    role: Line | None = None
    earned_on: date | None = None


class Withdrawal(Record, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Somebody takes back their own nomination, second, like or comment."""

    day_key = "withdrawn_on"

    reason: Prose | None = None
    withdrawn_on: Annotated[date | None, Meta(description=Filled)] = None


class Void(Record, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A maintainer voids a record that should never have landed."""

    day_key = "voided_on"

    rule: Annotated[Line, Meta(description="The rule that the record broke: a problem's code.")]
    reason: Prose
    voided_on: Annotated[date | None, Meta(description=Filled)] = None


class Score(Record, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A team scores a goal for a period."""

    day_key = "scored_on"

    goal: Id
    team: Id
    period: Period
    value: Amount
    feedback: Prose | None = None
    evidence: EvidenceList = ()
    scored_on: Annotated[date | None, Meta(description=Filled)] = None


RECORD_TYPES: dict[Verb, type[Record]] = {
    "award": Award,
    "nomination": Nomination,
    "second": Second,
    "decline": Decline,
    "like": Like,
    "comment": Comment,
    "revocation": Revocation,
    "correction": Correction,
    "withdrawal": Withdrawal,
    "void": Void,
    "score": Score,
}
"""What lies at a path, by its verb."""
