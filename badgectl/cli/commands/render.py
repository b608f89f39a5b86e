"""`badgectl render`."""

from pathlib import Path
from typing import Annotated, Literal

import typer

from badgectl.cli.completing import complete_badge
from badgectl.cli.pictures import draw_to
from badgectl.cli.reading import read_folder
from badgectl.cli.session import Session
from badgectl.plans.plan import resolve_badge_or_level

NEEDS_ARGUMENTS = False


def command(
    ctx: typer.Context,
    badges: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[BADGE[@LEVEL]...]",
            help="What to draw; else every badge.",
            autocompletion=complete_badge,
        ),
    ] = None,
    out: Annotated[
        Path, typer.Option("-o", "--out", metavar="FOLDER", help="Where the pictures go.")
    ] = Path("badges"),
    size: Annotated[
        int, typer.Option(min=16, max=2048, help="Width and height of the PNG, in pixels.")
    ] = 600,
    format_: Annotated[
        Literal["all", "png", "svg"], typer.Option("--format", help="Which files are written.")
    ] = "all",
    sheet: Annotated[
        bool | None,
        typer.Option(
            "--sheet/--no-sheet",
            help="Whether to draw a contact sheet; else it is drawn with the PNG of every badge.",
        ),
    ] = None,
) -> None:
    """Draw badges, with every level, as PNG and SVG. Files are read as they lie there.

    Example: badgectl render mentor -o pictures
    """
    session = Session.of(ctx)
    catalog = read_folder(session)
    if badges:
        wanted = [resolve_badge_or_level(catalog, word) for word in badges]
    else:
        wanted = [(badge, None) for badge in sorted(catalog.badges.values(), key=lambda b: b.id)]
    formats = {"png", "svg"} if format_ == "all" else {format_}
    wants_sheet = sheet if sheet is not None else not badges and "png" in formats
    draw_to(
        session, catalog, wanted, session.start / out,
        size=size, formats=formats, sheet=wants_sheet,
    )  # fmt: skip
