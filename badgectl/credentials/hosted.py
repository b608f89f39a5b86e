"""Open Badges 2.0, hosted, for wallets that want it: the address of a file vouches for it."""

from datetime import date
from typing import Any

from badgectl.credentials.achievements import alignments, described, picture_address
from badgectl.credentials.terms import (
    FOLDER,
    Terms,
    hashed_email,
    hashed_id,
    instant,
    is_named_by_email,
)
from badgectl.hub.awards import make_award_page
from badgectl.model.badges import Badge
from badgectl.shown.material import Material
from badgectl.shown.places import badge_page, credential, link, team_page
from badgectl.shown.told import Told

_CONTEXT = "https://w3id.org/openbadges/v2"
_TOP = f"{FOLDER}/v2"
ISSUER = f"{_TOP}/issuer.json"


def hosted_name(told: Told) -> str:
    """Return what the files of an assertion are called, without their endings."""
    return credential(told.name, _TOP)


def class_file(badge: Badge, level: str | None) -> str:
    """Return where the class of a badge at a level lies."""
    return f"{_TOP}/badges/{badge.id}{f'@{level}' if level else ''}.json"


def issuer_profile(terms: Terms) -> dict[str, Any]:
    """Return the issuer as hosted files name it."""
    told = {"url": terms.program.url or terms.base, "email": terms.program.issuer.email}
    return {
        "@context": _CONTEXT,
        "type": "Issuer",
        "id": terms.base + ISSUER,
        "name": terms.program.name,
        **{name: value for name, value in told.items() if value},
        "verification": {
            "type": "HostedBadge", "startsWith": [f"{terms.base}{_TOP}/"],
        },
    }  # fmt: skip


def badge_class(
    terms: Terms, material: Material, badge: Badge, level: str | None
) -> dict[str, Any]:
    """Return the class of a badge at a level; here every level is a class of its own."""
    told = described(material, badge, level)
    found: dict[str, Any] = {
        "@context": _CONTEXT,
        "type": "BadgeClass",
        "id": terms.base + link(class_file(badge, level)),
        "name": told.name,
        "description": told.description,
        "image": picture_address(terms, badge, level),
        "criteria": {"id": terms.base + link(badge_page(badge.id)), "narrative": told.criteria},
        "issuer": terms.base + ISSUER,
    }
    if told.topics:
        found["tags"] = list(told.topics)
    if told.goals:
        found["alignment"] = alignments(terms, material, told.goals)
    return found


def assertion(terms: Terms, material: Material, told: Told, day: date) -> dict[str, Any]:
    """Return the assertion of an award; of one that was taken back, that it was."""
    page, name = make_award_page(material, told), hosted_name(told)
    start: dict[str, Any] = {
        "@context": _CONTEXT,
        "type": "Assertion",
        "id": terms.base + link(f"{name}.json"),
    }
    if told.state == "revoked":
        return {**start, "revoked": True, "revocationReason": page.because}
    evidence = [
        {
            **({"id": terms.address(one.what.href)} if one.what.href else {}),
            "name": one.what.name,
        }
        for one in page.evidence
    ]
    return {
        **start,
        "recipient": _recipient(terms, material, told),
        "badge": terms.base + link(class_file(told.badge, told.grant.level)),
        "image": terms.base + link(f"{name}.png"),
        "verification": {"type": "HostedBadge"},
        "issuedOn": instant(terms.begin(day)),
        **({"expires": instant(terms.end(page.until))} if page.until else {}),
        "narrative": page.reason,
        **({"evidence": evidence} if evidence else {}),
    }


def _recipient(terms: Terms, material: Material, told: Told) -> dict[str, Any]:
    who = told.grant.recipient
    if who in material.catalog.teams:
        return {"type": "url", "hashed": False, "identity": terms.base + link(team_page(who))}
    if is_named_by_email(terms, material, who):
        hashed, salt = hashed_email(terms, material, who, hosted_name(told))
        return {"type": "email", "hashed": True, "identity": hashed, "salt": salt}
    return {"type": "url", "hashed": True, "identity": hashed_id(terms, material, who)}
