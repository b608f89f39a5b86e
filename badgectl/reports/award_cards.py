"""The card of an award: what it is for, how it began, what was said about it."""

from datetime import date

from badgectl.model.catalog import Catalog
from badgectl.model.ledger import Dossier
from badgectl.model.records import Award, Evidence, Nomination, Record, Void
from badgectl.model.standing import award_in_force, last_day
from badgectl.model.text import listed, one_line
from badgectl.reports.cards import Card, Section
from badgectl.rules.waiting import is_waiting, missing_support


def award_card(catalog: Catalog, dossier: Dossier, day: date) -> Card:
    """Return all that is on record about one award: how it began, what it is for, what was said."""
    award, nomination = dossier.award or dossier.given, dossier.nomination
    badge = catalog.badges.get(dossier.grant.badge)
    title = badge.title(dossier.grant.level) if badge else dossier.grant.badge_ref
    facts: dict[str, str] = {}
    reason = ""
    evidence: tuple[Evidence, ...] = ()
    if award is not None:
        end = last_day(badge, award)
        facts = {
            "by": catalog.recipient_name(award.by)
            + (f", recorded by {award.recorded_by}" if award.recorded_by else ""),
            "awarded": str(award.day or "no day given"),
            "earned": str(award.earned_on or ""),
            "state": _state(catalog, dossier, day, end),
            "project": award.project or "",
            "role": award.role or "",
            "helped": listed(catalog.recipient_name(p) for p in award.helped),
            "roster": listed(catalog.recipient_name(p) for p in award.roster),
        }
        reason, evidence = award.reason, award.evidence
    elif nomination is not None:
        waits = badge is not None and is_waiting(badge, dossier, day)
        missing = missing_support(catalog, badge, dossier, day) if badge else ""
        facts = {"state": f"nominated; needs {missing or 'a decision'}" if waits else "closed"}
        reason, evidence = nomination.reason, nomination.evidence
    elif taken_back := _taken_back(catalog, dossier, Nomination):
        facts = {"state": f"nomination {taken_back}"}
    return Card(
        title=f"{title} for {catalog.recipient_name(dossier.grant.recipient)} ({dossier.grant})",
        about=one_line(reason),
        facts={name: fact for name, fact in facts.items() if fact},
        sections=(
            Section("Evidence", tuple(_evidence_line(one) for one in evidence)),
            Section("How it began", _beginnings(catalog, dossier)),
            Section("Likes", tuple(_said(catalog, r.by, r.text) for r in dossier.likes)),
            Section("Comments", tuple(_said(catalog, r.by, r.text) for r in dossier.comments)),
        ),
    )


def _taken_back(catalog: Catalog, dossier: Dossier, kind: type[Record]) -> str:
    """Return how the award or nomination was voided or withdrawn; empty if it was not."""
    for record in dossier.records:
        ending = dossier.ending(record) if isinstance(record, kind) else None
        if ending is not None:
            who = f"by {catalog.recipient_name(ending.by)}{_on(ending.day)}"
            how = (
                f"voided {who} ({ending.rule})" if isinstance(ending, Void) else f"withdrawn {who}"
            )
            return how + (f": {one_line(ending.reason)}" if ending.reason else "")
    return ""


def _state(catalog: Catalog, dossier: Dossier, day: date, end: date | None) -> str:
    voided = _taken_back(catalog, dossier, Award)
    if voided:
        return voided
    revocation = dossier.revocation
    if revocation is not None and dossier.is_revoked(day):
        who = catalog.recipient_name(revocation.by)
        instead = f"; {revocation.replaced_by} stands instead" if revocation.replaced_by else ""
        return (
            f"revoked by {who}{_on(revocation.day)} ({revocation.because}): "
            f"{one_line(revocation.reason)}{instead}"
        )
    if award_in_force(catalog, dossier, day) is None:
        return f"expired on {end}"
    return f"in force until {end}" if end else "in force"


def _beginnings(catalog: Catalog, dossier: Dossier) -> tuple[str, ...]:
    lines = []
    if dossier.nomination:
        who = catalog.recipient_name(dossier.nomination.by)
        lines.append(f"nominated by {who}{_on(dossier.nomination.day)}")
    lines += [_said(catalog, f"{s.by}", s.text, "seconded by ") for s in dossier.seconds]
    if dossier.decline:
        lines.append(_said(catalog, dossier.decline.by, dossier.decline.feedback, "declined by "))
    return tuple(lines)


def _on(day: date | None) -> str:
    return f" on {day}" if day else ""


def _said(catalog: Catalog, who: str, text: str | None, verb: str = "") -> str:
    return f"{verb}{catalog.recipient_name(who)}" + (f": {one_line(text)}" if text else "")


def _evidence_line(evidence: Evidence) -> str:
    supports = f" ({evidence.criterion})" if evidence.criterion else ""
    about = f" - {evidence.text}" if evidence.text else ""
    return f"{evidence.url or evidence.path}{supports}{about}"
