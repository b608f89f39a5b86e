"""`badgectl report`."""

from typing import Annotated, Literal

import typer

from badgectl.cli.answering import question_of
from badgectl.cli.completing import complete_team
from badgectl.cli.options import Since, Until
from badgectl.cli.reading import open_programme
from badgectl.cli.say import put
from badgectl.cli.session import Session


def command(
    ctx: typer.Context,
    team: Annotated[
        str | None,
        typer.Option(
            metavar="TEAM",
            help="Only what this team received.",
            autocompletion=complete_team,
        ),
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
    declines: Annotated[
        bool,
        typer.Option("--declines", help="Tell what was said of declined nominations, too."),
    ] = False,
    format_: Annotated[
        Literal["text", "markdown", "html", "json", "csv"],
        typer.Option("--format", help="How it is printed."),
    ] = "text",
) -> None:
    """Report the programme's health: who is recognised by whom for what, and who is not.

    Example: badgectl report --team platform --period quarter
    """
    session = Session.of(ctx)
    question = question_of(session)
    known = question.answer(session) if question else None
    if known is not None:
        put(known)
        return
    from badgectl.cli.reporting import report_of

    programme = open_programme(session)
    text = report_of(
        programme, team=team, since=since, until=until, period=period, leaders=leaderboard,
        declines=declines, form=format_,
    )  # fmt: skip
    put(text)
    if question:
        question.keep(session, programme, text)
