"""The rules of records in order: of every record, and of one that is about to enter."""

from collections.abc import Callable, Iterable, Iterator
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
from badgectl.rules.award_entry import (
    check_giver,
    check_order,
    check_recipient,
    check_repeat,
    check_requires,
    check_retired,
    check_round,
    check_self_award,
)
from badgectl.rules.award_terms import (
    check_definition,
    check_entry_day,
    check_evidence,
    check_evidence_criteria,
    check_expiry,
    check_limit,
    check_recorder,
    check_roster,
)
from badgectl.rules.entering import EnteringAward, entering
from badgectl.rules.nominations import check_decline, check_nomination, check_second
from badgectl.rules.reaction_entry import (
    check_correction,
    check_reaction,
    check_revocation,
    check_score,
    check_void,
    check_withdrawal,
)
from badgectl.rules.records import check_days, check_path, check_record_references, check_subject

RecordRule = Callable[[Catalog, Ledger, Record, date], Iterator[Problem]]

RECORD_RULES: tuple[RecordRule, ...] = (
    check_record_references,
    check_path,
    check_subject,
    check_days,
)

AWARD_RULES: tuple[Callable[[EnteringAward], Iterator[Problem]], ...] = (
    check_giver,
    check_self_award,
    check_recipient,
    check_retired,
    check_repeat,
    check_round,
    check_order,
    check_requires,
    check_evidence,
    check_evidence_criteria,
    check_limit,
    check_roster,
    check_recorder,
    check_entry_day,
    check_expiry,
    check_definition,
)
"""What the policy of a badge asks of an award that is about to enter."""

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

    Several awards enter one after the other, lower levels first: each is judged by what was
    there before it, so that of four where three are allowed only the last is refused.
    """
    new = list(records)
    problems = [
        problem
        for record in new
        if not isinstance(record, Award)
        for problem in ENTRY_RULES[type(record)](catalog, ledger, record, today)
    ]
    awards = [record for record in new if isinstance(record, Award)]
    before = ledger.without(awards)
    for award in sorted(awards, key=lambda award: _entry_order(catalog, award, today)):
        case = entering(catalog, before, award, today, jointly(ledger, award))
        if case is not None:
            problems += [problem for rule in AWARD_RULES for problem in rule(case)]
        before = before.with_records([award])
    return problems


def _entry_order(catalog: Catalog, award: Award, today: date) -> tuple[date, int, str]:
    badge = catalog.badges.get(award.badge)
    return (award.day or today, badge.rank(award.level) if badge else 0, award.path)


def jointly(ledger: Ledger, award: Award) -> tuple[str, ...]:
    """Return who is awarded jointly with an award, its recipient first."""
    if award.joint is None:
        return ()
    joint = (
        dossier.given.recipient
        for dossier in ledger
        if dossier.given
        and (dossier.given.joint, dossier.given.badge) == (award.joint, award.badge)
    )
    return tuple(dict.fromkeys((award.recipient, *joint)))
