"""Planning a correction: a slip in an award is mended by a record of its own."""

from datetime import date, datetime, timedelta
from typing import Any

from msgspec import Struct

from badgectl.model.catalog import Catalog
from badgectl.model.errors import AlreadyDoneError
from badgectl.model.ledger import Dossier, Ledger
from badgectl.model.paths import RecordPath, format_stamp
from badgectl.model.records import Correction
from badgectl.plans.evidence import parse_evidence
from badgectl.plans.plan import Plan, plan_records


class Mended(Struct, frozen=True, kw_only=True):
    """What an award is to say from now on; None leaves a field as it is."""

    reason: str | None = None
    evidence: tuple[str, ...] | None = None
    """Links or repository paths instead of those of the award, as `award` takes them."""
    role: str | None = None
    earned_on: date | None = None


def plan_correction(
    catalog: Catalog, ledger: Ledger, dossier: Dossier, mended: Mended, *, by: str, because: str,
    now: datetime, today: date,
) -> Plan:  # fmt: skip
    """Return the correction of an award, with every reason why it may not be made.

    Raises AlreadyDoneError if the award says all of it already.
    """
    correction = Correction(
        path=_free_path(dossier, now),
        by=by,
        because=because,
        **_changes(catalog, dossier, mended),
    )
    note = f"`badgectl show {dossier.grant}` shows it corrected; the award's file stays"
    return plan_records(catalog, ledger, [correction], today, notes=[note])


def _changes(catalog: Catalog, dossier: Dossier, mended: Mended) -> dict[str, Any]:
    """Return the fields that differ from what the award says now."""
    award, badge = dossier.award or dossier.given, catalog.badges.get(dossier.grant.badge)
    wanted: dict[str, Any] = {
        "reason": mended.reason, "role": mended.role, "earned_on": mended.earned_on,
    }  # fmt: skip
    if mended.evidence is not None and badge is not None:
        wanted["evidence"] = tuple(parse_evidence(badge, text) for text in mended.evidence)
    changes = {
        name: value
        for name, value in wanted.items()
        if value is not None and value != getattr(award, name)
    }
    if not changes:
        raise AlreadyDoneError(f"{dossier.grant} says so already", "nothing to do")
    return changes


def _free_path(dossier: Dossier, now: datetime) -> str:
    """Return the path of a correction made now: of two in one second the later one steps aside."""
    grant, taken = dossier.grant, {record.path_now for record in dossier.records}
    while True:
        stamp = format_stamp(now)
        path = RecordPath(recipient=grant.recipient, grant=grant, verb="correction", stamp=stamp)
        if str(path) not in taken:
            return str(path)
        now += timedelta(seconds=1)
