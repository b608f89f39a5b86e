"""Nominations that wait: until when, for whose support, for whose decision."""

from collections.abc import Iterator
from datetime import date

from badgectl.model.badges import Badge
from badgectl.model.catalog import Catalog
from badgectl.model.days import later
from badgectl.model.ledger import Dossier, Ledger
from badgectl.model.records import Nomination
from badgectl.model.text import counted, listed
from badgectl.rules.givers import described, is_active, may, who_may

NOBODY = "nobody"
_NAMED = 4  # so many deciders are named; more are described


def closes_on(badge: Badge, nomination: Nomination) -> date | None:
    """Return the last day on which a nomination can be decided; None if it stays open."""
    policy = badge.awarding.nomination
    if policy is None or policy.open_for is None or nomination.day is None:
        return None
    return later(nomination.day, policy.open_for)


def is_waiting(badge: Badge, dossier: Dossier, day: date) -> bool:
    """Tell whether a nomination waits for its decision on that day."""
    nomination = dossier.nomination
    # An award that was voided has ended its nomination all the same: its path is taken.
    if nomination is None or dossier.given or dossier.decline:
        return False
    closes = closes_on(badge, nomination)
    return closes is None or day <= closes


def takes_part(catalog: Catalog, badge: Badge, nomination: Nomination, who: str) -> bool:
    """Tell whether somebody is nominator or nominee, alone or by a team whose awards they share."""
    shares = badge.awarding.counts_for == "members" and catalog.is_member(who, nomination.recipient)
    return shares or who in (nomination.by, nomination.recipient)


def backers(catalog: Catalog, badge: Badge, dossier: Dossier, day: date) -> Iterator[str]:
    """Yield who spoke for an award before it was made: who nominated, and whose seconds count."""
    if dossier.nomination is not None:
        yield dossier.nomination.by
        yield from _supporters(catalog, badge, dossier, day)


def _supporters(catalog: Catalog, badge: Badge, dossier: Dossier, day: date) -> tuple[str, ...]:
    """Return whose seconds count: neither nominee nor nominator, and each once."""
    nomination = dossier.nomination
    return tuple(
        dict.fromkeys(
            second.by
            for second in dossier.seconds
            if not (nomination and takes_part(catalog, badge, nomination, second.by))
            and is_active(catalog, second.by)
            and (second.day is None or second.day <= day)
        )
    )


def missing_support(catalog: Catalog, badge: Badge, dossier: Dossier, day: date) -> str:
    """Return what support a nomination still lacks, as part of a sentence; empty if none."""
    policy = badge.awarding.nomination
    if policy is None:
        return ""
    seconds = _supporters(catalog, badge, dossier, day)
    recipient = dossier.grant.recipient
    others = [who for who in seconds if catalog.is_other_function(who, recipient)]
    lacking = max(policy.seconds - len(seconds), 0)
    lacking_others = max(policy.from_other_function - len(others), 0)
    number = max(lacking, lacking_others)
    colleagues = counted(number, "more colleague")
    if lacking_others == number:
        return f"{colleagues} from another function to second it" if number else ""
    some = f", {lacking_others} of them from another function" if lacking_others else ""
    return f"{colleagues} to second it{some}"


def may_second(catalog: Catalog, badge: Badge, dossier: Dossier, who: str) -> bool:
    """Tell whether somebody could still support a nomination."""
    nomination = dossier.nomination
    return (
        nomination is not None
        and is_active(catalog, who)
        and not takes_part(catalog, badge, nomination, who)
        and not any(r.location.verb == "second" and r.by == who for r in dossier.records)
    )


def may_decide(
    catalog: Catalog, ledger: Ledger, badge: Badge, nomination: Nomination, who: str, day: date
) -> bool:
    """Tell whether somebody may award or decline what is nominated, once there is the support."""
    return not takes_part(catalog, badge, nomination, who) and may(
        catalog, ledger, badge.awarding.deciders, who=who, recipient=nomination.recipient, day=day
    )


def deciders(
    catalog: Catalog, ledger: Ledger, badge: Badge, nomination: Nomination, day: date
) -> tuple[str, ...]:
    """Return who may decide on a nomination: nominator and nominee may not."""
    found = who_may(
        catalog, ledger, badge.awarding.deciders, recipient=nomination.recipient, day=day
    )
    return tuple(who for who in found if not takes_part(catalog, badge, nomination, who))


def who_decides(
    catalog: Catalog, ledger: Ledger, badge: Badge, nomination: Nomination, day: date
) -> str:
    """Return who may decide on a nomination as a sentence says it: `Ada Lovelace or Tom Kilburn`.

    Where there are many, they are described.
    """
    found = deciders(catalog, ledger, badge, nomination, day)
    if len(found) > _NAMED:
        return described(catalog, badge.awarding.deciders)
    return listed((catalog.recipient_name(who) for who in found), last="or") or NOBODY
