"""Options that several commands share, so that they mean and say the same everywhere."""

from datetime import datetime
from typing import Annotated

import typer

_DAY = ["%Y-%m-%d"]

DryRun = Annotated[
    bool, typer.Option("--dry-run", help="Show what would be recorded; write nothing.")
]
Here = Annotated[bool, typer.Option("--here", help="Record on this branch, whatever it is.")]
EarnedOn = Annotated[
    datetime | None, typer.Option(formats=_DAY, metavar="DATE", help="When it was earned.")
]
Since = Annotated[
    datetime | None, typer.Option(formats=_DAY, metavar="DATE", help="The first day.")
]
Until = Annotated[datetime | None, typer.Option(formats=_DAY, metavar="DATE", help="The last day.")]
