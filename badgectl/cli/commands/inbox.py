"""`badgectl inbox`."""

from typing import Annotated, Literal

import typer

from badgectl.cli.reading import open_programme
from badgectl.cli.recording.desk import actor
from badgectl.cli.recording.fetched import note_how_old
from badgectl.cli.say import put
from badgectl.cli.session import Session
from badgectl.model.text import json_text
from badgectl.reports.cards import format_card
from badgectl.reports.inbox import everybodys_work, inbox_of
from badgectl.reports.inbox_cards import inbox_card, work_card


def command(
    ctx: typer.Context,
    all_: Annotated[
        bool, typer.Option("--all", help="Show which nominations wait for whom, of all people.")
    ] = False,
    format_: Annotated[
        Literal["text", "json"], typer.Option("--format", help="How it is printed.")
    ] = "text",
) -> None:
    """Show what you received and what was said in the last 30 days, and what waits for you.

    Example: badgectl inbox
    """
    programme = open_programme(Session.of(ctx))
    catalog, ledger, today = programme.catalog, programme.ledger, programme.today
    if all_:
        items = everybodys_work(catalog, ledger, today)
        card = work_card(catalog, items)
    else:
        me = actor(programme)
        items = inbox_of(catalog, ledger, me, today)
        card = inbox_card(catalog, me, items)
    put(json_text(items) if format_ == "json" else format_card(card))
    if format_ == "text":
        note_how_old(programme)
