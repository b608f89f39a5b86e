"""What a new record calls people: by their present ids, once, and nobody who was forgotten."""

from collections.abc import Iterator
from datetime import date

from badgectl.codes import policy as codes
from badgectl.model.catalog import Catalog
from badgectl.model.former_ids import ids_of, people_in
from badgectl.model.ledger import Ledger
from badgectl.model.paths import parse_record_path
from badgectl.model.problems import Problem
from badgectl.model.records import Record, Revocation, Void


def check_former_ids(
    catalog: Catalog, _ledger: Ledger, record: Record, _today: date
) -> Iterator[Problem]:
    """A new record uses the ids of the day, in its path and in its file."""
    if not (record.former or record.filed_as):
        return
    former = catalog.former_ids
    for pointer, written in record.former.items():
        steps, now = pointer.split("/")[1:], former.get(written.partition("/")[0])
        if now is None:
            continue
        yield codes.FORMER_ID.problem(
            record.at(*(int(step) if step.isdigit() else step for step in steps)),
            f"`{written.partition('/')[0]}` is called {now} now",
            f"write `{now}`",
        )
    location = parse_record_path(record.path)
    if location is not None and any(one in former for one in people_in(location)):
        yield codes.FORMER_ID.problem(
            record.at(), "the path has a former id", f"move the file to {record.filed_as}"
        )


def check_twice(
    _catalog: Catalog, ledger: Ledger, record: Record, _today: date
) -> Iterator[Problem]:
    """Nothing is on record under a former id already."""
    for other in ledger.around(record.location):
        if other.path_now == record.path_now and other.path != record.path:
            yield codes.TWICE.problem(
                record.at(), f"{other.path} says this already", "leave this file out"
            )


def check_forgotten(
    catalog: Catalog, _ledger: Ledger, record: Record, _today: date
) -> Iterator[Problem]:
    """Nobody who was forgotten is named; what they received may still be taken back."""
    forgotten = catalog.forgotten
    if not forgotten:
        return
    recipient = record.location.recipient
    if recipient in forgotten and not isinstance(record, Revocation | Void):
        yield codes.FORGOTTEN.problem(
            record.at(), f"{recipient} was forgotten", "forgotten people receive nothing"
        )
    for steps, named in ids_of(record):
        if named in forgotten and steps != ("recipient",):
            yield codes.FORGOTTEN.problem(
                record.at(*steps), f"{named} was forgotten", "leave them out"
            )
