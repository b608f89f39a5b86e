"""Badges: criteria, levels, policy, look, and the tests that a badge brings along."""

from typing import Annotated, Literal

from msgspec import Meta, Struct, field

from badgectl.model.entry import Entry
from badgectl.model.forms import BadgeRef, Id, Length, Line, Prose
from badgectl.model.policy import Awarding
from badgectl.model.requirements import Requirement

KINDS: dict[str, str] = {
    "expertise": "Knows a subject so well that others should ask.",
    "peer-recognition": "Noticed and thanked by colleagues.",
    "collaboration": "Finished a project together.",
    "cross-team": "Worked across the borders of teams and functions.",
    "mentoring": "Helped somebody grow.",
    "training": "Learned, or taught, together.",
    "communication": "Writes, speaks and keeps the tools that others rely on.",
}
"""The kinds that every programme knows, each with what it honours."""

Shape = Literal[
    "circle", "hexagon", "octagon", "shield", "square", "diamond", "scallop", "pentagon"
]
Palette = Literal[
    "ocean", "sky", "lagoon", "forest", "moss", "amber", "copper", "brick",
    "rose", "plum", "indigo", "slate",
]  # fmt: skip


class Design(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How a badge looks; what is left out follows from its kind and id."""

    shape: Annotated[Shape | None, Meta(description="The outline; else that of the kind.")] = None
    palette: Annotated[Palette | None, Meta(description="The colours; else chosen by the id.")] = (
        None
    )
    icon: Annotated[
        Id | None,
        Meta(
            description="The name of a Material Design icon; else that of the kind.",
            examples=["compass", "bridge", "school"],
        ),
    ] = None


class Criterion(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One clear condition that a reader can check."""

    id: Id
    text: Annotated[Prose, Meta(description="What was done, so that somebody else can check it.")]
    evidence: Annotated[
        Literal["required", "optional"],
        Meta(description="Whether an award must bring evidence for this criterion."),
    ] = "optional"


class Level(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One step of a badge's progression; a higher one implies the lower."""

    id: Id
    name: Annotated[Line | None, Meta(description="Instead of the badge's name.")] = None
    description: Annotated[Prose | None, Meta(description="Instead of the badge's.")] = None
    text: Annotated[Prose | None, Meta(description="What this level asks, in a sentence.")] = None
    criteria: Annotated[
        tuple[Criterion, ...],
        Meta(
            description="Further criteria, beside the badge's and the lower levels'.", max_length=50
        ),
    ] = ()
    requires: Annotated[
        tuple[Requirement, ...],
        Meta(description="What the machine checks: all of these.", max_length=50),
    ] = ()
    design: Annotated[Design | None, Meta(description="What looks different at this level.")] = None


class ExampleFact(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Something that is so in an example: awards received, or people helped."""

    award: Annotated[
        BadgeRef | None, Meta(description="A badge, or badge@level, that was received.")
    ] = None
    givers: Annotated[
        tuple[Id, ...], Meta(description="Who gave it, in turn.", max_length=1000)
    ] = field(name="from", default=())
    times: Annotated[
        int,
        Meta(ge=1, le=1000, description="How many times; at least once by each in `from`."),
    ] = 1
    topic: Annotated[Id | None, Meta(description="A topic of the badge received.")] = None
    ago: Annotated[Length | None, Meta(description="How long before the award in question.")] = None
    helped: Annotated[
        tuple[Id, ...], Meta(description="People named in `helped:`.", max_length=1000)
    ] = ()
    functions: Annotated[
        tuple[Id, ...],
        Meta(
            description="The functions of the people named, in the same order; `own` is that of "
            "the recipient.",
            max_length=1000,
        ),
    ] = ()
    teams: Annotated[
        tuple[Id, ...],
        Meta(
            description="The home teams of the people named, in the same order; `own` is that of "
            "the recipient.",
            max_length=1000,
        ),
    ] = ()
    measured: Annotated[dict[Id, float], Meta(description="Numbers measured elsewhere.")] = {}
    together: Annotated[
        tuple[Id, ...],
        Meta(description="Who is awarded jointly, beside the recipient.", max_length=1000),
    ] = ()


class Expectation(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What the machine should say about an example."""

    allowed: Annotated[
        Id,
        Meta(description="The highest level allowed; `yes` where there are no levels; or `none`."),
    ]


class Example(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One of the badge's own tests of its `requires`."""

    text: Line
    given: Annotated[tuple[ExampleFact, ...], Meta(max_length=100)] = ()
    expect: Expectation


class Badge(Entry, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A badge: what is honoured, by which criteria, in which levels, and who may award it."""

    name: Line
    kind: Annotated[Id, Meta(description="The family of the badge: " + ", ".join(KINDS) + ".")]
    description: Annotated[Prose, Meta(description="What the badge honours, in a sentence.")]
    goals: Annotated[
        tuple[Id, ...], Meta(description="Team goals that the badge serves.", max_length=50)
    ] = ()
    topics: Annotated[
        tuple[Id, ...], Meta(description="Subjects that a holder can help with.", max_length=50)
    ] = ()
    recipients: Annotated[
        Literal["person", "team", "any"], Meta(description="Who can be awarded the badge.")
    ] = "person"
    status: Annotated[
        Literal["active", "retired"],
        Meta(
            description="`retired`: no new awards, while those already made stand, count and are "
            "shown. To take awards back, revoke them.",
        ),
    ] = "active"
    criteria: Annotated[
        tuple[Criterion, ...],
        Meta(description="What every award of the badge asks for.", max_length=50),
    ] = ()
    requires: Annotated[
        tuple[Requirement, ...],
        Meta(description="What the machine checks at every level.", max_length=50),
    ] = ()
    levels: Annotated[
        tuple[Level, ...],
        Meta(description="The steps of progression, lowest first.", max_length=12),
    ] = ()
    in_order: Annotated[bool, Meta(description="Whether no level may be skipped.")] = False
    awarding: Awarding = Awarding()
    design: Design = Design()
    examples: Annotated[tuple[Example, ...], Meta(max_length=100)] = ()

    def level(self, level_id: str | None) -> Level | None:
        """Return the level of an id, if the badge has it."""
        return next((level for level in self.levels if level.id == level_id), None)

    def rank(self, level_id: str | None) -> int:
        """Return how high a level is: 1 for the lowest, 0 for none or an unknown one."""
        return next((n for n, level in enumerate(self.levels, 1) if level.id == level_id), 0)

    def title(self, level_id: str | None) -> str:
        """Return what people call the badge at a level: `Mentor (gold)`."""
        level = self.level(level_id)
        if level is None:
            return self.name
        return level.name or f"{self.name} ({level.id})"

    @property
    def all_criteria(self) -> tuple[Criterion, ...]:
        """The criteria of the badge and of all its levels."""
        return self.criteria + tuple(c for level in self.levels for c in level.criteria)

    def steps(self, level_id: str | None, held: int = 0) -> tuple[Level, ...]:
        """Return the levels that an award at `level_id` adds for a holder of rank `held`."""
        return self.levels[held : self.rank(level_id)]

    def criteria_for(self, level_id: str | None, held: int = 0) -> tuple[Criterion, ...]:
        """Return the criteria that an award meets: the badge's own and those of its new steps."""
        return self.criteria + tuple(
            c for step in self.steps(level_id, held) for c in step.criteria
        )

    def requires_for(self, level_id: str | None, held: int = 0) -> tuple[Requirement, ...]:
        """Return what the machine checks of an award: the badge's own and that of its new steps."""
        return self.requires + tuple(
            r for step in self.steps(level_id, held) for r in step.requires
        )
