"""The list of topics: what somebody can be asked about."""

from datetime import date

from badgectl.model.catalog import Catalog
from badgectl.model.ledger import Ledger
from badgectl.model.standing import standings
from badgectl.model.text import listed
from badgectl.reports.experts import can_be_asked
from badgectl.reports.lists import Row


class TopicRow(Row, frozen=True, kw_only=True):
    """A topic, and how many can be asked."""

    topic: str
    people: int
    badges: str
    """The names of the badges that speak for it."""


def list_topics(catalog: Catalog, ledger: Ledger, day: date) -> list[TopicRow]:
    """List all topics, each with how many people hold a badge of it on a day."""
    holders: dict[str, set[str]] = {}
    for held in standings(catalog, ledger, day).values():
        if held.recipient in catalog.people and can_be_asked(catalog, held.recipient):
            holders.setdefault(held.badge, set()).add(held.recipient)
    rows = []
    for topic in catalog.topics:
        badges = [badge for badge in catalog.badges.values() if topic in badge.topics]
        people = set[str]().union(*(holders.get(badge.id, ()) for badge in badges))
        names = listed(sorted(badge.name for badge in badges))
        rows.append(TopicRow(topic=topic, people=len(people), badges=names))
    return rows
