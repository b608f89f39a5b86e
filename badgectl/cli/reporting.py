"""Reporting: the period is made out, the report made and laid out."""

from datetime import date
from typing import Literal

from badgectl.cli.grades import grade_names, verified_grades
from badgectl.cli.reading import Programme, explaining_what_is_missing
from badgectl.model.catalog import Catalog
from badgectl.model.days import window_start
from badgectl.model.errors import UsageError
from badgectl.model.text import json_text
from badgectl.plans.plan import resolve_team
from badgectl.reports.csv_table import format_csv
from badgectl.reports.formats import format_markdown, format_text
from badgectl.reports.programme import Report, make_report


def report_of(
    programme: Programme, *, team: str | None, since: date | None, until: date | None,
    period: Literal["week", "month", "quarter", "year"] | None, leaders: bool, declines: bool,
    form: str,
) -> str:  # fmt: skip
    """Return the report of a programme as text; raise if the period is none."""
    with explaining_what_is_missing(programme):
        only = resolve_team(programme.catalog, team) if team else None
    last = until or programme.today
    if since and period:
        raise UsageError("`--since` and `--period` both say where it starts", "leave one out")
    first = window_start(last, period) if period else since
    if first and first > last:
        raise UsageError(
            f"the period ends on {last}, before it starts", "`--since` is its first day"
        )
    grades = verified_grades(programme)
    report = make_report(
        programme.catalog, programme.ledger, until=last, since=first, team=only, window=period,
        grade_of=grade_names(grades) if grades else None, leaders=leaders,
        declines=declines,
    )  # fmt: skip
    return _laid_out(programme.catalog, report, form)


def _laid_out(catalog: Catalog, report: Report, format_: str) -> str:
    match format_:
        case "json":
            return json_text(report)
        case "csv":
            return format_csv(catalog, report)
        case "html":
            from badgectl.reports.page import format_page

            return format_page(catalog, report)
        case "markdown":
            return format_markdown(catalog, report)
        case _:
            return format_text(catalog, report)
