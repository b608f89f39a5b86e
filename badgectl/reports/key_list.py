"""The list of signing keys."""

from datetime import date

from badgectl.model.catalog import Catalog
from badgectl.model.people import SigningKey
from badgectl.reports.lists import Row
from badgectl.signatures.faults import UnusableKeyError
from badgectl.signatures.keys import read_key


class KeyRow(Row, frozen=True, kw_only=True):
    """A signing key in somebody's file."""

    person: str
    fingerprint: str | None
    kind: str
    """`ssh-ed25519` and so on; `unusable` where it cannot be used."""
    comment: str
    """What stands beside it; of an unusable one why it is."""
    added: date | None
    retired: date | None
    revoked_since: str | None


def list_keys(catalog: Catalog, person: str | None = None) -> list[KeyRow]:
    """List all keys or those of one person."""
    people = [catalog.people[person]] if person else catalog.people.values()
    return [
        _row(one.id, written)
        for one in sorted(people, key=lambda one: one.id)
        for written in one.signing_keys
    ]


def _row(person: str, written: SigningKey) -> KeyRow:
    try:
        key = read_key(written.key)
        fingerprint, kind, comment = key.fingerprint, key.kind, key.comment
    except UnusableKeyError as error:
        fingerprint, kind, comment = None, "unusable", error.message
    return KeyRow(
        person=person, fingerprint=fingerprint, kind=kind, comment=comment, added=written.added,
        retired=written.retired, revoked_since=written.revoked_since,
    )  # fmt: skip
