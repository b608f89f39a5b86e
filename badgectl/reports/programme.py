"""The report of a programme: what was recognised, by whom, across which borders, and what not."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from datetime import date

from msgspec import Struct

from badgectl.model.catalog import Catalog
from badgectl.model.days import Window, month_of, months, time_before
from badgectl.model.ledger import Dossier, Ledger
from badgectl.model.records import Award
from badgectl.model.standing import last_day
from badgectl.reports.flow import Decisions, Giving, Voice, decisions, giving, is_between, voices
from badgectl.reports.goals import GoalProgress, goal_progress
from badgectl.reports.waiting import Waiting, waiting_nominations


class Tally(Struct, frozen=True):
    """A name and how many awards fall under it."""

    name: str
    """Empty for those of no team, no function, or no known kind."""
    awards: int


class Crossing(Struct, frozen=True, kw_only=True):
    """How many awards went from givers of one function to recipients of another."""

    from_function: str
    to_function: str
    awards: int


class Figures(Struct, frozen=True, kw_only=True):
    """The few numbers by which periods are compared."""

    since: date
    until: date
    awards: int
    recognised: int
    givers: int
    across_functions: int


class Report(Struct, frozen=True, kw_only=True):
    """The health of a programme in a period, for all of it or for one team."""

    programme: str
    team: str | None
    since: date | None
    until: date
    awards: int
    """Awards made in the period and not voided; those taken back since are among them."""
    revoked: int
    expired: int
    people: int
    """Active people who can be recognised."""
    recognised: int
    """Those of them who received something in the period that was not taken back since."""
    givers: int
    across_functions: int
    """Awards whose giver and recipient are of different functions."""
    before: Figures | None
    """The same in the time before, as long as the period; None where it has no first day."""
    giving: Giving
    by_kind: tuple[Tally, ...]
    by_badge: tuple[Tally, ...]
    by_level: tuple[Tally, ...]
    by_team: tuple[Tally, ...]
    by_function: tuple[Tally, ...]
    by_month: tuple[Tally, ...]
    by_grade: tuple[Tally, ...]
    """How sure it is who gave them, as `verify` found; empty if nothing was verified."""
    crossings: tuple[Crossing, ...]
    apart: tuple[tuple[str, str], ...]
    """Functions that never recognised each other, neither way."""
    never_recognised: tuple[str, ...]
    """The other active people; who wants to be hidden is left out."""
    never_earned: tuple[str, ...]
    """Active badges that nobody was awarded in the period."""
    waiting: tuple[Waiting, ...]
    decisions: Decisions
    voices: tuple[Voice, ...]
    goals: tuple[GoalProgress, ...]
    leaders: tuple[Tally, ...]
    """Who received most; empty unless asked for."""


def _made(
    dossiers: Iterable[Dossier], since: date | None, until: date
) -> Iterator[tuple[Award, Dossier]]:
    """Yield the awards of a period, each with all that is said of it."""
    for dossier in dossiers:
        if dossier.award is not None and is_between(dossier.award.day, since, until):
            yield dossier.award, dossier


def make_report(
    catalog: Catalog, ledger: Ledger, *, until: date, since: date | None = None,
    team: str | None = None, grade_of: Callable[[str], str | None] | None = None,
    window: Window | None = None, leaders: bool = False, declines: bool = False,
) -> Report:  # fmt: skip
    """Return the report of a period up to and including `until`.

    `grade_of` tells the grade of trust of an award by its path, if anything was verified. With
    `leaders` people are ranked, with `declines` the feedback of declined nominations is told. A
    period that is a calendar window is compared with the one before.
    """
    dossiers = [d for d in ledger if _belongs(catalog, d.grant.recipient, team)]
    made = [*_made(dossiers, since, until)]
    awards = [award for award, _ in made]
    people = [
        person.id
        for person in catalog.people.values()
        if person.status == "active" and _belongs(catalog, person.id, team)
    ]
    recognised = _recognised(made, until)
    crossings = _crossings(catalog, awards)
    ends = (last_day(catalog.badges.get(award.badge), award) for award in awards)
    return Report(
        programme=catalog.program.name,
        team=team,
        since=since or min((award.day for award in awards if award.day), default=None),
        until=until,
        awards=len(awards),
        revoked=sum(dossier.is_revoked(until) for _, dossier in made),
        expired=sum(end is not None and end < until for end in ends),
        people=len(people),
        recognised=len(recognised & set(people)),
        givers=_givers(catalog, awards),
        across_functions=_crossing(catalog, awards),
        before=_figures(catalog, dossiers, *time_before(since, until, window), set(people))
        if since
        else None,
        giving=giving(awards),
        by_kind=_tally(awards, lambda a: _kind(catalog, a)),
        by_badge=_tally(awards, lambda a: a.badge),
        by_level=_tally((a for a in awards if a.level), lambda a: a.badge_ref),
        by_team=_tally(awards, lambda a: catalog.home_team(a.recipient) or ""),
        by_function=_tally(awards, lambda a: catalog.function_of(a.recipient) or ""),
        by_month=_by_month(awards),
        by_grade=_tally(awards, lambda a: grade_of(a.path) or "not verified") if grade_of else (),
        crossings=crossings,
        apart=_apart(crossings) if not team else (),
        never_recognised=tuple(
            sorted(p for p in people if p not in recognised and not catalog.is_hidden(p))
        ),
        never_earned=_never_earned(catalog, awards) if not team else (),
        waiting=_waiting(catalog, ledger, dossiers, until),
        decisions=decisions(dossiers, since, until),
        voices=voices(
            catalog, ledger, dossiers, (team,) if team else catalog.teams, (since, until),
            declines=declines,
        ),
        goals=tuple(
            goal_progress(catalog, ledger, goal, until)
            for goal in sorted(catalog.goals.values(), key=lambda g: (g.due, g.id))
        ),
        leaders=_leaders(catalog, awards) if leaders else (),
    )  # fmt: skip


def _never_earned(catalog: Catalog, awards: Iterable[Award]) -> tuple[str, ...]:
    earned = {award.badge for award in awards}
    active = (badge.id for badge in catalog.badges.values() if badge.status == "active")
    return tuple(sorted(badge for badge in active if badge not in earned))


def _waiting(
    catalog: Catalog, ledger: Ledger, dossiers: Iterable[Dossier], until: date
) -> tuple[Waiting, ...]:
    return tuple(
        one
        for one in waiting_nominations(catalog, ledger, dossiers, until)
        if not catalog.is_hidden(one.by) and not catalog.is_hidden(one.grant.partition("/")[0])
    )


def _recognised(made: Iterable[tuple[Award, Dossier]], day: date) -> set[str]:
    """Return who received something that had not been revoked by a day."""
    standing = (award for award, dossier in made if not dossier.is_revoked(day))
    return {who for award in standing for who in (award.recipient, *award.roster)}


def _givers(catalog: Catalog, awards: Iterable[Award]) -> int:
    return len({award.by for award in awards} & catalog.people.keys())


def _crossing(catalog: Catalog, awards: Iterable[Award]) -> int:
    return sum(catalog.is_other_function(a.by, a.recipient) for a in awards)


def _figures(
    catalog: Catalog, dossiers: Iterable[Dossier], first: date, last: date, people: set[str]
) -> Figures:
    """Return the figures of a period."""
    made = [(award, dossier) for award, dossier in _made(dossiers, first, last) if award.day]
    awards = [award for award, _ in made]
    return Figures(
        since=first,
        until=last,
        awards=len(awards),
        recognised=len(_recognised(made, last) & people),
        givers=_givers(catalog, awards),
        across_functions=_crossing(catalog, awards),
    )


def _leaders(catalog: Catalog, awards: Iterable[Award]) -> tuple[Tally, ...]:
    return tuple(
        one
        for one in _tally(awards, lambda award: award.recipient)
        if one.name in catalog.people and not catalog.is_hidden(one.name)
    )


def _belongs(catalog: Catalog, recipient: str, team: str | None) -> bool:
    return team is None or catalog.home_team(recipient) == team


def _kind(catalog: Catalog, award: Award) -> str:
    badge = catalog.badges.get(award.badge)
    return badge.kind if badge else ""


def _tally(awards: Iterable[Award], name: Callable[[Award], str]) -> tuple[Tally, ...]:
    """Count awards by a name, most first."""
    counts = Counter(name(award) for award in awards)
    return tuple(
        Tally(n, c) for n, c in sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    )


def _by_month(awards: Iterable[Award]) -> tuple[Tally, ...]:
    """Count awards by month, from the first to the last without gaps."""
    counts = Counter(month_of(award.day) for award in awards if award.day)
    names = months(min(counts), max(counts)) if counts else ()
    return tuple(Tally(name, counts[name]) for name in names)


def _apart(crossings: Iterable[Crossing]) -> tuple[tuple[str, str], ...]:
    counts = {(one.from_function, one.to_function): one.awards for one in crossings}
    return tuple(
        (one, other)
        for one, other in counts
        if one < other and not counts[one, other] + counts[other, one]
    )


def _crossings(catalog: Catalog, awards: Iterable[Award]) -> tuple[Crossing, ...]:
    """Count awards from each function to each, people of none apart, all pairs in order."""
    pairs = Counter(
        (catalog.function_of(award.by), catalog.function_of(award.recipient)) for award in awards
    )
    functions = sorted({t.function for t in catalog.teams.values() if t.function})
    return tuple(
        Crossing(from_function=one, to_function=other, awards=pairs[one, other])
        for one in functions
        for other in functions
    )
