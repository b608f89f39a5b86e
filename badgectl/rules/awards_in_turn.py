"""Awards that are about to enter, one after the other: each by what was there before it."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date

import msgspec

from badgectl.codes.policy import ORDER, REQUIRES, UNREADABLE
from badgectl.model.catalog import Catalog
from badgectl.model.ledger import Ledger
from badgectl.model.paths import Grant
from badgectl.model.problems import Problem
from badgectl.model.records import Award
from badgectl.rules.award_case import EnteringAward, MadeKey, entering, is_history, made_key
from badgectl.rules.award_entry import (
    check_badge,
    check_by_rules,
    check_giver,
    check_open,
    check_order,
    check_requires,
    check_round,
    check_self_award,
)
from badgectl.rules.award_terms import (
    check_definition,
    check_entry_day,
    check_evidence,
    check_expiry,
    check_limit,
    check_roster,
)
from badgectl.rules.joint import joint_groups, joint_key
from badgectl.rules.records import BY_RULES

AwardRule = Callable[[EnteringAward], Iterator[Problem]]

AWARD_RULES: tuple[AwardRule, ...] = (
    check_by_rules,
    check_giver,
    check_self_award,
    check_badge,
    check_open,
    check_round,
    check_order,
    check_requires,
    check_evidence,
    check_limit,
    check_roster,
    check_entry_day,
    check_expiry,
    check_definition,
)
"""What the policy of a badge asks of an award that is about to enter."""

HISTORY_RULES: tuple[AwardRule, ...] = (
    check_by_rules,
    check_self_award,
    check_badge,
    check_round,
    check_roster,
    check_expiry,
    check_definition,
)
"""What is asked of an award from before these rules: what it is must fit, not how it came to be.

They look at what the recipient has of the same badge, and at nothing else of the ledger.
"""


_TOO_EARLY = (ORDER.name, REQUIRES.name)
"""What may be wrong with an award by count only because another enters with it."""


def check_in_turn(
    catalog: Catalog, ledger: Ledger, before: Ledger, awards: Iterable[Award], today: date
) -> Iterator[Problem]:
    """Say why new awards of the ledger may not join what was there before.

    Lower levels enter first: each is judged by what was there before it, so that of four where
    three are allowed only the last is refused. What was earned by count waits for the others,
    because it may count them.
    """
    in_order = _in_order(catalog, awards, today)
    history = [award for award in in_order if is_history(catalog, award)]
    yield from _check_history(catalog, before, history, today)
    present = [award for award in in_order if not is_history(catalog, award)]
    if present:
        before = before.with_records(history) if history else before
        yield from _check_present(catalog, ledger, before, present, today)


def _check_present(
    catalog: Catalog, ledger: Ledger, before: Ledger, awards: Iterable[Award], today: date
) -> list[Problem]:
    """Judge awards of today one after the other, each by what was there before it.

    What is earned by count may rest on another of them: it waits for its turn.
    """
    problems: list[Problem] = []
    waiting = list(awards)
    groups = joint_groups(ledger, waiting)
    made = _made_before(catalog, before, waiting, today)
    while waiting:
        early: list[tuple[Award, list[Problem]]] = []
        for award in waiting:
            joint = groups.get(joint_key(award), ())
            case = entering(catalog, before, award, today, joint=joint, made=made)
            found = [*_judged(catalog, award, case)]
            if award.by == BY_RULES and any(problem.code in _TOO_EARLY for problem in found):
                early.append((award, found))
                continue
            problems += found
            before = before.with_records([award])
            if key := made_key(catalog, award, today):
                made[key] += 1
        if len(early) == len(waiting):
            return problems + [problem for _, found in early for problem in found]
        waiting = [award for award, _ in early]
    return problems


def _made_before(
    catalog: Catalog, before: Ledger, awards: Iterable[Award], today: date
) -> Counter[MadeKey]:
    """Return how much of their limits the givers of awards have used up."""
    limited = {key for award in awards if (key := made_key(catalog, award, today))}
    if not limited:
        return Counter()
    whose = {(giver, badge) for badge, giver, _ in limited}
    given = before.given_by(whose, min(start for _, _, start in limited))
    return Counter(key for award in given if (key := made_key(catalog, award, today)))


def _judged(catalog: Catalog, award: Award, case: EnteringAward | None) -> Iterator[Problem]:
    if case is not None:
        for rule in AWARD_RULES:
            yield from rule(case)
    else:
        yield from _check_readable(catalog, award)


def _check_readable(catalog: Catalog, award: Award) -> Iterator[Problem]:
    """Say so where an award cannot be judged because its badge's file is broken."""
    if award.badge not in catalog.badges and catalog.knows("badges", award.badge):
        yield UNREADABLE.problem(
            award.at("badge"),
            f"catalog/badges/{award.badge}.yaml cannot be read: nobody can tell whether this "
            "is allowed",
            "mend the badge first",
        )


def _check_history(
    catalog: Catalog, before: Ledger, awards: Iterable[Award], today: date
) -> Iterator[Problem]:
    """Judge awards of the past, each by what there was before of the same recipient and badge."""
    alike: dict[tuple[str, str], list[Award]] = {}
    for award in awards:
        alike.setdefault((award.location.recipient, award.badge), []).append(award)
    for key, group in alike.items():
        yield from _check_alike(catalog, before.part(*key), group, today)


def _check_alike(
    catalog: Catalog, before: Ledger, awards: Sequence[Award], today: date
) -> Iterator[Problem]:
    """Judge awards of the past that share recipient and badge."""
    badge = catalog.badges.get(awards[0].badge)
    is_repeatable = badge is not None and badge.awarding.repeatable
    # Of a badge that repeats only the round before matters: thousands are put in at once.
    part = before.with_records(awards) if is_repeatable else before
    for award in awards:
        case = entering(catalog, part, award, today, joint=(), made=Counter())
        if case is None:
            yield from _check_readable(catalog, award)
            continue
        yield from (problem for rule in HISTORY_RULES for problem in rule(case))
        if not is_repeatable:
            part = part.with_records([award])


def _in_order(catalog: Catalog, awards: Iterable[Award], today: date) -> list[Award]:
    """Return awards in the order of their days; no round before the one that it follows.

    What was awarded long ago may be a later round than what is on record since then.
    """
    days: dict[Grant | None, date] = {}
    turns: dict[str, tuple[date, int, int, str]] = {}
    several = list(awards)
    for award in sorted(several, key=_round):
        badge, grant = catalog.badges.get(award.badge), award.location.grant
        first = msgspec.structs.replace(grant, round=1) if grant else None
        days[first] = day = max(award.day or today, days.get(first, date.min))
        rank = badge.rank(award.level) if badge else 0
        turns[award.path] = (day, rank, _round(award), award.path)
    return sorted(several, key=lambda award: turns[award.path])


def _round(award: Award) -> int:
    grant = award.location.grant
    return grant.round if grant else 0
