"""New records: what each does, and whether the rules of the base allow it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

import msgspec
from msgspec import Struct

from badgectl.changes.difference import NewRecord
from badgectl.model.catalog import Catalog
from badgectl.model.ledger import Ledger
from badgectl.model.problems import Problem
from badgectl.model.records import Award, Evidence, Nomination, Record, Score
from badgectl.plans.messages import message_for
from badgectl.rules.record_checks import check_entry, check_records

_TWO_STEPS = (
    "this change itself would allow it: merge the badge, the policy or the person first, and make "
    "the record in a second pull request"
)


class Origin(Struct, frozen=True):
    """The commit that gave a file its bytes."""

    commit: str
    author: str
    day: date


class Arrival(Struct, frozen=True):
    """Records that enter the ledger together, and the day on which they do."""

    day: date
    records: tuple[Record, ...]


def check_arrivals(
    old: Catalog, new: Catalog, ledger: Ledger, arrivals: Iterable[Arrival]
) -> list[Problem]:
    """Return why new records may not enter, by the old catalog; a hint tells what the new one says.

    `ledger` holds the records of the base; the arrivals enter it one after the other.
    """
    problems: list[Problem] = []
    for arrival in arrivals:
        ledger = ledger.with_records(arrival.records)
        found = _check(old, ledger, arrival)
        if found:
            still_wrong = {problem.place.path for problem in _check(new, ledger, arrival)}
            found = [
                problem
                if problem.place.path in still_wrong
                else msgspec.structs.replace(problem, hint=_TWO_STEPS)
                for problem in found
            ]
        problems += found
    return problems


def _check(catalog: Catalog, ledger: Ledger, arrival: Arrival) -> list[Problem]:
    return [
        *check_records(catalog, ledger, arrival.records, arrival.day),
        *check_entry(catalog, ledger, arrival.records, arrival.day),
    ]


def new_records(
    catalog: Catalog,
    records: Sequence[Record],
    origins: Mapping[str, Origin],
    problems: Iterable[Problem],
) -> Iterator[NewRecord]:
    """Yield what each new record does, awards first."""
    refused = {problem.place.path for problem in problems if problem.severity == "error"}
    for record in sorted(records, key=lambda one: (not isinstance(one, Award), one.path)):
        message, origin = message_for(catalog, [record]), origins.get(record.path)
        sources = record.evidence if isinstance(record, Award | Nomination | Score) else ()
        yield NewRecord(
            path=record.path,
            verb=record.location.verb,
            subject=message.subject,
            by=record.by,
            recorded_by=record.recorded_by,
            day=record.day,
            reason=message.body,
            evidence=tuple(_link(one) for one in sources),
            commit=origin.commit if origin else None,
            author=origin.author if origin else None,
            allowed=record.path not in refused,
        )


def _link(evidence: Evidence) -> str:
    link = evidence.url or evidence.path or ""
    return f"{link} ({evidence.criterion})" if evidence.criterion else link
