"""What supports a record, and where it came from."""

from typing import Annotated

from msgspec import Meta, Struct

from badgectl.model.entry import Choice
from badgectl.model.forms import Id, Line, Link, RepositoryPath


class Evidence(Choice, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A link, or a path in the repository, that supports an award."""

    choices = ("url", "path")
    url: Link | None = None
    path: RepositoryPath | None = None
    criterion: Annotated[
        Id | None, Meta(description="The criterion that it supports.", examples=["sessions"])
    ] = None
    text: Annotated[
        Line | None,
        Meta(description="What there is to see.", examples=["Notes of the six sessions"]),
    ] = None


class Source(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Where an imported record came from."""

    tool: Annotated[Line, Meta(description="The tool.", examples=["all-contributors"])]
    id: Annotated[
        Line | None, Meta(description="What it is called there.", examples=["badge-1234"])
    ] = None
    url: Link | None = None


EvidenceList = Annotated[
    tuple[Evidence, ...],
    Meta(
        description="Links or files that support it.",
        examples=[[{"url": "https://forge.example/pull/42", "criterion": "sessions"}]],
        max_length=100,
    ),
]
