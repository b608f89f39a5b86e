"""Badges: criteria, levels, policy and look."""

from typing import Annotated, Literal

from msgspec import Meta, Struct

from badgectl.model.badge_examples import Example
from badgectl.model.designs import Design
from badgectl.model.entry import Entry
from badgectl.model.forms import Id, Line, Prose
from badgectl.model.policy import Awarding
from badgectl.model.problems import Place
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


class Criterion(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """One clear condition that a reader can check."""

    id: Annotated[
        Id, Meta(description="A name for it; evidence points there.", examples=["sessions"])
    ]
    text: Annotated[
        Prose,
        Meta(
            description="What was done, so that somebody else can check it.",
            examples=["Held at least six sessions with each mentee."],
        ),
    ]
    evidence: Annotated[
        Literal["required", "optional"],
        Meta(
            description="Whether an award must bring evidence for this criterion.",
            examples=["required"],
        ),
    ] = "optional"


class Level(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """One step of a badge's progression; a higher one implies the lower."""

    id: Annotated[
        Id, Meta(description="What stands after the `@`: badge@level.", examples=["bronze"])
    ]
    name: Annotated[
        Line | None,
        Meta(description="Instead of the badge's name.", examples=["Master mentor"]),
    ] = None
    description: Annotated[
        Prose | None,
        Meta(
            description="Instead of the badge's description.",
            examples=["Teaches others how to be a mentor."],
        ),
    ] = None
    text: Annotated[
        Prose | None,
        Meta(
            description="What this level asks, in a sentence.",
            examples=["Mentored one colleague for a quarter."],
        ),
    ] = None
    criteria: Annotated[
        tuple[Criterion, ...],
        Meta(
            description="Further criteria, beside the badge's and the lower levels'.",
            examples=[[{"id": "across", "text": "One mentee from another function."}]],
            max_length=50,
        ),
    ] = ()
    requires: Annotated[
        tuple[Requirement, ...],
        Meta(
            description="What the machine checks: all of these.",
            examples=[[{"helped": {"people": 2, "other_function": 1}}]],
            max_length=50,
        ),
    ] = ()
    design: Annotated[
        Design | None,
        Meta(description="What looks different at this level.", examples=[{"palette": "amber"}]),
    ] = None


class Badge(Entry, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A badge: what is honoured, by which criteria, in which levels, and who may award it."""

    name: Annotated[Line, Meta(description="What people call the badge.", examples=["Mentor"])]
    kind: Annotated[
        Id,
        Meta(
            description="The family of the badge: " + ", ".join(KINDS) + ".",
            examples=list(KINDS),
        ),
    ]
    description: Annotated[
        Prose,
        Meta(
            description="What the badge honours, in a sentence.",
            examples=["Stays at somebody's side until they find their own feet."],
        ),
    ]
    goals: Annotated[
        tuple[Id, ...],
        Meta(
            description="Team goals that the badge serves.",
            examples=[["grow-people"]],
            max_length=50,
        ),
    ] = ()
    topics: Annotated[
        tuple[Id, ...],
        Meta(
            description="Subjects that a holder can help with.",
            examples=[["onboarding", "python"]],
            max_length=50,
        ),
    ] = ()
    recipients: Annotated[
        Literal["person", "team", "any"],
        Meta(description="Who can be awarded the badge.", examples=["person"]),
    ] = "person"
    status: Annotated[
        Literal["active", "retired"],
        Meta(
            description="`retired`: no new awards, while those already made stand, count and are "
            "shown. To take awards back, revoke them.",
            examples=["active"],
        ),
    ] = "active"
    criteria: Annotated[
        tuple[Criterion, ...],
        Meta(
            description="What every award of the badge asks for.",
            examples=[[{"id": "sessions", "text": "Held six sessions with each mentee."}]],
            max_length=50,
        ),
    ] = ()
    requires: Annotated[
        tuple[Requirement, ...],
        Meta(
            description="What the machine checks at every level.",
            examples=[[{"holds": "teacher@silver"}]],
            max_length=50,
        ),
    ] = ()
    levels: Annotated[
        tuple[Level, ...],
        Meta(
            description="The steps of progression, lowest first.",
            examples=[[{"id": "bronze", "text": "Mentored one colleague for a quarter."}]],
            max_length=12,
        ),
    ] = ()
    in_order: Annotated[
        bool, Meta(description="Whether no level may be skipped.", examples=[True])
    ] = False
    awarding: Annotated[
        Awarding,
        Meta(
            description="Who may award it and take it back, how often, for how long.",
            examples=[{"by": "anyone", "repeatable": True}],
        ),
    ] = Awarding()
    design: Annotated[
        Design,
        Meta(
            description="How it looks; what is left out follows from kind and id.",
            examples=[{"palette": "ocean", "icon": "compass"}],
        ),
    ] = Design()
    examples: Annotated[
        tuple[Example, ...],
        Meta(
            description="The badge's own tests of its `requires`; `validate` runs them.",
            examples=[
                [
                    {
                        "text": "two mentees are enough",
                        "given": [{"helped": ["tom", "uma"]}],
                        "expect": {"allowed": "silver"},
                    }
                ]
            ],
            max_length=100,
        ),
    ] = ()

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
    def designs(self) -> tuple[Design, ...]:
        """The designs of the badge and of those levels that have their own."""
        return (self.design, *(level.design for level in self.levels if level.design is not None))

    @property
    def all_criteria(self) -> tuple[Criterion, ...]:
        """The criteria of the badge and of all its levels."""
        return self.criteria + tuple(c for level in self.levels for c in level.criteria)

    @property
    def criteria_places(self) -> tuple[tuple[Criterion, Place], ...]:
        """The criteria of the badge and of all its levels, each with where it stands."""
        own = [(one, self.at("criteria", n)) for n, one in enumerate(self.criteria)]
        further = [
            (one, self.at("levels", n, "criteria", m))
            for n, level in enumerate(self.levels)
            for m, one in enumerate(level.criteria)
        ]
        return (*own, *further)

    @property
    def requires_places(self) -> tuple[tuple[Requirement, Place], ...]:
        """What the machine checks at any level, each with where it stands."""
        own = [(one, self.at("requires", n)) for n, one in enumerate(self.requires)]
        further = [
            (one, self.at("levels", n, "requires", m))
            for n, level in enumerate(self.levels)
            for m, one in enumerate(level.requires)
        ]
        return (*own, *further)

    @property
    def all_requires(self) -> tuple[Requirement, ...]:
        """What the machine checks at any level."""
        return self.requires + tuple(r for level in self.levels for r in level.requires)

    def steps(self, level_id: str | None, held: int = 0) -> tuple[Level, ...]:
        """Return the levels that an award at `level_id` adds for a holder of rank `held`."""
        return self.levels[held : self.rank(level_id)]

    def criteria_for(self, level_id: str | None, held: int = 0) -> tuple[Criterion, ...]:
        """Return the criteria that an award meets: the badge's own and those of its new steps."""
        return self.criteria + tuple(
            c for step in self.steps(level_id, held) for c in step.criteria
        )

    def stands_for(self, level_id: str | None) -> tuple[str, ...]:
        """Return in words what an award at a level means: the texts of its steps, the criteria."""
        texts = tuple(step.text for step in self.steps(level_id) if step.text)
        return texts + tuple(one.text for one in self.criteria_for(level_id))

    def requires_for(self, level_id: str | None, held: int = 0) -> tuple[Requirement, ...]:
        """Return what the machine checks of an award: the badge's own and that of its new steps."""
        return self.requires + tuple(
            r for step in self.steps(level_id, held) for r in step.requires
        )
