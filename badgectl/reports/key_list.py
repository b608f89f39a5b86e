"""The list of signing keys."""

from badgectl.model.catalog import Catalog
from badgectl.model.people import SigningKey
from badgectl.reports.lists import Cell, Rows
from badgectl.signatures.faults import UnusableKeyError
from badgectl.signatures.keys import read_key

_HEADINGS = ("person", "fingerprint", "kind", "comment", "added", "retired", "revoked_since")


def list_keys(catalog: Catalog, person: str | None = None) -> Rows:
    """List all keys or those of one person; of one that cannot be used the comment says why."""
    people = [catalog.people[person]] if person else catalog.people.values()
    return Rows(
        _HEADINGS,
        tuple(
            (one.id, *_key(written), *_days(written))
            for one in sorted(people, key=lambda one: one.id)
            for written in one.signing_keys
        ),
    )


def _key(written: SigningKey) -> tuple[Cell, ...]:
    try:
        key = read_key(written.key)
    except UnusableKeyError as error:
        return None, "unusable", error.message
    return key.fingerprint, key.kind, key.comment


def _days(written: SigningKey) -> tuple[Cell, ...]:
    days = (str(day) if day else None for day in (written.added, written.retired))
    return (*days, written.revoked_since)
