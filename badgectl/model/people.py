"""People and teams: who receives and who gives."""

from datetime import date
from typing import Annotated, Literal

from msgspec import Meta, Struct

from badgectl.model.entry import Entry
from badgectl.model.forms import Email, Id, Line, ObjectId, Prose

Visibility = Literal["public", "members", "hidden"]


class SigningKey(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A public key with which a person signs commits."""

    key: Annotated[
        str,
        Meta(
            min_length=16,
            max_length=20_000,
            description="An OpenSSH public key line, or an armoured OpenPGP public key.",
        ),
    ]
    added: date | None = None
    retired: Annotated[
        date | None, Meta(description="No longer used from this day; what it signed stands.")
    ] = None
    revoked_since: Annotated[
        ObjectId | None, Meta(description="What it signed from this commit on is a mere claim.")
    ] = None


class Person(Entry, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A person who gives and receives."""

    name: Line
    home: Annotated[Id | None, Meta(description="The home team; it decides the function.")] = None
    status: Annotated[
        Literal["active", "alumni"],
        Meta(description="`alumni`: has left; awards stand, new ones are refused."),
    ] = "active"
    accounts: Annotated[
        dict[Id, Line],
        Meta(description="Names elsewhere, by service.", examples=[{"github": "AdaL"}]),
    ] = {}
    emails: Annotated[
        tuple[Email, ...],
        Meta(description="The addresses this person commits with.", max_length=50),
    ] = ()
    signing_keys: Annotated[tuple[SigningKey, ...], Meta(max_length=50)] = ()
    visibility: Annotated[
        Visibility | None, Meta(description="Who sees this person in pages and reports.")
    ] = None
    aliases: Annotated[tuple[Id, ...], Meta(description="Former ids.", max_length=50)] = ()


class Responsibility(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What somebody looks after in a team."""

    who: Id
    what: Line


class Team(Entry, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A team, which can receive badges as a whole."""

    name: Line
    description: Prose | None = None
    function: Annotated[
        Id | None,
        Meta(
            description="What the team does for the organisation: engineering, design, sales ...",
            examples=["engineering"],
        ),
    ] = None
    parent: Annotated[
        Id | None, Meta(description="The team it is part of; implies no membership.")
    ] = None
    leads: Annotated[tuple[Id, ...], Meta(max_length=100)] = ()
    members: Annotated[tuple[Id, ...], Meta(max_length=10_000)] = ()
    responsibilities: Annotated[tuple[Responsibility, ...], Meta(max_length=1000)] = ()
    aliases: Annotated[tuple[Id, ...], Meta(description="Former ids.", max_length=50)] = ()

    @property
    def everybody(self) -> tuple[str, ...]:
        """Leads and members, each once."""
        return tuple(dict.fromkeys(self.leads + self.members))
