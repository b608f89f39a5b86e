"""`badgectl diff`."""

from pathlib import Path
from typing import Annotated

import msgspec
import typer

from badgectl.changes.formats import FORMATS, Format
from badgectl.cli.checking.comparing import compare_commits, draw_changes
from badgectl.cli.say import put
from badgectl.cli.session import Session


def command(
    ctx: typer.Context,
    base: Annotated[
        str, typer.Argument(metavar="BASE", help="The branch or commit that the change goes to.")
    ],
    head: Annotated[
        str, typer.Argument(metavar="[HEAD]", help="The commit under review.")
    ] = "HEAD",
    exact: Annotated[
        bool,
        typer.Option(
            "--exact", help="Compare with BASE itself, not with where HEAD parted from it."
        ),
    ] = False,
    images: Annotated[
        Path | None,
        typer.Option(metavar="FOLDER", help="Draw badges that look different, before and after."),
    ] = None,
    format_: Annotated[Format, typer.Option("--format", help="How it is printed.")] = "text",
) -> None:
    """Say what a change means: badges, rules, people, and each new record with what allows it.

    Both states are read from git; what is not committed does not count. New records are judged
    by the rules of BASE. The status is 1 if one is not allowed, a record that had entered is
    changed or removed, or a file cannot be read. Of a branch that you have fetched, without
    going there: `badgectl diff main origin/BRANCH`.

    Example: badgectl diff HEAD~6 HEAD
    """
    session = Session.of(ctx)
    comparison = compare_commits(session, base, head, exact=exact)
    difference = comparison.difference
    if images is not None:
        drawn = draw_changes(comparison, session.place(images))
        difference = msgspec.structs.replace(difference, pictures=drawn)
    put(FORMATS[format_](difference, comparison.verdict))
    if comparison.verdict.fails:
        raise typer.Exit(1)
