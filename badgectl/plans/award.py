"""Planning awards: who gets which badge from whom, under which path, and whether it may be."""

import re
from datetime import date

import msgspec
from msgspec import Struct

from badgectl.codes import policy
from badgectl.model.badges import Badge
from badgectl.model.catalog import Catalog
from badgectl.model.errors import UnknownIdError
from badgectl.model.ledger import Ledger
from badgectl.model.paths import Grant, RecordPath
from badgectl.model.problems import Problem
from badgectl.model.records import Award, Evidence
from badgectl.model.standing import award_in_force
from badgectl.model.text import counted, did_you_mean, listed, nearest, one_line, shortened
from badgectl.plans.mending import missing_fields
from badgectl.plans.messages import message_for
from badgectl.plans.plan import Plan, resolve_badge, resolve_recipient
from badgectl.rules.nominations import is_waiting
from badgectl.rules.record_checks import check_entry, check_records

_ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")


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
        _draft(catalog, ledger, badge, level, recipient, request, today) for recipient in recipients
    ]
    awards = _tied_together(drafts, joint=request.joint)
    recorded = [award for award in awards if _is_recorded(ledger, award)]
    new = [award for award in awards if award not in recorded]
    after = ledger.with_records(new)
    problems = [
        *(_already(badge, award) for award in recorded),
        *check_records(catalog, after, new, today),
        *check_entry(catalog, after, new, today),
    ]
    return Plan(
        records=tuple(awards),
        message=message_for(catalog, awards),
        problems=tuple(problems),
        notes=_notes(ledger, awards),
    )


def next_grant(
    catalog: Catalog, ledger: Ledger, badge: Badge, level: str | None, recipient: str, giver: str,
    today: date,
) -> Grant:  # fmt: skip
    """Return the grant under which a new award would be recorded.

    Awards of a repeatable badge carry day and giver. Any other opens a new round only where the
    last one has ended: an award in force, or a nomination that waits, keeps its place.
    """
    grant = Grant(recipient=recipient, badge=badge.id, level=level)
    if badge.awarding.repeatable:
        grant = msgspec.structs.replace(grant, day=today.isoformat(), giver=giver)
    while (dossier := ledger.find(grant)) is not None:
        in_force = award_in_force(catalog, dossier, today) is not None
        if not badge.awarding.repeatable and (in_force or is_waiting(badge, dossier, today)):
            break
        grant = msgspec.structs.replace(grant, round=grant.round + 1)
    return grant


def _draft(
    catalog: Catalog, ledger: Ledger, badge: Badge, level: str | None, recipient: str,
    request: AwardRequest, today: date,
) -> Award:  # fmt: skip
    grant = next_grant(catalog, ledger, badge, level, recipient, request.by, today)
    award = Award(
        path=str(RecordPath(recipient=recipient, grant=grant)),
        badge=badge.id,
        level=level,
        recipient=recipient,
        by=request.by,
        recorded_by=request.recorded_by,
        reason=request.reason,
        evidence=tuple(parse_evidence(badge, text) for text in request.evidence),
        helped=tuple(resolve_recipient(catalog, word) for word in request.helped),
        measured=request.measured,
        project=request.project,
        role=request.role,
        earned_on=request.earned_on,
    )
    return msgspec.structs.replace(award, **missing_fields(catalog, award, today))


def parse_evidence(badge: Badge, text: str) -> Evidence:
    """Read `URL`, `PATH`, `URL#criterion` or `PATH#criterion`.

    Addresses have fragments of their own: what follows their last `#` names a criterion only if
    the badge has it. Raises UnknownIdError for what looks like a criterion misspelt.
    """
    where, _, word = text.rpartition("#")
    known = [criterion.id for criterion in badge.all_criteria]
    if not where or word in known:
        criterion, where = (word, where) if where else (None, text)
        return _evidence(where, criterion)
    if nearest(word, known) or not _ADDRESS.match(text):
        raise UnknownIdError(
            f"{badge.name} has no criterion `{shortened(one_line(word), 60)}`",
            did_you_mean(
                word, known, f"its criteria: {listed(known)}" if known else "leave it out"
            ),
        )
    return _evidence(text, None)


def _evidence(where: str, criterion: str | None) -> Evidence:
    if _ADDRESS.match(where):
        return Evidence(url=where, criterion=criterion)
    return Evidence(path=where, criterion=criterion)


def _tied_together(drafts: list[Award], *, joint: bool) -> list[Award]:
    """Mark awards made at once: as joint work, or as a mere batch."""
    if len(drafts) == 1 and not joint:
        return drafts
    import hashlib  # noqa: PLC0415 - starting is cheap

    digest = hashlib.sha256(msgspec.json.encode(drafts)).hexdigest()[:12]
    tie = {"joint": digest} if joint else {"batch": digest}
    return [msgspec.structs.replace(draft, **tie) for draft in drafts]


def _is_recorded(ledger: Ledger, award: Award) -> bool:
    grant = award.location.grant
    dossier = ledger.find(grant) if grant else None
    return dossier is not None and dossier.given is not None


def _already(badge: Badge, award: Award) -> Problem:
    return policy.HELD.problem(
        award.at(),
        f"{award.recipient} already holds {badge.title(award.level)}",
        f"`badgectl show {award.location.grant}` says since when",
    )


def _notes(ledger: Ledger, awards: list[Award]) -> tuple[str, ...]:
    notes = []
    for award in awards:
        dossier = ledger.find(award.location.grant) if award.location.grant else None
        if dossier and dossier.nomination:
            seconds = counted(len(dossier.seconds), "second")
            notes.append(f"fulfils the nomination by {dossier.nomination.by} ({seconds})")
    return tuple(notes)
