"""`badgectl share`."""

from typing import Annotated, Literal

import typer

from badgectl.cli.options import BaseUrl, NamedAward
from badgectl.cli.reading import open_programme
from badgectl.cli.session import Session


def command(
    ctx: typer.Context,
    award: NamedAward,
    base_url: BaseUrl = None,
    format_: Annotated[
        Literal["text", "json"], typer.Option("--format", help="How it is printed.")
    ] = "text",
) -> None:
    """Show an award elsewhere: its page, a text for a post, LinkedIn's form and what goes in.

    Example: badgectl share ingrid/mentor@gold
    """
    from badgectl.cli.publishing.sharing import share_award

    session = Session.of(ctx)
    share_award(open_programme(session), award, base_url, as_json=format_ == "json")
