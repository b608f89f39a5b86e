"""Goals that badges align with, and projects that awards can be about."""

from datetime import date
from typing import Annotated, Literal

from msgspec import Meta, Struct

from badgectl.model.entry import Choice, Entry
from badgectl.model.forms import Amount, BadgeRef, Id, Line, Link, Prose


class GoalCount(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Which awards a goal counts: those that fit every key given."""

    badge: Annotated[
        BadgeRef | None, Meta(description="Awards of this badge (level or above).")
    ] = None
    kind: Annotated[
        Id | None, Meta(description="Awards of badges of this kind.", examples=["mentoring"])
    ] = None
    topic: Annotated[
        Id | None, Meta(description="Awards of badges with this topic.", examples=["python"])
    ] = None
    project: Annotated[
        Id | None, Meta(description="Awards about this project.", examples=["apollo"])
    ] = None


class Measure(Choice, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How a goal is measured: by awards counted, or by scores that teams give. Exactly one key."""

    count: Annotated[
        GoalCount | None,
        Meta(description="Awards made between start and due.", examples=[{"kind": "mentoring"}]),
    ] = None
    score: Annotated[
        Literal["sum", "average", "latest"] | None,
        Meta(
            description="Teams score it themselves; how their scores become one.",
            examples=["sum"],
        ),
    ] = None


class Goal(Entry, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A measurable goal of the team."""

    name: Annotated[Line, Meta(description="What people call the goal.", examples=["Grow people"])]
    description: Annotated[
        Prose,
        Meta(
            description="What is to be reached, and why.",
            examples=["Everybody learns from somebody in another function."],
        ),
    ]
    measure: Annotated[
        Measure,
        Meta(
            description="How it is measured: by awards counted, or by scores that teams give.",
            examples=[{"count": {"kind": "mentoring"}}, {"score": "sum"}],
        ),
    ]
    target: Annotated[Amount, Meta(description="The number to reach.", examples=[24])]
    starts: Annotated[
        date | None,
        Meta(description="The first day that counts.", examples=["2026-01-01"]),
    ] = None
    due: Annotated[date, Meta(description="The last day that counts.", examples=["2026-12-31"])]


class Project(Entry, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Something that awards can be about."""

    name: Annotated[Line, Meta(description="What people call the project.", examples=["Apollo"])]
    description: Annotated[
        Prose | None,
        Meta(
            description="What it is about, in a sentence.",
            examples=["A new home for the weather archive."],
        ),
    ] = None
    url: Annotated[
        Link | None,
        Meta(description="Where to read more.", examples=["https://forge.example/apollo"]),
    ] = None
    aliases: Annotated[
        tuple[Line, ...],
        Meta(description="Other names and spellings.", examples=[["Apollo 2"]], max_length=50),
    ] = ()
