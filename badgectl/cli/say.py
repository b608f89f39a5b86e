"""Plain lines on the terminal: results on standard output, everything else on standard error."""

from collections.abc import Sequence

import typer

from badgectl import __version__
from badgectl.model.problems import Problem
from badgectl.model.text import visible_lines


def print_version(asked: bool) -> None:
    """Print the version and exit, if asked for."""
    if asked:
        typer.echo(f"badgectl {__version__}")
        raise typer.Exit


def tell(text: str = "", *, color: str | None = None, bold: bool = False) -> None:
    """Print a result."""
    typer.secho(visible_lines(text), fg=color, bold=bold or None)


def note(text: str, *, color: str | None = None, dim: bool = False) -> None:
    """Print something that is not the result: progress, advice."""
    typer.secho(visible_lines(text), err=True, fg=color, dim=dim or None)


def complain(message: str, hint: str = "", problems: Sequence[Problem] = ()) -> None:
    """Print why something was not done, and what to do about it."""
    label = typer.style("error:", fg="red", bold=True)
    typer.echo(f"{label} {visible_lines(message)}", err=True)
    for problem in problems:
        where = typer.style(visible_lines(problem.place.path), dim=True)
        typer.echo(f"  {visible_lines(problem.message)} [{problem.code}] {where}", err=True)
        if problem.hint:
            advise(problem.hint, indent="    ")
    if hint:
        advise(hint)


def advise(hint: str, indent: str = "  ") -> None:
    """Print a hint."""
    typer.echo(f"{indent}{typer.style('hint:', fg='cyan')} {visible_lines(hint)}", err=True)
