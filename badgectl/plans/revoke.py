"""Planning a revocation: which award is meant, and whether it may be taken back."""

from datetime import date
from typing import Literal

import msgspec

from badgectl.model.catalog import Catalog
from badgectl.model.errors import AlreadyDoneError, UnknownIdError
from badgectl.model.ledger import Dossier, Ledger
from badgectl.model.paths import RecordPath, parse_grant
from badgectl.model.records import Revocation
from badgectl.model.standing import award_in_force
from badgectl.model.text import did_you_mean, listed, one_line, shortened
from badgectl.plans.messages import message_for
from badgectl.plans.plan import Plan, resolve_recipient
from badgectl.rules.record_checks import check_entry, check_records

Because = Literal["mistake", "withdrawn", "returned", "misconduct"]
_SHOWN = 5


def find_award(catalog: Catalog, ledger: Ledger, word: str, today: date) -> Dossier:
    """Return the award that `ada/mentor@gold` names; the level or round may be left out.

    What is left out must follow from what is in force; else the error lists what there is.
    """
    grant = parse_grant(word)
    if grant is None:
        raise UnknownIdError(
            f"`{shortened(one_line(word), 80)}` names no award",
            "write recipient and badge, as `ada/mentor@gold`",
        )
    grant = msgspec.structs.replace(grant, recipient=resolve_recipient(catalog, grant.recipient))
    exact = ledger.find(grant)
    if exact is not None and exact.given is not None:
        return exact
    awards = [dossier for dossier in ledger.of(grant.recipient) if dossier.given is not None]
    fitting = [
        dossier
        for dossier in awards
        if dossier.grant.badge == grant.badge
        and grant.level in (None, dossier.grant.level)
        and grant.day in (None, dossier.grant.day)
        and award_in_force(catalog, dossier, today) is not None
    ]
    if len(fitting) == 1:
        return fitting[0]
    if fitting:
        some = listed((f"`{dossier.grant}`" for dossier in fitting[-_SHOWN:]), last="or")
        raise UnknownIdError(f"`{word}` could be {len(fitting)} awards", f"say which: {some}")
    raise UnknownIdError(
        f"there is no award {word}",
        did_you_mean(
            word,
            (str(dossier.grant) for dossier in awards),
            f"`badgectl list awards --recipient {grant.recipient}` shows what there is",
        ),
    )


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
    after = ledger.with_records([revocation])
    return Plan(
        records=(revocation,),
        message=message_for(catalog, [revocation]),
        problems=(
            *check_records(catalog, after, [revocation], today),
            *check_entry(catalog, after, [revocation], today),
        ),
    )
