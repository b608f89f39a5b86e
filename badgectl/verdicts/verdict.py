"""A verdict: what was looked at, and every problem that was found."""

from collections import Counter
from collections.abc import Mapping
from hashlib import sha256

from msgspec import Struct

from badgectl.model.problems import Position, Problem
from badgectl.model.text import counted, visible

WHOLE_FILE = Position(1, 1, 2)
"""Where a problem is shown that is about a file as a whole."""


class Verdict(Struct, frozen=True, kw_only=True):
    """The outcome of a check; problems have their positions and are sorted."""

    problems: tuple[Problem, ...]
    files: int
    strict: bool = False
    """Whether warnings count."""
    waived: int = 0
    """How many warnings comments in the files took back."""
    lines: Mapping[tuple[str, int], str] = {}
    """The source line of each problem, by path and line."""
    prefix: str = ""
    """What leads from where the reader stands to the programme's folder."""
    from_top: str = ""
    """What leads from the repository's top to the programme's folder."""

    @property
    def errors(self) -> int:
        """How many problems are errors."""
        return sum(problem.severity == "error" for problem in self.problems)

    @property
    def warnings(self) -> int:
        """How many problems are warnings."""
        return len(self.problems) - self.errors

    @property
    def fails(self) -> bool:
        """Whether the check failed."""
        return self.errors > 0 or (self.strict and self.warnings > 0)

    def summary(self) -> str:
        """Return the outcome as a sentence."""
        looked = counted(self.files, "file")
        waived = f", {self.waived} waived" if self.waived else ""
        if not self.problems:
            return f"{looked} checked, no problems{waived}"
        found = counted(self.errors, "error")
        if self.warnings:
            found += f", {counted(self.warnings, 'warning')}"
        counts = " (strict: warnings count)" if self.strict and not self.errors else ""
        return f"{found}{waived} in {looked}{counts}"

    def near(self, problem: Problem) -> str:
        """Return the path of a problem's file from where the reader stands."""
        return self.prefix + visible(problem.place.path)

    def by_file(self) -> dict[str, list[Problem]]:
        """Return the problems by their files' paths from the repository's top."""
        found: dict[str, list[Problem]] = {}
        for problem in self.problems:
            found.setdefault(self.from_top + problem.place.path, []).append(problem)
        return found

    def fingerprints(self) -> list[str]:
        """Return what each problem is recognised by when its line has moved.

        Equal ones (the same code at the same value) are told apart by their numbers.
        """
        seen: Counter[str] = Counter()
        found = []
        for problem in self.problems:
            path, pointer = self.from_top + problem.place.path, problem.place.json_pointer
            same = f"{problem.code}\0{path}\0{pointer}"
            seen[same] += 1
            numbered = f"{same}\0{seen[same]}".encode("utf-8", "surrogatepass")
            found.append(sha256(numbered).hexdigest())
        return found


def sentence(problem: Problem) -> str:
    """Return what is wrong and, in parentheses, how to mend it."""
    return visible(problem.message) + (f" ({visible(problem.hint)})" if problem.hint else "")
