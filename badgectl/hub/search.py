"""What can be searched for, for the script of the search page."""

from collections.abc import Iterator
from typing import Literal

import msgspec

from badgectl.hub.lines import goals, topics
from badgectl.hub.lists import people_of
from badgectl.shown.material import Material
from badgectl.shown.naming import who
from badgectl.shown.places import badge_page, link
from badgectl.shown.refs import View

_AWARDS = 400
"""So many of the newest awards can be found; the others by whose they are."""


class Entry(View, frozen=True, kw_only=True):
    """Something that can be found."""

    kind: Literal["person", "team", "badge", "topic", "goal", "award"]
    name: str
    href: str
    words: str
    """What else it can be found by, and what is said of it."""


class SearchPage(View, frozen=True, kw_only=True):
    """Everything that can be found."""

    entries: tuple[Entry, ...]


def make_search_page(material: Material) -> SearchPage:
    """Return everything that can be found."""
    return SearchPage(entries=(*_recipients(material), *_subjects(material), *_awards(material)))


def search_script(page: SearchPage) -> bytes:
    """Return the same as a script, for pages that are looked at without a server."""
    rows = [[one.kind, one.name, one.href, one.words] for one in page.entries]
    return b"globalThis.hubEntries = " + msgspec.json.encode(rows) + b";\n"


def _recipients(material: Material) -> Iterator[Entry]:
    catalog, text = material.catalog, material.audience.text
    for person in people_of(material):
        ref, home = who(material, person), catalog.home_team(person)
        team = material.audience.name(home) if home else ""
        words = f"{person} {team} {catalog.function_of(person) or ''}".strip()
        yield Entry(kind="person", name=ref.name, href=ref.href or "", words=words)
    for team_ in sorted(catalog.teams.values(), key=lambda one: one.id):
        ref = who(material, team_.id)
        words = f"{team_.id} {team_.function or ''} {text(team_.description or '')}"
        yield Entry(kind="team", name=ref.name, href=ref.href or "", words=words)


def _subjects(material: Material) -> Iterator[Entry]:
    catalog, text = material.catalog, material.audience.text
    for badge in sorted(catalog.badges.values(), key=lambda one: one.id):
        yield Entry(
            kind="badge",
            name=text(badge.name),
            href=link(badge_page(badge.id)),
            words=f"{text(badge.description)} {badge.kind} {' '.join(badge.topics)}".strip(),
        )
    for ref in topics(catalog.topics):
        yield Entry(kind="topic", name=ref.name, href=ref.href or "", words="whom to ask")
    for goal in sorted(catalog.goals.values(), key=lambda one: one.id):
        for ref in goals(material, (goal.id,)):
            words = text(goal.description)
            yield Entry(kind="goal", name=ref.name, href=ref.href or "", words=words)


def _awards(material: Material) -> Iterator[Entry]:
    text = material.audience.text
    in_force = (one for one in material.awards if one.state == "in force")
    for _, told in zip(range(_AWARDS), in_force, strict=False):
        name = material.audience.name(told.grant.recipient)
        title = text(told.badge.title(told.grant.level))
        reason = text(told.award.reason if told.award else "")
        yield Entry(kind="award", name=f"{title}: {name}", href=link(told.page), words=reason)
