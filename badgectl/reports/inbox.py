"""The inbox: what waits for somebody, and what is new about what they were given."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Literal

import msgspec
from msgspec import Struct

from badgectl.model.catalog import Catalog
from badgectl.model.days import earlier
from badgectl.model.ledger import Dossier, Ledger
from badgectl.model.records import Comment, Like, Record
from badgectl.model.text import counted, one_line
from badgectl.reports.cards import Card, Section
from badgectl.reports.waiting import Open, needs, open_nominations, waits_for
from badgectl.rules.waiting import (
    closes_on,
    deciders,
    may_decide,
    may_second,
    missing_support,
)

NEWS = "30 days"
"""For how long what was said stays in the inbox."""

Kind = Literal["decide", "second", "nominated", "declined", "like", "comment"]

_HEADINGS: dict[Kind, str] = {
    "decide": "Yours to decide",
    "second": "Yours to second, if you agree",
    "nominated": "Nominated by you",
    "declined": "Declined",
    "like": "Likes of your awards",
    "comment": "Comments on your awards",
}


class Item(Struct, frozen=True, kw_only=True):
    """One thing that waits, or is new."""

    kind: Kind
    person: str | None
    """Whose it is; None for what any colleague can second, or nobody may decide on."""
    grant: str
    by: str
    """Who nominated, declined, liked or commented."""
    since: date | None
    days: int | None
    """For how long it waits, or how long ago it was said."""
    closes: date | None = None
    """The last day on which it can be decided."""
    missing: str = ""
    """What support a nomination lacks."""
    waits_for: str = ""
    """Of one's own nominations: who can bring them further."""
    text: str
    """The reason of a nomination; what was said."""
    commands: tuple[str, ...]


def inbox_of(catalog: Catalog, ledger: Ledger, person: str, day: date) -> tuple[Item, ...]:
    """Return what waits for a person on a day, and what is new to them, longest waiting first."""
    open_ = open_nominations(catalog, ledger, day)
    waiting = (item for one in open_ for item in _waiting_for(catalog, ledger, one, person, day))
    news = (item for dossier in ledger for item in _news(ledger, dossier, person, day))
    return tuple(sorted((*waiting, *news), key=_order))


def everybodys_work(catalog: Catalog, ledger: Ledger, day: date) -> tuple[Item, ...]:
    """Return every nomination that waits, once for each who can bring it further."""
    items = []
    for one in open_nominations(catalog, ledger, day):
        who: Iterable[str | None] = [None]
        missing = missing_support(catalog, one.badge, one.dossier, day)
        if not missing:
            who = deciders(catalog, ledger, one.badge, one.nomination, day) or [None]
        kind: Kind = "second" if missing else "decide"
        items += [_item(catalog, ledger, one, kind, person, day) for person in who]
    return tuple(
        sorted(items, key=lambda item: (item.person or "~", item.kind != "second", *_order(item)))
    )


def _waiting_for(
    catalog: Catalog, ledger: Ledger, one: Open, person: str, day: date
) -> Iterator[Item]:
    if may_decide(catalog, ledger, one.badge, one.nomination, person, day):
        yield _item(catalog, ledger, one, "decide", person, day)
    elif one.nomination.by == person:
        yield _item(catalog, ledger, one, "nominated", person, day)
    elif missing_support(catalog, one.badge, one.dossier, day) and may_second(
        catalog, one.badge, one.dossier, person
    ):
        yield _item(catalog, ledger, one, "second", person, day)


def _item(
    catalog: Catalog, ledger: Ledger, one: Open, kind: Kind, person: str | None, day: date
) -> Item:
    nomination, grant = one.nomination, one.dossier.grant
    missing = missing_support(catalog, one.badge, one.dossier, day)
    commands = []
    decides = kind == "decide" and person is not None
    if decides and not missing:
        commands.append(f"badgectl award {grant.badge_ref} {grant.recipient} -m '...'")
    if missing and (person is None or may_second(catalog, one.badge, one.dossier, person)):
        commands.append(f"badgectl second {grant}")
    if decides:
        commands.append(f"badgectl decline {grant} -m '...'")
    return Item(
        kind=kind,
        person=person,
        grant=str(grant),
        by=nomination.by,
        since=nomination.day,
        days=(day - nomination.day).days if nomination.day else None,
        closes=closes_on(one.badge, nomination),
        missing=missing,
        waits_for=waits_for(catalog, ledger, one, day) if kind == "nominated" else "",
        text=nomination.reason,
        commands=tuple(commands) or (f"badgectl show {grant}",),
    )


def _news(ledger: Ledger, dossier: Dossier, person: str, day: date) -> Iterator[Item]:
    """Yield what others said lately about what a person was nominated for, or given."""
    grant, decline, given = dossier.grant, dossier.decline, dossier.given
    concerned = {dossier.nomination.by if dossier.nomination else None, grant.recipient}
    is_over = ledger.find(msgspec.structs.replace(grant, round=grant.round + 1)) is not None
    if decline and not is_over and person in concerned and _is_news(decline, person, day):
        again = f"badgectl nominate {grant.badge_ref} {grant.recipient} -m '...'"
        command = again if person != grant.recipient else f"badgectl show {grant}"
        yield _told("declined", dossier, decline, decline.feedback, person, day, command)
    if given is None or person not in (given.recipient, *given.roster):
        return
    reactions: tuple[Like | Comment, ...] = (*dossier.likes, *dossier.comments)
    for reaction in reactions:
        if _is_news(reaction, person, day):
            kind: Kind = "like" if isinstance(reaction, Like) else "comment"
            command = f"badgectl comment {grant} -m '...'"
            yield _told(kind, dossier, reaction, reaction.text or "", person, day, command)


def _is_news(record: Record, person: str, day: date) -> bool:
    made = record.day
    return record.by != person and made is not None and earlier(day, NEWS) <= made <= day


def _told(
    kind: Kind, dossier: Dossier, record: Record, text: str, person: str, day: date, command: str
) -> Item:
    return Item(
        kind=kind,
        person=person,
        grant=str(dossier.grant),
        by=record.by,
        since=record.day,
        days=(day - record.day).days if record.day else None,
        text=text,
        commands=(command,),
    )


def _order(item: Item) -> tuple[int, date, str, str]:
    return (list(_HEADINGS).index(item.kind), item.since or date.min, item.grant, item.by)


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
        lines.append(f"{item.grant}, {_state(catalog, item)}")
        if item.text:
            lines.append(f"  {one_line(item.text)}")
        lines += [f"  $ {command}" for command in item.commands]
    return tuple(lines)


def _state(catalog: Catalog, item: Item) -> str:
    """Return who did what when, and what is due until when."""
    verb = {"declined": "declined", "like": "liked", "comment": "said"}.get(item.kind, "nominated")
    ago = (
        "" if item.days is None else f" {counted(item.days, 'day')} ago" if item.days else " today"
    )
    said = f"{verb} by {catalog.recipient_name(item.by)}{ago}"
    if item.kind not in ("decide", "second", "nominated"):
        return said
    until = f", until {item.closes}" if item.closes else ""
    return f"{said}; {needs(item.missing, item.waits_for)}{until}"
