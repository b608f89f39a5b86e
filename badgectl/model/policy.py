"""Awarding policy: who may award, nominate, second and revoke, how often, for how long."""

from typing import Annotated, Literal

from msgspec import Meta, Struct

from badgectl.model.days import Window
from badgectl.model.entry import Choice
from badgectl.model.forms import BadgeRef, Id, Length

Number = Annotated[int, Meta(ge=0, le=1000)]
AtLeastOne = Annotated[int, Meta(ge=1, le=1000)]


class Group(Choice, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A group of people who may do something: exactly one of these keys."""

    holders: Annotated[
        BadgeRef | None, Meta(description="Who holds this badge, at this level or above.")
    ] = None
    team: Annotated[
        Id | None,
        Meta(description="The members and leads of this team.", examples=["people-team"]),
    ] = None
    lead: Annotated[
        Id | None,
        Meta(
            description="The leads of this team, of the recipient's `home-team`, or of `any-team`.",
            examples=["home-team", "any-team", "platform"],
        ),
    ] = None
    person: Annotated[Id | None, Meta(description="This person.", examples=["grace"])] = None


GiverRule = Literal["maintainers"] | Group
RevokerRule = Literal["giver", "recipient", "maintainers"] | Group

Givers = Annotated[
    Literal["anyone", "rules"] | Annotated[tuple[GiverRule, ...], Meta(min_length=1)],
    Meta(
        description="Who may award: `anyone` (every active person), `rules` (earned by count, "
        "nobody awards it), or a list of groups. Left out: the programme's maintainers; or, where "
        "there is `nomination`, nobody without one.",
        examples=["anyone", "rules", ["maintainers"], [{"lead": "home-team"}]],
    ),
]
Nominators = Annotated[
    Literal["anyone"] | tuple[GiverRule, ...],
    Meta(
        description="Who may nominate: `anyone`, or a list of groups.",
        examples=["anyone", [{"team": "people-team"}]],
    ),
]


class Nomination(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """How peers propose an award."""

    nominate: Nominators = "anyone"
    seconds: Annotated[
        Number, Meta(description="How many others must support it.", examples=[2])
    ] = 0
    from_other_function: Annotated[
        Number,
        Meta(
            description="How many seconds come from another function than the nominee's.",
            examples=[1],
        ),
    ] = 0
    decide: Annotated[
        tuple[GiverRule, ...] | None,
        Meta(
            description="Who awards or declines once the quorum is met; else those in `by`, else "
            "the programme's maintainers.",
            examples=[[{"team": "people-team"}]],
        ),
    ] = None
    open_for: Annotated[
        Length | None, Meta(description="How long a nomination may wait for its decision.")
    ] = None


class Limit(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """How many awards of the badge one giver may make in a calendar window."""

    per_giver: Annotated[
        AtLeastOne, Meta(description="How many awards one giver may make.", examples=[3])
    ]
    every: Annotated[Window, Meta(description="In each calendar window.", examples=["month"])]


class Awarding(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """The rules under which a badge is awarded, and taken back."""

    by: Givers | None = None
    revoke: Annotated[
        tuple[RevokerRule, ...],
        Meta(
            description="Who may take an award back: its giver, its recipient, maintainers, "
            "or groups.",
            examples=[["giver", "recipient", "maintainers"]],
            min_length=1,
        ),
    ] = ("giver", "recipient", "maintainers")
    nomination: Annotated[
        Nomination | None,
        Meta(
            description="How peers propose an award, and who decides.",
            examples=[{"nominate": "anyone", "seconds": 2, "decide": ["maintainers"]}],
        ),
    ] = None
    min_evidence: Annotated[
        Number,
        Meta(description="How many links or files an award carries at least.", examples=[1]),
    ] = 0
    limit: Annotated[
        Limit | None,
        Meta(
            description="How many awards of the badge one giver may make.",
            examples=[{"per_giver": 3, "every": "month"}],
        ),
    ] = None
    repeatable: Annotated[
        bool,
        Meta(
            description="Whether one recipient may get the badge again and again.",
            examples=[True],
        ),
    ] = False
    self_award: Annotated[
        bool, Meta(description="Whether givers may award themselves.", examples=[False])
    ] = False
    expires_after: Annotated[
        Length | None, Meta(description="How long an award counts, from the day of the award.")
    ] = None
    counts_for: Annotated[
        Literal["team", "members"],
        Meta(
            description="Whether an award to a team is held by the team alone, or also by "
            "everybody on its roster of that day.",
            examples=["members"],
        ),
    ] = "team"

    @property
    def by_rules(self) -> bool:
        """Whether the badge is earned by count, and nobody awards it."""
        return self.by == "rules"

    @property
    def givers(self) -> str | tuple[GiverRule, ...]:
        """Who may award without a nomination."""
        if self.by is not None:
            return self.by
        return () if self.nomination else ("maintainers",)

    @property
    def deciders(self) -> str | tuple[GiverRule, ...]:
        """Who awards or declines what was nominated."""
        if self.nomination and self.nomination.decide is not None:
            return self.nomination.decide
        return self.by if self.by is not None and not self.by_rules else ("maintainers",)
