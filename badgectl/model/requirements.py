"""`requires`: what the machine can check about a level, as data with a fixed vocabulary."""

from collections.abc import Iterator
from typing import Annotated

from msgspec import Meta, Struct

from badgectl.model.entry import Choice, Filled
from badgectl.model.forms import Amount, BadgeRef, Id, Length

Requirements = Annotated["tuple[Requirement, ...]", Meta(min_length=1, max_length=50)]
AtLeast = Annotated[int, Meta(ge=1, le=1_000_000)]


class Count(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """So many awards in force of a badge, a kind or a topic, from so many different givers."""

    badge: Annotated[
        BadgeRef | None, Meta(description="Awards of this badge (level or above).")
    ] = None
    kind: Annotated[
        Id | None, Meta(description="Awards of badges of this kind.", examples=["peer-recognition"])
    ] = None
    topic: Annotated[
        Id | None, Meta(description="Awards of badges with this topic.", examples=["onboarding"])
    ] = None
    at_least: Annotated[AtLeast, Meta(description="How many awards.", examples=[5])] = 1
    from_people: Annotated[
        AtLeast | None, Meta(description="From at least so many different givers.", examples=[3])
    ] = None
    from_functions: Annotated[
        AtLeast | None, Meta(description="From givers of at least so many functions.", examples=[2])
    ] = None
    from_teams: Annotated[
        AtLeast | None,
        Meta(description="From givers of at least so many home teams.", examples=[2]),
    ] = None
    within: Annotated[
        Length | None, Meta(description="Only what was earned in this time before the award.")
    ] = None


class Helped(Filled, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The award names so many people who were helped (`helped:`)."""

    people: Annotated[
        AtLeast | None, Meta(description="So many different people.", examples=[3])
    ] = None
    other_function: Annotated[
        AtLeast | None, Meta(description="So many of them from another function.", examples=[1])
    ] = None
    other_team: Annotated[
        AtLeast | None, Meta(description="So many of them from another team.", examples=[1])
    ] = None


class Metric(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A number measured elsewhere; the award carries it (`measured:`), with evidence."""

    name: Annotated[
        Id, Meta(description="What is measured, as `measured:` names it.", examples=["builds"])
    ]
    at_least: Annotated[Amount, Meta(description="The number to reach.", examples=[50])]


class Together(Filled, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The recipients of one joint award span so many people, teams or functions."""

    people: Annotated[
        AtLeast | None, Meta(description="So many different people.", examples=[4])
    ] = None
    teams: Annotated[AtLeast | None, Meta(description="Of so many home teams.", examples=[2])] = (
        None
    )
    functions: Annotated[
        AtLeast | None, Meta(description="Of so many functions.", examples=[3])
    ] = None


class Requirement(Choice, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One condition that the machine checks: exactly one of these keys."""

    holds: Annotated[
        BadgeRef | None, Meta(description="Holds this badge, at this level or above.")
    ] = None
    count: Annotated[
        Count | None,
        Meta(
            description="So many awards, by badge, kind or topic.",
            examples=[{"badge": "thanks", "at_least": 5, "within": "12 months"}],
        ),
    ] = None
    helped: Annotated[
        Helped | None,
        Meta(
            description="So many people named in `helped:`.",
            examples=[{"people": 2, "other_function": 1}],
        ),
    ] = None
    metric: Annotated[
        Metric | None,
        Meta(
            description="A measured number, in `measured:`.",
            examples=[{"name": "builds", "at_least": 50}],
        ),
    ] = None
    together: Annotated[
        Together | None,
        Meta(description="Whom a joint award spans.", examples=[{"people": 4, "functions": 3}]),
    ] = None
    all: Annotated[
        Requirements | None,
        Meta(
            description="Every one of these.",
            examples=[[{"holds": "mentor"}, {"holds": "teacher"}]],
        ),
    ] = None
    any: Annotated[
        Requirements | None,
        Meta(
            description="At least one of these.",
            examples=[[{"holds": "mentor"}, {"holds": "teacher"}]],
        ),
    ] = None

    def __iter__(self) -> "Iterator[Requirement]":
        """Yield this condition and every one inside it."""
        yield self
        for part in (*(self.all or ()), *(self.any or ())):
            yield from part
