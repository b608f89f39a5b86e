"""Tables and progress: drawn at a terminal, plain in a pipe."""

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager

import typer
from msgspec import Struct, structs

from badgectl.cli.session import Session
from badgectl.model.text import number, one_line

_WHOLE = ("award", "nomination")  # ids to be copied: a break inside would spoil them


def at_terminal() -> bool:
    """Tell whether results go to a terminal."""
    return sys.stdout.isatty()


def print_rows(row_type: type[Struct], rows: Iterable[Struct]) -> None:
    """Print values of one type as a table, their keys as its headings."""
    cells = [[_text(cell) for cell in structs.astuple(row)] for row in rows]
    print_table(row_type.__struct_encode_fields__, cells)


def _text(cell: object) -> str:
    return "" if cell is None else number(cell) if isinstance(cell, float) else str(cell)


def print_table(headings: Sequence[str], rows: Iterable[Sequence[str | int]]) -> None:
    """Print a table; in a pipe, rows of full text with tabs between the cells and no headings."""
    cells = [[one_line(str(cell)) for cell in row] for row in rows]
    if not at_terminal() or not cells:
        for row in cells:
            typer.echo("\t".join(row))
        return
    from rich.box import SIMPLE_HEAD
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(box=SIMPLE_HEAD, header_style="bold", pad_edge=False)
    for n, heading in enumerate(headings):
        numeric = bool(cells) and all(row[n].isdigit() for row in cells)
        table.add_column(
            heading,
            justify="right" if numeric else "left",
            overflow="fold",
            no_wrap=n == 0 or heading in _WHOLE,
        )
    for row in cells:
        table.add_row(*(Text(cell) for cell in row))
    Console().print(table)


@contextmanager
def progress(session: Session, what: str, total: int) -> Iterator["Step"]:
    """Show a bar on standard error while something goes on; nothing in a pipe or with `-q`."""
    if session.quiet or not sys.stderr.isatty():
        yield Step()
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (
        TextColumn("{task.description}", markup=False),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(what, total=total)
        yield Step(lambda: bar.advance(task))


class Step:
    """Tells a progress bar that one more piece is done."""

    def __init__(self, advance: Callable[[], None] | None = None) -> None:
        """Advance by calling `advance`, or do nothing."""
        self._advance = advance

    def __call__(self) -> None:
        """Take one step."""
        if self._advance is not None:
            self._advance()
