"""A difference in the order in which it is read: sections, items, and the changes of each."""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from badgectl.changes.difference import (
    LEFT,
    Change,
    Difference,
    Effect,
    EntryChange,
    NewRecord,
    NominationChange,
    State,
    WaiverChange,
)
from badgectl.model.text import counted, excerpt, listed

_LONGEST = 300  # characters of a reason or description: who wants all of it opens the file

_STATES: dict[State, str] = {
    "added": "is new",
    "changed": "changed",
    "renamed": "is now called {id} (was {was})",
    "rewritten": "is written in another way, and says what it said",
    "retired": "is retired: no new awards, those made stand",
    "left": LEFT,
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
    opened = [one for one in difference.effects if _is_opening(one)]
    others = (one for one in difference.effects if one not in opened)
    sections = (
        Section("Opened to everybody", tuple(Item(one.text) for one in opened)),
        Section("Badges", _entries(difference.badges)),
        Section("For whom it matters", tuple(Item(one.text) for one in others)),
        Section("Waiting nominations", _nominations(difference.nominations)),
        Section("Own art", tuple(_art(one) for one in difference.art)),
        Section("Programme", _entries(difference.program)),
        Section("People", _entries(difference.people)),
        Section("Teams", _entries(difference.teams)),
        Section("Goals", _entries(difference.goals)),
        Section("Projects", _entries(difference.projects)),
        Section("Suggestions", _entries(difference.suggestions)),
        Section("New awards", _records(r for r in difference.records if r.verb == "award")),
        _others([r for r in difference.records if r.verb != "award"]),
        Section("Rewritten records", _rewritten(difference.rewritten)),
        Section("Waivers", _waivers(difference.waivers)),
        Section("Pictures", tuple(Item(name) for name in difference.pictures)),
    )
    return tuple(section for section in sections if section.items)


def _is_opening(effect: Effect) -> bool:
    return effect.everybody and effect.meaning == "may-award"


def _entries(entries: Iterable[EntryChange]) -> tuple[Item, ...]:
    return tuple(
        Item(
            f"{_called(entry)} {_STATES[entry.state].format(id=entry.id, was=entry.was)}",
            _shortened(entry.changes),
        )
        for entry in entries
    )


def _art(entry: EntryChange) -> Item:
    state = "is another picture" if entry.state == "changed" else _STATES[entry.state]
    return Item(f"{entry.name} {state}", entry.changes)


def _called(entry: EntryChange) -> str:
    return entry.name if entry.state == "renamed" else f"{entry.name} ({entry.id})"


def _shortened(changes: Iterable[Change]) -> tuple[Change, ...]:
    return tuple(Change(_short(change.text), change.leaning) for change in changes)


def _nominations(nominations: Iterable[NominationChange]) -> tuple[Item, ...]:
    return tuple(Item(one.subject, _shortened(one.changes)) for one in nominations)


def _waivers(waivers: Iterable[WaiverChange]) -> tuple[Item, ...]:
    verbs = {"added": "now ignores", "removed": "no longer ignores"}
    return tuple(
        Item(
            f"{one.path} {verbs[one.state]} {one.code}: {_short(one.reason) or 'without a reason'}"
        )
        for one in waivers
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
    yield _who(record)
    if record.reason:
        yield _short(record.reason)
    if record.evidence:
        yield f"evidence: {listed(record.evidence)}"


def _who(record: NewRecord) -> str:
    """Return who made a record, and who committed it."""
    who = [f"by {record.by}"]
    if record.recorded_by:
        who.append(f"recorded by {record.recorded_by}")
    if record.author:
        proof = ", which nothing proves yet: a claim" if record.claimed else ""
        who.append(f"committed by {_short(record.author)}{proof}")
    return ", ".join(who)


def _others(records: list[NewRecord]) -> Section:
    """Return the other records by kind, a line each."""
    counts = Counter(record.verb for record in records)
    told = listed(counted(number, verb) for verb, number in counts.items())
    ordered = sorted(records, key=lambda record: list(counts).index(record.verb))
    items = []
    for record in ordered:
        allowed = "allowed" if record.allowed else "NOT ALLOWED"
        items.append(Item(f"{record.subject}: {_who(record)}; {allowed}"))
    return Section(f"Other records: {told}", tuple(items))


def _rewritten(number: int) -> tuple[Item, ...]:
    if not number:
        return ()
    name = "names" if number == 1 else "name"
    return (Item(f"{counted(number, 'record')} {name} somebody by another id; tombstones say so"),)


def _short(text: str) -> str:
    return excerpt(text, _LONGEST)
