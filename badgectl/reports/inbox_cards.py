"""The cards of the inbox: one of a person, and one of everybody's open work."""

from collections.abc import Iterable

from badgectl.model.catalog import Catalog
from badgectl.model.text import counted, one_line
from badgectl.reports.cards import Card, Section
from badgectl.reports.inbox import Item, Kind
from badgectl.reports.waiting import needs
from badgectl.rules.records import BY_RULES

_HEADINGS: dict[Kind, str] = {
    "received": "You received",
    "awarded": "Your nomination was awarded",
    "decide": "Yours to decide",
    "second": "Yours to second, if you agree",
    "nominated": "Nominated by you",
    "declined": "Declined",
    "like": "Likes of your awards",
    "comment": "Comments on your awards",
}

_VERBS: dict[Kind, str] = {
    "received": "awarded",
    "awarded": "awarded",
    "declined": "declined",
    "like": "liked",
    "comment": "said",
}


def inbox_card(catalog: Catalog, person: str, items: Iterable[Item]) -> Card:
    """Return the inbox of a person as a card: a section for each kind of thing."""
    found = list(items)
    return Card(
        title=f"Inbox of {catalog.recipient_name(person)} ({person})",
        about="" if found else "Nothing waits for you.",
        facts={},
        sections=tuple(
            Section(heading, _lines(catalog, [item for item in found if item.kind == kind]))
            for kind, heading in _HEADINGS.items()
        ),
    )


def work_card(catalog: Catalog, items: Iterable[Item]) -> Card:
    """Return everybody's open work as a card: a section for each person."""
    found = list(items)
    headings = dict.fromkeys(_whose(catalog, item) for item in found)
    return Card(
        title=f"Open work in {catalog.program.name}",
        about="" if found else "Nothing waits for anybody.",
        facts={},
        sections=tuple(
            Section(
                heading, _lines(catalog, [one for one in found if _whose(catalog, one) == heading])
            )
            for heading in headings
        ),
    )


def _whose(catalog: Catalog, item: Item) -> str:
    if item.person is not None:
        return f"{catalog.recipient_name(item.person)} ({item.person})"
    return "Colleagues" if item.kind == "second" else "Nobody may decide"


def _lines(catalog: Catalog, items: Iterable[Item]) -> tuple[str, ...]:
    lines = []
    for item in items:
        lines.append(_told_of(catalog, item))
        if item.text:
            lines.append(f"  {one_line(item.text)}")
        lines += [f"  $ {command}" for command in item.commands]
    return tuple(lines)


def _told_of(catalog: Catalog, item: Item) -> str:
    """Return who did what when, and what is due until when."""
    verb = _VERBS.get(item.kind, "nominated")
    ago = (
        "" if item.days is None else f" {counted(item.days, 'day')} ago" if item.days else " today"
    )
    by = (
        "earned by count" if item.by == BY_RULES else f"{verb} by {catalog.recipient_name(item.by)}"
    )
    said = f"{_what(catalog, item)}, {by}{ago}"
    if item.kind not in ("decide", "second", "nominated"):
        return said
    until = f", until {item.closes}" if item.closes else ""
    return f"{said}; {needs(item.missing, item.waits_for)}{until}"


def _what(catalog: Catalog, item: Item) -> str:
    """Return what an item is about: a title where there is joy in it, else what can be typed."""
    if item.kind not in ("received", "awarded"):
        return item.grant
    recipient = item.grant.partition("/")[0]
    whose = "" if recipient == item.person else f" for {catalog.recipient_name(recipient)}"
    return f"{item.title}{whose}"
