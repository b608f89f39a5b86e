"""A verdict as the summary of a job, in the Markdown that GitHub shows."""

from collections.abc import Iterator, Sequence
from html import escape

from badgectl.model.problems import Problem
from badgectl.model.text import counted, shortened, visible
from badgectl.verdicts.verdict import WHOLE_FILE, Verdict

_MOST_BYTES = 256 * 1024  # GitHub drops a step's summary of more than 1 MiB; others add to it, too
_WIDEST = 500
_HEADINGS = ("Line", "Code", "Problem", "How to mend it")


def format_summary(verdict: Verdict) -> str:
    """Return a heading and a table of the problems by file; files with errors come first.

    Texts stand in `<code>` within one HTML block: there no Markdown is read, and nothing becomes
    a link or a mention.
    """
    # Blank lines on both sides keep the block apart from what others write.
    lines = ["", f"### badgectl: {verdict.summary()}", ""]
    if verdict.problems:
        headings = "".join(f"<th>{heading}</th>" for heading in _HEADINGS)
        rows, left_out = _fitting(verdict)
        lines += ["<table>", f"<tr>{headings}</tr>", *rows, "</table>", ""]
        if left_out:
            lines += [f"{counted(left_out, 'more problem')}: see the log of this step.", ""]
    return "\n".join(lines) + "\n"


def _fitting(verdict: Verdict) -> tuple[list[str], int]:
    """Return as many rows as fit, and how many problems were left out."""
    rows: list[str] = []
    shown = size = 0
    for row, problems in _rows(verdict):
        size += len(row.encode()) + 1
        if size > _MOST_BYTES:
            break
        rows.append(row)
        shown += problems
    return rows, len(verdict.problems) - shown


def _rows(verdict: Verdict) -> Iterator[tuple[str, int]]:
    """Yield rows, each with how many problems it shows: a file's name none, its problems one."""
    for path, problems in sorted(verdict.by_file().items(), key=lambda item: _mild(item[1])):
        file = f"<strong>{_code(path)}</strong>"
        yield f'<tr><td colspan="{len(_HEADINGS)}">{file}</td></tr>', 0
        for problem in problems:
            yield _row(problem), 1


def _mild(problems: Sequence[Problem]) -> bool:
    return all(problem.severity != "error" for problem in problems)


def _row(problem: Problem) -> str:
    line = (problem.position or WHOLE_FILE).line
    code = problem.code if problem.severity == "error" else f"{problem.code} ({problem.severity})"
    cells = (str(line), code, _code(problem.message), _code(problem.hint) if problem.hint else "")
    return f"<tr>{''.join(f'<td>{cell}</td>' for cell in cells)}</tr>"


def _code(text: str) -> str:
    return f"<code>{escape(visible(shortened(text, _WIDEST)))}</code>"
