"""The card of an award: what it is for, how it began, what was said about it."""

from collections.abc import Iterator
from datetime import date

import msgspec

from badgectl.model.catalog import Catalog
from badgectl.model.evidence import Evidence
from badgectl.model.ledger import Dossier, Ledger
from badgectl.model.records import Award, Nomination, Record, Void
from badgectl.model.standing import last_day, state_of
from badgectl.model.text import listed, one_line
from badgectl.reports.cards import Card, Section
from badgectl.reports.waiting import waiting_nominations


def award_card(catalog: Catalog, ledger: Ledger, dossier: Dossier, day: date) -> Card:
    """Return all that is on record about one award: how it began, what it is for, what was said."""
    award, nomination = dossier.award or dossier.given, dossier.nomination
    badge = catalog.badges.get(dossier.grant.badge)
    title = badge.title(dossier.grant.level) if badge else dossier.grant.badge_ref
    facts = {"state": _state(catalog, ledger, dossier, day)}
    if award is not None:
        facts = {
            "by": catalog.recipient_name(award.by)
            + (f", recorded by {award.recorded_by}" if award.recorded_by else ""),
            "awarded": str(award.day or "no day given"),
            "earned": str(award.earned_on or ""),
            **facts,
            "project": award.project or "",
            "role": award.role or "",
            "helped": listed(catalog.recipient_name(p) for p in award.helped),
            "roster": listed(catalog.recipient_name(p) for p in award.roster),
        }
    first = award or nomination
    return Card(
        title=f"{title} for {catalog.recipient_name(dossier.grant.recipient)} ({dossier.grant})",
        about=one_line(first.reason) if first else "",
        facts={name: fact for name, fact in facts.items() if fact},
        sections=(
            Section("Evidence", tuple(map(_evidence_line, first.evidence)) if first else ()),
            Section("How it began", _beginnings(catalog, dossier)),
            Section("Other rounds", tuple(_other_rounds(catalog, ledger, dossier, day))),
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


def _state(catalog: Catalog, ledger: Ledger, dossier: Dossier, day: date) -> str:
    """Return what a nomination waits for, or what has become of it or of the award."""
    award, nomination = dossier.award or dossier.given, dossier.nomination
    if award is not None:
        return _state_of_award(catalog, dossier, award, day)
    if nomination is None:
        taken_back = _taken_back(catalog, dossier, Nomination)
        return f"nomination {taken_back}" if taken_back else ""
    if dossier.decline is not None:
        return f"declined{_on(dossier.decline.day)}"
    waiting = waiting_nominations(catalog, ledger, (dossier,), day)
    return f"nominated; {waiting[0].needs}" if waiting else "closed"


def _other_rounds(catalog: Catalog, ledger: Ledger, dossier: Dossier, day: date) -> Iterator[str]:
    """Yield what came before or after, after a decline, a revocation or the end of its time."""
    first = msgspec.structs.replace(dossier.grant, round=1)
    for other in ledger.of(first.recipient, first.badge):
        is_alike = msgspec.structs.replace(other.grant, round=1) == first
        if is_alike and other.grant != dossier.grant and first.day is None:
            yield f"{other.grant}: {_state(catalog, ledger, other, day)}"


def _state_of_award(catalog: Catalog, dossier: Dossier, award: Award, day: date) -> str:
    voided = _taken_back(catalog, dossier, Award)
    if voided:
        return voided
    state, revocation = state_of(catalog, dossier, award, day), dossier.revocation
    end = last_day(catalog.badges.get(award.badge), award)
    if state == "revoked" and revocation is not None:
        who = catalog.recipient_name(revocation.by)
        instead = f"; {revocation.replaced_by} stands instead" if revocation.replaced_by else ""
        return (
            f"revoked by {who}{_on(revocation.day)} ({revocation.because}): "
            f"{one_line(revocation.reason)}{instead}"
        )
    if state == "expired":
        return f"expired on {end}"
    if state == "not yet":
        return f"not made yet on {day}"
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
