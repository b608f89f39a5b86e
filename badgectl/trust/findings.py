"""What verification comes to: who vouches for each record, and what is wrong with which commit."""

from typing import Literal

from msgspec import Struct, structs

from badgectl.model.problems import Problem
from badgectl.model.text import visible

Grade = Literal["signed", "forge", "claimed"]
GRADES: tuple[Grade, ...] = ("claimed", "forge", "signed")
"""From the weakest to the strongest."""


def is_enough(grade: Grade, required: Grade) -> bool:
    """Tell whether a grade is what is required, or better."""
    return GRADES.index(grade) >= GRADES.index(required)


class Vouched(Struct, frozen=True):
    """How a record entered, and how sure it is that it comes from whom it names."""

    grade: Grade
    commit: str
    """The commit that gave the file its bytes."""
    entered: int
    """The place of its entry on the main line, from the root: 0."""
    who: str | None = None
    """Who signed: the giver, or who recorded it for them."""
    key: str | None = None
    """The fingerprint of the key that signed."""
    trusted_unseen: bool = False
    """Whether it was there when the root of trust was."""

    def __str__(self) -> str:
        if self.trusted_unseen:
            return f"claimed; it was there with the root {self.commit[:10]}, trusted unseen"
        by = f" by {self.who}" if self.who else ""
        how = {"signed": f"signed{by}", "forge": f"signed by the forge{by and f', for {self.who}'}"}
        return f"{how.get(self.grade, 'claimed')} (commit {self.commit[:10]})"


def printable(problem: Problem) -> Problem:
    """Return a problem that can be remembered: paths may be bytes that are no text."""
    try:
        f"{problem.place.path}{problem.message}".encode()
    except UnicodeEncodeError:
        place = structs.replace(problem.place, path=visible(problem.place.path))
        return structs.replace(problem, place=place, message=visible(problem.message))
    return problem


class Finding(Struct, frozen=True, kw_only=True):
    """Something that is wrong with a commit of the main line."""

    problem: Problem
    """Its place is the record or the file of the catalog."""
    commit: str
    entered: int
    excused: str = ""
    """Why it does not count any more: by a void, or acknowledged."""
