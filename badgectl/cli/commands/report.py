"""`badgectl report`."""

from pathlib import Path
from typing import Annotated, Literal

import typer

from badgectl.cli.answering import question_of
from badgectl.cli.completing import complete_team
from badgectl.cli.options import Since, Until
from badgectl.cli.outlet import Form, outlet
from badgectl.cli.reading import open_programme, say_uncommitted
from badgectl.cli.session import Session
from badgectl.model.errors import UsageError


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
    quarter: Annotated[bool, typer.Option("--quarter", help="For `--period quarter`.")] = False,
    leaderboard: Annotated[
        bool, typer.Option("--leaderboard", help="Rank people by what they received, too.")
    ] = False,
    declines: Annotated[
        bool,
        typer.Option("--declines", help="Tell what was said of declined nominations, too."),
    ] = False,
    format_: Annotated[
        Form | None,
        typer.Option(
            "--format", help="How it is told; else as the name of the file ends, or text."
        ),
    ] = None,
    out: Annotated[
        Path | None,
        typer.Option("-o", "--output", metavar="FILE", help="Write it to a file."),
    ] = None,
) -> None:
    """Report the programme's health: who is recognised by whom for what, and who is not.

    Example: badgectl report --team platform --quarter -o report.html
    """
    session = Session.of(ctx)
    if quarter and period not in (None, "quarter"):
        raise UsageError("`--quarter` and `--period` differ", "leave one out")
    place = outlet(session, format_, out)
    question = question_of(session)
    known = question.answer(session) if question else None
    if known is not None:
        place.take(known)
        say_uncommitted(session, question.repository if question else None)
        return
    from badgectl.cli.reporting import report_of

    programme = open_programme(session)
    text = report_of(
        programme, team=team, since=since, until=until, period="quarter" if quarter else period,
        leaders=leaderboard, declines=declines, form=place.form,
    )  # fmt: skip
    place.take(text)
    if question:
        question.keep(session, programme, text)
        say_uncommitted(session, question.repository)
