"""Planning awards: who gets which badge from whom, under which path, and whether it may be."""

from collections.abc import Iterable, Sequence
from datetime import date

import msgspec
from msgspec import Struct

from badgectl.model.badges import Badge
from badgectl.model.catalog import Catalog
from badgectl.model.ledger import Ledger
from badgectl.model.paths import RecordPath
from badgectl.model.records import Award
from badgectl.model.standing import rank_held
from badgectl.model.text import counted
from badgectl.plans.evidence import read_evidence
from badgectl.plans.grants import grant_to_award
from badgectl.plans.mending import missing_fields
from badgectl.plans.plan import Plan, plan_records, resolve_badge, resolve_recipient


class AwardRequest(Struct, frozen=True, kw_only=True):
    """What somebody asks to be recorded."""

    badge: str
    """`badge` or `badge@level`."""
    recipients: tuple[str, ...]
    by: str
    recorded_by: str | None = None
    reason: str
    evidence: tuple[str, ...] = ()
    """Links or repository paths, each with `#criterion` at its end where it supports one."""
    earned_on: date | None = None
    project: str | None = None
    role: str | None = None
    helped: tuple[str, ...] = ()
    measured: dict[str, float] = {}
    joint: bool = False


def plan_awards(catalog: Catalog, ledger: Ledger, request: AwardRequest, today: date) -> Plan:
    """Return the awards that a request means, with every reason why they may not be made."""
    badge_id, level = resolve_badge(catalog, request.badge)
    badge = catalog.badges[badge_id]
    recipients = dict.fromkeys(resolve_recipient(catalog, word) for word in request.recipients)
    drafts = [
        draft_award(catalog, ledger, badge, level, recipient, request, today)
        for recipient in recipients
    ]
    return judged_awards(catalog, ledger, tied_together(drafts, joint=request.joint), today)


def judged_awards(catalog: Catalog, ledger: Ledger, awards: Sequence[Award], today: date) -> Plan:
    """Return the plan to record awards as they are, with every reason why they may not be made."""
    return plan_records(catalog, ledger, awards, today, notes=_notes(ledger, awards))


def draft_award(
    catalog: Catalog, ledger: Ledger, badge: Badge, level: str | None, recipient: str,
    request: AwardRequest, today: date,
) -> Award:  # fmt: skip
    """Return the award that one recipient would get by a request, allowed or not."""
    grant = grant_to_award(catalog, ledger, badge, level, recipient, request.by, today)
    dossier = ledger.find(grant)
    nomination = dossier.nomination if dossier else None
    held = rank_held(catalog, ledger, recipient, badge, today)
    award = Award(
        path=str(RecordPath(recipient=recipient, grant=grant)),
        badge=badge.id,
        level=level,
        recipient=recipient,
        by=request.by,
        recorded_by=request.recorded_by,
        reason=request.reason,
        evidence=read_evidence(badge, level, held, request.evidence)
        or (nomination.evidence if nomination else ()),
        helped=tuple(resolve_recipient(catalog, word) for word in request.helped)
        or (nomination.helped if nomination else ()),
        measured=request.measured,
        project=request.project or (nomination.project if nomination else None),
        role=request.role,
        earned_on=request.earned_on,
        awarded_on=today,
    )
    return msgspec.structs.replace(award, **missing_fields(catalog, award, today))


def tied_together(drafts: list[Award], *, joint: bool) -> list[Award]:
    """Mark awards made at once: as joint work, or as a mere batch."""
    if len(drafts) == 1 and not joint:
        return drafts
    import hashlib  # noqa: PLC0415 - starting is cheap

    digest = hashlib.sha256(msgspec.json.encode(drafts)).hexdigest()[:12]
    tie = {"joint": digest} if joint else {"batch": digest}
    return [msgspec.structs.replace(draft, **tie) for draft in drafts]


def _notes(ledger: Ledger, awards: Iterable[Award]) -> tuple[str, ...]:
    notes = []
    for award in awards:
        dossier = ledger.about(award)
        if dossier and dossier.nomination:
            seconds = counted(len(dossier.seconds), "second")
            notes.append(f"fulfils the nomination by {dossier.nomination.by} ({seconds})")
    return tuple(notes)
