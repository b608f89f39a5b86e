"""What a credential says: what the award's page says, in the words of Open Badges 3.0."""

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from msgspec import Struct

from badgectl.credentials.achievements import achievement, level_id, levels_id
from badgectl.credentials.terms import (
    FOLDER,
    Terms,
    hashed_email,
    instant,
    is_named_by_email,
    private_id,
)
from badgectl.hub.awards import AwardPage, make_award_page
from badgectl.hub.views import Said
from badgectl.shown.material import Material
from badgectl.shown.places import credential, link
from badgectl.shown.told import Told

CONTEXTS = (
    "https://www.w3.org/ns/credentials/v2",
    "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json",
)
STATUS_LIST = f"{FOLDER}/status.json"
_MOST_ENDORSEMENTS = 16  # verifiers bound what they read; the award's page has them all


class Draft(Struct, frozen=True, kw_only=True):
    """A credential before it is signed."""

    name: str
    """Its files without their endings, from the top of the site."""
    document: dict[str, Any]
    endorsements: tuple[tuple[dict[str, Any], datetime], ...]
    at: datetime


def draft(terms: Terms, material: Material, told: Told, index: int, day: date) -> Draft:
    """Return the credential of an award that was made on a day."""
    page = make_award_page(material, told)
    name, at = credential(told.name), terms.begin(day)
    document: dict[str, Any] = {
        "@context": list(CONTEXTS),
        "id": terms.base + link(f"{name}.json"),
        "type": ["VerifiableCredential", "OpenBadgeCredential"],
        "name": page.look.title,
        "issuer": terms.issuer,
        "validFrom": instant(at),
        "awardedDate": instant(at),
    }
    if page.until:
        document["validUntil"] = instant(terms.end(page.until))
    document["credentialSubject"] = _subject(terms, material, told, page, name)
    document["evidence"] = list(_evidence(terms, told, page))
    status = terms.base + STATUS_LIST
    document["credentialStatus"] = {
        "id": f"{status}#{index}",
        "type": "BitstringStatusListEntry",
        "statusPurpose": "revocation",
        "statusListIndex": str(index),
        "statusListCredential": status,
    }
    endorsements = list(_endorsements(terms, told, page, day))
    return Draft(
        name=name, document=document, endorsements=tuple(endorsements[:_MOST_ENDORSEMENTS]), at=at
    )


def _subject(
    terms: Terms, material: Material, told: Told, page: AwardPage, name: str
) -> dict[str, Any]:
    who = told.grant.recipient
    subject: dict[str, Any] = {"type": ["AchievementSubject"]}
    if is_named_by_email(terms, material, who):
        hashed, salt = hashed_email(terms, material, who, name)
        subject["identifier"] = [_identity(hashed, "emailAddress") | {"hashed": True, "salt": salt}]
    else:
        subject["id"] = private_id(terms, material, who)
        if who in material.catalog.teams:
            subject["identifier"] = [_identity(page.recipient.name, "name")]
    subject["achievement"] = achievement(terms, material, told.badge, told.grant.level)
    subject["narrative"] = page.reason
    if page.role:
        subject["role"] = page.role
    if page.earned_on:
        subject["activityEndDate"] = instant(terms.begin(page.earned_on))
    if told.badge.level(told.grant.level):
        result = {"type": ["Result"], "resultDescription": levels_id(terms, told.badge)}
        level = level_id(terms, told.badge, told.grant.level)
        subject["result"] = [{**result, "achievedLevel": level}]
    return subject


def _identity(text: str, kind: str) -> dict[str, Any]:
    return {"type": "IdentityObject", "hashed": False, "identityHash": text, "identityType": kind}


def _evidence(terms: Terms, told: Told, page: AwardPage) -> Iterator[dict[str, Any]]:
    """Yield the record itself, with its grade of trust, and what the giver named."""
    trust = page.trust
    grade = f"Grade of trust: {trust.grade}" if trust else "Grade of trust: not verified"
    yield {
        "id": terms.base + link(told.page),
        "type": ["Evidence"],
        "name": "The award on record",
        "description": grade + (f"; commit {trust.commit}" if trust and trust.commit else ""),
    }
    for one in page.evidence:
        shown: dict[str, Any] = {"type": ["Evidence"], "name": one.what.name}
        if one.what.href:
            shown = {"id": terms.address(one.what.href), **shown}
        yield shown | ({"narrative": one.criterion} if one.criterion else {})


def _endorsements(
    terms: Terms, told: Told, page: AwardPage, day: date
) -> Iterator[tuple[dict[str, Any], datetime]]:
    """Yield what peers said for it, each as a credential of its own.

    The issuer signs: it vouches that the words are on record, and whose they are.
    """
    of_peers: tuple[tuple[str, tuple[Said, ...]], ...] = (
        ("nomination", (page.nominated,) if page.nominated else ()),
        ("second", page.seconds),
        ("like", page.likes),
    )
    # The page, not the credential: verifiers refuse one in which something else describes it.
    award = terms.base + link(told.page)
    for kind, said in of_peers:
        for n, one in enumerate(said, 1):
            at = terms.begin(one.on or day)
            words = f": {one.text}" if one.text else ""
            document = {
                "@context": list(CONTEXTS),
                "id": f"{award}#{kind}-{n}",
                "type": ["VerifiableCredential", "EndorsementCredential"],
                "name": f"{kind.capitalize()} by {one.by.name}",
                "issuer": terms.issuer,
                "validFrom": instant(at),
                "credentialSubject": {
                    "id": award,
                    "type": ["EndorsementSubject"],
                    "endorsementComment": f"{kind.capitalize()} by {one.by.name}{words}",
                },
            }
            yield document, at
