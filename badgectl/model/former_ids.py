"""Former ids: somebody was renamed; old records stay as they are and mean the same person."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import zip_longest
from typing import Any

import msgspec

from badgectl.model.paths import Grant, RecordPath, parse_grant, parse_record_path
from badgectl.model.problems import Pointer
from badgectl.model.records import Record

ID_KEYS = ("by", "recorded_by", "recipient", "team")
"""The keys of records that hold the id of a person or team."""
ID_LISTS = ("helped", "roster")
"""Those that hold a list of them."""
GRANT_KEYS = ("replaced_by",)
"""Those that hold the name of a grant, which begins with its recipient."""

Ids = Mapping[str, str]
"""Former ids of people and teams, each with the present one."""


def with_present_ids(records: Iterable[Record], ids: Ids) -> Iterator[Record]:
    """Yield records as they are to be understood: former ids replaced, also those in the path.

    A record's own path stays; `filed_as` and `former` tell what was replaced.
    """
    for record in records:
        changes = _changes(record, ids)
        yield msgspec.structs.replace(record, **changes) if changes else record


def _changes(record: Record, ids: Ids) -> dict[str, Any]:
    changes: dict[str, Any] = {}
    former: dict[str, str] = {}
    for key in ID_KEYS:
        written: str | None = getattr(record, key, None)
        if written is not None and written in ids:
            changes[key], former[f"/{key}"] = ids[written], written
    for key in ID_LISTS:
        listed: tuple[str, ...] = getattr(record, key, ())
        found = {f"/{key}/{n}": one for n, one in enumerate(listed) if one in ids}
        if found:
            changes[key] = tuple(ids.get(one, one) for one in listed)
            former |= found
    for key in GRANT_KEYS:
        written = getattr(record, key, None)
        named = grant_name_with(written, ids) if written else None
        if written and named != written:
            changes[key], former[f"/{key}"] = named, written
    location = parse_record_path(record.path)
    filed_as = str(path_with(location, ids)) if location else record.path
    if filed_as != record.path:
        changes["filed_as"] = filed_as
    return changes | ({"former": former} if former else {})


def grant_name_with(text: str, ids: Ids) -> str:
    """Return the name of a grant, `ada/mentor@gold`, with other ids; as it is if it is none."""
    grant = parse_grant(text)
    return str(_grant_with(grant, ids)) if grant else text


def path_with(path: RecordPath, ids: Ids) -> RecordPath:
    """Return the path of a record with other ids of people and teams."""
    return msgspec.structs.replace(
        path,
        recipient=ids.get(path.recipient, path.recipient),
        grant=_grant_with(path.grant, ids) if path.grant else None,
        who=ids.get(path.who, path.who) if path.who else None,
        ends=path_with(path.ends, ids) if path.ends else None,
    )


def people_in(path: RecordPath) -> Iterator[str | None]:
    """Yield the ids of people and teams in a path, one for each place that may hold one."""
    yield path.recipient
    yield path.grant.giver if path.grant else None
    yield path.who
    if path.ends is not None:
        yield from people_in(path.ends)


def moved_ids(was: str, now: str) -> Iterator[tuple[str, str]]:
    """Yield the ids in which the paths of a record differ, before and after it was moved."""
    before, after = parse_record_path(was), parse_record_path(now)
    if before is not None and after is not None:
        for one, other in zip_longest(people_in(before), people_in(after)):
            if one and other and one != other:
                yield one, other


def _grant_with(grant: Grant, ids: Ids) -> Grant:
    return msgspec.structs.replace(
        grant,
        recipient=ids.get(grant.recipient, grant.recipient),
        giver=ids.get(grant.giver, grant.giver) if grant.giver else None,
    )


def ids_of(record: Record) -> Iterator[tuple[Pointer, str]]:
    """Yield the ids of people and teams that a record's file says, and where."""
    for key in ID_KEYS:
        written = getattr(record, key, None)
        if written:
            yield (key,), written
    for key in ID_LISTS:
        yield from (((key, n), one) for n, one in enumerate(getattr(record, key, ())))
