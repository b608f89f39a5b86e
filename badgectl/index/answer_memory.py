"""Answers that were given, in the git directory: it can be thrown away at any time."""

from collections.abc import Callable
from pathlib import Path

from msgspec import Struct

from badgectl.index.memories import ANSWERS, MemoryFile

_MOST = 16
_LONGEST = 2 * 1024 * 1024


class Answer(Struct, frozen=True):
    """What a question was answered with, on a day."""

    key: bytes
    """What tells the question, and all that the answer depends on, from every other."""
    day: str
    timezone: str
    text: str


class AnswerMemory:
    """The latest answers of a repository."""

    def __init__(self, folder: Path) -> None:
        """Keep them in a folder."""
        self._file = MemoryFile(ANSWERS.path(folder), list[Answer])

    def recall(self, key: bytes, day_in: Callable[[str], str]) -> str | None:
        """Return the answer to a question that was asked on the same day; None if unknown."""
        for one in self._file.recall() or ():
            if one.key == key and one.day == day_in(one.timezone):
                return one.text
        return None

    def keep(self, answer: Answer) -> None:
        """Remember an answer."""
        if len(answer.text) <= _LONGEST:
            others = [one for one in self._file.recall() or () if one.key != answer.key]
            self._file.keep([*others, answer][-_MOST:])
