"""The inbox: what waits for somebody, and what is new about what they were given."""

from collections.abc import Iterable, Iterator
from datetime import date
from functools import partial
from typing import Literal, get_args

import msgspec
from msgspec import Struct

from badgectl.model.catalog import Catalog
from badgectl.model.days import earlier
from badgectl.model.ledger import Dossier, Ledger
from badgectl.model.paths import Grant
from badgectl.model.records import Comment, Like, Record
from badgectl.model.standing import award_in_force
from badgectl.reports.waiting import Open, open_nominations, waits_for
from badgectl.rules.waiting import (
    closes_on,
    deciders,
    may_decide,
    may_second,
    missing_support,
)

NEWS = "30 days"
"""For how long what was said stays in the inbox."""

Kind = Literal[
    "received", "awarded", "decide", "second", "nominated", "declined", "like", "comment"
]

_IN_ORDER: tuple[Kind, ...] = get_args(Kind)


class Item(Struct, frozen=True, kw_only=True):
    """One thing that waits, or is new."""

    kind: Kind
    person: str | None
    """Whose it is; None for what any colleague can second, or nobody may decide on."""
    grant: str
    title: str
    """What the badge and level are called."""
    by: str
    """Who awarded, nominated, declined, liked or commented; `rules` if it was earned by count."""
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
    """The reason of an award or a nomination; what was said."""
    commands: tuple[str, ...]


def inbox_of(catalog: Catalog, ledger: Ledger, person: str, day: date) -> tuple[Item, ...]:
    """Return what waits for a person on a day, and what is new to them, longest waiting first."""
    open_ = open_nominations(catalog, ledger, day)
    waiting = (item for one in open_ for item in _waiting_for(catalog, ledger, one, person, day))
    news = (item for dossier in ledger for item in _news(catalog, ledger, dossier, person, day))
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
        title=one.badge.title(grant.level),
        by=nomination.by,
        since=nomination.day,
        days=(day - nomination.day).days if nomination.day else None,
        closes=closes_on(one.badge, nomination),
        missing=missing,
        waits_for=waits_for(catalog, ledger, one, day) if kind == "nominated" else "",
        text=nomination.reason,
        commands=tuple(commands) or (f"badgectl show {grant}",),
    )


def _news(
    catalog: Catalog, ledger: Ledger, dossier: Dossier, person: str, day: date
) -> Iterator[Item]:
    """Yield what a person was given lately, and what others said of it or of their nominations."""
    given, nomination = dossier.given, dossier.nomination
    receives = given is not None and person in (given.recipient, *given.roster)
    proposed = nomination is not None and nomination.by == person
    told = partial(_told, catalog, dossier, person, day)
    if receives or proposed:
        award = award_in_force(catalog, dossier, day)
        if award is not None and _is_news(award, person, day):
            yield told("received" if receives else "awarded", award, award.reason)
    decline, concerned = dossier.decline, proposed or person == dossier.grant.recipient
    if decline and concerned and _is_news(decline, person, day) and _is_last(ledger, dossier):
        yield told("declined", decline, decline.feedback)
    reactions: tuple[Like | Comment, ...] = (*dossier.likes, *dossier.comments)
    for reaction in reactions if receives else ():
        if _is_news(reaction, person, day):
            kind: Kind = "like" if isinstance(reaction, Like) else "comment"
            yield told(kind, reaction, reaction.text or "")


def _is_last(ledger: Ledger, dossier: Dossier) -> bool:
    """Tell whether there was no round after this one."""
    grant = dossier.grant
    return ledger.find(msgspec.structs.replace(grant, round=grant.round + 1)) is None


def _is_news(record: Record, person: str, day: date) -> bool:
    made = record.day
    return record.by != person and made is not None and earlier(day, NEWS) <= made <= day


def _told(
    catalog: Catalog,
    dossier: Dossier,
    person: str,
    day: date,
    kind: Kind,
    record: Record,
    text: str,
) -> Item:
    grant = dossier.grant
    badge = catalog.badges.get(grant.badge)
    return Item(
        kind=kind,
        person=person,
        grant=str(grant),
        title=badge.title(grant.level) if badge else grant.badge_ref,
        by=record.by,
        since=record.day,
        days=(day - record.day).days if record.day else None,
        text=text,
        commands=(_command(catalog, grant, kind, person),),
    )


def _command(catalog: Catalog, grant: Grant, kind: Kind, person: str) -> str:
    """Return what somebody may want to do about what is new."""
    if kind == "declined":
        again = f"badgectl nominate {grant.badge_ref} {grant.recipient} -m '...'"
        return again if person != grant.recipient else f"badgectl show {grant}"
    has_page = (
        catalog.program.hub is not None and catalog.visibility_of(grant.recipient) == "public"
    )
    if kind == "received" and has_page:
        return f"badgectl share {grant}"
    return f"badgectl comment {grant} -m '...'"


def _order(item: Item) -> tuple[int, date, str, str]:
    return (_IN_ORDER.index(item.kind), item.since or date.min, item.grant, item.by)
