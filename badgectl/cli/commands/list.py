"""`badgectl list`."""

from collections.abc import Sequence
from typing import Annotated, Literal

import typer

from badgectl.cli.completing import complete_badge, complete_person, complete_recipient
from badgectl.cli.reading import explaining_what_is_missing, open_programme, say_uncommitted
from badgectl.cli.say import note, put
from badgectl.cli.screen import print_rows
from badgectl.cli.session import Session
from badgectl.model.catalog import Catalog
from badgectl.model.errors import UsageError
from badgectl.model.text import json_text, listed
from badgectl.plans.plan import resolve_badge_or_level, resolve_person, resolve_recipient
from badgectl.reports.lists import LISTS, Row, Subject
from badgectl.rules.records import BY_RULES


def command(
    ctx: typer.Context,
    subject: Annotated[Subject, typer.Argument(metavar="WHAT", help=listed(LISTS, "or") + ".")],
    recipient: Annotated[
        str | None,
        typer.Option(
            metavar="ID",
            help="Awards: only to this person or team.",
            autocompletion=complete_recipient,
        ),
    ] = None,
    badge: Annotated[
        str | None,
        typer.Option(
            metavar="BADGE[@LEVEL]",
            help="Awards: only of this badge.",
            autocompletion=complete_badge,
        ),
    ] = None,
    by: Annotated[
        str | None,
        typer.Option(
            metavar="PERSON", help="Awards: only by this giver.", autocompletion=complete_person
        ),
    ] = None,
    format_: Annotated[
        Literal["text", "json"], typer.Option("--format", help="How it is printed.")
    ] = "text",
) -> None:
    """List what the programme has.

    Example: badgectl list awards --recipient aisha
    """
    wanted = {"recipient": recipient, "badge": badge, "by": by}
    session = Session.of(ctx)
    programme = open_programme(session)
    row_type, rows_of = LISTS[subject]
    rows = rows_of(programme.catalog, programme.ledger, programme.today)
    with explaining_what_is_missing(programme):
        for column, value in wanted.items():
            if value is not None:
                rows = _only(programme.catalog, rows, subject, column, value)
    if format_ == "json":
        put(json_text(rows))
    else:
        print_rows(row_type, rows)
        if not rows:
            note(f"no {subject}")
    if programme.committed:
        say_uncommitted(session, programme.repository)


def _only(
    catalog: Catalog, rows: Sequence[Row], subject: Subject, column: str, value: str
) -> list[Row]:
    """Return the rows whose column has a value; a badge alone stands for all its levels."""
    if subject != "awards":
        raise UsageError(f"`--{column}` is about awards", "say `badgectl list awards`")
    if column == "badge":
        resolve_badge_or_level(catalog, value)
    elif column == "recipient":
        value = resolve_recipient(catalog, value)
    elif value != BY_RULES:
        value = resolve_person(catalog, value)
    cells = ((row, str(getattr(row, column))) for row in rows)
    return [row for row, cell in cells if value in (cell, cell.partition("@")[0])]
