"""`badgectl why`."""

from typing import Annotated, Literal

import typer

from badgectl.cli.completing import complete_badge, complete_recipient
from badgectl.cli.reading import explaining_what_is_missing, open_programme
from badgectl.cli.say import put
from badgectl.cli.session import Session
from badgectl.model.text import json_text
from badgectl.plans.plan import resolve_badge_or_level, resolve_recipient
from badgectl.reports.cards import format_card
from badgectl.reports.progress_cards import why_card
from badgectl.reports.why import explain_standing


def command(
    ctx: typer.Context,
    recipient: Annotated[
        str,
        typer.Argument(metavar="PERSON|TEAM", help="Who.", autocompletion=complete_recipient),
    ],
    badge: Annotated[
        str,
        typer.Argument(metavar="BADGE[@LEVEL]", help="Which.", autocompletion=complete_badge),
    ],
    format_: Annotated[
        Literal["text", "json"], typer.Option("--format", help="How it is printed.")
    ] = "text",
) -> None:
    """Tell why somebody holds a badge, with the records that count; or what is missing.

    Example: badgectl why tomas python@gold
    """
    programme = open_programme(Session.of(ctx))
    with explaining_what_is_missing(programme):
        who = resolve_recipient(programme.catalog, recipient)
        found, level = resolve_badge_or_level(programme.catalog, badge)
    why = explain_standing(programme.catalog, programme.ledger, who, found, level, programme.today)
    put(json_text(why) if format_ == "json" else format_card(why_card(programme.catalog, why)))
