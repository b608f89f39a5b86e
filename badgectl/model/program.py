"""The programme itself: `catalog/program.yaml`."""

from typing import Annotated, Literal

from msgspec import Meta, Struct

from badgectl.model.designs import Border, Colors, Palette, Pattern, Shape, Theme
from badgectl.model.entry import Entry
from badgectl.model.forms import (
    Address,
    Branch,
    Id,
    IssuerId,
    KeyText,
    Line,
    Link,
    Mark,
    ObjectId,
    Prose,
    TimeZone,
)
from badgectl.model.people import Visibility

PROGRAM_FILE = "catalog/program.yaml"

Grade = Literal["signed", "forge", "claimed"]


class Issuer(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Who stands behind the badges when they leave the repository."""

    id: Annotated[
        IssuerId | None,
        Meta(
            description="A DID or a web address that identifies the issuer.",
            examples=["did:web:guild.example"],
        ),
    ] = None
    key: Annotated[
        KeyText | None,
        Meta(
            description="The public key that signs credentials, as `badgectl key issuer` shows it: "
            "with another, nothing is issued.",
            examples=["z6MkghLt1e8m1fmANsdJJco3aCLV8Xnigr5UWwC3u5iZFPd3"],
        ),
    ] = None
    recipients: Annotated[
        Literal["id", "email"],
        Meta(
            description="How credentials name people. `id`: by an id that only the issuer can tell "
            "to be theirs; `email`: by the salted hash of their first e-mail address.",
            examples=["email"],
        ),
    ] = "id"
    email: Annotated[
        Address | None,
        Meta(description="Where to ask about a badge.", examples=["badges@guild.example"]),
    ] = None


class Trust(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How sure a record must be before it counts as made by whom it names."""

    required: Annotated[
        Grade,
        Meta(
            description="`signed`: by the giver's key; `forge`: or by a forge in the giver's name; "
            "`claimed`: anybody who may commit.",
            examples=["signed"],
        ),
    ] = "claimed"
    forge_keys: Annotated[
        tuple[str, ...],
        Meta(
            description="Keys with which a forge signs merges.",
            examples=[["ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAA..."]],
            max_length=20,
        ),
    ] = ()


class Kind(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A kind of badge that this programme adds to the usual ones."""

    description: Annotated[
        Prose,
        Meta(description="What it honours, in a sentence.", examples=["Went out to sea for us."]),
    ]
    shape: Annotated[
        Shape | None, Meta(description="The outline of its badges.", examples=["diamond"])
    ] = None


class Look(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """What all badges of the programme share."""

    mark: Annotated[
        Mark | None,
        Meta(description="One to four letters that every badge carries: the issuer's mark."),
    ] = None
    theme: Annotated[
        Theme, Meta(description="The kind of art of all badges.", examples=["flat"])
    ] = "engraved"
    shape: Annotated[
        Shape | None,
        Meta(description="One outline for all badges; else by kind.", examples=["circle"]),
    ] = None
    palettes: Annotated[
        tuple[Palette | Colors, ...],
        Meta(
            description="The colours that badges have which choose none; else all that there are.",
            examples=[["ocean", "slate"]],
        ),
    ] = ()
    pattern: Annotated[
        Pattern | None,
        Meta(description="One family of engraved lines for all badges.", examples=["weave"]),
    ] = None
    border: Annotated[
        Border, Meta(description="What runs along the rim of all badges.", examples=["beads"])
    ] = "plain"


class Acknowledged(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A commit that broke a rule and stays; it is reported for ever, never hidden."""

    commit: Annotated[ObjectId, Meta(description="The commit.")]
    reason: Annotated[
        Prose,
        Meta(description="Why it stays.", examples=["Merged before the check was on."]),
    ]


class Program(Entry, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The programme: who runs it and on what terms."""

    name: Annotated[
        Line, Meta(description="What people call the programme.", examples=["Example Guild"])
    ]
    url: Annotated[
        Link | None,
        Meta(description="Where it is at home.", examples=["https://guild.example"]),
    ] = None
    hub: Annotated[
        Link | None,
        Meta(
            description="Where the hub is published; links that are passed on lead there.",
            examples=["https://badges.guild.example"],
        ),
    ] = None
    issuer: Annotated[
        Issuer,
        Meta(
            description="Who stands behind the badges when they leave the repository.",
            examples=[{"id": "did:web:guild.example", "email": "badges@guild.example"}],
        ),
    ] = Issuer()
    branch: Annotated[Branch, Meta(description="The branch on which awards count.")] = "main"
    delivery: Annotated[
        Literal["push", "request"],
        Meta(
            description="`request`: awards go out as pull requests (protected branches).",
            examples=["push"],
        ),
    ] = "push"
    timezone: Annotated[TimeZone, Meta(description="Where the programme's days begin and end.")] = (
        "UTC"
    )
    maintainers: Annotated[
        tuple[Id, ...],
        Meta(
            description="Whose signature a change of the catalog needs.",
            examples=[["grace"]],
            max_length=100,
        ),
    ] = ()
    recorders: Annotated[
        tuple[Id, ...],
        Meta(
            description="Who may record an award that somebody else gives.",
            examples=[["badge-bot"]],
            max_length=100,
        ),
    ] = ()
    trust: Annotated[
        Trust,
        Meta(
            description="How sure it must be that a record comes from whom it names.",
            examples=[{"required": "signed"}],
        ),
    ] = Trust()
    visibility: Annotated[
        Visibility,
        Meta(
            description="Who sees people whose own file does not say it. Left out: everybody.",
            examples=["members"],
        ),
    ] = "public"
    kinds: Annotated[
        dict[Id, Kind],
        Meta(
            description="Further kinds of badges.",
            examples=[{"seafaring": {"description": "Went out to sea for us."}}],
        ),
    ] = {}
    look: Annotated[Look, Meta(description="What all badges share.", examples=[{"mark": "LW"}])] = (
        Look()
    )
    acknowledged: Annotated[
        tuple[Acknowledged, ...],
        Meta(
            description="Commits that broke a rule and stay; they are reported for ever.",
            examples=[[{"commit": "3f9c2b7a1d", "reason": "Merged before the check was on."}]],
            max_length=1000,
        ),
    ] = ()
