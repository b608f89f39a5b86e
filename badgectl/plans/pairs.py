"""Recipient and badge, in whichever order people say them: their ids tell which is which."""

import re
from collections.abc import Sequence
from typing import TypeVar

import msgspec

from badgectl.model.catalog import Catalog
from badgectl.model.errors import UsageError
from badgectl.model.text import excerpt
from badgectl.plans.award import AwardRequest
from badgectl.plans.nominate import NominationRequest
from badgectl.plans.plan import known_recipient

Said = str | Sequence[str]
"""One word, as `ada/mentor@gold`, or two, as `mentor@gold` and `ada`."""
Request = TypeVar("Request", AwardRequest, NominationRequest)

_BEYOND_ID = re.compile(r"[@+~.]")  # level, day, round or verb


def recipient_first(catalog: Catalog, said: Said) -> str:
    """Return what was said of a badge and its recipient as `ada/mentor@gold`.

    Paths and single ids are returned as they are.
    """
    words = [said] if isinstance(said, str) else list(said)
    parts = words[0].split("/") if len(words) == 1 else [word.strip("/") for word in words]
    if len(words) == 1 and len(parts) != 2:
        return words[0]
    if len(parts) > 2 or any("/" in part for part in parts):
        raise UsageError(
            f"one word too many: `{excerpt(words[-1], 60)}`",
            "write recipient and badge, as `ada/mentor@gold`",
        )
    return "/".join(pair(catalog, *parts))


def pair(catalog: Catalog, first: str, second: str) -> tuple[str, str]:
    """Return who and which badge two words name; as they stand where nothing tells."""
    ways = ((first, second), (second, first))
    who, badge = max(ways, key=lambda way: _fit(catalog, *way))
    return known_recipient(catalog, who) or who, badge


def _fit(catalog: Catalog, who: str, badge: str) -> int:
    return (known_recipient(catalog, who) is not None) + _is_badge(catalog, badge)


def _is_badge(catalog: Catalog, word: str) -> bool:
    """Tell whether a word begins with the id of a badge, or of a goal as records of scores do."""
    subject = _BEYOND_ID.split(word, maxsplit=1)[0]
    return subject in catalog.badges or subject in catalog.goals


def badge_first(catalog: Catalog, request: Request) -> Request:
    """Return a request whose badge was said after a recipient as if it had been said before."""
    said = [request.badge, *request.recipients]
    if len(said) == 1 and "/" in said[0]:
        who, badge = pair(catalog, *said[0].split("/", 1))
        return msgspec.structs.replace(request, badge=badge, recipients=(who,))
    if _is_badge(catalog, said[0]):
        return request
    at = next((n for n, word in enumerate(said) if _is_badge(catalog, word)), None)
    if at is not None:
        badge = said.pop(at)
    elif known_recipient(catalog, said[0]) is not None:
        badge = ""
    else:
        return request
    return msgspec.structs.replace(request, badge=badge, recipients=tuple(said))
