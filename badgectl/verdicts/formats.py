"""The formats of `validate`, each a function from a verdict to text."""

from collections.abc import Callable, Iterator
from typing import Literal

from badgectl.model.problems import Position, Problem
from badgectl.model.text import json_text, visible
from badgectl.verdicts.verdict import Verdict

Format = Literal["full", "concise", "github", "json"]
Style = Callable[[str, str], str]
"""Colours a text by what it is: `error`, `warning`, `place`, `marker`, `hint`."""

_WIDEST = 160
_WHOLE_FILE = Position(1, 1, 2)


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
    path = verdict.prefix + visible(problem.place.path)
    margin = " " * len(str(at.line)) if at else ""
    yield f"{margin}{style('-->', 'marker')} {path}" + (f":{at.line}:{at.column}" if at else "")
    source = verdict.lines.get((problem.place.path, at.line)) if at else None
    if at is not None and source is not None and at != _WHOLE_FILE:
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
    return f"{before}{marked}{after}".rstrip(), " " * len(before) + "^" * max(1, len(marked))


def format_concise(verdict: Verdict, style: Style = plain) -> str:
    """Return a line a problem, as compilers print them."""
    lines = []
    for problem in verdict.problems:
        code = style(problem.code, problem.severity)
        hint = f" ({visible(problem.hint)})" if problem.hint else ""
        lines.append(f"{_place(verdict, problem)}: {code} {visible(problem.message)}{hint}")
    return "\n".join([*lines, verdict.summary(), ""])


def _place(verdict: Verdict, problem: Problem) -> str:
    at = problem.position or _WHOLE_FILE
    return f"{verdict.prefix}{visible(problem.place.path)}:{at.line}:{at.column}"


def format_github(verdict: Verdict, _style: Style = plain) -> str:
    """Return workflow commands that GitHub shows at the lines of a pull request; errors first."""
    lines = []
    for problem in sorted(verdict.problems, key=lambda p: (p.severity != "error", p.order)):
        at = problem.position or _WHOLE_FILE
        properties = {
            "title": f"badgectl {problem.code}",
            "file": verdict.prefix + problem.place.path,
            "line": str(at.line),
            "col": str(at.column),
            "endColumn": str(at.end_column),
        }
        about = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
        message = visible(problem.message) + (f" ({visible(problem.hint)})" if problem.hint else "")
        lines.append(f"::{problem.severity} {about}::{_command_data(message)}")
    return "\n".join([*lines, _command_data(verdict.summary()), ""])


def _command_data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _command_data(visible(text)).replace(":", "%3A").replace(",", "%2C")


def format_json(verdict: Verdict, _style: Style = plain) -> str:
    """Return everything as JSON."""
    document = {
        "files": verdict.files,
        "errors": verdict.errors,
        "warnings": verdict.warnings,
        "problems": [_as_json(verdict, problem) for problem in verdict.problems],
    }
    return json_text(document)


def _as_json(verdict: Verdict, problem: Problem) -> dict[str, object]:
    at = problem.position
    return {
        "code": problem.code,
        "severity": problem.severity,
        "message": problem.message,
        "hint": problem.hint,
        "file": verdict.prefix + problem.place.path,
        "line": at.line if at else None,
        "column": at.column if at else None,
        "end_column": at.end_column if at else None,
        "pointer": "".join(f"/{_escaped(step)}" for step in problem.place.pointer),
    }


def _escaped(step: str | int) -> str:
    return str(step).replace("~", "~0").replace("/", "~1")


FORMATS: dict[Format, Callable[[Verdict, Style], str]] = {
    "full": format_full,
    "concise": format_concise,
    "github": format_github,
    "json": format_json,
}
