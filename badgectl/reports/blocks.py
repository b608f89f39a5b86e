"""A report as blocks - headings, tables, lists - which each format lays out in its own way."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from badgectl.model.catalog import Catalog
from badgectl.model.text import counted
from badgectl.reports.programme import Report, Tally


class Table(NamedTuple):
    """Rows under headings; with `bar`, the number in that column is also drawn."""

    title: str
    headings: tuple[str, ...]
    rows: tuple[tuple[str | int, ...], ...]
    bar: int | None = None


class Listing(NamedTuple):
    """A list with a title; empty lists say so."""

    title: str
    items: tuple[str, ...]
    empty: str


Block = Table | Listing


def headline(report: Report) -> tuple[str, str]:
    """Return the title of a report and the line below it."""
    about = f"team {report.team}" if report.team else "whole programme"
    since = f"{report.since} to " if report.since else "until "
    return f"{report.programme}: recognition report", f"{since}{report.until}, {about}"


def key_figures(report: Report) -> tuple[str, ...]:
    """Return the few sentences that come first."""
    awards = counted(report.awards, "award")
    share = round(100 * report.across_functions / report.awards) if report.awards else 0
    return (
        f"{awards} ({report.revoked} revoked since, {report.expired} expired)",
        f"{report.recognised} of {counted(report.people, 'person', 'people')} recognised",
        f"{counted(report.givers, 'giver')}",
        f"{share} % of awards cross functions",
    )


def blocks(catalog: Catalog, report: Report) -> Iterator[Block]:
    """Return the parts of a report in order."""
    yield _tallies("Awards by kind", "kind", report.by_kind)
    yield _tallies("Awards by badge", "badge", report.by_badge)
    if report.by_level:
        yield _tallies("Awards by level", "level", report.by_level)
    if not report.team:
        yield _tallies("Awards by team of the recipient", "team", report.by_team)
    yield _tallies("Awards by month", "month", report.by_month)
    if report.by_grade:
        yield _tallies("Awards by who vouches for them", "grade", report.by_grade)
    yield _matrix(report)
    yield _goals(report)
    yield Listing(
        "Nominations waiting",
        tuple(
            f"{w.grant}, nominated by {w.by}"
            + (f" on {w.since}" if w.since else "")
            + (f": needs {w.missing}" if w.missing else ": ready to be decided")
            for w in report.waiting
        ),
        "none",
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


def _tallies(title: str, heading: str, tallies: Sequence[Tally]) -> Table:
    return Table(title, (heading, "awards"), tuple((t.name, t.awards) for t in tallies), bar=1)


def _matrix(report: Report) -> Table:
    functions = tuple(dict.fromkeys(c.from_function for c in report.crossings))
    counts = {(c.from_function, c.to_function): c.awards for c in report.crossings}
    return Table(
        "Who recognises whom: from function (row) to function (column)",
        ("from", *functions),
        tuple((one, *(counts[one, other] for other in functions)) for one in functions),
    )


def _goals(report: Report) -> Table:
    return Table(
        "Goals",
        ("goal", "reached", "target", "due", "state"),
        tuple(
            (goal.name, f"{goal.reached:g}", f"{goal.target:g}", f"{goal.due}", goal.state)
            for goal in report.goals
        ),
    )
