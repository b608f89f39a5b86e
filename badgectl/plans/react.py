"""Planning what peers say about an award: likes and comments."""

from datetime import date, datetime, timedelta

from badgectl.model.catalog import Catalog
from badgectl.model.errors import AlreadyDoneError
from badgectl.model.ledger import Dossier, Ledger
from badgectl.model.paths import RecordPath, format_stamp
from badgectl.model.records import Comment, Like
from badgectl.plans.again import fate
from badgectl.plans.plan import Plan, plan_records


def plan_like(
    catalog: Catalog, ledger: Ledger, dossier: Dossier, *, by: str, recorded_by: str | None,
    text: str | None, today: date,
) -> Plan:  # fmt: skip
    """Return a like of an award; raise if the same person liked it before."""
    grant = dossier.grant
    location = RecordPath(recipient=grant.recipient, grant=grant, verb="like", who=by)
    before = ledger.at(location)
    if before is not None:
        on = f" on {before.day}" if before.day else ""
        raise AlreadyDoneError(
            f"{by} liked {grant}{on}{fate(ledger, before)}",
            f"`badgectl comment {grant} -m ...` says more",
        )
    like = Like(path=str(location), by=by, recorded_by=recorded_by, text=text, liked_on=today)
    return plan_records(catalog, ledger, [like], today)


def plan_comment(
    catalog: Catalog, ledger: Ledger, dossier: Dossier, *, by: str, recorded_by: str | None,
    text: str, instant: datetime, today: date,
) -> Plan:  # fmt: skip
    """Return a comment on an award, made at an instant; no two of a person share a second."""
    location = _comment_at(dossier, by, instant)
    while ledger.at(location) is not None:
        instant += timedelta(seconds=1)
        location = _comment_at(dossier, by, instant)
    comment = Comment(path=str(location), by=by, recorded_by=recorded_by, text=text)
    return plan_records(catalog, ledger, [comment], today)


def _comment_at(dossier: Dossier, by: str, instant: datetime) -> RecordPath:
    return RecordPath(
        recipient=dossier.grant.recipient,
        grant=dossier.grant,
        verb="comment",
        who=by,
        stamp=format_stamp(instant),
    )
