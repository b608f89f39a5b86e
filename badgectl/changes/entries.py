"""What became of each file of the catalog between two states of it."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any, NamedTuple

import msgspec

from badgectl.changes.badges import badge_changes, new_badge
from badgectl.changes.difference import Change, EntryChange, State
from badgectl.changes.people import new_person, new_team, person_changes, team_changes
from badgectl.changes.programme import (
    goal_changes,
    new_goal,
    new_project,
    program_changes,
    project_changes,
)
from badgectl.changes.wording import pairs
from badgectl.model.catalog import Catalog, Folder
from badgectl.model.entry import Entry
from badgectl.model.program import PROGRAM_FILE

Catalogs = tuple[Catalog, Catalog]


class _Teller(NamedTuple):
    """How the entries of a folder are told: those that changed, and those that are new."""

    changed: Callable[[Catalogs, Any, Any], Iterator[Change]]
    added: Callable[[Catalog, Any], Iterator[Change]]


_TELLERS: dict[Folder, _Teller] = {
    "badges": _Teller(badge_changes, new_badge),
    "people": _Teller(person_changes, new_person),
    "teams": _Teller(team_changes, new_team),
    "goals": _Teller(goal_changes, new_goal),
    "projects": _Teller(project_changes, new_project),
}


def folder_changes(old: Catalog, new: Catalog, folder: Folder) -> tuple[EntryChange, ...]:
    """Return what became of the files of a folder."""
    before: Mapping[str, Entry] = getattr(old, folder)
    after: Mapping[str, Entry] = getattr(new, folder)
    found = []
    for entry_id, was, now in pairs(before, after):
        one = now or was
        if one is None or _bare(was) == _bare(now):
            continue
        state = _state(old, was, now)
        teller = _TELLERS[folder]
        changes: Iterator[Change] = iter(())
        if was is not None and now is not None:
            changes = teller.changed((old, new), was, now)
        elif now is not None and state == "added":
            changes = teller.added(new, now)
        found.append(
            EntryChange(
                folder=folder,
                id=entry_id,
                name=getattr(one, "name", entry_id),
                state=state,
                changes=tuple(changes),
            )
        )
    return tuple(found)


def program_change(old: Catalog, new: Catalog) -> tuple[EntryChange, ...]:
    """Return what became of the programme's own file."""
    was, now = old.program, new.program
    if _bare(was) == _bare(now):
        return ()
    fresh = not was.blob and PROGRAM_FILE not in old.broken
    state: State = "added" if fresh else "changed" if was.blob else "mended"
    changes = tuple(program_changes((old, new), was, now)) if was.blob and now.blob else ()
    if not now.blob:
        state = "removed"
    return (
        EntryChange(folder="program", id="program", name=now.name, state=state, changes=changes),
    )


def _state(old: Catalog, was: Entry | None, now: Entry | None) -> State:
    if now is None:
        return "removed"
    if was is None:
        return "mended" if now.path in old.broken else "added"
    before, after = getattr(was, "status", None), getattr(now, "status", None)
    ends: dict[str | None, State] = {"retired": "retired", "alumni": "left"}
    return "changed" if before == after else ends.get(after, "changed")


def _bare(entry: Entry | None) -> Entry | None:
    """Return an entry without where it was read: what it says."""
    return msgspec.structs.replace(entry, path="", blob="") if entry else None
