"""Nominations: who may propose, support and decide on one, and whether it is time."""

from collections.abc import Iterator
from datetime import date

import msgspec

from badgectl.codes import policy as codes
from badgectl.model.badges import Badge
from badgectl.model.catalog import Catalog
from badgectl.model.ledger import Dossier, Ledger
from badgectl.model.paths import Grant
from badgectl.model.problems import Place, Problem
from badgectl.model.records import Award, Decline, Nomination, Record, Second
from badgectl.model.standing import standing
from badgectl.rules.dated import judged_on
from badgectl.rules.eligibility import (
    already_holds,
    check_evidence_criteria,
    check_present,
    check_recipient,
    check_repeat,
    check_retired,
    check_round_before,
)
from badgectl.rules.givers import described, is_active, may
from badgectl.rules.waiting import closes_on, missing_support, takes_part

_NEW_ROUND = "nominate again: a new round opens"


def check_decider(
    catalog: Catalog,
    ledger: Ledger,
    dossier: Dossier,
    badge: Badge,
    who: str,
    day: date,
    place: Place,
) -> Iterator[Problem]:
    """Whoever decides on a nomination may, and is neither nominee nor nominator."""
    nomination = dossier.nomination
    if nomination is None:
        return
    if takes_part(catalog, badge, nomination, who):
        yield codes.OWN.problem(
            place, f"{who} decides on a nomination of their own", "let somebody else decide"
        )
        return
    rules = badge.awarding.deciders
    if not may(catalog, ledger, rules, who=who, recipient=nomination.recipient, day=day):
        yield codes.ACTOR.problem(
            place,
            f"{who} may not decide on nominations for {badge.name}",
            f"may decide: {described(catalog, rules)}",
        )


def check_quorum(
    catalog: Catalog, badge: Badge, dossier: Dossier, day: date, place: Place
) -> Iterator[Problem]:
    """A nomination that is awarded is open and has the support that the policy asks for."""
    nomination = dossier.nomination
    if nomination is None:
        return
    closed = list(_check_open(badge, dossier, day, place))
    if closed:
        yield from closed
        return
    missing = missing_support(catalog, badge, dossier, day)
    if missing:
        yield codes.QUORUM.problem(
            place, f"the nomination needs {missing}", "ask colleagues to second it"
        )


def check_nomination(
    catalog: Catalog, ledger: Ledger, nomination: Nomination, today: date
) -> Iterator[Problem]:
    """The nominator may nominate, for somebody else, what the nominee can get, in its turn."""
    badge, grant = catalog.badges.get(nomination.badge), nomination.location.grant
    if badge is None or grant is None:
        return
    day = nomination.day or today
    yield from _check_nominator(catalog, ledger, badge, nomination, judged_on(nomination, today))
    yield from check_recipient(catalog, badge, nomination)
    yield from check_present(catalog, badge, nomination)
    yield from check_retired(badge, nomination)
    yield from check_repeat(badge, ledger, nomination, grant, day)
    yield from check_evidence_criteria(badge, nomination)
    yield from _check_round(ledger, badge, nomination, grant, day)


def _check_nominator(
    catalog: Catalog, ledger: Ledger, badge: Badge, nomination: Nomination, day: date
) -> Iterator[Problem]:
    policy = badge.awarding.nomination
    if policy is None:
        yield codes.ACTOR.problem(
            nomination.at("badge"),
            f"{badge.name} takes no nominations",
            f"may award it: {described(catalog, badge.awarding.givers)}",
        )
    elif nomination.by == nomination.recipient:
        yield codes.OWN.problem(
            nomination.at("by"), f"{nomination.by} nominates themselves", "ask a colleague"
        )
    elif badge.awarding.counts_for == "members" and catalog.is_member(
        nomination.by, nomination.recipient
    ):
        yield codes.OWN.problem(
            nomination.at("by"),
            f"{nomination.by} nominates their own team, whose members share the badge",
            "ask a colleague from another team",
        )
    elif not may(
        catalog, ledger, policy.nominate, who=nomination.by, recipient=nomination.recipient, day=day
    ):
        yield codes.ACTOR.problem(
            nomination.at("by"),
            f"{nomination.by} may not nominate for {badge.name}",
            f"may nominate: {described(catalog, policy.nominate)}",
        )


