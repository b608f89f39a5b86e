"""`badgectl demo`."""

import os
import shutil
from pathlib import Path
from typing import Annotated

import typer

from badgectl.cli.say import note, tell
from badgectl.cli.screen import progress
from badgectl.cli.session import Session, zone
from badgectl.cli.starting.tour import closing_words, walk_through
from badgectl.demo.performance import load_script, perform
from badgectl.model.errors import UsageError
from badgectl.model.text import counted


def command(
    ctx: typer.Context,
    path: Annotated[
        Path, typer.Argument(metavar="[PATH]", help="A folder that is empty or not there yet.")
    ] = Path("larkspur"),
) -> None:
    """Take the tour: a year of an invented company, replayed as signed commits, and looked at.

    Example: badgectl demo larkspur
    """
    session = Session.of(ctx)
    folder = Path(os.path.normpath(session.start / path))
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise UsageError(f"{path} is there and not empty", "name a folder that is not there yet")
    script = load_script()
    signed = shutil.which("ssh-keygen") is not None
    name = script.catalog.program.name
    tell(f"{name}: replaying {counted(len(script.steps), 'commit')} into {path}", bold=True)
    with progress(session, "replaying", len(script.steps)) as step:
        for _ in perform(script, folder, zone(script.catalog.program.timezone), signed=signed):
            step()
    if not signed:
        note("ssh-keygen is not installed: the commits of this demo are not signed", color="yellow")
    walk_through(session, folder, script)
    closing_words(path)
