"""The rules of sense: what is allowed and probably not meant. They warn, and may be waived."""

import ipaddress
import re
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from functools import lru_cache
from urllib.parse import urlsplit

from badgectl.codes import sense as codes
from badgectl.model.catalog import Catalog
from badgectl.model.ledger import Ledger
from badgectl.model.problems import Place, Problem
from badgectl.model.records import Record
from badgectl.rules.awardable import check_awardable
from badgectl.rules.likeness import check_alike, check_lookalikes, check_spellings
from badgectl.rules.reach import check_reach

_FEWEST_WORDS = 3
# Praise for a person, in place of what was done. English only: other languages are not judged.
_PRAISE = (
    r"amazing|awesome|brilliant|cool|dedicated|excellent|exceptional|extraordinary|fantastic|good|"
    r"great|helpful|incredible|nice|outstanding|passionate|perfect|proactive|reliable|remarkable|"
    r"super|superb|talented|terrific|wonderful"
)
# Only where praise is all that is said: what follows it may well be checked.
_VAGUE = re.compile(
    rf"^(\w+ )?(is|are|was|were|be|being)( \w+){{0,2}} ({_PRAISE})( \w+){{0,2}}[.!]?$"
    rf"|^(\w+ )?(an? |the )?({_PRAISE}) (attitude|colleague|effort|engineer|job|performance|person|"
    r"player|skills?|spirit|teammate|work)\b|\bteam player\b",
    re.IGNORECASE,
)
_PLACEHOLDERS = {"", "todo", "tbd", "tba", "xxx", "link", "url", "none", "..."}


def check_sense(catalog: Catalog, ledger: Ledger, today: date) -> list[Problem]:
    """Return what is probably not meant in the catalog.

    Nothing is said while a file of it cannot be read: what looks missing may be in there.
    """
    if any(path.startswith("catalog/") for path in catalog.broken):
        return []
    return [
        *check_reach(catalog, ledger, today),
        *check_awardable(catalog, ledger, today),
        *_check_effects(catalog),
        *_check_clarity(catalog),
        *_check_alignment(catalog),
        *check_alike(catalog),
        *check_spellings(catalog),
        *check_lookalikes(catalog),
    ]


def _check_effects(catalog: Catalog) -> Iterator[Problem]:
    """Every key of a badge changes something."""
    for badge in catalog.badges.values():
        if badge.in_order and len(badge.levels) < 2:
            yield codes.NO_EFFECT.problem(
                badge.key("in_order"), "there are no levels to skip", "leave the key out"
            )
        if badge.awarding.counts_for == "members" and badge.recipients == "person":
            yield codes.NO_EFFECT.problem(
                badge.key("awarding", "counts_for"),
                f"{badge.name} is for persons, who have no members",
                "leave the key out, or write `recipients: team`",
            )


def _check_clarity(catalog: Catalog) -> Iterator[Problem]:
    """A criterion says something that two readers would check alike."""
    for badge in catalog.badges.values():
        for criterion, place in badge.criteria_places:
            yield from _check_text(criterion.text, place.at("text"))


def _check_text(text: str, place: Place) -> Iterator[Problem]:
    praise = _VAGUE.search(text)
    if praise:
        said = "this is praise, which no reader can check"
    elif text.isascii() and len(text.split()) < _FEWEST_WORDS:
        said = "this says too little to be checked"
    else:
        return
    yield codes.VAGUE.problem(place, said, "say what was done, for whom, and how often")


def _check_alignment(catalog: Catalog) -> Iterator[Problem]:
    """Every goal is served by a badge, and every badge serves a goal, once there are any."""
    active = [badge for badge in catalog.badges.values() if badge.status == "active"]
    served = {goal for badge in active for goal in badge.goals}
    for goal in catalog.goals.values():
        if goal.id not in served:
            yield codes.UNSERVED_GOAL.problem(
                goal.at("name"),
                f"no badge serves {goal.name}",
                f"write `goals: [{goal.id}]` in one",
            )
    for badge in active if catalog.goals else ():
        if not badge.goals:
            yield codes.AIMLESS.problem(
                badge.at("name"), f"{badge.name} serves no goal", "add `goals:` with what it is for"
            )


def check_evidence(
    ledger: Ledger, new: Iterable[Record], is_file: Callable[[str], bool]
) -> Iterator[Problem]:
    """Evidence is still there, and its links lead somewhere: as corrected, where it was.

    `is_file` tells whether a path from the repository's top is that of a file; what is missing
    for a new record is an error of its own.
    """
    entering = {record.path for record in new}
    standing = (one for dossier in ledger for one in (dossier.award, dossier.nomination))
    for record in (*standing, *ledger.scores):
        if record is None:
            continue
        for n, evidence in enumerate(record.evidence):
            if evidence.url is not None and not _leads_somewhere(evidence.url):
                yield codes.EVIDENCE_LINK.problem(
                    record.at("evidence", n, "url"),
                    f"{evidence.url} leads nowhere for others",
                    "link to what everybody can open, or leave it out",
                )
            path = evidence.path
            if path is not None and record.path not in entering and not is_file(path):
                yield codes.EVIDENCE_GONE.problem(
                    record.at("evidence", n, "path"),
                    f"the repository has no file {path} any more",
                    "put it back, or correct the award",
                )


def _leads_somewhere(url: str) -> bool:
    try:
        host = (urlsplit(url).hostname or "").strip(".")
    except ValueError:
        return False
    return _is_open_to_others(host)


@lru_cache(maxsize=4096)
def _is_open_to_others(host: str) -> bool:
    try:
        address = ipaddress.ip_address(host)
    except ValueError:
        own = host == "localhost" or host.endswith(".localhost")
        return not own and host not in _PLACEHOLDERS
    return not (address.is_loopback or address.is_unspecified)
