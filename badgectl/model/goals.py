"""Goals that badges align with, and projects that awards can be about."""

from datetime import date
from typing import Annotated, Literal

from msgspec import Meta, Struct

from badgectl.model.entry import Choice, Entry
from badgectl.model.forms import BadgeRef, Id, Line, Link, Prose

Amount = Annotated[float, Meta(ge=-1e12, le=1e12)]


class GoalCount(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Which awards a goal counts: those that fit every key given."""

    badge: BadgeRef | None = None
    kind: Id | None = None
    topic: Id | None = None
    project: Id | None = None


class Measure(Choice, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How a goal is measured: by awards counted, or by scores that teams give. Exactly one key."""

    count: Annotated[GoalCount | None, Meta(description="Awards made between start and due.")] = (
        None
    )
    score: Annotated[
        Literal["sum", "average", "latest"] | None,
        Meta(description="Teams score it with `badgectl score`; how their scores become one."),
    ] = None


class Goal(Entry, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A measurable goal of the team."""

    name: Line
    description: Prose
    measure: Measure
    target: Annotated[Amount, Meta(description="The number to reach.")]
    starts: Annotated[date | None, Meta(description="The first day that counts.")] = None
    due: Annotated[date, Meta(description="The last day that counts.")]


class Project(Entry, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Something that awards can be about."""

    name: Line
    description: Prose | None = None
    url: Link | None = None
    aliases: Annotated[
        tuple[Line, ...], Meta(description="Other names and spellings.", max_length=50)
    ] = ()
