"""CSV as spreadsheets write it, to rows of texts with their lines."""

import csv
import io
import re
from typing import NamedTuple

from badgectl.documents.given import Given, UnreadableSourceError, text_of
from badgectl.model.problems import Place
from badgectl.model.text import counted, excerpt

_DELIMITERS = ",;\t"
_SEP = re.compile(r'sep=([^"\r\n])\r?\n', re.IGNORECASE)


class Row(NamedTuple):
    """A row: its cells by column, and the line that it begins on."""

    place: Place
    cells: dict[str, str]


class Table(NamedTuple):
    """The columns of a table as they are written, and its rows."""

    columns: tuple[str, ...]
    rows: tuple[Row, ...]


def read_table(given: Given) -> Table:
    """Return the rows of a CSV file; raise UnreadableSourceError if it is no table."""
    text, delimiter, line = _opened(text_of(given))
    offset = line - 1
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    columns: tuple[str, ...] = ()
    rows = []
    try:
        for cells in reader:
            start, line = line, offset + reader.line_num + 1
            stripped = [cell.strip() for cell in cells]
            if not any(stripped):
                continue
            if not columns:
                columns = _columns(given, stripped)
                continue
            if any(stripped[len(columns) :]):
                said = f"{counted(len(cells), 'cell')} in a table of {len(columns)} columns"
                raise UnreadableSourceError(
                    f"{given.name}:{start}: {said}", "put cells that hold the delimiter in quotes"
                )
            rows.append(Row(given.at(start), dict(zip(columns, stripped, strict=False))))
    except csv.Error as error:
        raise UnreadableSourceError(
            f"{given.name}:{line}: not CSV: {error}", "close the quotes; double those inside a cell"
        ) from None
    if not columns:
        raise UnreadableSourceError(
            f"{given.name} is empty", "the first row names the columns, as `recipient,badge,reason`"
        )
    return Table(columns, tuple(rows))


def first_cells(text: str) -> list[str]:
    """Return the cells of a table's first line."""
    text, delimiter, _ = _opened(text)
    return [cell.strip(' \r"') for cell in _first_line(text).split(delimiter)]


def _opened(text: str) -> tuple[str, str, int]:
    """Return a table, what separates its cells, and the line that it begins on.

    Excel begins some with the line `sep=;`. Else it is what the first line with content has most
    of, quoted cells apart.
    """
    match = _SEP.match(text)
    if match:
        return text[match.end() :], match[1], 2
    bare = re.sub(r'"[^"]*"', "", _first_line(text))
    return text, max(_DELIMITERS, key=bare.count), 1


def _first_line(text: str) -> str:
    return text.lstrip().partition("\n")[0]


def _columns(given: Given, names: list[str]) -> tuple[str, ...]:
    while names and not names[-1]:
        names.pop()
    twice = next((name for n, name in enumerate(names) if name in names[:n]), None)
    if twice is not None:
        named = f"`{excerpt(twice, 60)}`" if twice else "without a name"
        raise UnreadableSourceError(
            f"{given.name}: the column {named} is there twice", "remove or rename one of them"
        )
    return tuple(names)
