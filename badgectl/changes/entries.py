"""What became of each file of the catalog between two states of it."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any, NamedTuple, TypeVar

import msgspec

from badgectl.changes.badges import badge_changes, new_badge
from badgectl.changes.difference import LEFT, Change, EntryChange, State
from badgectl.changes.people import new_person, new_team, person_changes, team_changes
from badgectl.changes.programme import (
    goal_changes,
    new_goal,
    new_project,
    new_suggestion,
    program_changes,
    project_changes,
    suggestion_changes,
)
from badgectl.changes.renames import Renames
from badgectl.changes.sides import Sides
from badgectl.changes.strictness import ordered, plain
from badgectl.changes.wording import pairs
from badgectl.model.badges import Badge, Level
from badgectl.model.catalog import Catalog, Folder
from badgectl.model.entry import Entry
from badgectl.model.program import PROGRAM_FILE

AsksFor = TypeVar("AsksFor", Badge, Level)


class _Teller(NamedTuple):
    """How the entries of a folder are told: those that changed, and those that are new."""

    changed: Callable[[Sides, Any, Any], Iterator[Change]]
    added: Callable[[Catalog, Any], Iterator[Change]]


_TELLERS: dict[Folder, _Teller] = {
    "badges": _Teller(badge_changes, new_badge),
    "people": _Teller(person_changes, new_person),
    "teams": _Teller(team_changes, new_team),
    "goals": _Teller(goal_changes, new_goal),
    "projects": _Teller(project_changes, new_project),
    "suggestions": _Teller(suggestion_changes, new_suggestion),
}


def folder_changes(
    before: Catalog, sides: Sides, renames: Renames, folder: Folder
) -> tuple[EntryChange, ...]:
    """Return what became of the files of a folder.

    The old side of `sides` is `before` with everything called as it is now.
    """
    olds: Mapping[str, Entry] = getattr(sides.old, folder)
    news: Mapping[str, Entry] = getattr(sides.new, folder)
    origins: Mapping[str, Entry] = getattr(before, folder)
    old_ids = renames.old_ids(folder)
    found = (
        _entry_change(sides, renames, folder, origins.get(old_ids.get(one, one)), was, now)
        for one, was, now in pairs(olds, news)
    )
    return tuple(one for one in found if one is not None)


def _entry_change(
    sides: Sides,
    renames: Renames,
    folder: Folder,
    origin: Entry | None,
    was: Entry | None,
    now: Entry | None,
) -> EntryChange | None:
    one = now or was
    if one is None or (origin and origin.id == one.id and _says(origin) == _says(now)):
        return None
    state = _state(sides.old, was, now)
    changes: list[Change] = []
    if was is not None and now is not None and origin is not None:
        changes = list(_TELLERS[folder].changed(sides, was, now))
        changes += _followed(renames, origin, now)
        if origin.id != one.id:
            if state == "left":  # there is one state: the other one is told beside it
                changes.insert(0, Change(LEFT))
            state = "renamed"
        elif state == "changed" and not changes:
            state = "rewritten"
    elif now is not None and state == "added":
        changes = list(_TELLERS[folder].added(sides.new, now))
    return EntryChange(
        folder=folder,
        id=one.id,
        name=getattr(one, "name", one.id),
        state=state,
        was=origin.id if origin and state == "renamed" else None,
        changes=tuple(changes),
    )


def program_change(before: Catalog, sides: Sides, renames: Renames) -> tuple[EntryChange, ...]:
    """Return what became of the programme's own file."""
    was, now = sides.old.program, sides.new.program
    if _says(before.program) == _says(now):
        return ()
    fresh = not was.blob and PROGRAM_FILE not in before.broken
    state: State = "added" if fresh else "changed" if was.blob else "mended"
    changes: list[Change] = []
    if not now.blob:
        state = "removed"
    elif was.blob:
        changes = [*program_changes(sides, was, now), *_followed(renames, before.program, now)]
        state = "changed" if changes else "rewritten"
    name = sides.either.program.name
    return (
        EntryChange(folder="program", id="program", name=name, state=state, changes=tuple(changes)),
    )


def _followed(renames: Renames, old: Entry, new: Entry) -> Iterator[Change]:
    """Yield which names of other files changed with those files."""
    for was, now in renames.followed_by(old, new).items():
        yield Change(f"says {now} instead of {was}, as that is called now")


def _state(old: Catalog, was: Entry | None, now: Entry | None) -> State:
    if now is None:
        return "removed"
    if was is None:
        return "mended" if now.path in old.broken else "added"
    before, after = getattr(was, "status", None), getattr(now, "status", None)
    ends: dict[str | None, State] = {"retired": "retired", "alumni": "left"}
    return "changed" if before == after else ends.get(after, "changed")


def _says(entry: Entry | None) -> Entry | None:
    """Return what an entry says: without where it was read, and however `requires` is written."""
    if entry is None:
        return None
    said = msgspec.structs.replace(entry, path="", blob="")
    if not isinstance(said, Badge):
        return said
    levels = (_without_brackets(level) for level in said.levels)
    return msgspec.structs.replace(_without_brackets(said), levels=tuple(levels))


def _without_brackets(one: AsksFor) -> AsksFor:
    return msgspec.structs.replace(one, requires=ordered(plain(one.requires)))
