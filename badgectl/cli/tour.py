"""What the demo shows: real commands on the replayed programme, and where to look next."""

import contextlib
import io
import os
import shlex
import shutil
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import typer

from badgectl.cli.app import run
from badgectl.cli.say import advise, tell
from badgectl.cli.session import Session
from badgectl.demo.cast import HOST
from badgectl.model.text import listed

_LINES = 16
_IDENTITY = ("GIT_AUTHOR_NAME", "GIT_AUTHOR_EMAIL", "GIT_COMMITTER_NAME", "GIT_COMMITTER_EMAIL")

_STOPS = (
    ("Is everything in order?", "validate"),
    ("What does it take to be a mentor, and who is one?", "show mentor"),
    ("How did one award come about, and what was said?", "show mei/above-and-beyond"),
    ("Which awards does somebody have?", "list awards --recipient aisha"),
    ("What would an award record?", "award thanks kofi -m 'Mended it before I woke up.' --dry-run"),
    ("Now for real: one commit, one file.", "award thanks kofi -m 'Mended it before I woke up.'"),
    ("What the rules forbid is refused.", "award mentor@gold sam -m 'He is great.'"),
    ("What does the code of a problem mean?", "explain policy-order"),
    ("What can stand in a badge's file? Editors read this.", "schema badge"),
    (
        "A slip is taken back; award and reason stay on record.",
        "revoke kofi/thanks+{day}+{host} --because mistake -m 'It was Wei.'",
    ),
    ("What does a change bring, and do the rules allow it?", "diff HEAD~6"),
    ("How is the programme doing?", "report"),
    ("Every badge and level becomes a picture.", "render -o pictures"),
    ("Your own programme starts like this.", "init ../our-guild --dry-run"),
)
"""The stops of the tour: a question, and the command that answers it."""


def walk_through(session: Session, folder: Path, day: date) -> None:
    """Run the commands of the tour and print what they say, cut to a screen each."""
    for question, line in _STOPS:
        arguments = shlex.split(line.format(day=day, host=HOST))
        tell(f"\n{question}", bold=True)
        tell(f"$ badgectl {line.format(day=day, host=HOST)}", color="cyan")
        with _in_their_time(day):
            said = _said(["-C", str(folder), *arguments]).splitlines()
        for text in said[:_LINES]:
            typer.echo(f"  {text}")
        if len(said) > _LINES and not session.quiet:
            tell(f"  ... {len(said) - _LINES} more lines")


@contextlib.contextmanager
def _in_their_time(day: date) -> Iterator[None]:
    """Work on a day of the example, as its host: variables that name the visitor are put aside."""
    evening = f"{day}T18:00:00+00:00"
    outside = dict(os.environ)
    for name in _IDENTITY:
        os.environ.pop(name, None)
    os.environ |= {
        "BADGECTL_NOW": evening,
        "GIT_AUTHOR_DATE": evening,
        "GIT_COMMITTER_DATE": evening,
    }
    try:
        yield
    finally:
        os.environ.clear()
        os.environ |= outside


def _said(arguments: list[str]) -> str:
    """Run a command and return all that it prints."""
    said = io.StringIO()
    with (
        contextlib.redirect_stdout(said),
        contextlib.redirect_stderr(said),
        contextlib.suppress(SystemExit),
    ):
        run(arguments)
    return said.getvalue()


def closing_words(path: Path) -> None:
    """Say what there is to look at."""
    name = "badgectl" if shutil.which("badgectl") else str(Path(sys.argv[0]).absolute())
    shown = {
        f"cd {path}": "",
        "git log --show-signature": "every award is a signed commit that reads well",
        "ls catalog/badges awards/aisha": "a badge is a file, and so is an award",
        "pictures/contact-sheet.png": "all badges on one page",
        f"{name} award thanks wei -m '...'": "you work as Greta here: try it, try to break it",
        f"{name} init": "in your own repository, to begin",
    }
    width = max(map(len, shown))
    tell("\nLook around", bold=True)
    for what, why in shown.items():
        tell(f"  {what.ljust(width)}  {why}".rstrip())
    set_ = listed(name for name in _IDENTITY if name in os.environ)
    if set_:
        advise(f"to work as Greta, unset {set_}")
