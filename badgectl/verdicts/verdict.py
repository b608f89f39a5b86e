"""A verdict: what was looked at, and every problem that was found."""

import re
from collections import Counter
from collections.abc import Mapping
from hashlib import sha256

from msgspec import Struct

from badgectl.model.problems import Position, Problem
from badgectl.model.text import counted, visible

WHOLE_FILE = Position(1, 1, 2)
"""Where a problem is shown that is about a file as a whole."""

# `##[error]`, `##vso[...]` and `##teamcity[...]` are commands anywhere in a line of a CI's log.
_LOG_COMMAND = re.compile(r"##(?=\w*\[)")


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

    def near(self, problem: Problem) -> str:
        """Return the path of a problem's file from where the reader stands."""
        return self.prefix + inert(problem.place.path)

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


def inert(text: str) -> str:
    """Return text as every format shows it: all visible, and nothing that a CI's log obeys."""
    return _LOG_COMMAND.sub(r"#\\x23", visible(text))


def sentence(problem: Problem) -> str:
    """Return what is wrong and, in parentheses, how to mend it."""
    return inert(problem.message) + (f" ({inert(problem.hint)})" if problem.hint else "")
