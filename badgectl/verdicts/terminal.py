"""Verdicts for people at a terminal: with the lines of the files, or a line a problem."""

from collections.abc import Callable, Iterator

from badgectl.model.problems import Position, Problem
from badgectl.model.text import visible
from badgectl.verdicts.verdict import WHOLE_FILE, Verdict, sentence

Style = Callable[[str, str], str]
"""Colours a text by what it is: `error`, `warning`, `place`, `marker`, `hint`."""

_WIDEST = 160


def plain(text: str, _role: str) -> str:
    """Style nothing."""
    return text


def format_full(verdict: Verdict, style: Style = plain) -> str:
    """Return problems with the line of the file, a marker and a hint, for people."""
    parts = [
        line for problem in verdict.problems for line in (*_frame(verdict, problem, style), "")
    ]
    return "\n".join([*parts, verdict.summary(), ""])


def _frame(verdict: Verdict, problem: Problem, style: Style) -> Iterator[str]:
    yield (
        style(f"{problem.severity}[{problem.code}]", problem.severity)
        + f": {visible(problem.message)}"
    )
    at = problem.position
    margin = " " * len(str(at.line)) if at else ""
    where = verdict.near(problem) + (f":{at.line}:{at.column}" if at else "")
    yield f"{margin}{style('-->', 'marker')} {where}"
    source = verdict.lines.get((problem.place.path, at.line)) if at else None
    if at is not None and source is not None and at != WHOLE_FILE:
        bar = style("|", "marker")
        shown, marker = _window(source, at)
        yield f"{margin} {bar}"
        yield f"{style(str(at.line), 'marker')} {bar} {shown}"
        yield f"{margin} {bar} {style(marker, problem.severity)}"
    if problem.hint:
        yield f"{margin} {style('= help:', 'hint')} {visible(problem.hint)}"


def _window(source: str, at: Position) -> tuple[str, str]:
    """Return the part of a source line around a position, and the marker below it."""
    start = max(0, at.column - 1 - _WIDEST // 2)
    before = visible(source[start : at.column - 1])
    marked = visible(source[at.column - 1 : at.end_column - 1])[: _WIDEST - len(before)]
    after = visible(source[at.end_column - 1 :])[: max(0, _WIDEST - len(before) - len(marked))]
    # Once more as a whole: a log's command may begin in one part and end in the next.
    shown = visible(f"{before}{marked}{after}").rstrip()
    return shown, " " * len(before) + "^" * max(1, len(marked))


def format_concise(verdict: Verdict, style: Style = plain) -> str:
    """Return a line a problem, as compilers print them."""
    lines = []
    for problem in verdict.problems:
        at = problem.position or WHOLE_FILE
        code = style(problem.code, problem.severity)
        lines.append(f"{verdict.near(problem)}:{at.line}:{at.column}: {code} {sentence(problem)}")
    return "\n".join([*lines, verdict.summary(), ""])
