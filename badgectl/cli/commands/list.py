"""`badgectl list`."""

from typing import Annotated, Literal

import typer

from badgectl.cli.reading import open_programme
from badgectl.cli.say import put
from badgectl.cli.screen import print_table
from badgectl.cli.session import Session
from badgectl.model.errors import UsageError
from badgectl.model.text import json_text
from badgectl.reports.lists import LISTS, Rows, Subject

NEEDS_ARGUMENTS = True


def command(
    ctx: typer.Context,
    subject: Annotated[Subject, typer.Argument(help="What to list.")],
    recipient: Annotated[
        str | None, typer.Option(metavar="ID", help="Awards: only to this person or team.")
    ] = None,
    badge: Annotated[
        str | None, typer.Option(metavar="BADGE[@LEVEL]", help="Awards: only of this badge.")
    ] = None,
    by: Annotated[
        str | None, typer.Option(metavar="PERSON", help="Awards: only by this giver.")
    ] = None,
    format_: Annotated[
        Literal["text", "json"], typer.Option("--format", help="How it is printed.")
    ] = "text",
) -> None:
    """List what the programme has.

    Example: badgectl list awards --recipient ada
    """
    wanted = {"recipient": recipient, "badge": badge, "by": by}
    programme = open_programme(Session.of(ctx))
    found = LISTS[subject](programme.catalog, programme.ledger, programme.today)
    for column, value in wanted.items():
        if value is not None:
            found = _only(found, subject, column, value)
    if format_ == "json":
        rows = [dict(zip(found.headings, row, strict=True)) for row in found.rows]
        put(json_text(rows))
    else:
        print_table(found.headings, [[_text(cell) for cell in row] for row in found.rows])


def _only(rows: Rows, subject: Subject, column: str, value: str) -> Rows:
    """Return the rows whose column has a value; a badge alone stands for all its levels."""
    if subject != "awards":
        raise UsageError(f"`--{column}` goes with `list awards`")
    at = rows.headings.index(column)
    return Rows(
        rows.headings,
        tuple(row for row in rows.rows if value in (row[at], str(row[at]).partition("@")[0])),
    )


def _text(cell: str | float | None) -> str:
    return "" if cell is None else f"{cell:g}" if isinstance(cell, float) else str(cell)
