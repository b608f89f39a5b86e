"""The tests that a badge brings along: what is so in an example, and what follows from it."""

from typing import Annotated

from msgspec import Meta, Struct, field

from badgectl.model.forms import Amount, BadgeRef, Id, Length, Line

YES, NONE = "yes", "none"
"""What is allowed where there are no levels, and that nothing is: no level is called so."""


class ExampleFact(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Something that is so in an example: awards received, or people helped."""

    award: Annotated[
        BadgeRef | None, Meta(description="A badge, or badge@level, that was received.")
    ] = None
    givers: Annotated[
        tuple[Id, ...],
        Meta(description="Who gave it, in turn.", examples=[["bob", "cleo"]], max_length=100),
    ] = field(name="from", default=())
    times: Annotated[
        int,
        Meta(
            ge=1,
            le=100,
            description="How many times; at least once by each in `from`.",
            examples=[5],
        ),
    ] = 1
    topic: Annotated[
        Id | None,
        Meta(description="A topic of the badge received.", examples=["onboarding"]),
    ] = None
    ago: Annotated[Length | None, Meta(description="How long before the award in question.")] = None
    helped: Annotated[
        tuple[Id, ...],
        Meta(
            description="People named in `helped:`.",
            examples=[["tom", "uma"]],
            max_length=100,
        ),
    ] = ()
    functions: Annotated[
        tuple[Id, ...],
        Meta(
            description="The functions of the people named, in the same order; `own` is that of "
            "the recipient.",
            examples=[["design", "engineering"]],
            max_length=100,
        ),
    ] = ()
    teams: Annotated[
        tuple[Id, ...],
        Meta(
            description="The home teams of the people named, in the same order; `own` is that of "
            "the recipient.",
            examples=[["studio", "platform"]],
            max_length=100,
        ),
    ] = ()
    measured: Annotated[
        dict[Id, Amount],
        Meta(description="Numbers measured elsewhere.", examples=[{"builds": 57}]),
    ] = {}
    together: Annotated[
        tuple[Id, ...],
        Meta(
            description="Who is awarded jointly, beside the recipient.",
            examples=[["ada", "tom"]],
            max_length=100,
        ),
    ] = ()


class Expectation(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What the machine should say about an example."""

    allowed: Annotated[
        Id,
        Meta(
            description="The highest level allowed; `yes` where there are no levels; or `none`.",
            examples=["silver", YES, NONE],
        ),
    ]


class Example(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One of the badge's own tests of its `requires`."""

    text: Annotated[
        Line, Meta(description="What the example shows.", examples=["two mentees, one team"])
    ]
    given: Annotated[
        tuple[ExampleFact, ...],
        Meta(
            description="What is so in the example.",
            examples=[[{"helped": ["tom", "uma"]}]],
            max_length=100,
        ),
    ] = ()
    expect: Annotated[
        Expectation,
        Meta(description="What the machine should say.", examples=[{"allowed": "silver"}]),
    ]
