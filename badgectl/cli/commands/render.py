"""`badgectl render`."""

from pathlib import Path
from typing import Annotated, Literal

import typer

from badgectl.cli.completing import complete_award, complete_badge
from badgectl.cli.drawing.keeping import (
    artworks_of,
    bring_up_to_date,
    check_pictures,
    kept,
    kinds_of,
)
from badgectl.cli.publishing.batching import Scheduler, executor_at
from badgectl.cli.reading import open_programme, read_folder
from badgectl.cli.session import Session
from badgectl.documents.files import FolderFiles
from badgectl.model.errors import UsageError
from badgectl.plans.plan import resolve_badge_or_level


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
    ] = Path("pictures"),
    size: Annotated[
        list[int],
        typer.Option(
            metavar="PIXELS",
            min=16,
            max=2048,
            help="Width and height; may be given again. Names of files carry "
            "all but the usual 600.",
        ),
    ] = [600],
    format_: Annotated[
        Literal["png", "svg", "webp", "all", "gif"] | None,
        typer.Option(
            "--format",
            help="Which files are written; else png and svg. gif: of `--animate` only.",
        ),
    ] = None,
    sheet: Annotated[
        bool | None,
        typer.Option(
            "--sheet/--no-sheet",
            help="Whether to draw a contact sheet; else it is drawn with every badge together.",
        ),
    ] = None,
    check: Annotated[
        bool,
        typer.Option(
            "--check", help="Draw nothing; the status is 1 if a picture is missing or stale."
        ),
    ] = False,
    award: Annotated[
        str | None,
        typer.Option(
            metavar="AWARD",
            help="Draw the badge of an award, as `ada/mentor@gold`.",
            autocompletion=complete_award,
        ),
    ] = None,
    card: Annotated[
        bool, typer.Option("--card", help="With `--award`: a card to be shared, 1200 x 630.")
    ] = False,
    animate: Annotated[
        bool, typer.Option("--animate", help="The badge as it is unlocked: a short animation.")
    ] = False,
    scheduler: Scheduler = None,
) -> None:
    """Draw badges, with every level, as PNG and SVG. Files are read as they lie there.

    Only what is missing or looks different now is drawn; pictures know what they were drawn from.

    Example: badgectl render mentor -o pictures --size 600 --size 90
    """
    session = Session.of(ctx)
    folder = session.place(out)
    _check_options(badges, award, format_, sheet, check=check, card=card, animate=animate)
    if award is not None:
        from badgectl.cli.drawing.showcase import draw_award

        programme = open_programme(session, by_parts=True)
        draw_award(session, programme, award, folder, kinds_of(format_, size), card=card)
        return
    catalog = read_folder(session)
    named = badges or sorted(catalog.badges)
    wanted = [resolve_badge_or_level(catalog, word) for word in named]
    if animate:
        from badgectl.cli.drawing.showcase import animate_badges

        animate_badges(session, catalog, wanted, folder, size[0], as_gif=format_ == "gif")
        return
    art = artworks_of(FolderFiles(session.root()), catalog, wanted)
    keeping = kept(catalog, wanted, folder, kinds_of(format_, size), art, sheet=sheet)
    if not check:
        with executor_at(scheduler) as executor:
            bring_up_to_date(session, keeping, executor)
    elif not check_pictures(session, keeping):
        raise typer.Exit(1)


def _check_options(
    badges: list[str] | None, award: str | None, format_: str | None, sheet: bool | None, *,
    check: bool, card: bool, animate: bool,
) -> None:  # fmt: skip
    """Refuse options that contradict each other rather than pass over one."""
    refused = [
        (card and award is None, "`--card` is of an award", "add `--award ada/mentor@gold`"),
        (award is not None and bool(badges), "`--award` names its badge", "leave BADGE out"),
        (
            award is not None and (check or animate or sheet is not None),
            "`--award` draws one picture", "leave `--check`, `--animate` and `--sheet` out",
        ),
        (
            card and format_ not in (None, "png"),
            "cards are PNG", "leave `--format` out",
        ),
        (format_ == "gif" and not animate, "GIF is of animations", "add `--animate`"),
        (
            animate and format_ not in (None, "png", "gif"),
            "animations are PNG or GIF", "say `--format png` or `--format gif`",
        ),
        (animate and (check or sheet is not None), "`--animate` draws nothing else",
         "leave `--check` and `--sheet` out"),
    ]  # fmt: skip
    for wrong, why, hint in refused:
        if wrong:
            raise UsageError(why, hint)
