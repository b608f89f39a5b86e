"""`badgectl progress`."""

from typing import Annotated, Literal

import typer

from badgectl.cli.completing import complete_recipient
from badgectl.cli.reading import explaining_what_is_missing, open_programme
from badgectl.cli.say import put
from badgectl.cli.session import Session
from badgectl.model.text import json_text
from badgectl.plans.plan import resolve_recipient
from badgectl.reports.cards import format_card
from badgectl.reports.progress import make_progress
from badgectl.reports.progress_cards import progress_card


def command(
    ctx: typer.Context,
    recipient: Annotated[
        str,
        typer.Argument(
            metavar="PERSON|TEAM", help="Whose progress.", autocompletion=complete_recipient
        ),
    ],
    everything: Annotated[bool, typer.Option("--all", help="Show what is not begun, too.")] = False,
    format_: Annotated[
        Literal["text", "json"], typer.Option("--format", help="How it is printed.")
    ] = "text",
) -> None:
    """Tell what somebody holds, what comes next, and exactly what it takes.

    Example: badgectl progress amara
    """
    programme = open_programme(Session.of(ctx))
    with explaining_what_is_missing(programme):
        who = resolve_recipient(programme.catalog, recipient)
    found = make_progress(programme.catalog, programme.ledger, who, programme.today)
    card = progress_card(programme.catalog, found, everything=everything)
    put(json_text(found) if format_ == "json" else format_card(card))
