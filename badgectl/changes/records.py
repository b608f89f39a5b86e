"""New records: what each does, and whether the rules of the base allow it."""

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from datetime import date

import msgspec
from msgspec import Struct

from badgectl.changes.difference import NewRecord
from badgectl.changes.sides import Sides
from badgectl.codes.policy import DEFINITION
from badgectl.model.catalog import Catalog
from badgectl.model.evidence import Evidence
from badgectl.model.ledger import Ledger
from badgectl.model.problems import Problem
from badgectl.model.records import Award, Correction, Nomination, Record, Score
from badgectl.plans.messages import message_for
from badgectl.rules.record_checks import check_new
from badgectl.rules.records import BY_RULES

_TWO_STEPS = (
    "this change itself would allow it: merge the badge, the policy or the person first, and make "
    "the record in a second pull request"
)
_OWN_DEFINITION = (
    "the award names the badge as this very change leaves it: badge and award take two pull "
    "requests, one after the other"
)


class Origin(Struct, frozen=True):
    """The commit that gave a file its bytes."""

    commit: str
    author: str
    email: str
    day: date


class Arrival(Struct, frozen=True):
    """Records that enter the ledger together, and the day on which they do."""

    day: date
    records: tuple[Record, ...]


def check_arrivals(
    old: Catalog, ledger: Ledger, new: Catalog, arrivals: Iterable[Arrival]
) -> list[Problem]:
    """Return why new records may not enter, by the old catalog; a hint tells what the new one says.

    `ledger` holds the records of the base; the arrivals enter it one after the other.
    """
    problems: list[Problem] = []
    for arrival in arrivals:
        records, day = arrival.records, arrival.day
        ledger = ledger.with_records(records)
        found = check_new(old, ledger, records, day)
        if found:
            still_wrong = {problem.place.path for problem in check_new(new, ledger, records, day)}
            own = _own_definitions(new, records)
            for problem in found:
                hint = problem.hint
                if problem.code == DEFINITION.name and problem.place.path in own:
                    hint = _OWN_DEFINITION
                elif problem.place.path not in still_wrong:
                    hint = _TWO_STEPS
                problems.append(msgspec.structs.replace(problem, hint=hint))
    return problems


def _own_definitions(catalog: Catalog, records: Iterable[Record]) -> set[str]:
    """Return the paths of awards that name their badges exactly as a catalog has them."""
    return {
        record.path
        for record in records
        if isinstance(record, Award)
        and (badge := catalog.badges.get(record.badge)) is not None
        and badge.blob == record.definition
    }


def new_records(
    sides: Sides,
    records: Sequence[Record],
    origins: Mapping[str, Origin],
    refused: Container[str],
    prefix: str,
) -> Iterator[NewRecord]:
    """Yield what each new record does, awards first.

    `refused` holds the paths of records that may not enter; `prefix` leads from the repository's
    top to the programme's folder.
    """
    addresses = {origin.email for origin in origins.values()}
    authors = {address: _people_with(sides, address) for address in addresses}
    for record in sorted(records, key=lambda one: (not isinstance(one, Award), one.path)):
        message, origin = message_for(sides.either, [record]), origins.get(record.path)
        yield NewRecord(
            path=f"{prefix}{record.path}",
            verb=record.location.verb,
            subject=message.subject,
            by=record.by,
            recorded_by=record.recorded_by,
            day=record.day,
            reason=message.body,
            evidence=tuple(_link(one) for one in _evidence(record)),
            commit=origin.commit if origin else None,
            author=origin.author if origin else None,
            claimed=origin is not None and _is_claimed(sides.old, record, authors[origin.email]),
            allowed=record.path not in refused,
        )


def _people_with(sides: Sides, address: str) -> set[str]:
    """Return who has an e-mail address, by either side: somebody may be new."""
    found = (side.person_with_email(address) for side in (sides.old, sides.new))
    return {person.id for person in found if person is not None}


def _is_claimed(catalog: Catalog, record: Record, authors: set[str]) -> bool:
    """Tell whether those who may be the author are neither the giver nor recorders.

    What is earned by count needs no giver: it is counted again.
    """
    return record.by != BY_RULES and authors.isdisjoint({record.by, *catalog.program.recorders})


def _evidence(record: Record) -> tuple[Evidence, ...]:
    if isinstance(record, Award | Nomination | Correction | Score):
        return record.evidence or ()
    return ()


def _link(evidence: Evidence) -> str:
    link = evidence.url or evidence.path or ""
    return f"{link} ({evidence.criterion})" if evidence.criterion else link
