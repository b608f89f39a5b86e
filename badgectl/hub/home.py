"""The first page: what is new, what is going on, and where the goals stand."""

from collections.abc import Callable, Iterator
from datetime import date
from functools import partial
from heapq import nlargest
from itertools import chain
from typing import NamedTuple

from badgectl.hub.lines import award_line, award_lines, goal_line, goals, waiting_line
from badgectl.hub.views import AwardLine, Event, EventKind, GoalLine, Month, Waiting
from badgectl.model.days import earlier, month_of, months, shifted
from badgectl.model.records import Comment, Score
from badgectl.model.text import counted, number
from badgectl.rules.givers import is_active
from badgectl.shown.material import Material
from badgectl.shown.naming import who
from badgectl.shown.places import goal_page, link, month_page
from badgectl.shown.refs import Ref, View
from badgectl.shown.told import Told

_NEWEST = 6
_EVENTS = 16
_WAITING = 8
_MONTHS_AGO = "11 months"
_LATELY = 90  # days


class Figure(View, frozen=True, kw_only=True):
    """A number, and what it counts."""

    number: int
    what: str


class HomePage(View, frozen=True, kw_only=True):
    """What is new in the programme."""

    figures: tuple[Figure, ...]
    newest: tuple[AwardLine, ...]
    months: tuple[Month, ...]
    """The last twelve, oldest first."""
    events: tuple[Event, ...]
    waiting: tuple[Waiting, ...]
    waiting_in_all: int
    goals: tuple[GoalLine, ...]


def make_home_page(material: Material) -> HomePage:
    """Return the first page."""
    in_force = [one for one in material.awards if one.state == "in force"]
    waiting = material.nominations[:_WAITING]
    return HomePage(
        figures=tuple(_figures(material, in_force)),
        newest=award_lines(material, in_force[:_NEWEST]),
        months=tuple(_months(material)),
        events=_events(material, in_force),
        waiting=tuple(waiting_line(material, one) for one in waiting),
        waiting_in_all=len(material.nominations),
        goals=tuple(
            goal_line(material, detail.progress)
            for detail in material.goal_details.values()
            if detail.progress.due >= material.day
        ),
    )


def _figures(material: Material, in_force: list[Told]) -> Iterator[Figure]:
    catalog, sees = material.catalog, material.audience.sees
    since = shifted(material.day, -_LATELY)
    lately = [one for one in in_force if one.day and one.day >= since]
    people = [who_ for who_ in catalog.people if is_active(catalog, who_) and sees(who_)]
    givers = {one.award.by for one in lately if one.award}
    badges = sum(badge.status == "active" for badge in catalog.badges.values())
    gave = sum(one in givers for one in people)
    recognised = sum(one in material.holdings for one in people)
    yield _figure(len(lately), "award", f"in the last {_LATELY} days")
    yield _figure(gave, "person", f"who gave {'it' if len(lately) == 1 else 'them'}", "people")
    among, holds = counted(len(people), "person", "people"), "holds" if recognised == 1 else "hold"
    yield Figure(number=recognised, what=f"of {among} {holds} a badge")
    yield _figure(badges, "badge", "to earn")


def _figure(some: int, noun: str, rest: str, plural: str | None = None) -> Figure:
    """Return a number and what it counts, its noun in the right form."""
    return Figure(number=some, what=f"{counted(some, noun, plural)} {rest}".partition(" ")[2])


def _months(material: Material) -> Iterator[Month]:
    """Yield the last twelve months, oldest first, also those without an award."""
    for month in months(month_of(earlier(material.day, _MONTHS_AGO)), month_of(material.day)):
        awards = len(material.by_month.get(month, ()))
        href = link(month_page(month)) if awards else None
        yield Month(month=month, awards=awards, href=href)


class _News(NamedTuple):
    """Something that happened, and how it is told; what is told first is greatest."""

    on: date | None
    kind: EventKind
    page: str
    tell: Callable[[], Event]


def _events(material: Material, in_force: list[Told]) -> tuple[Event, ...]:
    """Return what happened last, newest first; only that is put into words."""
    news = chain(_given(material, in_force[:_EVENTS]), _said(material), _scored(material))
    newest = nlargest(
        _EVENTS,
        (one for one in news if one.on is None or one.on <= material.day),
        key=lambda one: (one.on or date.min, one.kind, one.page),
    )
    return tuple(one.tell() for one in newest)


def _given(material: Material, awards: list[Told]) -> Iterator[_News]:
    nominated = sorted(material.nominations, key=lambda one: str(one.day), reverse=True)
    for told in (*awards, *nominated[:_EVENTS]):
        kind: EventKind = "award" if told.award else "nomination"
        yield _News(told.day, kind, told.page, partial(_award_event, material, told, kind))


def _award_event(material: Material, told: Told, kind: EventKind) -> Event:
    line = award_line(material, told)
    return Event(
        kind=kind, on=line.on, by=line.by, by_count=line.by_count, to=line.recipient,
        about=_about(material, told), text=line.reason,
    )  # fmt: skip


def _said(material: Material) -> Iterator[_News]:
    for told in material.awards:
        if len(told.dossier.records) > 1 and told.state == "in force":
            for comment in told.dossier.comments:
                tell = partial(_comment_event, material, told, comment)
                yield _News(comment.day, "comment", told.page, tell)


def _comment_event(material: Material, told: Told, comment: Comment) -> Event:
    return Event(
        kind="comment",
        on=comment.day,
        by=who(material, comment.by),
        to=who(material, told.grant.recipient),
        about=_about(material, told),
        text=material.audience.text(comment.text),
    )


def _scored(material: Material) -> Iterator[_News]:
    for score in material.ledger.scores:
        if score.goal in material.catalog.goals:
            tell = partial(_score_event, material, score)
            yield _News(score.day, "score", goal_page(score.goal), tell)


def _score_event(material: Material, score: Score) -> Event:
    [goal] = goals(material, (score.goal,))
    said = f": {material.audience.text(score.feedback)}" if score.feedback else ""
    return Event(
        kind="score", on=score.day, by=who(material, score.team), to=None, about=goal,
        text=f"{number(score.value)} for {score.period}{said}",
    )  # fmt: skip


def _about(material: Material, told: Told) -> Ref:
    title = material.audience.text(told.badge.title(told.grant.level))
    return Ref(name=title, href=link(told.page))
