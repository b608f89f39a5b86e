"""Answers that were given, in the git directory: it can be thrown away at any time."""

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import msgspec
from msgspec import Struct

from badgectl import __version__
from badgectl.documents.disk import replace_file

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
        """Keep it in a folder, in a file of this version's own."""
        self.path = folder / f"answers-{__version__}.msgpack"

    def recall(self, key: bytes, day_in: Callable[[str], str]) -> str | None:
        """Return the answer to a question that was asked on the same day; None if unknown."""
        for one in self._all():
            if one.key == key and one.day == day_in(one.timezone):
                return one.text
        return None

    def keep(self, answer: Answer) -> None:
        """Remember an answer; where that cannot be written, it is found again."""
        if len(answer.text) > _LONGEST:
            return
        others = [one for one in self._all() if one.key != answer.key]
        with suppress(OSError):
            self.path.parent.mkdir(exist_ok=True)
            data = msgspec.msgpack.encode([*others, answer][-_MOST:])
            replace_file(self.path, data, sync=False)

    def _all(self) -> list[Answer]:
        try:
            return msgspec.msgpack.decode(self.path.read_bytes(), type=list[Answer])
        except (OSError, msgspec.MsgspecError):
            return []
