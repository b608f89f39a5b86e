"""Tables as CSV, JSON and Parquet."""

import io
from collections.abc import Iterator, Sequence
from typing import Any

import msgspec

from badgectl.model.errors import BadgectlError
from badgectl.reports.csv_table import csv_text
from badgectl.tables.table import Cell, Table

YEARLY = ("awards",)
"""Tables whose Parquet files are parted by year."""
_DAY = "awarded_on"
_NO_YEAR = "__HIVE_DEFAULT_PARTITION__"


class NoParquetError(BadgectlError):
    """What writes Parquet is not installed."""


def as_csv(table: Table) -> str:
    """Return a table as CSV with a line of headings; lists have spaces between their texts."""
    headings = [column.name for column in table.columns]
    return csv_text(headings, ([_said(cell) for cell in row] for row in table.rows()))


def _said(cell: Cell) -> str:
    match cell:
        case None:
            return ""
        case tuple():
            return " ".join(cell)
        case float():
            return str(int(cell)) if cell.is_integer() else repr(cell)
        case _:
            return str(cell)


def as_objects(table: Table) -> list[dict[str, Cell]]:
    """Return a table as one mapping for each row."""
    names = [column.name for column in table.columns]
    return [dict(zip(names, row, strict=True)) for row in table.rows()]


def as_json(tables: Sequence[Table]) -> bytes:
    """Return tables as one JSON object: lists of objects under the names of the tables."""
    encoded = msgspec.json.encode({table.name: as_objects(table) for table in tables})
    return msgspec.json.format(encoded, indent=1) + b"\n"


def as_parquet(table: Table) -> Iterator[tuple[str, bytes]]:
    """Yield the Parquet files of a table, each with its path below the folder of all tables."""
    writer = _Writer(table)
    rows = list(table.rows())
    if table.name not in YEARLY:
        yield f"{table.name}.parquet", writer.file(rows)
        return
    at = [column.name for column in table.columns].index(_DAY)
    by_year: dict[str, list[tuple[Cell, ...]]] = {}
    for row in rows:
        by_year.setdefault(str(row[at])[:4] if row[at] else _NO_YEAR, []).append(row)
    # Programs ask for the files of years: without an award there is an empty one.
    for year in sorted(by_year) or [_NO_YEAR]:
        yield f"{table.name}/year={year}/{table.name}.parquet", writer.file(by_year.get(year, []))


class _Writer:
    """Makes Parquet files of rows of one table."""

    def __init__(self, table: Table) -> None:
        try:
            import pyarrow  # noqa: ICN001, PLC0415 - an extra, and slow to import
            import pyarrow.parquet  # noqa: PLC0415
        except ImportError:
            raise NoParquetError(
                "Parquet is written by pyarrow, which is not installed",
                "`pip install 'badgectl[data]'`",
            ) from None
        self._arrow: Any = pyarrow
        kinds = {
            "text": pyarrow.string(), "texts": pyarrow.list_(pyarrow.string()),
            "day": pyarrow.date32(), "whole": pyarrow.int64(), "number": pyarrow.float64(),
        }  # fmt: skip
        self._schema = pyarrow.schema(
            [
                pyarrow.field(column.name, kinds[column.kind], metadata={"about": column.about})
                for column in table.columns
            ]
        )

    def file(self, rows: Sequence[tuple[Cell, ...]]) -> bytes:
        columns = zip(*rows, strict=True) if rows else [()] * len(self._schema)
        arrays = [
            self._arrow.array(list(cells), type=field.type)
            for cells, field in zip(columns, self._schema, strict=True)
        ]
        made = self._arrow.Table.from_arrays(arrays, schema=self._schema)
        data = io.BytesIO()
        self._arrow.parquet.write_table(made, data, compression="zstd")
        return data.getvalue()
