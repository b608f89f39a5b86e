"""Plain lines on the terminal: results on standard output, everything else on standard error."""

import os
import sys
from collections.abc import Sequence
from typing import Literal

import typer

from badgectl import __version__
from badgectl.model.errors import BadgectlError, RefusedError
from badgectl.model.problems import Problem
from badgectl.model.text import visible_lines

Colors = Literal["auto", "always", "never"]

_colored: bool | None = None  # None: as the terminal is
_quiet = False


def set_voice(asked: Colors, *, quiet: bool) -> None:
    """Decide for this process whether to colour and whether to print more than results.

    `auto` goes by the usual variables, then by the terminal.
    """
    global _colored, _quiet  # noqa: PLW0603 - a process has one terminal
    _quiet = quiet
    if asked == "auto":
        if os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb":
            asked = "never"
        elif os.environ.get("FORCE_COLOR"):
            asked = "always"
    _colored = None if asked == "auto" else asked == "always"
    # rich, which prints help and tables, goes by the variables alone.
    if asked == "always":
        os.environ["FORCE_COLOR"] = "1"
        os.environ.pop("NO_COLOR", None)
    elif asked == "never":
        os.environ["NO_COLOR"] = "1"
        os.environ.pop("FORCE_COLOR", None)


def colored() -> bool:
    """Tell whether results are coloured."""
    return sys.stdout.isatty() if _colored is None else _colored


def print_version(asked: bool) -> None:
    """Print the version and exit, if asked for."""
    if asked:
        typer.echo(f"badgectl {__version__}")
        raise typer.Exit


def put(text: str, *, err: bool = False) -> None:
    """Print text that is safe to show: it was made visible, then styled."""
    typer.echo(text, err=err, nl=False, color=_colored)


def put_document(text: str) -> None:
    """Print what others made, for a file or another program; at a terminal it is made visible."""
    put(visible_lines(text) if sys.stdout.isatty() else text)


def put_picture(text: str) -> None:
    """Print a picture made of what terminals obey; it makes no sense without."""
    typer.echo(text, nl=False, color=True)


def tell(text: str = "", *, color: str | None = None, bold: bool = False) -> None:
    """Print a result."""
    put(typer.style(visible_lines(text), fg=color, bold=bold or None) + "\n")


def note(text: str, *, color: str | None = None, dim: bool = False) -> None:
    """Print something that is not the result, unless asked to be quiet."""
    if _quiet:
        return
    put(typer.style(visible_lines(text), fg=color, dim=dim or None) + "\n", err=True)


def complain(message: str, hint: str = "", problems: Sequence[Problem] = ()) -> None:
    """Print why something was not done, and what to do about it."""
    label = typer.style("error:", fg="red", bold=True)
    put(f"{label} {visible_lines(message)}\n", err=True)
    for problem in problems:
        at = problem.position
        where = problem.place.path + (f":{at.line}:{at.column}" if at else "")
        where = typer.style(visible_lines(where), dim=True)
        put(f"  {visible_lines(problem.message)} [{problem.code}] {where}\n", err=True)
        if problem.hint:
            advise(problem.hint, indent="    ")
    if hint:
        advise(hint)


def complain_of(error: BadgectlError) -> None:
    """Print what an error says."""
    complain(error.message, error.hint, error.problems if isinstance(error, RefusedError) else ())
    if error.again:
        put(f"  {typer.style('again:', fg='cyan')} {visible_lines(error.again)}\n", err=True)


def advise(hint: str, indent: str = "  ") -> None:
    """Print a hint."""
    put(f"{indent}{typer.style('hint:', fg='cyan')} {visible_lines(hint)}\n", err=True)
