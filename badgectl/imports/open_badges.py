"""Open Badges of elsewhere, 3.0 and 2.0: a credential as an award, a badge class as a badge."""

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import msgspec

from badgectl.codes.imports import ROW
from badgectl.documents.given import Given, UnreadableSourceError, json_of
from badgectl.imports.found import Found, FoundAward, FoundBadge
from badgectl.model.badges import Badge, Criterion, Level
from badgectl.model.catalog import Catalog
from badgectl.model.forms import Link, fits
from badgectl.model.text import excerpt, one_line, shortened, slug

TOOL = "open-badges"
_CONTEXTS = (
    "https://www.w3.org/ns/credentials/v2",
    "https://w3id.org/openbadges/v2",
    "https://purl.imsglobal.org/spec/ob/v3p0/context",
)
_AWARDS = {"OpenBadgeCredential", "AchievementCredential", "Assertion"}
_BADGES = {"Achievement", "BadgeClass"}
_KINDS = {"Competency": "expertise", "CommunityService": "collaboration"}
_HASH = "sha256$"


def is_open_badge(value: Any) -> bool:
    """Tell whether a document is a credential or a badge class of Open Badges."""
    return (
        isinstance(value, dict)
        and any(one.startswith(_CONTEXTS) for one in _texts(value.get("@context")))
        and bool(_kinds(value) & (_AWARDS | _BADGES))
    )


def read_open_badge(
    given: Given, catalog: Catalog, kind: str | None, recipient: str | None
) -> Found:
    """Return the badge of a file and, if it is a credential, its award.

    Whether the credential holds is not asked. Its issuer is no giver here; whoever imports is.
    """
    value, place = json_of(given), given.item("credential")
    if not is_open_badge(value):
        raise UnreadableSourceError(
            f"{given.name} is no Open Badge", "it needs `@context` and `type` of Open Badges"
        )
    if _kinds(value) & _BADGES:
        return Found(tool=TOOL, badges=(_badge(given, value, kind, value.get("issuer")),))
    subject = _mapping(value.get("credentialSubject"))
    achieved = _mapping(subject.get("achievement") or value.get("badge"))
    if not achieved:
        where = excerpt(_text(value.get("badge")), 100)
        raise UnreadableSourceError(
            f"{given.name} does not say what it awards, only where that is said: {where}",
            "import that file first; then `badgectl award` it",
        )
    whose = recipient or _whose(value, subject, catalog)
    if whose is None:
        said = "it names its recipient by an id or a hash that nobody here is known by"
        problem = ROW.problem(place, said, "say whose it is: `--recipient ada`")
        return Found(tool=TOOL, problems=(problem,))
    badge = _badge(given, achieved, kind, value.get("issuer") or achieved.get("issuer"))
    told = _text(value.get("id"))
    days = [_text(value.get(one)) for one in ("awardedDate", "validFrom", "issuedOn")]
    award = FoundAward(
        place=place,
        recipient=whose,
        badge=badge.word,
        level=_level_id(_text(_mapping(subject.get("result")).get("achievedLevel")))
        if badge.badge.levels
        else "",
        reason=_text(subject.get("narrative")) or _text(value.get("narrative"))
        or badge.badge.description,
        evidence=tuple(_links(value.get("evidence"))),
        awarded_on=next(filter(None, days), "")[:10],
        id=told,
        url=told if fits(Link, told) else "",
    )  # fmt: skip
    notes = ["whether it holds was not checked: `badgectl check-credential` does"]
    end = _text(value.get("validUntil")) or _text(value.get("expires"))
    if end:
        notes.append(f"there it counts until {one_line(end[:10])}; here the badge's file decides")
    return Found(
        tool=TOOL, badges=(badge,), awards=(award,), tells_no_givers=True, notes=tuple(notes)
    )


def _badge(given: Given, value: Mapping[str, Any], kind: str | None, issuer: Any) -> FoundBadge:
    name = " ".join(_text(value.get("name")).split())
    description = " ".join(_text(value.get("description")).split())
    if not name or not description:
        missing = "name" if not name else "description"
        raise UnreadableSourceError(
            f"the badge in {given.name} has no `{missing}`", "ask its issuer for a whole file"
        )
    usual = _KINDS.get(_text(value.get("achievementType")), "training")
    told = (_text(value.get("id")), _text(_mapping(issuer).get("name")) or _text(issuer))
    tags = value.get("tag") or value.get("tags")
    criteria, levels = _parted(_criteria(value), _levels(value, name))
    badge = Badge(
        name=shortened(name, 120),
        kind=kind or usual,
        description=description,
        topics=tuple(dict.fromkeys(filter(None, map(slug, _texts(tags)))))[:50],
        criteria=criteria,
        levels=levels,
    )
    origin = tuple(f"from {one_line(one)}" for one in told if one)
    return FoundBadge(word=name, place=given.item("badge"), badge=badge, original=origin)


