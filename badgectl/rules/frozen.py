"""Records are frozen at their entry. Only where an id is erased are they rewritten."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import zip_longest
from typing import Any, Protocol

from msgspec import Struct

from badgectl.codes import history as codes
from badgectl.model.catalog import Catalog
from badgectl.model.former_ids import GRANT_KEYS, Ids, path_with, people_in
from badgectl.model.mentions import links, record_mentions, record_texts, scalars
from badgectl.model.paths import PLAIN, RecordPath, parse_grant, parse_record_path
from badgectl.model.problems import Place, Pointer, Problem
from badgectl.model.text import listed
from badgectl.model.tombstones import Tombstone

REMOVED, CHANGED = "is removed", "is changed"
_HINTS = {
    REMOVED: "put it back; to take an award back, add a revocation",
    CHANGED: "put it back as it was; mend or revoke it by a further record",
}

Instead = Callable[[str, str], bool]
"""Tells whether an id may stand where another stood: the one was erased, the other is new."""


class State(Protocol):
    """The files of a programme at some time."""

    def blob(self, path: str) -> str | None:
        """Return git's id of the plain file at a path; None if there is none."""
        ...

    def documents(self, paths: Iterable[str]) -> Iterator[Any]:
        """Return what files say, as lists and mappings, or the problem of one that is not here."""
        ...


class Kept(Struct, frozen=True):
    """What is wrong with records that were touched, and which only carry another id now."""

    problems: tuple[Problem, ...] = ()
    moved: Mapping[str, str] = {}
    """Where these lie now, by their old paths: they are not new."""


def touched_records(old: Mapping[str, str], new: Mapping[str, str]) -> dict[str, str]:
    """Return the records of a commit that are not as they were, and what became of each.

    Both map the paths below `awards/` to the mode and id of what lies there.
    """
    return {
        path: what_became(state, new.get(path, ""))
        for path, state in old.items()
        if new.get(path) != state and parse_record_path(path) is not None
    }


def what_became(was: str, now: str) -> str:
    """Return what became of a record, by its mode and id before and now; empty if it is gone."""
    (mode, blob), (new_mode, new_blob) = (one.split(" ") if one else ("", "") for one in (was, now))
    if not now:
        return REMOVED
    if new_mode not in PLAIN:
        return "is no plain file any more"
    return CHANGED if blob != new_blob else f"its mode is changed: {mode} to {new_mode}"


def check_kept(
    before: State, after: State, touched: Mapping[str, str], was: Callable[[], Catalog],
    now: Catalog,
) -> Kept:  # fmt: skip
    """Records that have entered stay as they are, but for ids that are erased from them.

    `touched` maps the paths of those that are not as they were to what became of each. `was` reads
    the catalog of before, `now` is that of after: its new tombstones explain what was rewritten.
    """
    if not touched:
        return Kept()
    erasure = _erased(was(), now) if now.tombstones else _Erasure()
    moved = dict(_find_rewritten(before, after, touched, erasure))
    problems = [
        codes.FROZEN.problem(
            Place(path),
            f"this record has entered, and {became}",
            _HINTS.get(became, "put it back as it was"),
        )
        for path, became in touched.items()
        if path not in moved
    ]
    said = zip(before.documents(moved), after.documents(moved.values()), strict=True)
    for path, pair in zip(moved.values(), said, strict=True):
        unseen = [one for one in pair if isinstance(one, Problem)]
        problems += unseen or check_rewritten(path, *pair, erasure.may_stand)
    return Kept(tuple(problems), moved)


class _Erasure(Struct, frozen=True):
    """Which ids went between two catalogs, which came instead, and the tombstones that say so."""

    went: frozenset[str] = frozenset()
    came: frozenset[str] = frozenset()
    tombstones: tuple[Tombstone, ...] = ()

    def may_stand(self, one: str, other: str) -> bool:
        """Tell whether an id went and the other came instead."""
        return one in self.went and other in self.came


def _erased(before: Catalog, after: Catalog) -> _Erasure:
    """Return what was erased between two catalogs.

    Only the tombstone of an erasure that happened in between explains anything. Else one could
    move the records of somebody who is still there, or to somebody who was, or change their words.
    """
    had, has = ({*one.ids("people"), *one.ids("teams")} for one in (before, after))
    went = (had | before.former_ids.keys()) - (has | after.former_ids.keys())
    stood = {one.path: one.blob for one in before.tombstones.values()}
    fresh = [one for one in after.tombstones.values() if stood.get(one.path) != one.blob]
    came = (has - had) & {tombstone.person for tombstone in fresh}
    if not went or not came:
        return _Erasure()
    stones = tuple(one for one in fresh if one.person in came)
    return _Erasure(frozenset(went), frozenset(came), stones)


def _find_rewritten(
    before: State, after: State, touched: Iterable[str], erasure: _Erasure
) -> Iterator[tuple[str, str]]:
    """Yield the paths of records that were touched, each with where it lies now by a tombstone."""
    told: dict[str, list[str]] = {}
    for tombstone in erasure.tombstones:
        for record in tombstone.records:
            if after.blob(record.path) == record.blob:
                told.setdefault(record.was, []).append(record.path)
    taken: set[str] = set()
    for path in touched if told else ():
        was = parse_record_path(path)
        for now in told.get(before.blob(path) or "", ()):
            is_free = now not in taken and (now == path or before.blob(now) is None)
            if is_free and was and _is_moved(was, parse_record_path(now), erasure.may_stand):
                taken.add(now)
                yield path, now
                break


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
    ways: list[Pointer] = []
    if isinstance(old, dict) and isinstance(new, dict):
        ways += _changed(path, old, new, may_stand)
        if not ways:
            return
    keys = dict.fromkeys(f"`{way[0]}`" for way in ways)
    said = f"{listed(keys)} {'is' if len(keys) == 1 else 'are'} changed besides"
    yield codes.FROZEN.problem(
        Place(path, ways[0] if ways else ()),
        f"an id was erased from this record, and {said if ways else 'it is no record any more'}",
        "erasing changes that id and the words of texts, nothing else: put back the rest",
    )


def _changed(path: str, old: Any, new: Any, may_stand: Instead) -> Iterator[Pointer]:
    """Yield the ways to what two states of a record say differently, though they must not."""
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
            yield way


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
