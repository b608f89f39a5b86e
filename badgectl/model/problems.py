"""Problems: faults found in data, as values with a place and a hint."""

from typing import Literal

from msgspec import Struct

Severity = Literal["error", "warning"]
Pointer = tuple[str | int, ...]
"""The way from a document's top to a value in it: keys of mappings, positions in lists."""


class Place(Struct, frozen=True):
    """Where a value stands: a file of the repository and the way to the value inside it."""

    path: str
    pointer: Pointer = ()
    on_key: bool = False
    """Whether the key itself is meant rather than its value."""

    def at(self, *steps: str | int) -> "Place":
        """Return the place reached by going on from this one."""
        return Place(self.path, (*self.pointer, *steps))

    def key(self, name: str) -> "Place":
        """Return the place of a key inside this one."""
        return Place(self.path, (*self.pointer, name), on_key=True)

    @property
    def json_pointer(self) -> str:
        """The way to the value as JSON Pointer writes it: `/levels/0/id`; empty for the whole."""
        steps = (str(step).replace("~", "~0").replace("/", "~1") for step in self.pointer)
        return "".join(f"/{step}" for step in steps)


class Position(Struct, frozen=True):
    """A stretch of a file on one line; lines and columns count from 1, in characters."""

    line: int
    column: int
    end_column: int


class Code(Struct, frozen=True, kw_only=True):
    """One thing that can be wrong, explained: what `badgectl explain` prints.

    `wrong` and `right` are files (path to content) of a small programme, with and without the
    problem; tests lay them over a sound one and look for the code.
    """

    name: str
    title: str
    why: str
    wrong: dict[str, str]
    right: dict[str, str]
    severity: Severity = "error"

    def problem(self, place: Place, message: str, hint: str = "") -> "Problem":
        """Return a problem of this code at a place."""
        return Problem(
            code=self.name, severity=self.severity, place=place, message=message, hint=hint
        )


class Problem(Struct, frozen=True, kw_only=True):
    """One fault in one file.

    `position` is filled when the problem is about to be shown: values keep the way to them
    rather than line numbers, so that a million records cost no memory for lines nobody reads.
    """

    code: str
    severity: Severity
    place: Place
    message: str
    hint: str = ""
    position: Position | None = None

    @property
    def order(self) -> tuple[str, int, int, str, str]:
        """What problems are sorted by: file, line, column, code, message."""
        at = self.position or Position(0, 0, 0)
        return (self.place.path, at.line, at.column, self.code, self.message)
