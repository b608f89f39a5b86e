"""Options that several commands share, so that they mean and say the same everywhere."""

from datetime import date
from typing import Annotated

import typer

from badgectl.cli.completing import (
    complete_award,
    complete_nomination,
    complete_person,
    complete_project,
)
from badgectl.model.days import period_end, period_start
from badgectl.model.paths import parse_day
from badgectl.model.text import excerpt


def day_option(text: str) -> date:
    """Return the day that an option names."""
    day = parse_day(text)
    if day is None or day.isoformat() != text:
        raise typer.BadParameter(f"`{excerpt(text, 40)}` is no day; write it as 2026-11-23")
    return day


def first_day_option(text: str) -> date:
    """Return the day that an option names, or the first of a month, quarter or year."""
    return period_start(text) or _day_of_period(text)


def last_day_option(text: str) -> date:
    """Return the day that an option names, or the last of a month, quarter or year."""
    return period_end(text) or _day_of_period(text)


def _day_of_period(text: str) -> date:
    day = parse_day(text)
    if day is None or day.isoformat() != text:
        raise typer.BadParameter(
            f"`{excerpt(text, 40)}` is no day and no period; write it as 2026-11-23, 2026-11, "
            "2026-q4 or 2026"
        )
    return day


DryRun = Annotated[
    bool, typer.Option("--dry-run", help="Show what would be recorded; write nothing.")
]
Here = Annotated[bool, typer.Option("--here", help="Record on this branch, whatever it is.")]
Commit = Annotated[
    bool, typer.Option("--commit", help="Record it at once, signed; else the file is written.")
]
Push = Annotated[
    bool,
    typer.Option(
        "--push",
        help="Record on what the remote has now and push it; with `delivery: request`, "
        "send a branch and print the link that opens the pull request.",
    ),
]
NoVerify = Annotated[
    bool, typer.Option("--no-verify", help="Go past git hooks that could refuse, as git does.")
]
Yes = Annotated[bool, typer.Option("--yes", help="Do not ask whether it is meant.")]
Also = Annotated[
    list[str],
    typer.Option(
        "--also", metavar="WORD", help="Another word for them, to be taken out of texts as well."
    ),
]
Keep = Annotated[
    list[str],
    typer.Option(
        "--keep", metavar="WORD", help="A word of theirs that means something else and stays."
    ),
]
By = Annotated[
    str | None,
    typer.Option(
        metavar="PERSON",
        help="Who does this, if you record for another.",
        autocompletion=complete_person,
    ),
]
EvidenceLinks = Annotated[
    list[str],
    typer.Option(
        "-e",
        "--evidence",
        metavar="URL[#CRITERION]",
        help="A link, or a path in the repository, and the criterion that it supports; may be "
        "given again.",
    ),
]
HelpedPeople = Annotated[
    list[str],
    typer.Option(
        "--helped",
        metavar="PERSON",
        help="Somebody who was helped; may be given again.",
        autocompletion=complete_person,
    ),
]
AboutProject = Annotated[
    str | None,
    typer.Option(
        "--project",
        metavar="PROJECT",
        help="The project that it is about.",
        autocompletion=complete_project,
    ),
]
NamedAward = Annotated[
    list[str],
    typer.Argument(
        metavar="AWARD",
        help="The award, as `ada/mentor@gold`; or recipient and badge, as two words.",
        autocompletion=complete_award,
    ),
]
NamedNomination = Annotated[
    list[str],
    typer.Argument(
        metavar="NOMINATION",
        help="The nomination, as `ada/mentor@gold`; or recipient and badge, as two words.",
        autocompletion=complete_nomination,
    ),
]
BaseUrl = Annotated[
    str | None,
    typer.Option(metavar="URL", help="Where the hub is; else `hub` in program.yaml."),
]
Members = Annotated[
    bool, typer.Option("--members", help="Also those who are visible to members only.")
]
AsOf = Annotated[
    date | None,
    typer.Option(parser=day_option, metavar="DATE", help="Answer as on another day."),
]
EarnedOn = Annotated[
    date | None, typer.Option(parser=day_option, metavar="DATE", help="When it was earned.")
]
Since = Annotated[
    date | None,
    typer.Option(
        parser=first_day_option, metavar="DATE", help="The first day; or `2026-10`, `2026-q4`."
    ),
]
Until = Annotated[
    date | None,
    typer.Option(
        parser=last_day_option, metavar="DATE", help="The last day; or `2026-10`, `2026-q4`."
    ),
]
