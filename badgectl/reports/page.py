"""A report as one page: charts drawn as SVG, nothing fetched, good on paper, too."""

from collections.abc import Sequence

from jinja2 import Environment, PackageLoader, StrictUndefined

from badgectl.model.catalog import Catalog
from badgectl.model.text import visible
from badgectl.reports.blocks import Table, blocks, figures, headline
from badgectl.reports.programme import Report


def format_page(catalog: Catalog, report: Report) -> str:
    """Return a report as an HTML document of its own."""
    environment = Environment(
        loader=PackageLoader("badgectl.reports"),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
        finalize=lambda value: visible(value) if type(value) is str else value,
    )
    title, below = headline(catalog, report)
    return environment.get_template("report.html.jinja").render(
        title=title,
        below=below,
        figures=figures(report),
        before=report.before,
        blocks=list(blocks(catalog, report)),
        is_table=lambda block: isinstance(block, Table),
        most=_most,
        goals={goal.name: min(goal.reached / goal.target, 1) if goal.target else 1
               for goal in report.goals},
    )  # fmt: skip


def _most(rows: Sequence[Sequence[str | int]]) -> int:
    """Return the largest number in rows; at least 1, to divide by."""
    return max([cell for row in rows for cell in row if isinstance(cell, int)], default=0) or 1
