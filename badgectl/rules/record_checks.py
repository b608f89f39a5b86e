"""The rules of records in order: of every record, and of one that is about to enter."""

from collections.abc import Callable, Collection, Iterable, Iterator
from datetime import date
from typing import Any

from badgectl.model.catalog import Catalog
from badgectl.model.ledger import Ledger
from badgectl.model.problems import Problem
from badgectl.model.records import (
    Award,
    Comment,
    Correction,
    Decline,
    Like,
    Nomination,
    Record,
    Revocation,
    Score,
    Second,
    Void,
    Withdrawal,
)
from badgectl.rules.awards_in_turn import check_in_turn
from badgectl.rules.called import check_forgotten, check_former_ids, check_twice
from badgectl.rules.correction_entry import check_correction
from badgectl.rules.dated import check_dated
from badgectl.rules.nominations import (
    check_decline,
    check_nomination,
    check_not_held,
    check_second,
)
from badgectl.rules.reaction_entry import (
    check_reaction,
    check_revocation,
    check_score,
    check_void,
    check_withdrawal,
)
from badgectl.rules.recorders import check_recorder
from badgectl.rules.records import (
    check_days,
    check_name,
    check_path,
    check_record_references,
    check_subject,
)

RecordRule = Callable[[Catalog, Ledger, Record, date], Iterator[Problem]]

RECORD_RULES: tuple[RecordRule, ...] = (
    check_record_references,
    check_path,
    check_subject,
    check_days,
)

EVERY_ENTRY: tuple[RecordRule, ...] = (
    check_name,
    check_recorder,
    check_former_ids,
    check_twice,
    check_forgotten,
)
"""What is asked of every record that is about to enter."""

ENTRY_RULES: dict[type[Record], Callable[[Catalog, Ledger, Any, date], Iterator[Problem]]] = {
    Nomination: check_nomination,
    Second: check_second,
    Decline: check_decline,
    Like: check_reaction,
    Comment: check_reaction,
    Revocation: check_revocation,
    Correction: check_correction,
    Withdrawal: check_withdrawal,
    Void: check_void,
    Score: check_score,
}
"""Who may make any other record."""


def check_records(
    catalog: Catalog, ledger: Ledger, records: Iterable[Record], today: date
) -> list[Problem]:
    """Return what is wrong with records of the ledger, whatever their badge's policy says."""
    return [
        problem
        for record in records
        for rule in RECORD_RULES
        for problem in rule(catalog, ledger, record, today)
    ]


def check_entry(
    catalog: Catalog, ledger: Ledger, records: Iterable[Record], today: date
) -> list[Problem]:
    """Return why records of the ledger that are new may not enter it today.

    Of those that come in together none supports another; awards count one after the other.
    """
    new = list(records)
    problems = [
        problem
        for record in new
        for rule in EVERY_ENTRY
        for problem in rule(catalog, ledger, record, today)
    ]
    problems += [
        problem
        for record in new
        if not isinstance(record, Award)
        for problem in ENTRY_RULES[type(record)](catalog, ledger, record, today)
    ]
    awards = [record for record in new if isinstance(record, Award)]
    # Support counts once it stands: who seconds and who awards do so in two changes.
    before = ledger.without([*awards, *(one for one in new if isinstance(one, Second))])
    for record in new:
        if isinstance(record, Nomination):
            problems += check_not_held(catalog, before, record, today)
    problems += check_in_turn(catalog, ledger, before, awards, today)
    return problems


def check_new(
    catalog: Catalog, ledger: Ledger, records: Collection[Record], today: date
) -> list[Problem]:
    """Return everything why records of the ledger that are new may not be recorded today."""
    return [
        *check_records(catalog, ledger, records, today),
        *check_entry(catalog, ledger, records, today),
        *check_dated(catalog, records, today),
    ]
