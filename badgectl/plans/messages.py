"""The commit that adds records: what its message says. The data is in the files."""

from collections.abc import Iterable, Sequence

from msgspec import Struct

from badgectl.model.catalog import Catalog
from badgectl.model.paths import Verb
from badgectl.model.records import Correction, Record, Score
from badgectl.model.text import counted, excerpt, listed, number, one_line

_SUBJECT_WIDTH = 72
_BODY_WIDTH = 1000

_SUBJECTS: dict[Verb, str] = {
    "award": "Award {about} to {recipient}",
    "nomination": "Nominate {recipient} for {about}",
    "second": "Second {about} for {recipient}",
    "decline": "Decline {about} for {recipient}",
    "like": "Like {about} of {recipient}",
    "comment": "Comment on {about} of {recipient}",
    "revocation": "Revoke {about} of {recipient}",
    "correction": "Correct {about} of {recipient}",
    "withdrawal": "Withdraw {ended}{about} of {recipient}",
    "void": "Void {ended}{about} of {recipient}",
    "score": "Score {about} for {recipient}: {value}",
}
_TRAILERS: dict[Verb, str] = {
    "award": "Awarded-by",
    "nomination": "Nominated-by",
    "second": "Seconded-by",
    "decline": "Declined-by",
    "like": "Liked-by",
    "comment": "Commented-by",
    "revocation": "Revoked-by",
    "correction": "Corrected-by",
    "withdrawal": "Withdrawn-by",
    "void": "Voided-by",
    "score": "Scored-by",
}


class Message(Struct, frozen=True, kw_only=True):
    """A commit's message in its parts."""

    subject: str
    body: str
    trailers: tuple[tuple[str, str], ...]

    def __str__(self) -> str:
        # Text from files stays on one line each, so that it can forge no trailer.
        body = [excerpt(self.body, _BODY_WIDTH)] if self.body else []
        trailers = "\n".join(f"{name}: {one_line(value)}" for name, value in self.trailers)
        return "\n\n".join([self.subject, *body, trailers]) + "\n"


def message_for(catalog: Catalog, records: Sequence[Record]) -> Message:
    """Return the message of a commit that adds records of one kind by one person.

    They are about one badge, unless they are awards of what was earned by count.
    """
    first, where = records[0], records[0].location
    grants = [record.location.grant for record in records]
    badges = list(dict.fromkeys(grant.badge_ref for grant in grants if grant))
    ended = where.ends
    recipients = list(dict.fromkeys(record.location.recipient for record in records))
    subject = _SUBJECTS[where.verb].format(
        about=_title(catalog, first) if len(badges) < 2 else counted(len(badges), "badge"),
        ended=f"the {ended.verb} on " if ended and ended.verb != "award" else "",
        recipient=_names(catalog, recipients),
        value=number(first.value) if isinstance(first, Score) else "",
    )
    about = [("Badge", badge) for badge in badges] or [("Goal", where.goal or "")]
    about += [("Recipient", recipient) for recipient in recipients]
    about.append((_TRAILERS[where.verb], first.by))
    if first.recorded_by:
        about.append(("Recorded-by", first.recorded_by))
    return Message(
        subject=excerpt(subject, _SUBJECT_WIDTH),
        body=_body(first) if len(badges) < 2 else "",
        trailers=tuple(about),
    )


def _title(catalog: Catalog, record: Record) -> str:
    """Return the name of what a record is about: a badge at its level, or a goal."""
    grant, goal_id = record.location.grant, record.location.goal or ""
    if grant is None:
        goal = catalog.goals.get(goal_id)
        return goal.name if goal else goal_id
    badge = catalog.badges.get(grant.badge)
    return badge.title(grant.level) if badge else grant.badge_ref


def _names(catalog: Catalog, recipients: Iterable[str], at_most: int = 3) -> str:
    """Return names as a sentence lists them, or how many there are."""
    found = list(recipients)
    if len(found) > at_most:
        return f"{len(found)} recipients"
    return listed(catalog.recipient_name(recipient) for recipient in found)


def _body(record: Record) -> str:
    """Return what a record says in its own words."""
    if isinstance(record, Correction):
        return record.because
    for name in ("reason", "feedback", "text"):
        said = getattr(record, name, None)
        if isinstance(said, str):
            return said
    return ""