def _check_round(
    ledger: Ledger, badge: Badge, nomination: Nomination, grant: Grant, day: date
) -> Iterator[Problem]:
    """A nomination opens a round: the one before has ended, and this one is not awarded yet."""
    if badge.awarding.repeatable:
        return
    yield from check_round_before(badge, ledger, nomination, grant, day)
    dossier = ledger.find(grant)
    given = dossier.given if dossier else None
    if given and given.day and given.day < day:
        again = msgspec.structs.replace(grant, round=grant.round + 1)
        yield codes.ROUND.problem(
            nomination.at(),
            f"{grant} was awarded by {given.by} on {given.day}",
            f"a new try is round {again.round}: {again}",
        )


def check_not_held(
    catalog: Catalog, before: Ledger, nomination: Nomination, today: date
) -> Iterator[Problem]:
    """What somebody holds already is not nominated; `before` are the awards that are not new."""
    badge = catalog.badges.get(nomination.badge)
    if badge is None or badge.awarding.repeatable:
        return
    held = standing(catalog, before, nomination.recipient, badge.id, nomination.day or today)
    if held is not None and held.rank >= badge.rank(nomination.level):
        yield already_holds(nomination, badge.title(held.level), nomination.recipient)


def check_second(
    catalog: Catalog, ledger: Ledger, second: Second, today: date
) -> Iterator[Problem]:
    """A second comes from somebody else than nominee and nominator, while the nomination waits."""
    dossier, badge = _found(catalog, ledger, second)
    if dossier is None or badge is None:
        return
    day, nomination = second.day or today, dossier.nomination
    if nomination and takes_part(catalog, badge, nomination, second.by):
        yield codes.OWN.problem(
            second.at("by"), f"{second.by} seconds a nomination of their own", "others must second"
        )
    elif second.by in catalog.people and not is_active(catalog, second.by):
        yield codes.ACTOR.problem(second.at("by"), f"{second.by} has left", "others may second")
    for end in _endings(dossier):
        if (end.day or today) < day:
            yield codes.QUORUM.problem(
                second.at(), f"{end.by} ended the nomination on {end.day}", _NEW_ROUND
            )
    # What is dated back revives no nomination; one that was awarded needs no support any more.
    yield from _check_open(badge, dossier, day if dossier.given else today, second.at())


def check_decline(
    catalog: Catalog, ledger: Ledger, decline: Decline, today: date
) -> Iterator[Problem]:
    """A nomination is declined by whoever may decide on it, while it waits."""
    dossier, badge = _found(catalog, ledger, decline)
    if dossier is None or badge is None:
        return
    if dossier.award is not None:
        yield codes.ACTOR.problem(decline.at(), "the nomination was awarded", "revoke the award")
    decided = judged_on(decline, today)
    yield from check_decider(catalog, ledger, dossier, badge, decline.by, decided, decline.at("by"))
    yield from _check_open(badge, dossier, decline.day or today, decline.at())


def _check_open(badge: Badge, dossier: Dossier, day: date, place: Place) -> Iterator[Problem]:
    closes = closes_on(badge, dossier.nomination) if dossier.nomination else None
    if closes is not None and day > closes:
        yield codes.QUORUM.problem(place, f"the nomination closed on {closes}", _NEW_ROUND)


def _endings(dossier: Dossier) -> Iterator[Record]:
    """Yield what ended a nomination: its award, its decline, its withdrawal."""
    for record in dossier.records:
        ends = record.location.ends
        decides = isinstance(record, Award) or record == dossier.decline
        if decides or (ends is not None and ends.verb == "nomination"):
            yield record


def _found(
    catalog: Catalog, ledger: Ledger, record: Second | Decline
) -> tuple[Dossier | None, Badge | None]:
    dossier = ledger.about(record)
    return dossier, catalog.badges.get(dossier.grant.badge) if dossier else None
