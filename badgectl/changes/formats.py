"""A difference as text for a terminal, as Markdown for a pull request, and as JSON."""

from collections.abc import Callable, Iterator
from typing import Literal

import msgspec

from badgectl.changes.difference import Difference
from badgectl.changes.outline import NOTHING, Item, Section, outline, title
from badgectl.model.text import counted, json_text, visible
from badgectl.reports.formats import literal
from badgectl.verdicts.data import ProblemData, problem_data
from badgectl.verdicts.terminal import format_concise
from badgectl.verdicts.verdict import Verdict

Format = Literal["text", "markdown", "json"]

MARKER = "<!-- badgectl diff -->"
"""Begins the Markdown, so that a comment that was made before can be found and replaced."""

_MOST = 60_000  # characters that forges take as a comment


def format_text(difference: Difference, verdict: Verdict) -> str:
    """Return a difference as plain text."""
    lines = [title(difference)]
    for section in _sections(difference, verdict):
        lines += ["", section.heading]
        for item in section.items:
            lines.append(f"  {item.text}")
            lines += (f"    {detail}" for detail in _told(item))
    text = "\n".join(visible(line) for line in lines) + "\n"
    return f"{text}\nProblems\n{format_concise(verdict)}" if verdict.problems else text


def format_markdown(difference: Difference, verdict: Verdict) -> str:
    """Return a difference as Markdown, problems first, cut to what fits into a comment."""
    lines = [MARKER, f"## {literal(title(difference))}", "", *_problem_lines(verdict)]
    for section in _sections(difference, verdict):
        lines += ["", f"### {section.heading}", ""]
        for item in section.items:
            strong = "**" if item.changes else ""
            lines.append(f"- {strong}{literal(item.text)}{strong}")
            lines += (f"  - {literal(detail)}" for detail in _told(item))
    return _fitting(lines)


def _sections(difference: Difference, verdict: Verdict) -> tuple[Section, ...]:
    return outline(difference) or (() if verdict.problems else (NOTHING,))


def _told(item: Item) -> Iterator[str]:
    for change in item.changes:
        yield f"{change.text} ({change.leaning})" if change.leaning else change.text


def _problem_lines(verdict: Verdict) -> Iterator[str]:
    if not verdict.problems:
        yield "No problems."
        return
    found = [counted(verdict.errors, "error")] if verdict.errors else []
    found += [counted(verdict.warnings, "warning")] if verdict.warnings else []
    yield f"**{', '.join(found)}**"
    yield ""
    for problem in verdict.problems:
        line = f":{problem.position.line}" if problem.position else ""
        where = literal(f"{verdict.prefix}{problem.place.path}{line}")
        yield f"- {problem.severity} `{problem.code}` in {where}: {literal(problem.message)}"
        if problem.hint:
            yield f"  - {literal(problem.hint)}"


def _fitting(lines: list[str]) -> str:
    size = 0
    kept: list[str] = []
    for line in lines:
        size += len(line) + 1
        if size > _MOST:
            more = counted(len(lines) - len(kept), "more line")
            kept += ["", f"{more}: see the output of `badgectl diff` in a clone."]
            break
        kept.append(line)
    return "\n".join(kept) + "\n"


class DifferenceData(Difference, frozen=True, kw_only=True):
    """What `diff` found."""

    problems: tuple[ProblemData, ...]
    """What is wrong with the new records; paths count from the repository's top."""


def format_json(difference: Difference, verdict: Verdict) -> str:
    """Return everything as JSON."""
    problems = tuple(problem_data(verdict.prefix, one) for one in verdict.problems)
    return json_text(DifferenceData(**msgspec.structs.asdict(difference), problems=problems))


FORMATS: dict[Format, Callable[[Difference, Verdict], str]] = {
    "text": format_text,
    "markdown": format_markdown,
    "json": format_json,
}
