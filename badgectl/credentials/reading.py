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
    level: str
    revoked: bool


def told_by(document: dict[str, Any]) -> Told:
    """Return what a credential says; raises UnsoundError for what is none."""
    contexts = list(_texts(document.get("@context")))
    if _V3 in contexts:
        return _told_by_v3(document)
    if _V2 in contexts:
        return _told_by_v2(document)
    raise UnsoundError("it is no Open Badges credential: its `@context` is of something else")


def first_of(value: Any) -> str:
    """Return a text, or the first of several."""
    return next(_texts(value), "")


def _texts(value: Any) -> Iterator[str]:
    for one in value if isinstance(value, list) else [value]:
        if isinstance(one, str):
            yield one


def mapping(value: Any) -> dict[str, Any]:
    """Return an object, or the first of several; an empty one where there is none."""
    if isinstance(value, list):
        return next((one for one in value if isinstance(one, dict)), {})
    return value if isinstance(value, dict) else {}


def _told_by_v3(document: dict[str, Any]) -> Told:
    if "OpenBadgeCredential" not in (kinds := list(_texts(document.get("type")))) and (
        "AchievementCredential" not in kinds
    ):
        raise UnsoundError("it is a credential, and no Open Badge")
    subject = mapping(document.get("credentialSubject"))
    achievement, issuer = mapping(subject.get("achievement")), document.get("issuer")
    profile = mapping(issuer)
    identity = mapping(subject.get("identifier"))
    status = mapping(document.get("credentialStatus"))
    return Told(
        version="3.0",
        id=first_of(document.get("id")),
        name=first_of(document.get("name")) or first_of(achievement.get("name")),
        description=first_of(achievement.get("description")),
        issuer=first_of(issuer) or first_of(profile.get("id")),
        issuer_name=first_of(profile.get("name")),
        recipient=first_of(subject.get("id")) or first_of(identity.get("identityHash")),
        reason=first_of(subject.get("narrative")),
        begins=_instant(document.get("validFrom")),
        ends=_instant(document.get("validUntil")),
        status_list=first_of(status.get("statusListCredential")),
        level=_level(subject, achievement),
        revoked=False,
    )


def _level(subject: dict[str, Any], achievement: dict[str, Any]) -> str:
    achieved = first_of(mapping(subject.get("result")).get("achievedLevel"))
    described = mapping(achievement.get("resultDescription")).get("rubricCriterionLevel")
    levels = described if isinstance(described, list) else [described]
    for one in levels:
        if achieved and isinstance(one, dict) and one.get("id") == achieved:
            return first_of(one.get("name"))
    return ""


def _told_by_v2(document: dict[str, Any]) -> Told:
    if "Assertion" not in list(_texts(document.get("type"))):
        raise UnsoundError("it is no assertion: it awards nothing to anybody")
    badge, recipient = document.get("badge"), mapping(document.get("recipient"))
    described = mapping(badge)
    issuer = described.get("issuer")
    return Told(
        version="2.0",
        id=first_of(document.get("id")),
        name=first_of(described.get("name")) or first_of(badge),
        description=first_of(described.get("description")),
        issuer=first_of(issuer) or first_of(mapping(issuer).get("id")),
        issuer_name=first_of(mapping(issuer).get("name")),
        recipient=first_of(recipient.get("identity")),
        reason=first_of(document.get("narrative")),
        begins=_instant(document.get("issuedOn")),
        ends=_instant(document.get("expires")),
        status_list="",
        level="",
        revoked=document.get("revoked") is True,
    )


def _instant(value: Any) -> datetime | None:
    text = first_of(value)
    if not text:
        return None
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        raise UnsoundError("a time in it cannot be read") from None
    return found if found.tzinfo else found.replace(tzinfo=UTC)
