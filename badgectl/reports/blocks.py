"""A report as blocks - headings, tables, lists - which each format lays out in its own way."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import Literal, NamedTuple

from badgectl.model.catalog import Catalog
from badgectl.model.paths import parse_grant
from badgectl.model.text import counted, number, one_line
from badgectl.reports.programme import Report, Tally


class Table(NamedTuple):
    """Rows under headings; with `bar`, the number in that column is also drawn."""

    title: str
    headings: tuple[str, ...]
    rows: tuple[tuple[str | int, ...], ...]
    bar: int | None = None
    picture: Literal["", "columns", "heat"] = ""
    """How pages draw its numbers, if not as bars: over time, or each by its shade."""


class Listing(NamedTuple):
    """A list with a title; empty lists say so."""

    title: str
    items: tuple[str, ...]
    empty: str


Block = Table | Listing


class Figure(NamedTuple):
    """A number that comes first, with what it was in the period before."""

    text: str
    """As a sentence."""
    number: str
    label: str
    """What it counts, as tables name it."""
    caption: str
    """The same below the number."""
    before: str
    beside: str = ""
    """What else is to be known of it."""


def headline(catalog: Catalog, report: Report) -> tuple[str, str]:
    """Return the title of a report and the line below it."""
    about = f"team {_team(catalog, report.team)}" if report.team else "whole programme"
    name = report.programme
    kind = "report" if "recognition" in name.casefold() else "recognition report"
    since = f"{report.since} to " if report.since else "until "
    return f"{name}: {kind}", f"{since}{report.until}, {about}"


def figures(report: Report) -> tuple[Figure, ...]:
    """Return the few numbers that come first."""
    was = report.before
    share = _share(report.across_functions, report.awards)
    ended = f"{report.revoked} revoked since, {report.expired} expired"
    return (
        Figure(
            f"{counted(report.awards, 'award')} ({ended})",
            str(report.awards), "awards", "award" if report.awards == 1 else "awards",
            f"{was.awards}" if was else "", ended if report.revoked or report.expired else "",
        ),
        Figure(
            f"{report.recognised} of {counted(report.people, 'person', 'people')} recognised",
            f"{report.recognised} of {report.people}", "people recognised", "people recognised",
            f"{was.recognised}" if was else "",
        ),
        Figure(
            _givers(report), str(report.givers), "givers",
            "giver" if report.givers == 1 else "givers", f"{was.givers}" if was else "",
        ),
        Figure(
            f"{share} % of awards cross functions", f"{share} %", "cross functions",
            "of awards cross functions",
            f"{_share(was.across_functions, was.awards)} %" if was else "",
        ),
    )  # fmt: skip


def key_figures(report: Report) -> tuple[str, ...]:
    """Return the few sentences that come first."""
    was = report.before
    said = [one.text + (f", {one.before} before" if one.before else "") for one in figures(report)]
    return (*said, f"before: {was.since} to {was.until}") if was else tuple(said)


def _share(part: int, whole: int) -> int:
    return round(100 * part / whole) if whole else 0


def _givers(report: Report) -> str:
    few = report.giving
    said = counted(report.givers, "giver")
    if few.givers > 1:
        return f"{said}; half of all awards are by {few.half_by} of them"
    return said


def blocks(catalog: Catalog, report: Report) -> Iterator[Block]:
    """Return the parts of a report in order."""
    yield _tallies("Awards by kind", "kind", report.by_kind)
    yield _tallies("Awards by badge", "badge", report.by_badge, partial(_badge, catalog))
    if report.by_level:
        yield _tallies("Levels gained", "level", report.by_level, partial(_badge, catalog))
    if not report.team:
        team = "Awards by team of the recipient"
        yield _tallies(team, "team", report.by_team, partial(_team, catalog))
        yield _tallies("Awards by function of the recipient", "function", report.by_function)
    yield _tallies("Awards by month", "month", report.by_month)._replace(picture="columns")
    if report.by_grade:
        yield _tallies("Awards by who vouches for them", "grade", report.by_grade)
    yield _matrix(report)
    yield from _health(catalog, report)
    yield _goals(report)
    yield from _nominations(catalog, report)
    if report.leaders:
        title = "Who received most (asked for by --leaderboard)"
        yield _tallies(title, "person", report.leaders, catalog.recipient_name)
    yield _voices(catalog, report)


def _health(catalog: Catalog, report: Report) -> Iterator[Block]:
    """Yield what is missing: people, badges and pairs of functions without awards."""
    if report.apart:
        yield Listing(
            "Functions that never recognised each other",
            tuple(f"{one} and {other}" for one, other in report.apart),
            "all did",
        )
    yield Listing(
        "People not recognised",
        tuple(f"{catalog.recipient_name(p)} ({p})" for p in report.never_recognised),
        "everybody was",
    )
    if not report.team:
        yield Listing(
            "Badges that nobody earned",
            tuple(f"{catalog.badges[b].name} ({b})" for b in report.never_earned),
            "each badge was earned",
        )


def _nominations(catalog: Catalog, report: Report) -> Iterator[Block]:
    """Yield what waits, and how long decisions took."""
    yield Listing(
        "Nominations waiting",
        tuple(
            f"{_grant(catalog, w.grant)}, nominated by {catalog.recipient_name(w.by)}"
            + (f" on {w.since}" if w.since else "")
            + (f": needs {w.missing}" if w.missing else ": ready to be decided")
            for w in report.waiting
        ),
        "none",
    )
    made = report.decisions
    if made.awarded + made.declined:
        took = (
            f"; half of them within {number(made.median_days)} days, "
            f"the longest took {made.longest_days}"
            if made.median_days is not None
            else ""
        )
        yield Listing(
            "Nominations decided", (f"{made.awarded} awarded, {made.declined} declined{took}",), ""
        )


def _badge(catalog: Catalog, word: str) -> str:
    """Return what a badge, or a level of one, is called."""
    badge, _, level = word.partition("@")
    found = catalog.badges.get(badge)
    return found.title(level or None) if found else word


def _team(catalog: Catalog, team: str) -> str:
    found = catalog.teams.get(team)
    return found.name if found else team


def _grant(catalog: Catalog, word: str) -> str:
    """Return what an award or nomination is called: `Mentor (gold) for Ada Lovelace`."""
    grant = parse_grant(word)
    if grant is None:
        return word
    return f"{_badge(catalog, grant.badge_ref)} for {catalog.recipient_name(grant.recipient)}"


def _voices(catalog: Catalog, report: Report) -> Listing:
    return Listing(
        "What people said",
        tuple(
            f"{voice.on or 'no day'}, {catalog.recipient_name(voice.by)} "
            f"on {_grant(catalog, voice.about)}"
            f"{' (declined)' if voice.kind == 'decline' else ''}: {one_line(voice.text)}"
            for voice in report.voices
        ),
        "nothing",
    )


def _tallies(
    title: str, heading: str, tallies: Sequence[Tally], called: Callable[[str], str] = str
) -> Table:
    rows = tuple((called(one.name) or f"no {heading}", one.awards) for one in tallies)
    return Table(title, (heading, "awards"), rows, bar=1)


def _matrix(report: Report) -> Table:
    functions = tuple(dict.fromkeys(c.from_function for c in report.crossings))
    counts = {(c.from_function, c.to_function): c.awards for c in report.crossings}
    return Table(
        "Who recognises whom: from function (row) to function (column)",
        ("from", *functions),
        tuple((one, *(counts[one, other] for other in functions)) for one in functions),
        picture="heat",
    )


def _goals(report: Report) -> Table:
    return Table(
        "Goals",
        ("goal", "reached", "target", "due", "state"),
        tuple(
            (goal.name, number(goal.reached), number(goal.target), f"{goal.due}", goal.state)
            for goal in report.goals
        ),
    )
