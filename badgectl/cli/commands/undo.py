"""`badgectl undo`."""

import typer

from badgectl.cli.options import DryRun, Here
from badgectl.cli.recording.undoing import take_back
from badgectl.cli.session import Session


def command(ctx: typer.Context, dry_run: DryRun = False, here: Here = False) -> None:
    """Drop your last commit, if all it does is add records and nobody else has it yet.

    Branch, index and working tree are as before it. What was pushed is taken back with
    `revoke` or `withdraw`.

    Example: badgectl undo
    """
    take_back(Session.of(ctx), dry_run=dry_run, here=here)
