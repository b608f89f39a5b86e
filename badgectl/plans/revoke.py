"""Planning a revocation: whether an award may be taken back."""

from datetime import date
from typing import Literal

from badgectl.model.catalog import Catalog
from badgectl.model.errors import AlreadyDoneError
from badgectl.model.ledger import Dossier, Ledger
from badgectl.model.paths import RecordPath
from badgectl.model.records import Revocation
from badgectl.model.text import one_line
from badgectl.plans.plan import Plan, plan_records

Because = Literal["mistake", "withdrawn", "returned", "misconduct"]


def plan_revocation(
    catalog: Catalog, ledger: Ledger, dossier: Dossier, *, by: str, because: Because, reason: str,
    replaced_by: Dossier | None, today: date,
) -> Plan:  # fmt: skip
    """Return the revocation of an award, with every reason why it may not be made."""
    grant = dossier.grant
    revocation = Revocation(
        path=str(RecordPath(recipient=grant.recipient, grant=grant, verb="revocation")),
        by=by,
        because=because,
        reason=reason,
        replaced_by=str(replaced_by.grant) if replaced_by else None,
        revoked_on=today,
    )
    if dossier.revocation is not None:
        already = dossier.revocation
        raise AlreadyDoneError(
            f"{grant} was revoked by {already.by}"
            + (f" on {already.day}" if already.day else "")
            + f": {one_line(already.reason)}",
            "nothing to do",
        )
    return plan_records(catalog, ledger, [revocation], today)