def _criteria(value: Mapping[str, Any]) -> Iterator[Criterion]:
    """Yield the lines of the criteria; where there is only an address, that."""
    criteria = value.get("criteria")
    narrative = _text(_mapping(criteria).get("narrative"))
    where = _text(criteria) or _text(_mapping(criteria).get("id"))
    lines = [re.sub(r"^\s*(?:[-*+]|\d+[.)])\s+", "", line) for line in narrative.splitlines()]
    texts = [line.strip() for line in lines if line.strip()]
    if where and not texts:
        texts = [f"What is asked stands at {where}."]
    for n, text in enumerate(texts[:50], 1):
        yield Criterion(id=f"c{n}", text=text)


def _levels(value: Mapping[str, Any], name: str) -> Iterator[tuple[str, Level]]:
    """Yield the levels, each with what it is called."""
    seen: set[str] = set()
    for told in _rubric(value):
        level, text = _level_id(_text(told.get("id"))), _text(told.get("description"))
        if not level or level in seen:
            continue
        seen.add(level)
        title = " ".join(_text(told.get("name")).split())
        own = title if title not in ("", level, f"{name} ({level})") else None
        yield title, Level(id=level, name=own, text=text or None)


def _parted(
    criteria: Iterable[Criterion], levels: Iterable[tuple[str, Level]]
) -> tuple[tuple[Criterion, ...], tuple[Level, ...]]:
    """Return the criteria of all levels, and the levels with those that begin with their names."""
    left, found = list(criteria), []
    for title, level in levels:
        start = f"{title or level.id}: "
        own = [one for one in left if one.text.startswith(start)]
        left = [one for one in left if one not in own]
        texts = [msgspec.structs.replace(one, text=one.text.removeprefix(start)) for one in own]
        added = tuple(one for one in texts if not (level.text or "").endswith(one.text))
        found.append(msgspec.structs.replace(level, criteria=added))
    return tuple(left), tuple(found)


def _rubric(value: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    found = _mapping(value.get("resultDescription")).get("rubricCriterionLevel")
    return [_mapping(one) for one in (found if isinstance(found, list) else [found])[:12]]


def _level_id(address: str) -> str:
    """Return what names a level: the end of its address, without what says that it is one."""
    return slug((address.partition("#")[2] or address.rpartition("/")[2]).removeprefix("level-"))


def _whose(value: Mapping[str, Any], subject: Mapping[str, Any], catalog: Catalog) -> str | None:
    """Return the address of the recipient, or the person whose address was hashed."""
    plain = _text(subject.get("id"))
    if plain.startswith("mailto:"):
        return plain.removeprefix("mailto:")
    told = _mapping(subject.get("identifier") or value.get("recipient"))
    identity = _text(told.get("identityHash") or told.get("identity"))
    salt = _text(told.get("salt"))
    if not identity.startswith(_HASH):
        return identity if "@" in identity else None
    for person in catalog.people.values():
        for email in person.emails:
            hashed = hashlib.sha256((email.lower() + salt).encode()).hexdigest()
            if identity.lower() == _HASH + hashed:
                return person.id
    return None


def _links(evidence: Any) -> Iterator[str]:
    for one in evidence if isinstance(evidence, list) else [evidence]:
        link = _text(one) or _text(_mapping(one).get("id"))
        if fits(Link, link):
            yield link


def _kinds(value: Mapping[str, Any]) -> set[str]:
    return set(_texts(value.get("type")))


def _texts(value: Any) -> Iterator[str]:
    for one in value if isinstance(value, list) else [value]:
        if isinstance(one, str):
            yield one


def _text(value: Any) -> str:
    return next(_texts(value), "").strip()


def _mapping(value: Any) -> Mapping[str, Any]:
    """Return an object, or the first of several."""
    several = value if isinstance(value, list) else [value]
    return next((one for one in several if isinstance(one, dict)), {})
