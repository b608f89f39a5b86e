"""A verdict: what was looked at, and every problem that was found."""

from collections.abc import Mapping

from msgspec import Struct

from badgectl.model.problems import Problem
from badgectl.model.text import counted


class Verdict(Struct, frozen=True, kw_only=True):
    """The outcome of a check; problems have their positions and are sorted."""

    problems: tuple[Problem, ...]
    files: int
    waived: int = 0
    """How many warnings comments in the files took back."""
    lines: Mapping[tuple[str, int], str] = {}
    """The source line of each problem, by path and line."""
    prefix: str = ""
    """What leads from where the reader stands to the programme's folder."""

    @property
    def errors(self) -> int:
        """How many problems are errors."""
        return sum(problem.severity == "error" for problem in self.problems)

    @property
    def warnings(self) -> int:
        """How many problems are warnings."""
        return len(self.problems) - self.errors

    def fails(self, *, strict: bool) -> bool:
        """Tell whether the check failed; `strict` lets warnings count."""
        return self.errors > 0 or (strict and self.warnings > 0)

    def summary(self) -> str:
        """Return the outcome as a sentence."""
        looked = counted(self.files, "file")
        waived = f", {self.waived} waived" if self.waived else ""
        if not self.problems:
            return f"{looked} checked, no problems{waived}"
        found = counted(self.errors, "error")
        if self.warnings:
            found += f", {counted(self.warnings, 'warning')}"
        return f"{found}{waived} in {looked}"
