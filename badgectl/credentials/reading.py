"""What a credential says, as far as it can be read: nothing here is believed yet."""

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any, Literal

from msgspec import Struct

from badgectl.credentials.engine import UnsoundError

_V2 = "https://w3id.org/openbadges/v2"
_V3 = "https://www.w3.org/ns/credentials/v2"


class Told(Struct, frozen=True, kw_only=True):
    """What a credential says of whom; empty where it does not."""

    version: Literal["3.0", "2.0"]
    id: str
    name: str
    description: str
    issuer: str
    """What identifies the issuer."""
    issuer_name: str
    recipient: str
    reason: str
    begins: datetime | None
    ends: datetime | None
    status_list: str
    """The address of the list that says whether it was taken back; of several the first."""
    level: str
    revoked: bool


def told_by(document: dict[str, Any]) -> Told:
    """Return what a credential says; raises UnsoundError for what is none."""
    contexts = list(texts_of(document.get("@context")))
    if _V3 in contexts:
        return _told_by_v3(document)
    if _V2 in contexts:
        return _told_by_v2(document)
    raise UnsoundError("it is no Open Badges credential: its `@context` is of something else")


def first_of(value: Any) -> str:
    """Return a text, or the first of several."""
    return next(texts_of(value), "")


def texts_of(value: Any) -> Iterator[str]:
    """Yield a text, or all of several."""
    for one in value if isinstance(value, list) else [value]:
        if isinstance(one, str):
            yield one


def id_of(value: Any) -> str:
    """Return the id of something that is named by it, or described."""
    return first_of(value) or first_of(mapping(value).get("id"))


def mapping(value: Any) -> dict[str, Any]:
    """Return an object, or the first of several; an empty one where there is none."""
    if isinstance(value, list):
        return next((one for one in value if isinstance(one, dict)), {})
    return value if isinstance(value, dict) else {}


def _told_by_v3(document: dict[str, Any]) -> Told:
    if "OpenBadgeCredential" not in (kinds := list(texts_of(document.get("type")))) and (
        "AchievementCredential" not in kinds
    ):
        raise UnsoundError("it is a credential, and no Open Badge")
    subject = mapping(document.get("credentialSubject"))
    achievement, issuer = mapping(subject.get("achievement")), document.get("issuer")
    identity = mapping(subject.get("identifier"))
    status = mapping(document.get("credentialStatus"))
    return Told(
        version="3.0",
        id=first_of(document.get("id")),
        name=first_of(document.get("name")) or first_of(achievement.get("name")),
        description=first_of(achievement.get("description")),
        issuer=id_of(issuer),
        issuer_name=first_of(mapping(issuer).get("name")),
        recipient=first_of(subject.get("id")) or first_of(identity.get("identityHash")),
        reason=first_of(subject.get("narrative")),
        # A token says it twice; what is narrower counts.
        begins=max(_instants(document, "validFrom", "nbf"), default=None),
        ends=min(_instants(document, "validUntil", "exp"), default=None),
        status_list=first_of(status.get("statusListCredential")),
        level=_level(subject, achievement),
        revoked=False,
    )


def _instants(document: dict[str, Any], *keys: str) -> list[datetime]:
    found = (instant_of(document.get(key)) for key in keys)
    return [one for one in found if one is not None]


def check_claims(document: dict[str, Any]) -> None:
    """Raise UnsoundError if a token says something else than the credential that it is."""
    subject = mapping(document.get("credentialSubject"))
    said = {
        "iss": id_of(document.get("issuer")),
        "sub": first_of(subject.get("id")),
        "jti": first_of(document.get("id")),
    }
    for claim, due in said.items():
        if document.get(claim) != (due or None):
            raise UnsoundError(f"`{claim}` of the token is not what its credential says")
    if document.get("nbf") is None:
        raise UnsoundError("`nbf` of the token is missing")


def _level(subject: dict[str, Any], achievement: dict[str, Any]) -> str:
    achieved = first_of(mapping(subject.get("result")).get("achievedLevel"))
    described = mapping(achievement.get("resultDescription")).get("rubricCriterionLevel")
    levels = described if isinstance(described, list) else [described]
    for one in levels:
        if achieved and isinstance(one, dict) and one.get("id") == achieved:
            return first_of(one.get("name"))
    return ""


def _told_by_v2(document: dict[str, Any]) -> Told:
    if "Assertion" not in list(texts_of(document.get("type"))):
        raise UnsoundError("it is no assertion: it awards nothing to anybody")
    badge, recipient = document.get("badge"), mapping(document.get("recipient"))
    described = mapping(badge)
    issuer = described.get("issuer")
    return Told(
        version="2.0",
        id=first_of(document.get("id")),
        name=first_of(described.get("name")) or first_of(badge),
        description=first_of(described.get("description")),
        issuer=id_of(issuer),
        issuer_name=first_of(mapping(issuer).get("name")),
        recipient=first_of(recipient.get("identity")),
        reason=first_of(document.get("narrative")),
        begins=instant_of(document.get("issuedOn")),
        ends=instant_of(document.get("expires")),
        status_list="",
        level="",
        revoked=document.get("revoked") is True,
    )


def instant_of(value: Any) -> datetime | None:
    """Return an instant that is written, or counted in seconds as tokens do; None for none.

    Raises UnsoundError where it cannot be read.
    """
    is_counted = isinstance(value, int | float)
    text = first_of(value)
    if not text and not is_counted:
        return None
    try:
        found = datetime.fromtimestamp(value, UTC) if is_counted else datetime.fromisoformat(text)
        return (found if found.tzinfo else found.replace(tzinfo=UTC)).astimezone(UTC)
    except (ValueError, OverflowError, OSError):
        raise UnsoundError("a time in it cannot be read") from None
