"""Evidence as people type it: a link or a path, and the criterion that it supports."""

import re
from collections.abc import Iterable

import msgspec

from badgectl.model.badges import Badge
from badgectl.model.errors import UnknownIdError
from badgectl.model.evidence import Evidence
from badgectl.model.text import did_you_mean, excerpt, listed, nearest
from badgectl.rules.award_terms import unproven

_ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")


def read_evidence(
    badge: Badge, level: str | None, held_rank: int, texts: Iterable[str]
) -> tuple[Evidence, ...]:
    """Read what is given for an award or nomination to somebody who holds a rank.

    What names no criterion supports the one that still lacks evidence, if there is only one.
    """
    given = tuple(parse_evidence(badge, text) for text in texts)
    open_ = unproven(badge, level, held_rank, given)
    if len(open_) != 1:
        return given
    return tuple(
        one if one.criterion else msgspec.structs.replace(one, criterion=open_[0].id)
        for one in given
    )


def parse_evidence(badge: Badge, text: str) -> Evidence:
    """Read `URL`, `PATH`, `URL#criterion` or `PATH#criterion`.

    Addresses have fragments of their own: what follows their last `#` names a criterion only if
    the badge has it. Raises UnknownIdError for what looks like a criterion misspelt.
    """
    where, _, word = text.rpartition("#")
    known = [criterion.id for criterion in badge.all_criteria]
    if not where or word in known:
        criterion, where = (word, where) if where else (None, text)
        return link_or_path(where, criterion)
    if nearest(word, known) or not _ADDRESS.match(text):
        raise UnknownIdError(
            f"{badge.name} has no criterion `{excerpt(word, 60)}`",
            did_you_mean(
                word, known, f"its criteria: {listed(known)}" if known else "leave it out"
            ),
        )
    return link_or_path(text)


def link_or_path(where: str, criterion: str | None = None) -> Evidence:
    """Return a link, or a path in the repository, as evidence."""
    if _ADDRESS.match(where):
        return Evidence(url=where, criterion=criterion)
    return Evidence(path=where, criterion=criterion)
