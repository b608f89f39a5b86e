"""`badgectl icons`."""

from pathlib import Path
from typing import Annotated, Literal

import typer

from badgectl.cli.session import Session


def command(
    ctx: typer.Context,
    words: Annotated[
        list[str], typer.Argument(metavar="WORD...", help="What it should show; all must fit.")
    ],
    limit: Annotated[
        int,
        typer.Option(
            "-n", "--limit", metavar="NUMBER", min=1, help="How many are listed, the best first."
        ),
    ] = 24,
    format_: Annotated[
        Literal["text", "json"], typer.Option("--format", help="How they are printed.")
    ] = "text",
    sheet: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Draw them with their names into a PNG.")
    ] = None,
) -> None:
    """Find icons for badges by words, or by words that mean the same.

    At a terminal they are shown as well. `design: {icon: NAME}` in a badge's file chooses one.

    Example: badgectl icons lantern
    """
    from badgectl.cli.drawing.finding_icons import draw_icon_sheet, found_icons, print_icons

    found = found_icons(words)
    if sheet is not None:
        draw_icon_sheet(Session.of(ctx).place(sheet), found[:limit])
    print_icons(found, limit, format_)
