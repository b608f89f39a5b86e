"""People and teams: who receives and who gives."""

from datetime import date
from typing import Annotated, Literal

from msgspec import Meta, Struct

from badgectl.model.entry import Entry
from badgectl.model.forms import Email, Id, Line, ObjectId, Prose

Visibility = Literal["public", "members", "hidden"]
Aliases = Annotated[
    tuple[Id, ...], Meta(description="Former ids.", examples=[["former-id"]], max_length=50)
]


class SigningKey(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A public key with which a person signs commits."""

    key: Annotated[
        str,
        Meta(
            min_length=16,
            max_length=20_000,
            description="An OpenSSH public key line, or an armoured OpenPGP public key.",
            examples=["ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAA..."],
        ),
    ]
    added: Annotated[
        date | None, Meta(description="The day on which it was added.", examples=["2026-01-10"])
    ] = None
    retired: Annotated[
        date | None,
        Meta(
            description="No longer used from this day; what it signed stands.",
            examples=["2026-11-23"],
        ),
    ] = None
    revoked_since: Annotated[
        ObjectId | None, Meta(description="What it signed from this commit on is a mere claim.")
    ] = None

    @property
    def has_ended(self) -> bool:
        """Whether its owner signs with it no longer."""
        return self.retired is not None or self.revoked_since is not None


class Person(Entry, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A person who gives and receives."""

    name: Annotated[
        Line, Meta(description="What people call this person.", examples=["Ada Lovelace"])
    ]
    home: Annotated[
        Id | None,
        Meta(description="The home team; it decides the function.", examples=["platform"]),
    ] = None
    status: Annotated[
        Literal["active", "alumni"],
        Meta(
            description="`alumni`: has left; awards stand, new ones are refused.",
            examples=["active"],
        ),
    ] = "active"
    accounts: Annotated[
        dict[Id, Line],
        Meta(description="Names elsewhere, by service.", examples=[{"github": "AdaL"}]),
    ] = {}
    emails: Annotated[
        tuple[Email, ...],
        Meta(
            description="The addresses this person commits with.",
            examples=[["ada@guild.example"]],
            max_length=50,
        ),
    ] = ()
    signing_keys: Annotated[
        tuple[SigningKey, ...],
        Meta(
            description="The keys with which this person signs commits.",
            examples=[[{"key": "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAA..."}]],
            max_length=50,
        ),
    ] = ()
    visibility: Annotated[
        Visibility | None,
        Meta(
            description="Who sees this person in pages and reports. Left out: as `visibility` in "
            "program.yaml says, and where that is left out everybody.",
            examples=["members"],
        ),
    ] = None
    aliases: Aliases = ()


class Responsibility(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What somebody looks after in a team."""

    who: Annotated[Id, Meta(description="The person.", examples=["linus"])]
    what: Annotated[Line, Meta(description="What it is.", examples=["on-call rota"])]


class Team(Entry, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A team, which can receive badges as a whole."""

    name: Annotated[Line, Meta(description="What people call the team.", examples=["Platform"])]
    description: Annotated[
        Prose | None,
        Meta(
            description="What it does, in a sentence.",
            examples=["Keeps the servers and the tools of all others running."],
        ),
    ] = None
    function: Annotated[
        Id | None,
        Meta(
            description="What the team does for the organisation: engineering, design, sales ...",
            examples=["engineering"],
        ),
    ] = None
    parent: Annotated[
        Id | None,
        Meta(description="The team it is part of; implies no membership.", examples=["infra"]),
    ] = None
    leads: Annotated[
        tuple[Id, ...],
        Meta(description="Who leads it; leads belong to it.", examples=[["grace"]], max_length=100),
    ] = ()
    members: Annotated[
        tuple[Id, ...],
        Meta(description="Who belongs to it.", examples=[["ada", "linus"]], max_length=10_000),
    ] = ()
    responsibilities: Annotated[
        tuple[Responsibility, ...],
        Meta(
            description="Who looks after what.",
            examples=[[{"who": "linus", "what": "on-call rota"}]],
            max_length=1000,
        ),
    ] = ()
    aliases: Aliases = ()

    @property
    def everybody(self) -> tuple[str, ...]:
        """Leads and members, each once."""
        return tuple(dict.fromkeys(self.leads + self.members))
