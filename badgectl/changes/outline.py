"""A difference in the order in which it is read: sections, items, and the changes of each."""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from badgectl.changes.difference import Change, Difference, EntryChange, NewRecord
from badgectl.model.text import counted, listed, one_line, shortened

_LONGEST = 300  # characters of a reason or description: who wants all of it opens the file

_STATES = {
    "added": "is new",
    "changed": "changed",
    "retired": "is retired: no new awards, those made stand",
    "left": "has left: gives and receives no more",
    "removed": "is removed",
    "mended": "can be read again",
}


class Item(NamedTuple):
    """One thing of a section, and what there is to say about it."""

    text: str
    changes: tuple[Change, ...] = ()


class Section(NamedTuple):
    """A heading and what stands below it."""

    heading: str
    items: tuple[Item, ...]


NOTHING = Section("Nothing changed", (Item("neither catalog nor new records"),))


def title(difference: Difference) -> str:
    """Return what is compared."""
    commits = f"{difference.base[:10]} to {difference.head[:10]}"
    return f"{difference.programme or 'The programme'}: changes from {commits}"


def outline(difference: Difference) -> tuple[Section, ...]:
    """Return the sections that have anything in them."""
    sections = (
        Section("Badges", _entries(difference.badges)),
        Section("For whom it matters", tuple(Item(one.text) for one in difference.effects)),
        Section("Programme", _entries(difference.program)),
        Section("People", _entries(difference.people)),
        Section("Teams", _entries(difference.teams)),
        Section("Goals", _entries(difference.goals)),
        Section("Projects", _entries(difference.projects)),
        Section("New awards", _records(r for r in difference.records if r.verb == "award")),
        _others([r for r in difference.records if r.verb != "award"]),
        Section("Pictures", tuple(Item(name) for name in difference.pictures)),
    )
    return tuple(section for section in sections if section.items)


def _entries(entries: Iterable[EntryChange]) -> tuple[Item, ...]:
    return tuple(
        Item(
            f"{entry.name} ({entry.id}) {_STATES[entry.state]}",
            tuple(Change(_short(change.text), change.leaning) for change in entry.changes),
        )
        for entry in entries
    )


def _records(records: Iterable[NewRecord]) -> tuple[Item, ...]:
    return tuple(
        Item(
            f"{record.subject}: {'allowed' if record.allowed else 'NOT ALLOWED'}",
            tuple(Change(line) for line in _about(record)),
        )
        for record in records
    )


def _about(record: NewRecord) -> Iterator[str]:
    who = [f"by {record.by}"]
    if record.recorded_by:
        who.append(f"recorded by {record.recorded_by}")
    if record.author:
        who.append(f"committed by {_short(record.author)}")
    yield ", ".join(who)
    if record.reason:
        yield _short(record.reason)
    if record.evidence:
        yield f"evidence: {listed(record.evidence)}"


def _others(records: list[NewRecord]) -> Section:
    """Return the other records by kind, a line each."""
    counts = Counter(record.verb for record in records)
    told = listed(counted(number, verb) for verb, number in counts.items())
    ordered = sorted(records, key=lambda record: list(counts).index(record.verb))
    items = []
    for record in ordered:
        who = f"by {record.by}" + (
            f", committed by {_short(record.author)}" if record.author else ""
        )
        allowed = "allowed" if record.allowed else "NOT ALLOWED"
        items.append(Item(f"{record.subject}: {who}; {allowed}"))
    return Section(f"Other records: {told}", tuple(items))


def _short(text: str) -> str:
    return shortened(one_line(text), _LONGEST)
