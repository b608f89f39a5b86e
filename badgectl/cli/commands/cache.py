"""`badgectl cache`: what is remembered so that less need be read."""

from typing import Annotated, Literal

import typer

from badgectl.cli.say import note, put, tell
from badgectl.cli.screen import print_table
from badgectl.cli.session import Session
from badgectl.git.lock import STATE
from badgectl.git.repository import find_repository, needed
from badgectl.index.memories import VERIFIED, Remembered, remembered_in
from badgectl.model.text import counted, json_text
from badgectl.reports.health import MemoryRow

GROUP = typer.Typer(
    no_args_is_help=True,
    help="Show or throw away what is remembered in the git directory so that less need be read."
    "\n\nExample: badgectl cache show",
)


@GROUP.command("show")
def show(
    ctx: typer.Context,
    format_: Annotated[
        Literal["text", "json"], typer.Option("--format", help="How it is printed.")
    ] = "text",
) -> None:
    """Show what is remembered, where, and how large it is.

    Example: badgectl cache show
    """
    rows = [
        MemoryRow(file=str(one.path), bytes=one.size, what=one.memory.about)
        for one in _remembered(Session.of(ctx))
    ]
    if format_ == "json":
        put(json_text(rows))
    elif rows:
        cells = [(one.file, f"{one.bytes / 1024:.0f} KiB", one.what) for one in rows]
        print_table(("file", "size", "what"), cells)
    else:
        tell("Nothing is remembered.")


@GROUP.command("clear")
def clear(ctx: typer.Context) -> None:
    """Throw it away. Nothing is lost: the next command finds it out again, and `verify` all of it.

    Example: badgectl cache clear
    """
    found = _remembered(Session.of(ctx))
    for one in found:
        one.path.unlink(missing_ok=True)
    tell(f"{counted(len(found), 'file')} removed", color="green")
    if any(one.memory is VERIFIED for one in found):
        note("until `badgectl verify` runs again, nothing says how sure awards are")


def _remembered(session: Session) -> list[Remembered]:
    root = session.root()
    repository = needed(find_repository(root), root)
    return list(remembered_in(repository.common_dir / STATE))
