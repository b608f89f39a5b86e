"""Suggestions: rules that propose awards from what people do in repositories and other tools."""

from typing import Annotated, Literal

from msgspec import Meta, Struct

from badgectl.model.days import Window
from badgectl.model.entry import Entry
from badgectl.model.forms import Amount, BadgeRef, Id, Length, Line, Prose
from badgectl.model.requirements import AtLeast

AUTHOR = "author"
"""The kind of deed that every commit is, whatever its trailers say."""

PLACEHOLDERS = ("count", "days", "weeks", "people", "total", "first", "last")
"""What a reason may name in braces."""

Glob = Annotated[
    Line,
    Meta(
        description="Files by path: `*` within a folder, `**` across folders.",
        examples=["docs/**", "*.md"],
    ),
]
Globs = Annotated[tuple[Glob, ...], Meta(min_length=1, max_length=50)]


class DeedFilter(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Which deeds count: those that fit every key given."""

    kinds: Annotated[
        tuple[Id, ...],
        Meta(
            description="What was done: `author` of a commit, a trailer that names somebody "
            "(`co-authored-by`, `reviewed-by`), or the kind of an event from another tool.",
            examples=[["author", "co-authored-by"], ["reviewed-by"]],
            min_length=1,
            max_length=50,
        ),
    ]
    touching: Annotated[
        Globs | None,
        Meta(description="Only what touched such files.", examples=[["docs/**", "*.md"]]),
    ] = None
    other_than: Annotated[
        Globs | None,
        Meta(
            description="Only what touched a file beside these.",
            examples=[["vendor/**", "*.lock"]],
        ),
    ] = None
    for_other: Annotated[
        Literal["person", "team", "function"] | None,
        Meta(
            description="Only what was done for another person (the author of what was reviewed), "
            "of another home team, of another function.",
            examples=["team"],
        ),
    ] = None
    outside: Annotated[
        Id | None,
        Meta(
            description="Only what was done by people who do not belong to this team.",
            examples=["platform"],
        ),
    ] = None


class Suggestion(Entry, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A rule that proposes a badge to whoever did what it describes."""

    badge: Annotated[
        BadgeRef,
        Meta(description="What is proposed: a badge, with its level where it has levels."),
    ]
    reason: Annotated[
        Prose,
        Meta(
            description="The reason of the award. `{count}`, `{days}`, `{weeks}`, `{people}`, "
            "`{total}`, `{first}` and `{last}` become what was found.",
            examples=["Reviewed 20 changes of 3 colleagues."],
        ),
    ]
    deeds: Annotated[
        DeedFilter, Meta(description="Which deeds count.", examples=[{"kinds": ["reviewed-by"]}])
    ]
    at_least: Annotated[AtLeast, Meta(description="How many deeds.", examples=[20])] = 1
    on_days: Annotated[
        AtLeast | None, Meta(description="On so many different days.", examples=[5])
    ] = None
    weeks_in_a_row: Annotated[
        AtLeast | None,
        Meta(description="In so many weeks, none of them left out.", examples=[8]),
    ] = None
    for_people: Annotated[
        AtLeast | None,
        Meta(
            description="For so many different people; the award names them in `helped:`.",
            examples=[3],
        ),
    ] = None
    total: Annotated[
        Amount | None,
        Meta(description="Their values add up to so much.", examples=[50]),
    ] = None
    measured: Annotated[
        Id | None,
        Meta(
            description="The name under which the award carries the sum of their values.",
            examples=["builds"],
        ),
    ] = None
    within: Annotated[
        Length | None, Meta(description="All of it in this time, whenever it was.")
    ] = None
    every: Annotated[
        Window | None,
        Meta(description="Anew in each calendar window.", examples=["quarter"]),
    ] = None
    criterion: Annotated[
        Id | None,
        Meta(description="The criterion that the evidence supports.", examples=["reviews"]),
    ] = None
    project: Annotated[
        Id | None, Meta(description="The project that the award is about.", examples=["apollo"])
    ] = None
