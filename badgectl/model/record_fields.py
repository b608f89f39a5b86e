"""What several kinds of records say alike."""

from datetime import date
from typing import Annotated

from msgspec import Meta

from badgectl.model.forms import Id, Line, Prose, due

Filled = "Filled in by the tool."

BadgeId = Annotated[
    Id,
    Meta(
        description="Which badge.",
        examples=["mentor"],
        extra_json_schema=due("write the badge's id; a level has a key of its own, `level:`"),
    ),
]
LevelId = Annotated[
    Id, Meta(description="Which level, where the badge has levels.", examples=["silver"])
]
Recipient = Annotated[Id, Meta(description="The person or team who receives it.", examples=["ada"])]
Reason = Annotated[
    Prose,
    Meta(
        description="What it was for; everybody can read it.",
        examples=["Stood by two newcomers through their first on-call week."],
    ),
]
Words = Annotated[
    Prose, Meta(description="What there is to say.", examples=["Well deserved: I was there."])
]
Helped = Annotated[
    tuple[Id, ...],
    Meta(description="People who were helped.", examples=[["tom", "uma"]], max_length=10_000),
]
ProjectId = Annotated[Id, Meta(description="The project that it was about.", examples=["apollo"])]
Role = Annotated[Line, Meta(description="What the recipient did there.", examples=["lead"])]
EarnedOn = Annotated[date, Meta(description="When it was earned.", examples=["2026-11-20"])]
Made = Annotated[date, Meta(description="When it was made. " + Filled, examples=["2026-11-23"])]
Roster = Annotated[
    tuple[Id, ...],
    Meta(
        description="Of a team award: the members on that day. " + Filled,
        examples=[["ada", "linus"]],
        max_length=10_000,
    ),
]
