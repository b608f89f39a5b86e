"""Tables as values: columns with their kinds, and rows."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import Any, Generic, Literal, NamedTuple, TypeVar

Kind = Literal["text", "texts", "day", "whole", "number"]
"""What cells of a column hold; every cell but a list may be empty."""

Cell = str | tuple[str, ...] | date | int | float | None
T = TypeVar("T")

TABLES = ("awards", "reactions", "holdings", "people", "badges", "scores")
"""The names of all tables, in their order."""


class Column(NamedTuple, Generic[T]):
    """A column: what it is called, what it holds, what that means, and where it comes from."""

    name: str
    kind: Kind
    about: str
    cell: Callable[[T], Cell]


class Table(NamedTuple):
    """A table; the rows are made when they are asked for."""

    name: str
    about: str
    columns: tuple[Column[Any], ...]
    items: Callable[[], Iterable[Any]]

    def rows(self) -> Iterator[tuple[Cell, ...]]:
        """Yield the rows, always in the same order."""
        cells = [column.cell for column in self.columns]
        for item in self.items():
            yield tuple(cell(item) for cell in cells)
