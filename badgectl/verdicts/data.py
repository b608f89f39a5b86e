"""Verdicts as data for programs: what `--format json` prints."""

from typing import Literal

from msgspec import Struct

from badgectl.model.problems import Problem
from badgectl.model.text import visible
from badgectl.verdicts.verdict import Verdict


class ProblemData(Struct, frozen=True, kw_only=True):
    """A problem. Lines and columns count from 1, in characters."""

    code: str
    """`badgectl explain CODE` says what it means."""
    severity: Literal["error", "warning"]
    message: str
    hint: str
    """What mends it; may be empty."""
    file: str
    line: int | None
    """None where a file could not be read."""
    column: int | None
    end_column: int | None
    """The column after the last."""
    pointer: str
    """A JSON Pointer to the value; empty for the file as a whole."""


class VerdictData(Struct, frozen=True, kw_only=True):
    """What `validate` found."""

    files: int
    errors: int
    warnings: int
    waived: int
    """Warnings that comments in the files took back."""
    problems: tuple[ProblemData, ...]


def problem_data(prefix: str, problem: Problem) -> ProblemData:
    """Return a problem as every command gives it to programs; `prefix` leads to its file."""
    at = problem.position
    return ProblemData(
        code=problem.code,
        severity=problem.severity,
        message=visible(problem.message),
        hint=visible(problem.hint),
        file=prefix + visible(problem.place.path),
        line=at.line if at else None,
        column=at.column if at else None,
        end_column=at.end_column if at else None,
        pointer=visible(problem.place.json_pointer),
    )


def verdict_data(verdict: Verdict) -> VerdictData:
    """Return everything that a verdict says."""
    return VerdictData(
        files=verdict.files,
        errors=verdict.errors,
        warnings=verdict.warnings,
        waived=verdict.waived,
        problems=tuple(problem_data(verdict.prefix, one) for one in verdict.problems),
    )
