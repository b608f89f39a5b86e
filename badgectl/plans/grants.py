"""Under which grant something new is recorded: the round, and the day and giver where they tell."""

from datetime import date

import msgspec

from badgectl.model.badges import Badge
from badgectl.model.catalog import Catalog
from badgectl.model.ledger import Dossier, Ledger
from badgectl.model.paths import Grant
from badgectl.model.standing import award_in_force
from badgectl.rules.givers import may
from badgectl.rules.waiting import is_waiting, may_decide, missing_support


def next_grant(
    catalog: Catalog, ledger: Ledger, badge: Badge, level: str | None, recipient: str, giver: str,
    today: date,
) -> Grant:  # fmt: skip
    """Return the grant under which a new award, or a nomination, would be recorded.

    Those of a repeatable badge carry day and giver. Any other opens a new round only where the
    last one has ended: an award in force, or a nomination that waits, keeps its place.
    """
    grant = Grant(recipient=recipient, badge=badge.id, level=level)
    if badge.awarding.repeatable:
        grant = msgspec.structs.replace(grant, day=today.isoformat(), giver=giver)
    while (dossier := ledger.find(grant)) is not None:
        if not badge.awarding.repeatable and _keeps_its_place(catalog, badge, dossier, today):
            break
        grant = msgspec.structs.replace(grant, round=grant.round + 1)
    return grant


def _keeps_its_place(catalog: Catalog, badge: Badge, dossier: Dossier, today: date) -> bool:
    in_force = award_in_force(catalog, dossier, today) is not None
    return in_force or is_waiting(badge, dossier, today)


def grant_to_award(
    catalog: Catalog, ledger: Ledger, badge: Badge, level: str | None, recipient: str, giver: str,
    today: date,
) -> Grant:  # fmt: skip
    """Return the grant of a new award: that of the nomination which it fulfils, or the next one.

    Of a repeatable badge several can wait: the oldest that the giver may fulfil is meant. Where
    there is none, whoever may award the badge without a nomination does.
    """
    if badge.awarding.repeatable:
        waiting = [
            dossier
            for dossier in ledger.of(recipient, badge.id)
            if dossier.grant.level == level and is_waiting(badge, dossier, today)
        ]
        for dossier in waiting:
            if _may_fulfil(catalog, ledger, badge, dossier, giver, today):
                return dossier.grant
        givers = badge.awarding.givers
        free = may(catalog, ledger, givers, who=giver, recipient=recipient, day=today)
        if waiting and not free:
            return waiting[0].grant
    return next_grant(catalog, ledger, badge, level, recipient, giver, today)


def _may_fulfil(
    catalog: Catalog, ledger: Ledger, badge: Badge, dossier: Dossier, giver: str, today: date
) -> bool:
    nomination = dossier.nomination
    return (
        nomination is not None
        and may_decide(catalog, ledger, badge, nomination, giver, today)
        and not missing_support(catalog, badge, dossier, today)
    )
