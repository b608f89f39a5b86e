"""What pages show, as values: templates lay them out, and the JSON beside a page is them.

Every `href` is a link from the top of the site; None where there is no page to go to.
"""

from datetime import date
from typing import Literal

from badgectl.shown.refs import Look, Ref, State, View

EventKind = Literal["award", "comment", "nomination", "score"]


class Counted(View, frozen=True, kw_only=True):
    """A thing and how many of something fall to it."""

    what: Ref
    number: int


class AwardLine(View, frozen=True, kw_only=True):
    """An award in a list."""

    look: Look
    recipient: Ref
    by: Ref
    by_count: bool
    """Whether nobody gave it: it was earned by count."""
    on: date | None
    reason: str
    state: State
    likes: int
    comments: int
    href: str


class Event(View, frozen=True, kw_only=True):
    """Something that happened."""

    kind: EventKind
    on: date | None
    by: Ref
    by_count: bool = False
    """Whether it is an award that nobody gave: it was earned by count."""
    to: Ref | None
    about: Ref
    text: str


class Held(View, frozen=True, kw_only=True):
    """A badge that somebody holds."""

    look: Look
    award: Ref
    times: int
    on: date | None
    by: Ref
    by_count: bool
    team: Ref | None
    """The team whose award it is; None for an own one."""
    until: date | None


class Asked(View, frozen=True, kw_only=True):
    """Something that a level asks for and that can be counted."""

    asks: str
    have: float
    need: float
    met: bool
    known: bool
    """Whether it is on record before the award; else the award itself has to say it."""
    records: tuple[Ref, ...]


class Step(View, frozen=True, kw_only=True):
    """What somebody could reach next."""

    look: Look
    state: str
    share: float
    asked: tuple[Asked, ...]
    criteria: tuple[str, ...]
    awarded_by: str
    missing: str


class Waiting(View, frozen=True, kw_only=True):
    """A nomination that waits."""

    look: Look
    recipient: Ref
    by: Ref
    on: date | None
    needs: str
    waits_for: str
    sentence: str
    """The two as a sentence goes on: `needs a decision from Ada`, or that nobody may decide."""
    href: str


class Duty(View, frozen=True, kw_only=True):
    """What somebody looks after."""

    who: Ref
    what: str
    team: Ref


class GoalLine(View, frozen=True, kw_only=True):
    """A goal in a list."""

    goal: Ref
    description: str
    reached: float
    target: float
    due: date
    state: str


class Score(View, frozen=True, kw_only=True):
    """What a team scored for a period."""

    goal: Ref
    team: Ref
    period: str
    value: float
    by: Ref
    feedback: str
    evidence: tuple[Ref, ...]


class Month(View, frozen=True, kw_only=True):
    """A month and its awards."""

    month: str
    awards: int
    href: str | None


class Said(View, frozen=True, kw_only=True):
    """What somebody said or did about an award."""

    by: Ref
    on: date | None
    text: str


class Pager(View, frozen=True, kw_only=True):
    """Where a list that takes several pages goes on."""

    number: int
    pages: tuple[Ref, ...]
