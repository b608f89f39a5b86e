"""`badgectl report`."""

from typing import Annotated, Literal

import typer

from badgectl.cli.completing import complete_team
from badgectl.cli.grades import grade_names, verified_grades
from badgectl.cli.options import Since, Until
from badgectl.cli.reading import explaining_what_is_missing, open_programme
from badgectl.cli.say import put
from badgectl.cli.session import Session
from badgectl.model.catalog import Catalog
from badgectl.model.days import window_start
from badgectl.model.errors import UsageError
from badgectl.model.text import json_text
from badgectl.plans.plan import resolve_team
from badgectl.reports.csv_table import format_csv
from badgectl.reports.formats import format_markdown, format_text
from badgectl.reports.programme import Report, make_report

NEEDS_ARGUMENTS = False


def command(
    ctx: typer.Context,
    team: Annotated[
        str | None,
        typer.Option(help="Only what this team received.", autocompletion=complete_team),
    ] = None,
    since: Since = None,
    until: Until = None,
    period: Annotated[
        Literal["week", "month", "quarter", "year"] | None,
        typer.Option(help="The calendar period of the last day, beside the one before."),
    ] = None,
    leaderboard: Annotated[
        bool, typer.Option("--leaderboard", help="Rank people by what they received, too.")
    ] = False,
    format_: Annotated[
        Literal["text", "markdown", "html", "json", "csv"],
        typer.Option("--format", help="How it is printed."),
    ] = "text",
) -> None:
    """Report the programme's health: who is recognised by whom for what, and who is not.

    Example: badgectl report --team platform --period quarter
    """
    programme = open_programme(Session.of(ctx))
    with explaining_what_is_missing(programme):
        only = resolve_team(programme.catalog, team) if team else None
    last = until or programme.today
    if since and period:
        raise UsageError("`--since` and `--period` both say where it starts", "leave one out")
    first = window_start(last, period) if period else since
    if first and first > last:
        raise UsageError(f"the period ends on {last}, before it starts")
    grades = verified_grades(programme)
    report = make_report(
        programme.catalog, programme.ledger, until=last, since=first, team=only, window=period,
        grade_of=grade_names(grades) if grades else None, leaders=leaderboard,
    )  # fmt: skip
    put(_laid_out(programme.catalog, report, format_))


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
