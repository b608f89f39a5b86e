"""What all credentials of a programme share: the issuer, its address, how people are named."""

import hashlib
import uuid
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, time, tzinfo
from typing import Any

from msgspec import Struct

from badgectl.credentials.keys import IssuerKey, IssuerKeyError
from badgectl.model.errors import BadgectlError
from badgectl.model.program import PROGRAM_FILE, Program
from badgectl.model.text import counted, listed
from badgectl.shown.material import Material

FOLDER = "credentials"
_NAMED = 5
_HASHED = "sha256:"


class NoAddressError(BadgectlError):
    """Credentials name addresses, and nobody said where the hub is."""


class NoEmailError(BadgectlError):
    """People are to be named by their e-mail addresses, and some have none."""


class Terms(Struct, frozen=True, kw_only=True):
    """The terms on which a programme issues."""

    key: IssuerKey
    did: str
    base: str
    """Where the hub is, with a slash at its end."""
    program: Program
    zone: tzinfo
    came: Mapping[str, int]
    """How many people and teams came before each, by all ids that they had."""

    @property
    def method(self) -> str:
        """What a proof names: the issuer's key."""
        return f"{self.did}#{self.key.multibase}"

    @property
    def issuer(self) -> dict[str, Any]:
        """The issuer as credentials name it."""
        profile = {"id": self.did, "type": ["Profile"], "name": self.program.name}
        told = {"url": self.program.url or self.base, "email": self.program.issuer.email}
        return profile | {name: value for name, value in told.items() if value}

    def address(self, href: str) -> str:
        """Return the whole address of a link, which may lead elsewhere."""
        return href if "://" in href else self.base + href

    def begin(self, day: date) -> datetime:
        """Return when a day begins where the programme is."""
        return self._at(day, time())

    def end(self, day: date) -> datetime:
        """Return the last second of a day."""
        return self._at(day, time(23, 59, 59))

    def _at(self, day: date, clock: time) -> datetime:
        local = datetime.combine(day, clock, self.zone)
        try:
            return local.astimezone(UTC)
        except OverflowError:  # at an end of the calendar, which some write for "ever"
            return local.replace(tzinfo=UTC)


def terms_of(
    program: Program, key: IssuerKey, base: str | None, zone: tzinfo, came: Sequence[str]
) -> Terms:
    """Return the terms of a programme; raise if it does not say who and where it is.

    `came` are the ids of people and teams in the order in which they came.
    """
    base = check_base(base)
    did = program.issuer.id or key.did
    if did.startswith("did:key:") and did != key.did:
        raise IssuerKeyError(
            f"the issuer is {did}, and this key is {key.did}",
            f"use the issuer's key, or change `issuer` in {PROGRAM_FILE}",
        )
    if not did.startswith(("did:key:", "did:web:")):
        raise IssuerKeyError(
            f"`{did}` cannot sign: verifiers know no key of it",
            f"in {PROGRAM_FILE} leave `issuer: id` out, or write `did:web:badges.guild.example`",
        )
    return Terms(
        key=key, did=did, base=base, program=program, zone=zone,
        came={who: place for place, who in enumerate(came)},
    )  # fmt: skip


def check_base(base: str | None) -> str:
    """Return the address of a hub; raise NoAddressError if none is known, or it is not safe."""
    if base is None:
        raise NoAddressError(
            "credentials name the hub's address, and it is not known",
            f"write `hub: https://badges.guild.example` in {PROGRAM_FILE}, or say `--base-url`",
        )
    if not base.startswith("https://"):
        raise NoAddressError("credentials need an address with https://", "publish the hub there")
    return base


def instant(moment: datetime) -> str:
    """Return an instant as credentials write it."""
    return f"{moment.replace(tzinfo=None).isoformat(timespec='seconds')}Z"


def check_emails(terms: Terms, material: Material) -> None:
    """Raise if people are to be named by e-mail addresses that nobody wrote down."""
    if terms.program.issuer.recipients != "email":
        return
    people = material.catalog.people
    lacking = [
        who for who in sorted(people) if who in material.by_recipient and not _email(who, material)
    ]
    if lacking:
        some = listed(lacking[:_NAMED]) + (" ..." if len(lacking) > _NAMED else "")
        raise NoEmailError(
            f"{counted(len(lacking), 'person has', 'people have')} no e-mail address in plain "
            f"text: {some}",
            "add one to their files, or let `issuer: {recipients: id}` name people by private ids",
        )


def _email(who: str, material: Material) -> str:
    person = material.catalog.people.get(who)
    plain = (one for one in (person.emails if person else ()) if not one.startswith(_HASHED))
    return next(plain, "").lower()


def private_id(terms: Terms, material: Material, who: str) -> str:
    """Return the id of a recipient that only the issuer can tell to be theirs.

    It stays when somebody is renamed, also back: it is made of the first id that they had. One that
    history does not know is older than all that it does.
    """
    catalog = material.catalog
    entry = catalog.people.get(who) or catalog.teams.get(who)
    ids = (*(entry.aliases if entry else ()), who)
    first = min(ids, key=lambda one: terms.came.get(one, -1))
    secret = terms.key.secret("recipient", first)
    return f"urn:uuid:{uuid.UUID(bytes=secret[:16], version=4)}"


def hashed_email(terms: Terms, material: Material, who: str, salt_for: str) -> tuple[str, str]:
    """Return the hash of an e-mail address, and the salt in it, another one for each award."""
    salt = terms.key.secret("salt", salt_for).hex()[:16]
    return _hashed(_email(who, material) + salt), salt


def hashed_id(terms: Terms, material: Material, who: str) -> str:
    """Return the hash of a private id, where a format takes no other; nobody can guess what of."""
    return _hashed(private_id(terms, material, who))


def _hashed(text: str) -> str:
    return f"sha256${hashlib.sha256(text.encode()).hexdigest()}"


def is_named_by_email(terms: Terms, material: Material, who: str) -> bool:
    """Tell whether a recipient is named by the hash of their address; teams never are."""
    return terms.program.issuer.recipients == "email" and who in material.catalog.people
