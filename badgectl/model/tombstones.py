"""Tombstones: what explains that records were rewritten when an id was erased."""

from datetime import date
from typing import Annotated, Literal

from msgspec import Meta, Struct

from badgectl.model.entry import Entry
from badgectl.model.forms import BlobId, Id, RecordFile

MOST_RECORDS = 500
"""How many rewritten records one file lists; further files list the rest."""


class Rewritten(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A record that was rewritten. Its old path is not told: the id that was erased is in it."""

    was: Annotated[
        BlobId, Meta(description="The git id of the file as it was.", examples=["6f1f" + "0" * 36])
    ]
    path: Annotated[RecordFile, Meta(description="Where it lies now.")]
    blob: Annotated[
        BlobId, Meta(description="The git id of the file as it is.", examples=["9c0e" + "0" * 36])
    ]


class Tombstone(Entry, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The erasure of an id: whom the records name instead, and which of them were rewritten."""

    now: Annotated[
        Id | None,
        Meta(
            description="The id that stands instead, where the file's name is another.",
            examples=["former-1a2b3c4d"],
        ),
    ] = None
    reason: Annotated[
        Literal["forgotten", "renamed"],
        Meta(
            description="Whether the person is forgotten or has another id.",
            examples=["forgotten"],
        ),
    ]
    by: Annotated[Id, Meta(description="The maintainer who erased the id.", examples=["grace"])]
    on: Annotated[date, Meta(description="The day of the erasure.", examples=["2026-11-23"])]
    records: Annotated[
        tuple[Rewritten, ...],
        Meta(
            description="The records that were rewritten. Filled in by the tool.",
            examples=[
                [
                    {
                        "was": "6f1f" + "0" * 36,
                        "path": "awards/former-1a2b3c4d/crown.yaml",
                        "blob": "9c0e" + "0" * 36,
                    }
                ]
            ],
            max_length=2 * MOST_RECORDS,
        ),
    ] = ()

    @property
    def person(self) -> str:
        """The id that stands instead of the erased one."""
        return self.now or self.id

    @property
    def is_forgotten(self) -> bool:
        """Whether the person is forgotten."""
        return self.reason == "forgotten"
