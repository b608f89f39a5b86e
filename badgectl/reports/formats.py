"""Reports as text for a terminal, and as Markdown for a page."""

import re
from collections.abc import Iterator, Sequence

from badgectl.model.catalog import Catalog
from badgectl.model.text import one_line, visible
from badgectl.reports.blocks import Block, Table, blocks, headline, key_figures
from badgectl.reports.programme import Report

_BAR = 30
# A backslash does not keep forges from making links of `@name`, `#12` and addresses; a space of no
# width does.
_INERT = {c: f"\\{c}" for c in "\\`*_[]<>|!~$"} | {
    "&": "&amp;", "@": "@&#8203;", "#": "#&#8203;",
}  # fmt: skip
_ADDRESS = re.compile(r"(?<=:)(?=//)|(?<=www)(?=\.)", re.IGNORECASE)
_EIGHTHS = " ▏▎▍▌▋▊▉█"


def format_text(catalog: Catalog, report: Report) -> str:
    """Return a report as plain text with bars."""
    title, below = headline(catalog, report)
    lines = [title, below, "", *(f"  {figure}" for figure in key_figures(report))]
    for block in blocks(catalog, report):
        lines += ["", block.title, *_text_lines(block)]
    return "\n".join(visible(line) for line in lines) + "\n"


def _text_lines(block: Block) -> Iterator[str]:
    if not isinstance(block, Table):
        yield from (f"  {item}" for item in block.items or (block.empty,))
        return
    headings = () if block.bar else (block.headings,)
    rows = [tuple(str(cell) for cell in row) for row in (*headings, *block.rows)]
    if not block.rows:
        yield "  none"
        return
    widths = [max(len(row[n]) for row in rows) for n in range(len(rows[0]))]
    most = max(_number(row[block.bar]) for row in block.rows) if block.bar else 0
    for n, row in enumerate(rows):
        cells = [
            cell.rjust(width) if _is_number(rows, at) else cell.ljust(width)
            for at, (cell, width) in enumerate(zip(row, widths, strict=True))
        ]
        drawn = bar(_number(block.rows[n][block.bar]), most) if block.bar else ""
        yield f"  {'  '.join(cells)}  {drawn}".rstrip()


def _is_number(rows: Sequence[Sequence[str]], column: int) -> bool:
    return bool(rows) and rows[-1][column].replace(".", "", 1).isdigit()


def _number(cell: str | int) -> int:
    return cell if isinstance(cell, int) else 0


def bar(value: float, most: float, width: int = _BAR) -> str:
    """Return a bar of up to `width` characters, exact to an eighth of one."""
    eighths = round(8 * width * value / most) if most else 0
    return "█" * (eighths // 8) + _EIGHTHS[eighths % 8].strip()


def format_markdown(catalog: Catalog, report: Report) -> str:
    """Return a report as Markdown."""
    title, below = headline(catalog, report)
    lines = [f"# {inert(title)}", "", inert(below), ""]
    lines += [f"- {figure}" for figure in key_figures(report)]
    for block in blocks(catalog, report):
        lines += ["", f"## {block.title}", "", *_markdown_lines(block)]
    return "\n".join(lines) + "\n"


def _markdown_lines(block: Block) -> Iterator[str]:
    if not isinstance(block, Table):
        yield from (f"- {inert(item)}" for item in block.items or (block.empty,))
        return
    last = block.rows[-1] if block.rows else block.headings
    numeric = [isinstance(cell, int) or cell.replace(".", "", 1).isdigit() for cell in last]
    yield f"| {' | '.join(block.headings)} |"
    yield f"|{'|'.join(' ---: ' if right else ' --- ' for right in numeric)}|"
    for row in block.rows:
        yield f"| {' | '.join(inert(str(cell)) for cell in row)} |"


def literal(text: str) -> str:
    """Return text that Markdown shows as it is: no mention, no markup, no HTML, one line.

    Of an address that is written out forges make a link all the same.
    """
    return "".join(_INERT.get(c, c) for c in one_line(text))


def inert(text: str) -> str:
    """Return text that Markdown shows as it is, and in which nothing becomes a link."""
    return _ADDRESS.sub("&#8203;", literal(text))
