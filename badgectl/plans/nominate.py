"""Planning nominations, and what peers and deciders answer to them."""

from datetime import date

from msgspec import Struct

from badgectl.model.badges import Badge
from badgectl.model.catalog import Catalog
from badgectl.model.errors import AlreadyDoneError
from badgectl.model.ledger import Dossier, Ledger
from badgectl.model.paths import RecordPath
from badgectl.model.records import Decline, Nomination, Record, Second
from badgectl.model.standing import rank_held
from badgectl.model.text import listed
from badgectl.plans.again import fate
from badgectl.plans.evidence import read_evidence
from badgectl.plans.grants import next_grant
from badgectl.plans.plan import Plan, plan_records, resolve_badge, resolve_recipient
from badgectl.rules.waiting import NOBODY, is_waiting, missing_support, who_decides


class NominationRequest(Struct, frozen=True, kw_only=True):
    """Whom somebody proposes for which badge."""

    badge: str
    """`badge` or `badge@level`."""
    recipients: tuple[str, ...]
    by: str
    recorded_by: str | None = None
    reason: str
    evidence: tuple[str, ...] = ()
    helped: tuple[str, ...] = ()
    project: str | None = None


def plan_nominations(
    catalog: Catalog, ledger: Ledger, request: NominationRequest, today: date
) -> Plan:
    """Return the nominations that a request means; raise if one of them waits already."""
    badge_id, level = resolve_badge(catalog, request.badge)
    badge = catalog.badges[badge_id]
    recipients = dict.fromkeys(resolve_recipient(catalog, word) for word in request.recipients)
    nominations = [
        _draft(catalog, ledger, badge, level, recipient, request, today) for recipient in recipients
    ]
    for nomination in nominations:
        _check_new(catalog, ledger, badge, nomination, today)
    after = ledger.with_records(nominations)
    return plan_records(
        catalog,
        ledger,
        nominations,
        today,
        notes=(_next_step(catalog, after, one, today) for one in nominations),
    )


def _draft(
    catalog: Catalog, ledger: Ledger, badge: Badge, level: str | None, recipient: str,
    request: NominationRequest, today: date,
) -> Nomination:  # fmt: skip
    grant = next_grant(catalog, ledger, badge, level, recipient, request.by, today)
    held = rank_held(catalog, ledger, recipient, badge, today)
    return Nomination(
        path=str(RecordPath(recipient=recipient, grant=grant, verb="nomination")),
        badge=badge.id,
        level=level,
        recipient=recipient,
        by=request.by,
        recorded_by=request.recorded_by,
        reason=request.reason,
        evidence=read_evidence(badge, level, held, request.evidence),
        helped=tuple(resolve_recipient(catalog, word) for word in request.helped),
        project=request.project,
        nominated_on=today,
    )


def _check_new(
    catalog: Catalog, ledger: Ledger, badge: Badge, nomination: Nomination, today: date
) -> None:
    dossier = ledger.about(nomination)
    if dossier is None or dossier.nomination is None or not is_waiting(badge, dossier, today):
        return
    waits = dossier.nomination
    on = f" on {waits.day}" if waits.day else ""
    needs = missing_support(catalog, badge, dossier, today) or "a decision"
    raise AlreadyDoneError(
        f"{dossier.grant} was nominated by {waits.by}{on} and needs {needs}",
        f"`badgectl second {dossier.grant}` supports it",
    )


def plan_second(
    catalog: Catalog, ledger: Ledger, dossier: Dossier, *, by: str, recorded_by: str | None,
    text: str | None, today: date,
) -> Plan:  # fmt: skip
    """Return the support of a nomination; raise if the same person supported it before."""
    location = RecordPath(
        recipient=dossier.grant.recipient, grant=dossier.grant, verb="second", who=by
    )
    before = ledger.at(location)
    if before is not None:
        on = f" on {before.day}" if before.day else ""
        raise AlreadyDoneError(
            f"{by} seconded {dossier.grant}{on}{fate(ledger, before)}",
            "everybody seconds once; a colleague can second it, too",
        )
    second = Second(
        path=str(location), by=by, recorded_by=recorded_by, text=text, seconded_on=today
    )
    notes = [_next_step(catalog, ledger.with_records([second]), second, today)]
    return plan_records(catalog, ledger, [second], today, notes=notes)


def plan_decline(
    catalog: Catalog, ledger: Ledger, dossier: Dossier, *, by: str, recorded_by: str | None,
    feedback: str, today: date,
) -> Plan:  # fmt: skip
    """Return the refusal of a nomination, with feedback for the nominee."""
    grant = dossier.grant
    location = RecordPath(recipient=grant.recipient, grant=grant, verb="decline")
    if ledger.at(location) is not None:
        raise AlreadyDoneError(
            f"{grant} was declined before, and that was voided",
            f"`badgectl show {grant}` shows the nomination, which waits for an award",
        )
    decline = Decline(
        path=str(location), by=by, recorded_by=recorded_by, feedback=feedback, declined_on=today
    )
    again = f"`badgectl nominate {grant.badge_ref} {grant.recipient}` opens a new round later"
    return plan_records(catalog, ledger, [decline], today, notes=[again])


def _next_step(catalog: Catalog, ledger: Ledger, record: Record, today: date) -> str:
    """Return who can bring a nomination further, and how."""
    dossier = ledger.about(record)
    nomination = dossier.nomination if dossier else None
    badge = catalog.badges.get(nomination.badge) if nomination else None
    if dossier is None or nomination is None or badge is None:
        return ""
    grant, recipient = dossier.grant, nomination.recipient
    who = who_decides(catalog, ledger, badge, nomination, today)
    missing = missing_support(catalog, badge, dossier, today)
    if missing:
        parties = (catalog.recipient_name(who) for who in (nomination.by, nomination.recipient))
        can = f"anybody but {listed(parties)} can: `badgectl second {grant}`"
        stuck = f"; nobody could decide then: see `decide:` of {badge.id}" if who == NOBODY else ""
        return f"{grant} needs {missing}; {can}{stuck}"
    if who == NOBODY:
        return f"{grant} is supported, but nobody may decide on it: see `decide:` of {badge.id}"
    skipped = badge.steps(nomination.level, rank_held(catalog, ledger, recipient, badge, today))[
        :-1
    ]
    if badge.in_order and skipped:
        titles = listed(badge.title(step.id) for step in skipped)
        name = catalog.recipient_name(recipient)
        return f"{grant} is supported, and can be awarded, by {who}, once {name} holds {titles}"
    command = f"badgectl award {grant.badge_ref} {grant.recipient} -m '...'"
    return f"{grant} can be awarded now, by {who}: `{command}`"
