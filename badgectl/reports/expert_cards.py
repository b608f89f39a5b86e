"""Whom to ask, as text: each person with the reasons."""

from datetime import date

from badgectl.model.catalog import Catalog
from badgectl.model.text import counted, listed, stars
from badgectl.reports.cards import Card, Section
from badgectl.reports.experts import Expert, Reason, Search

_NAMED = 4


def experts_card(catalog: Catalog, search: Search, day: date, most: int) -> Card:
    """Return whom to ask about a topic, at most so many people and teams."""
    asked = search.asked.strip()
    said = listed(search.topics) or asked
    facts = {}
    if said != asked.casefold() and search.topics:
        facts = {"asked for": asked, "nearest": said}
    if search.badges:
        facts["badges"] = listed(catalog.badges[badge].name for badge in search.badges)
    people = [line for one in search.experts[:most] for line in _lines(catalog, one, day)]
    teams = [line for one in search.teams[:most] for line in _lines(catalog, one, day)]
    return Card(
        title=f"Who knows about {said}",
        about="",
        facts=facts,
        sections=(Section("People", tuple(people)), Section("Teams", tuple(teams))),
    )


def _lines(catalog: Catalog, expert: Expert, day: date) -> list[str]:
    where = "" if expert.is_team or not expert.team else catalog.recipient_name(expert.team)
    said = ", ".join(filter(None, (where, expert.function)))
    first = f"{expert.name} ({expert.recipient})" + (f" - {said}" if said else "")
    duties = [f"  looks after {duty}" for duty in expert.looks_after]
    return [first, *(f"  {_said(catalog, r, day)}" for r in expert.reasons), *duties]


def _said(catalog: Catalog, reason: Reason, day: date) -> str:
    """Return a reason: `Python guide (gold) ★★★, 4 months ago, vouched for by ...`."""
    badge = catalog.badges[reason.badge]
    named = [catalog.recipient_name(who) for who in reason.vouched_by[:_NAMED]]
    if len(reason.vouched_by) > _NAMED:
        named.append(counted(len(reason.vouched_by) - _NAMED, "other"))
    parts = (
        " ".join(filter(None, (badge.title(reason.level), stars(reason.stars, reason.of_stars)))),
        counted(reason.awards, "time") if reason.awards > 1 and not reason.of_stars else "",
        _ago(reason.on, day),
        f"vouched for by {listed(named)}" if named else "earned by count",
    )
    return ", ".join(filter(None, parts))


def _ago(on: date | None, day: date) -> str:
    if on is None:
        return ""
    days = (day - on).days
    if days < 14:
        return "today" if days < 1 else f"{counted(days, 'day')} ago"
    if days < 75:
        return f"{counted(days // 7, 'week')} ago"
    return f"{counted(round(days / 30.4), 'month')} ago" if days < 730 else f"in {on.year}"
