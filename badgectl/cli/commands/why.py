"""`badgectl why`."""

from typing import Annotated, Literal

import typer

from badgectl.cli.completing import complete_badge, complete_recipient
from badgectl.cli.reading import explaining_what_is_missing, open_programme
from badgectl.cli.say import put
from badgectl.cli.session import Session
from badgectl.model.errors import UsageError
from badgectl.model.text import json_text
from badgectl.plans.pairs import recipient_first
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
        str | None,
        typer.Argument(metavar="BADGE[@LEVEL]", help="Which.", autocompletion=complete_badge),
    ] = None,
    format_: Annotated[
        Literal["text", "json"], typer.Option("--format", help="How it is printed.")
    ] = "text",
) -> None:
    """Tell why somebody holds a badge, with the records that count; or what is missing.

    Example: badgectl why tomas python@gold
    """
    programme = open_programme(Session.of(ctx))
    with explaining_what_is_missing(programme):
        said = recipient_first(programme.catalog, [recipient, badge] if badge else recipient)
        if "/" not in said:
            raise UsageError("`BADGE[@LEVEL]` is missing", "as in `badgectl why tomas python@gold`")
        who, _, which = said.partition("/")
        who = resolve_recipient(programme.catalog, who)
        found, level = resolve_badge_or_level(programme.catalog, which)
    why = explain_standing(programme.catalog, programme.ledger, who, found, level, programme.today)
    put(json_text(why) if format_ == "json" else format_card(why_card(programme.catalog, why)))
