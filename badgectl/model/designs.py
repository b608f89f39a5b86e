"""Designs: what a badge, or a whole programme, chooses of how badges look."""

from typing import Annotated, Literal

from msgspec import Meta, Struct

from badgectl.model.art import ArtFile
from badgectl.model.forms import Id, Line, due, pattern

Theme = Literal["engraved", "flat", "story"]
Shape = Literal[
    "circle", "hexagon", "octagon", "shield", "square", "diamond", "scallop", "pentagon",
    "star", "arch",
]  # fmt: skip
Palette = Literal[
    "ocean", "sky", "lagoon", "forest", "moss", "amber", "copper", "brick",
    "rose", "plum", "indigo", "slate",
]  # fmt: skip
Pattern = Literal["rosette", "waves", "weave", "rays", "lattice", "contours", "none"]
Border = Literal["plain", "beads", "rope", "notched", "double"]
Fact = Literal["year", "project", "expiry"]
Mood = Literal["proud", "happy", "curious", "focused", "surprised", "wink", "sleepy", "brave"]
Pose = Literal["standing", "waving", "cheering", "pointing", "running", "sitting"]
Headgear = Literal[
    "hard-hat", "crown", "beanie", "top-hat", "mortarboard", "party-hat", "captain", "chef",
    "explorer", "wizard", "headset", "glasses", "goggles", "flower", "none",
]  # fmt: skip
Scenery = Literal[
    "sunburst", "waves", "desk", "mountains", "stage", "night-sky", "cave", "forest", "city",
    "meadow", "space", "workshop",
]  # fmt: skip

Hex = Annotated[
    str,
    Meta(
        pattern=pattern("#[0-9a-fA-F]{6}"),
        description="A colour: `#rrggbb`.",
        examples=["#123a86"],
        extra_json_schema=due("a colour is `#` and six hexadecimal digits"),
    ),
]


class Colors(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A palette of one's own."""

    light: Annotated[Hex, Meta(description="Where light falls on the field.")]
    deep: Annotated[Hex, Meta(description="The field in the shade; white is read on it.")]
    ink: Annotated[Hex, Meta(description="Icon and name, read on paper.")]


class Design(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How a badge looks; what is left out follows from the programme, its kind and its id."""

    theme: Annotated[
        Theme | None, Meta(description="The kind of art; else the programme's.", examples=["story"])
    ] = None
    shape: Annotated[
        Shape | None,
        Meta(description="The outline; else that of the kind.", examples=["hexagon"]),
    ] = None
    palette: Annotated[
        Palette | Colors | None,
        Meta(description="The colours, by name or one's own; else chosen by the id.",
             examples=["ocean"]),
    ] = None  # fmt: skip
    icon: Annotated[
        Id | None,
        Meta(
            description="The name of a Material Design icon; else that of the kind.",
            examples=["compass", "bridge", "school"],
        ),
    ] = None
    art: Annotated[
        ArtFile | None,
        Meta(description="Own art in catalog/art/, which takes the place of icon and pattern.",
             examples=["mentor.svg"]),
    ] = None  # fmt: skip
    pattern: Annotated[
        Pattern | None,
        Meta(description="The family of the engraved lines; else chosen by the id.",
             examples=["waves"]),
    ] = None  # fmt: skip
    border: Annotated[
        Border | None, Meta(description="What runs along the rim.", examples=["rope"])
    ] = None
    ribbon: Annotated[
        Line | None,
        Meta(description="What the ribbon says; else the name.", examples=["Mentor"]),
    ] = None
    shows: Annotated[
        tuple[Fact, ...] | None,
        Meta(description="What a small tag tells of the award: its year, project, last day.",
             examples=[["year"]]),
    ] = None  # fmt: skip
    mood: Annotated[
        Mood | None, Meta(description="The face of the mascot (story).", examples=["proud"])
    ] = None
    pose: Annotated[
        Pose | None, Meta(description="What the mascot does (story).", examples=["waving"])
    ] = None
    holds: Annotated[
        Id | None,
        Meta(description="The icon in the mascot's paw (story); else the icon.",
             examples=["lightbulb-on"]),
    ] = None  # fmt: skip
    wears: Annotated[
        Headgear | None,
        Meta(description="What the mascot wears (story).", examples=["hard-hat"]),
    ] = None
    scene: Annotated[
        Scenery | None,
        Meta(description="What lies behind the mascot (story).", examples=["mountains"]),
    ] = None
