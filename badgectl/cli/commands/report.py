"""`badgectl report`."""

from typing import Annotated, Literal

import typer

from badgectl.cli.completing import complete_team
from badgectl.cli.grades import grade_names, verified_grades
from badgectl.cli.options import Since, Until
from badgectl.cli.reading import open_programme
from badgectl.cli.say import put
from badgectl.cli.session import Session
from badgectl.model.errors import UnknownIdError, UsageError
from badgectl.model.text import did_you_mean, json_text
from badgectl.reports.formats import format_markdown, format_text
from badgectl.reports.programme import make_report

NEEDS_ARGUMENTS = False


def command(
    ctx: typer.Context,
    team: Annotated[
        str | None,
        typer.Option(help="Only what this team received.", autocompletion=complete_team),
    ] = None,
    since: Since = None,
    until: Until = None,
    format_: Annotated[
        Literal["text", "markdown", "json"], typer.Option("--format", help="How it is printed.")
    ] = "text",
) -> None:
    """Report the programme's health: who is recognised by whom for what, and who is not.

    Example: badgectl report --team platform --since 2026-01-01
    """
    programme = open_programme(Session.of(ctx))
    catalog = programme.catalog
    if team is not None and team not in catalog.teams:
        hint = did_you_mean(team, catalog.teams, "`badgectl list teams` shows them")
        raise UnknownIdError(f"there is no team `{team}`", hint)
    last = until or programme.today
    if since and since > last:
        raise UsageError(f"the period ends on {last}, before it starts")
    grades = verified_grades(programme)
    report = make_report(
        catalog, programme.ledger, until=last, since=since, team=team,
        grade_of=grade_names(grades) if grades else None,
    )  # fmt: skip
    match format_:
        case "json":
            text = json_text(report)
        case "markdown":
            text = format_markdown(catalog, report)
        case _:
            text = format_text(catalog, report)
    put(text)
