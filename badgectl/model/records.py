"""Records: the files under `awards/`, each an immutable fact that somebody committed."""

from datetime import date
from typing import Annotated, ClassVar, Literal

from msgspec import Meta

from badgectl.model.entry import Entry
from badgectl.model.evidence import EvidenceList, Source
from badgectl.model.forms import Amount, BlobId, GrantRef, Id, Line, Period, Prose
from badgectl.model.paths import RecordPath, Verb, badge_at, parse_record_path
from badgectl.model.record_fields import (
    BadgeId,
    EarnedOn,
    Filled,
    Helped,
    LevelId,
    Made,
    ProjectId,
    Reason,
    Recipient,
    Role,
    Roster,
    Words,
)


class Record(Entry, frozen=True, kw_only=True):
    """A file under `awards/`."""

    day_key: ClassVar[str] = ""
    """The key that holds the day on which such a record was made; else the path tells it."""

    filed_as: str = ""
    """Where it would lie under the ids of today, if its path has former ones; no key."""
    former: dict[str, str] = {}
    """Former ids that the file says, by the JSON pointer of each; no key."""

    by: Annotated[
        Id,
        Meta(
            description="Who does this; `rules` for what was earned by count.", examples=["grace"]
        ),
    ]
    recorded_by: Annotated[
        Id | None,
        Meta(
            description="Who commits it for the giver, where the programme allows it.",
            examples=["badge-bot"],
        ),
    ] = None

    @property
    def path_now(self) -> str:
        """The path under the ids of today: by it records name each other."""
        return self.filed_as or self.path

    @property
    def location(self) -> RecordPath:
        """What the path says, in the ids of today."""
        location = parse_record_path(self.path_now)
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

    badge: BadgeId
    level: LevelId | None = None
    recipient: Recipient
    reason: Reason
    evidence: EvidenceList = ()
    helped: Helped = ()
    measured: Annotated[
        dict[Id, Amount], Meta(description="Numbers measured elsewhere.", examples=[{"builds": 57}])
    ] = {}
    project: ProjectId | None = None
    role: Role | None = None
    earned_on: EarnedOn | None = None
    awarded_on: Made | None = None
    expires_on: Annotated[
        date | None,
        Meta(description="The last day on which it counts. " + Filled, examples=["2028-11-23"]),
    ] = None
    joint: Annotated[
        Id | None,
        Meta(
            description="Shared by the awards of one piece of work done together.",
            examples=["7c1e"],
        ),
    ] = None
    batch: Annotated[
        Id | None,
        Meta(
            description="Shared by awards that were merely made in one go. " + Filled,
            examples=["b7d0"],
        ),
    ] = None
    roster: Roster = ()
    definition: Annotated[
        BlobId | None,
        Meta(description="The git id of the badge's file: what exactly was earned. " + Filled),
    ] = None
    source: Annotated[
        Source | None,
        Meta(description="Where it was imported from.", examples=[{"tool": "all-contributors"}]),
    ] = None

    @property
    def badge_ref(self) -> str:
        """The badge and level as people type them: `mentor@gold`."""
        return badge_at(self.badge, self.level)


class Nomination(Record, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A peer proposes an award."""

    day_key = "nominated_on"

    badge: BadgeId
    level: LevelId | None = None
    recipient: Recipient
    reason: Reason
    evidence: EvidenceList = ()
    helped: Helped = ()
    project: ProjectId | None = None
    nominated_on: Made | None = None


class Second(Record, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Another peer supports a nomination."""

    day_key = "seconded_on"

    text: Words | None = None
    seconded_on: Made | None = None


class Decline(Record, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A nomination is refused, with feedback for the nominee."""

    day_key = "declined_on"

    feedback: Annotated[
        Prose,
        Meta(
            description="What the nominee should know.",
            examples=["Close: one more mentee from another function."],
        ),
    ]
    declined_on: Made | None = None


class Like(Record, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A peer likes an award."""

    day_key = "liked_on"

    text: Annotated[Line | None, Meta(description="A word or two.", examples=["Bravo!"])] = None
    liked_on: Made | None = None


class Comment(Record, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A peer comments on an award."""

    text: Words


Because = Literal["mistake", "withdrawn", "returned", "misconduct"]
BECAUSE: dict[Because, str] = {
    "mistake": "it should not have been given",
    "withdrawn": "who gave it stands by it no longer",
    "returned": "the recipient gives it back",
    "misconduct": "the recipient has lost it by what they did",
}
"""What kind of reason there is to take an award back, and what that means."""


class Revocation(Record, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """An award is taken back; the award's file stays."""

    day_key = "revoked_on"

    because: Annotated[
        Because,
        Meta(
            description="What kind of reason it is: "
            f"{', '.join(f'`{one}` ({meaning})' for one, meaning in BECAUSE.items())}.",
            examples=["mistake"],
        ),
    ]
    reason: Annotated[
        Prose, Meta(description="Why it is taken back.", examples=["It was Ida, not Ada."])
    ]
    replaced_by: Annotated[GrantRef | None, Meta(description="The award that stands instead.")] = (
        None
    )
    revoked_on: Made | None = None


class Correction(Record, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A slip in an award is mended: the fields given replace the award's."""

    because: Annotated[
        Prose, Meta(description="What was wrong.", examples=["The link led nowhere."])
    ]
    reason: Reason | None = None
    evidence: EvidenceList | None = None
    role: Role | None = None
    earned_on: EarnedOn | None = None


class Withdrawal(Record, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Somebody takes back their own nomination, second, like or comment."""

    day_key = "withdrawn_on"

    reason: Annotated[
        Prose | None,
        Meta(description="Why it is taken back.", examples=["I nominated the wrong person."]),
    ] = None
    withdrawn_on: Made | None = None


class Void(Record, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A maintainer voids a record that should never have landed."""

    day_key = "voided_on"

    rule: Annotated[
        Line,
        Meta(
            description="The rule that the record broke: a problem's code.",
            examples=["policy-giver"],
        ),
    ]
    reason: Annotated[
        Prose,
        Meta(description="How it came to land.", examples=["Merged while the check was off."]),
    ]
    voided_on: Made | None = None


class Score(Record, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A team scores a goal for a period."""

    day_key = "scored_on"

    goal: Annotated[Id, Meta(description="Which goal.", examples=["calm-on-call"])]
    team: Annotated[Id, Meta(description="Which team.", examples=["platform"])]
    period: Period
    value: Annotated[Amount, Meta(description="The score.", examples=[4])]
    feedback: Annotated[
        Prose | None,
        Meta(
            description="What stands behind the number.",
            examples=["Two quiet weeks; the third page was a false alarm."],
        ),
    ] = None
    evidence: EvidenceList = ()
    scored_on: Made | None = None


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
