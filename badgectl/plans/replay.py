"""A programme's past as a sequence of commits: what was done together, when, by whom."""

from collections.abc import Iterator
from datetime import date, timedelta

from msgspec import Struct

from badgectl.model.catalog import Catalog
from badgectl.model.ledger import Ledger
from badgectl.model.paths import Verb
from badgectl.model.records import Award, Record
from badgectl.rules.records import BY_RULES

# What is said about an award follows it on the same day.
_ORDER: tuple[Verb, ...] = (
    "nomination", "second", "award", "decline", "correction", "revocation", "like", "comment",
    "score", "withdrawal", "void",
)  # fmt: skip


class Act(Struct, frozen=True, kw_only=True):
    """What one person did in one go: the records of one commit."""

    day: date
    by: str
    records: tuple[Record, ...]


class Ending(Struct, frozen=True, kw_only=True):
    """When a file of the catalog came to its `status`: a badge retired, somebody left."""

    day: date
    path: str
    line: str
    """The line that was added then."""
    subject: str


def acts(catalog: Catalog, ledger: Ledger) -> list[Act]:
    """Return what happened, oldest first; what `rules` award is a maintainer's to commit."""
    recorder = next(iter(catalog.program.maintainers), BY_RULES)
    groups: dict[tuple[date, int, str], list[Record]] = {}
    for record in ledger.records:
        if record.day is None:
            continue
        tie = record.joint or record.batch if isinstance(record, Award) else None
        key = (record.day, _ORDER.index(record.location.verb), tie or record.path)
        groups.setdefault(key, []).append(record)
    return [
        Act(
            day=key[0],
            by=recorder if records[0].by == BY_RULES else records[0].by,
            records=tuple(records),
        )
        for key, records in sorted(groups.items(), key=lambda item: item[0])
    ]


def endings(catalog: Catalog, ledger: Ledger) -> Iterator[Ending]:
    """Yield when badges retired and people left: on the day after the last record about them."""
    last: dict[str, date] = {}
    for record in ledger.records:
        day, grant = record.day, record.location.grant
        about = {record.by, record.location.recipient, grant.badge if grant else record.by}
        for one in about:
            if day is not None:
                last[one] = max(day, last.get(one, day))
    for badge in catalog.badges.values():
        if badge.status == "retired" and badge.id in last:
            yield Ending(
                day=last[badge.id] + timedelta(days=1),
                path=badge.path,
                line="status: retired\n",
                subject=f"Retire {badge.name}",
            )
    for person in catalog.people.values():
        if person.status == "alumni" and person.id in last:
            yield Ending(
                day=last[person.id] + timedelta(days=1),
                path=person.path,
                line="status: alumni\n",
                subject=f"{person.name} leaves",
            )
