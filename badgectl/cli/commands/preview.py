"""`badgectl preview`."""

from typing import Annotated

import typer

from badgectl.cli.completing import complete_badge
from badgectl.cli.reading import read_folder
from badgectl.cli.say import put_picture, tell
from badgectl.cli.session import Session
from badgectl.documents.files import FolderFiles
from badgectl.pictures.on_screen import Way
from badgectl.plans.plan import resolve_badge_or_level


def command(
    ctx: typer.Context,
    badge: Annotated[
        str,
        typer.Argument(
            metavar="BADGE[@LEVEL]",
            help="What to show; of a badge with levels, else the highest.",
            autocompletion=complete_badge,
        ),
    ],
    design: Annotated[
        str | None,
        typer.Option(
            metavar="YAML", help="Try a design, as `theme: story, holds: lantern`; writes nothing."
        ),
    ] = None,
    way: Annotated[
        Way | None, typer.Option("--as", help="How to show it; else as the terminal can.")
    ] = None,
    width: Annotated[
        int | None,
        typer.Option(
            metavar="NUMBER", min=8, max=400, help="How wide, in letters; else as it fits."
        ),
    ] = None,
) -> None:
    """Show a badge in the terminal, as its files lie there.

    Terminals that show pictures (kitty, iTerm2, WezTerm, foot ...) show it as it is, all others
    in half blocks of colour.

    Example: badgectl preview mentor@gold --design "icon: lighthouse, palette: amber"
    """
    from badgectl.cli.drawing.showing import picture_text
    from badgectl.cli.drawing.trying import look_tried

    session = Session.of(ctx)
    catalog = read_folder(session)
    shown, level = resolve_badge_or_level(catalog, badge)
    level = level or (shown.levels[-1].id if shown.levels else None)
    look = look_tried(FolderFiles(session.root()), catalog, shown, level, design)
    put_picture(picture_text(look, way, width))
    tell(look.title, bold=True)
