"""Goals that badges align with, and projects that awards can be about."""

from datetime import date
from typing import Annotated, Literal

from msgspec import Meta, Struct, field

from badgectl.model.entry import Choice, Entry
from badgectl.model.forms import Amount, BadgeRef, Id, Line, Link, Prose
from badgectl.model.text import number


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
    """How a goal is measured: by awards counted, or by scores that teams give. One of the two."""

    choices = ("count", "score")

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
    least: Annotated[
        Amount | None, Meta(description="The lowest score that can be given.", examples=[1])
    ] = field(name="from", default=None)
    most: Annotated[
        Amount | None, Meta(description="The highest score that can be given.", examples=[5])
    ] = field(name="to", default=None)

    @property
    def range(self) -> str:
        """Which scores can be given, as part of a sentence; empty if all can."""
        low = "" if self.least is None else f"from {number(self.least)}"
        high = "" if self.most is None else f"to {number(self.most)}"
        return " ".join(filter(None, (low, high if low else high.replace("to", "up to"))))

    def takes(self, value: float) -> bool:
        """Tell whether a score can be given."""
        low = self.least is None or value >= self.least
        return low and (self.most is None or value <= self.most)


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
            examples=[
                {"count": {"kind": "mentoring"}},
                {"score": "latest", "from": 1, "to": 5},
            ],
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
