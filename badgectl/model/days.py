"""Days and lengths of time as the files write them."""

import math
import re
from datetime import date, timedelta
from typing import Literal

from badgectl.model.forms import Length

Window = Literal["day", "week", "month", "quarter", "year"]

_LENGTH = re.compile(r"([0-9]+) (day|week|month|year)s?")
_MONTHS = {"month": 1, "year": 12}


def _add_months(day: date, months: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if not date.min.year <= year < date.max.year:
        return date.max if months > 0 else date.min
    after = date(year + month // 11, (month + 1) % 12 + 1, 1)
    return date(year, month + 1, min(day.day, (after - timedelta(days=1)).day))


def later(day: date, length: Length, times: int = 1) -> date:
    """Return the day that lies `length` after `day` (before it with `times=-1`).

    The last day of a shorter month stands in for a day that it lacks; calendar ends are kept.
    """
    match = _LENGTH.fullmatch(length)
    if match is None:
        raise ValueError(f"not a length of time: {length!r}")
    number, unit = int(match[1]) * times, match[2]
    if unit in _MONTHS:
        return _add_months(day, number * _MONTHS[unit])
    days = number * (7 if unit == "week" else 1)
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return date.max if days > 0 else date.min


def earlier(day: date, length: Length) -> date:
    """Return the day that lies `length` before `day`."""
    return later(day, length, -1)


def days_in(length: Length | None) -> float:
    """Return how many days a length of time has, to compare it with others; None is without end."""
    start = date(2000, 1, 1)
    return (later(start, length) - start).days if length else math.inf


def window_start(day: date, window: Window) -> date:
    """Return the first day of the calendar day, week (Monday), month, quarter or year of `day`."""
    match window:
        case "day":
            return day
        case "week":
            return day - timedelta(days=day.weekday())
        case "month":
            return day.replace(day=1)
        case "quarter":
            return date(day.year, (day.month - 1) // 3 * 3 + 1, 1)
        case "year":
            return date(day.year, 1, 1)


def quarter_of(day: date) -> str:
    """Return the quarter of a day as `2026-q4`."""
    return f"{day.year:04d}-q{(day.month - 1) // 3 + 1}"


def period_start(period: str) -> date | None:
    """Return the first day of a year, quarter or month (`2026`, `2026-q4`, `2026-11`), or None."""
    match = re.fullmatch(r"([0-9]{4})(?:-q([1-4])|-(0[1-9]|1[0-2]))?", period)
    if match is None or match[1] == "0000":
        return None
    month = int(match[2]) * 3 - 2 if match[2] else int(match[3] or 1)
    return date(int(match[1]), month, 1)


def month_of(day: date) -> str:
    """Return the month of a day as `2026-11`."""
    return f"{day.year:04d}-{day.month:02d}"
