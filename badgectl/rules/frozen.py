"""Records are frozen at their entry. Only where an id is erased are they rewritten."""

from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from itertools import zip_longest
from typing import Any

from badgectl.codes import history as codes
from badgectl.model.catalog import Catalog
from badgectl.model.former_ids import GRANT_KEYS, Ids, path_with, people_in
from badgectl.model.mentions import links, record_mentions, record_texts, scalars
from badgectl.model.paths import RecordPath, parse_grant, parse_record_path
from badgectl.model.problems import Place, Problem
from badgectl.model.tombstones import Tombstone


def touched_records(old: Mapping[str, str], new: Mapping[str, str]) -> dict[str, bool]:
    """Return the records of a commit that are not as they were, and whether each is there.

    Both map the paths below `awards/` to the mode and id of what lies there.
    """
    return {
        path: path in new
        for path, state in old.items()
        if new.get(path) != state and parse_record_path(path) is not None
    }


def touched_record(path: str, *, is_there: bool) -> Problem:
    """Return the problem of a record that has entered and is no longer as it was."""
    if is_there:
        return codes.FROZEN.problem(
            Place(path),
            "this record has entered, and is changed",
            "put it back as it was; mend or revoke it by a further record",
        )
    return codes.FROZEN.problem(
        Place(path),
        "this record has entered, and is removed",
        "put it back; to take an award back, add a revocation",
    )


Instead = Callable[[str, str], bool]
"""Tells whether an id may stand where another stood: the one was erased, the other is new."""


def standing_instead(before: Catalog, after: Catalog) -> Instead:
    """Return what tells who may stand for whom, by the ids that went and came between catalogs.

    Else a tombstone could move the records of somebody who is still there, or to somebody who was.
    """
    had, has = ({*one.ids("people"), *one.ids("teams")} for one in (before, after))
    went = (had | before.former_ids.keys()) - (has | after.former_ids.keys())
    came = (has - had) & {tombstone.person for tombstone in after.tombstones.values()}
    return lambda one, other: one in went and other in came


def find_rewritten(
    touched: Mapping[str, str],
    old: Container[str],
    blob_at: Callable[[str], str | None],
    tombstones: Iterable[Tombstone],
    may_stand: Instead,
) -> dict[str, str]:
    """Return where records that were touched lie now, by their old paths, as tombstones tell.

    `touched` maps their paths to the ids of their old bytes, `old` has the paths of all records
    that were there; `blob_at` tells the id of what lies at a path now.
    """
    told: dict[str, list[str]] = {}
    for tombstone in tombstones:
        for record in tombstone.records:
            if blob_at(record.path) == record.blob:
                told.setdefault(record.was, []).append(record.path)
    found: dict[str, str] = {}
    for path, blob in touched.items():
        was = parse_record_path(path)
        for now in told.get(blob, ()):
            is_free = now == path or now not in old
            if is_free and was and _is_moved(was, parse_record_path(now), may_stand):
                found[path] = now
                break
    return found


def _is_moved(was: RecordPath, now: RecordPath | None, may_stand: Instead) -> bool:
    """Tell whether two paths differ at most in ids, and where they do the new one may stand."""
    if now is None:
        return False
    pairs = zip_longest(people_in(was), people_in(now))
    moved: Ids = {one: other for one, other in pairs if one and other and one != other}
    if not all(may_stand(one, other) for one, other in moved.items()):
        return False
    return path_with(was, moved) == now


def check_rewritten(path: str, old: Any, new: Any, may_stand: Instead) -> Iterator[Problem]:
    """A record that was rewritten says what it said, but for ids that were erased, and words.

    `old` and `new` are what its file said and says, `path` is where it lies now.
    """
    location = parse_record_path(path)
    was, now = dict(scalars(old)), dict(scalars(new))
    ids = {way for way, _ in record_mentions(old)}
    worded = {way for way, _ in links(old)}
    worded |= {way for way, _ in record_texts(old, location.verb)} if location else set()
    for way in dict.fromkeys((*was, *now)):
        before, after = was.get(way), now.get(way)
        same = before == after or (
            before is not None
            and after is not None
            and (
                way in worded
                or (way in ids and may_stand(before, after))
                or (way[0] in GRANT_KEYS and _is_grant_moved(before, after, may_stand))
            )
        )
        if not same:
            key = next(step for step in way if isinstance(step, str))
            yield codes.FROZEN.problem(
                Place(path, way),
                f"an id was erased from this record, and `{key}` is changed besides",
                "erasing changes that id and the words of texts, nothing else: put back the rest",
            )


def _is_grant_moved(before: str, after: str, may_stand: Instead) -> bool:
    was, now = parse_grant(before), parse_grant(after)
    return (
        was is not None
        and now is not None
        and _is_moved(
            RecordPath(recipient=was.recipient, grant=was),
            RecordPath(recipient=now.recipient, grant=now),
            may_stand,
        )
    )
