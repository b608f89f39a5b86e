"""What cells say that leads nowhere: unknown names, and days in other forms than ours."""

import re
from collections.abc import Iterable, Sequence
from datetime import date

from badgectl.codes.imports import ROW
from badgectl.model.paths import parse_day
from badgectl.model.problems import Code
from badgectl.model.text import did_you_mean, excerpt, listed

_DAY = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})(?:[T ][0-9:.]+ ?(?:Z|UTC|[+-][0-9:]+)?)?")


class UnclearError(Exception):
    """A word of a row leads nowhere."""

    def __init__(self, code: Code, message: str, hint: str, says: str) -> None:
        """Say what is wrong with what a column says."""
        super().__init__(message)
        self.code, self.message, self.hint, self.says = code, message, hint, says


def unknown(
    code: Code, noun: str, word: str, known: Iterable[str], says: str, *, may_create: bool = False
) -> UnclearError:
    """Return that there is no entry of the catalog by the name that a column says."""
    also = "; `--create` writes what is missing" if may_create else ""
    hint = did_you_mean(word, known, f"write its file in catalog/ first{also}")
    message = f"there is no {noun} `{excerpt(word, 60)}`"
    return UnclearError(code, message, hint, says)


def one_of(code: Code, word: str, meant: Sequence[str], says: str) -> str:
    """Return the only entry that a word may mean; raise UnclearError where there are several."""
    if len(meant) > 1:
        told = f"`{excerpt(word, 60)}` may be {listed(meant, last='or')}"
        raise UnclearError(code, told, "write the id of the one that is meant", says)
    return meant[0]


def day_of(text: str, says: str) -> date:
    """Return the day that a cell holds, a time after it left out; raise UnclearError for others."""
    match = _DAY.fullmatch(text)
    day = parse_day(match[1]) if match else None
    if day is None:
        named = excerpt(text, 40)
        hint = "write days as 2026-11-23 (in a spreadsheet: the format yyyy-mm-dd)"
        raise UnclearError(ROW, f"`{named}` is no day", hint, says)
    return day
