"""Nominations: who may propose and support one, whether it is open, whether it may be decided."""

from collections.abc import Iterator
from datetime import date

from badgectl.codes import policy as codes
from badgectl.model.badges import Badge
from badgectl.model.catalog import Catalog
from badgectl.model.days import later
from badgectl.model.ledger import Dossier, Ledger
from badgectl.model.problems import Place, Problem
from badgectl.model.records import Decline, Nomination, Second
from badgectl.model.text import counted
from badgectl.rules.givers import described, is_active, may


def closes_on(badge: Badge, nomination: Nomination) -> date | None:
    """Return the last day on which a nomination can be decided; None if it stays open."""
    policy = badge.awarding.nomination
    if policy is None or policy.open_for is None or nomination.day is None:
        return None
    return later(nomination.day, policy.open_for)


def is_waiting(badge: Badge, dossier: Dossier, day: date) -> bool:
    """Tell whether a nomination waits for its decision on that day."""
    nomination = dossier.nomination
    if nomination is None or dossier.award or dossier.decline:
        return False
    closes = closes_on(badge, nomination)
    return closes is None or day <= closes


def supporters(catalog: Catalog, dossier: Dossier, day: date) -> tuple[str, ...]:
    """Return whose seconds count: neither nominee nor nominator, and each once."""
    nomination = dossier.nomination
    outsiders = {nomination.by, nomination.recipient} if nomination else set()
    return tuple(
        dict.fromkeys(
            second.by
            for second in dossier.seconds
            if second.by not in outsiders
            and is_active(catalog, second.by)
            and (second.day is None or second.day <= day)
        )
    )


def missing_support(catalog: Catalog, badge: Badge, dossier: Dossier, day: date) -> str:
    """Return what support a nomination still lacks, as part of a sentence; empty if none."""
    policy = badge.awarding.nomination
    if policy is None:
        return ""
    seconds = supporters(catalog, dossier, day)
    recipient = dossier.grant.recipient
    others = [who for who in seconds if catalog.is_other_function(who, recipient)]
    lacking = max(policy.seconds - len(seconds), 0)
    lacking_others = max(policy.from_other_function - len(others), 0)
    if lacking_others:
        number = max(lacking, lacking_others)
        return f"{counted(number, 'more second')}, {lacking_others} from another function"
    return counted(lacking, "more second") if lacking else ""


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
    policy, nomination = badge.awarding.nomination, dossier.nomination
    if policy is None or nomination is None:
        return
    if who in (nomination.by, nomination.recipient):
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
    closes = closes_on(badge, nomination)
    if closes is not None and day > closes:
        yield codes.QUORUM.problem(
            place, f"the nomination closed on {closes}", "nominate again: a new round opens"
        )
        return
    missing = missing_support(catalog, badge, dossier, day)
    if missing:
        yield codes.QUORUM.problem(
            place, f"the nomination needs {missing}", "ask colleagues to second it"
        )


def check_nomination(
    catalog: Catalog, ledger: Ledger, nomination: Nomination, today: date
) -> Iterator[Problem]:
    """The nominator may nominate, for somebody else, under a policy that takes nominations."""
    badge = catalog.badges.get(nomination.badge)
    if badge is None:
        return
    policy, day = badge.awarding.nomination, nomination.day or today
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
    elif not may(
        catalog, ledger, policy.nominate, who=nomination.by, recipient=nomination.recipient, day=day
    ):
        yield codes.ACTOR.problem(
            nomination.at("by"),
            f"{nomination.by} may not nominate for {badge.name}",
            f"may nominate: {described(catalog, policy.nominate)}",
        )


def check_second(
    catalog: Catalog, ledger: Ledger, second: Second, today: date
) -> Iterator[Problem]:
    """A second comes from somebody else than nominee and nominator, while the nomination waits."""
    dossier, badge = _found(catalog, ledger, second)
    if dossier is None or badge is None or dossier.nomination is None:
        return
    if second.by in (dossier.nomination.by, dossier.nomination.recipient):
        yield codes.OWN.problem(
            second.at("by"), f"{second.by} seconds a nomination of their own", "others must second"
        )
    elif not is_active(catalog, second.by):
        yield codes.ACTOR.problem(second.at("by"), f"{second.by} has left", "others may second")
    closes, day = closes_on(badge, dossier.nomination), second.day or today
    if closes is not None and day > closes:
        yield codes.QUORUM.problem(
            second.at(), f"the nomination closed on {closes}", "nominate again: a new round opens"
        )


def check_decline(
    catalog: Catalog, ledger: Ledger, decline: Decline, today: date
) -> Iterator[Problem]:
    """A nomination is declined by whoever may decide on it, and before it is awarded."""
    dossier, badge = _found(catalog, ledger, decline)
    if dossier is None or badge is None:
        return
    if dossier.award is not None:
        yield codes.ACTOR.problem(decline.at(), "the nomination was awarded", "revoke the award")
    yield from check_decider(
        catalog, ledger, dossier, badge, decline.by, decline.day or today, decline.at("by")
    )


def _found(
    catalog: Catalog, ledger: Ledger, record: Second | Decline
) -> tuple[Dossier | None, Badge | None]:
    grant = record.location.grant
    if grant is None:
        return None, None
    return ledger.find(grant), catalog.badges.get(grant.badge)
