"""Planning a revocation: whether an award may be taken back."""

from datetime import date

from badgectl.model.catalog import Catalog
from badgectl.model.errors import AlreadyDoneError
from badgectl.model.ledger import Dossier, Ledger
from badgectl.model.paths import RecordPath
from badgectl.model.records import BECAUSE, Because, Revocation
from badgectl.model.text import one_line
from badgectl.plans.again import fate
from badgectl.plans.plan import Plan, plan_records


def plan_revocation(
    catalog: Catalog, ledger: Ledger, dossier: Dossier, *, by: str, because: Because, reason: str,
    replaced_by: Dossier | None, today: date,
) -> Plan:  # fmt: skip
    """Return the revocation of an award, with every reason why it may not be made.

    Raises AlreadyDoneError if it was revoked before, though that was voided: its path is taken.
    """
    grant = dossier.grant
    location = RecordPath(recipient=grant.recipient, grant=grant, verb="revocation")
    _check_new(ledger, dossier, location)
    revocation = Revocation(
        path=str(location),
        by=by,
        because=because,
        reason=reason,
        replaced_by=str(replaced_by.grant) if replaced_by else None,
        revoked_on=today,
    )
    return plan_records(
        catalog, ledger, [revocation], today, notes=[f"because: {because} ({BECAUSE[because]})"]
    )


def _check_new(ledger: Ledger, dossier: Dossier, location: RecordPath) -> None:
    before = ledger.at(location)
    if not isinstance(before, Revocation):
        return
    by = f"{before.by} on {before.day}" if before.day else before.by
    done, voided = f"{dossier.grant} was revoked by {by}", fate(ledger, before)
    if not voided:
        raise AlreadyDoneError(f"{done}: {one_line(before.reason)}", "nothing to do")
    raise AlreadyDoneError(
        f"{done}{voided}",
        "both stay on record; where the award should not stand, a maintainer voids it: "
        f"`badgectl void {dossier.grant} --rule CODE -m '...'`",
    )
