"""A report as one long table for spreadsheets and programs: block, row, column, value."""

import csv
import io
from collections.abc import Iterable, Sequence

from badgectl.model.catalog import Catalog
from badgectl.model.text import one_line
from badgectl.reports.blocks import Table, blocks, figures
from badgectl.reports.programme import Report

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def format_csv(catalog: Catalog, report: Report) -> str:
    """Return a report as CSV."""
    rows = [("Figures", one.label, "now", one.number) for one in figures(report)]
    rows += [("Figures", one.label, "before", one.before) for one in figures(report) if one.before]
    for block in blocks(catalog, report):
        if isinstance(block, Table):
            rows += [
                (block.title, str(row[0]), column, str(cell))
                for row in block.rows
                for column, cell in zip(block.headings[1:], row[1:], strict=True)
            ]
        else:
            rows += [(block.title, str(n), "item", item) for n, item in enumerate(block.items, 1)]
    return csv_text(("block", "row", "column", "value"), rows)


def csv_text(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return rows as CSV; nothing in it is taken for a formula by a spreadsheet."""
    file = io.StringIO()
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(headings)
    writer.writerows([_inert(cell) for cell in row] for row in rows)
    return file.getvalue()


def _inert(cell: str) -> str:
    text = one_line(cell)
    return f"'{text}" if text.startswith(_FORMULA) else text
