"""The days that new records say: who must say one, and how far back it counts."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from badgectl.codes import policy as codes
from badgectl.model.badges import Badge
from badgectl.model.catalog import Catalog
from badgectl.model.problems import Problem
from badgectl.model.records import Award, Nomination, Record
from badgectl.rules.requirements import fits

DAYS_BACK = 30
"""How far before the day on which a record enters the ledger its own day may lie."""


def judged_on(record: Record, today: date) -> date:
    """Return the day by whose rights a record that enters today is judged: its own, if lately.

    Who had a right long ago cannot date a record back to have it again.
    """
    return max(record.day or today, today - timedelta(days=DAYS_BACK))


def check_dated(catalog: Catalog, new: Iterable[Record], today: date) -> Iterator[Problem]:
    """A record says its day where a policy counts from it: without one, nothing would ever end.

    Asked only of what is about to be recorded: what stands without a day goes on standing so.
    """
    for record in new:
        if not isinstance(record, Award | Nomination) or record.day is not None:
            continue
        badge = catalog.badges.get(record.badge)
        why = next(_counting(catalog, badge, record), None) if badge else None
        if why:
            yield codes.NO_DAY.problem(
                record.at(),
                f"the day is missing, and {why}",
                f"add `{record.day_key}: {today}`, or let `badgectl validate --fix` do it",
            )


def _counting(catalog: Catalog, badge: Badge, record: Award | Nomination) -> Iterator[str]:
    """Yield what counts days from the day of a record, as sentences."""
    awarding = badge.awarding
    if isinstance(record, Nomination):
        if awarding.nomination and awarding.nomination.open_for:
            yield f"a nomination for {badge.name} is open for {awarding.nomination.open_for}"
        return
    if awarding.repeatable:
        return  # its path has the day
    if awarding.expires_after:
        yield f"{badge.name} expires after {awarding.expires_after}"
    if awarding.limit:
        yield f"a giver may award {awarding.limit.per_giver} {badge.name} a {awarding.limit.every}"
    if record.earned_on is None:
        yield from _counted_within(catalog, record)


def _counted_within(catalog: Catalog, award: Award) -> Iterator[str]:
    for other in catalog.badges.values():
        for requirement in other.all_requires:
            for part in requirement:
                count = part.count
                if (
                    count is not None
                    and count.within
                    and fits(catalog, award, count.badge, count.kind, count.topic)
                ):
                    yield f"{other.name} counts what was earned within {count.within}"
