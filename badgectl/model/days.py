"""Days and lengths of time as the files write them."""

import math
import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Literal

from badgectl.model.forms import LENGTH, PERIOD, Length

Window = Literal["day", "week", "month", "quarter", "year"]

_LENGTHS: dict[Window, Length] = {
    "day": "1 day", "week": "1 week", "month": "1 month", "quarter": "3 months", "year": "1 year",
}  # fmt: skip
_MONTHS = {"month": 1, "quarter": 3, "year": 12}


def shifted(day: date, days: int) -> date:
    """Return the day that lies so many days after another, or before it; calendar ends are kept."""
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return date.max if days > 0 else date.min


def _month_end(year: int, month: int) -> date:
    if month == 12:
        return date(year, 12, 31)
    return date(year, month + 1, 1) - timedelta(days=1)


def _add_months(day: date, months: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if not date.min.year <= year <= date.max.year:
        return date.max if months > 0 else date.min
    return date(year, month + 1, min(day.day, _month_end(year, month + 1).day))


def later(day: date, length: Length, times: int = 1) -> date:
    """Return the day that lies `length` after `day` (before it with `times=-1`).

    The last day of a shorter month stands in for a day that it lacks; calendar ends are kept.
    """
    if re.fullmatch(LENGTH, length) is None:
        raise ValueError(f"not a length of time: {length!r}")
    said, unit = length.removesuffix("s").split(" ")
    number = int(said) * times
    if unit in _MONTHS:
        return _add_months(day, number * _MONTHS[unit])
    return shifted(day, number * (7 if unit == "week" else 1))


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


def window_end(day: date, window: Window) -> date:
    """Return the last day of the calendar day, week, month, quarter or year of `day`."""
    start = window_start(day, window)
    if window in _MONTHS:
        return _month_end(start.year, start.month + _MONTHS[window] - 1)
    return shifted(start, 6 if window == "week" else 0)


def time_before(since: date, until: date, window: Window | None = None) -> tuple[date, date]:
    """Return the time before a period, to compare it with: so many days before it.

    Of a calendar window it is the same part of the window before: November till the 23rd follows
    October till the 23rd.
    """
    if window is None:
        return shifted(since, (since - until).days - 1), shifted(since, -1)
    length = _LENGTHS[window]
    is_whole = until == window_end(since, window)
    last = shifted(since, -1) if is_whole else earlier(until, length)
    return earlier(since, length), last


def period_end(period: str) -> date | None:
    """Return the last day of a year, quarter or month (`2026`, `2026-q4`, `2026-11`), or None."""
    first = period_start(period)
    if first is None:
        return None
    window: Window = "quarter" if "q" in period else "month" if "-" in period else "year"
    return window_end(first, window)


def quarter_of(day: date) -> str:
    """Return the quarter of a day as `2026-q4`."""
    return f"{day.year:04d}-q{(day.month - 1) // 3 + 1}"


def period_start(period: str) -> date | None:
    """Return the first day of a year, quarter or month (`2026`, `2026-q4`, `2026-11`), or None."""
    year, _, part = period.partition("-")
    if re.fullmatch(PERIOD, period) is None or year == "0000":
        return None
    month = int(part[1:]) * 3 - 2 if part.startswith("q") else int(part or 1)
    return date(int(year), month, 1)


def month_of(day: date) -> str:
    """Return the month of a day as `2026-11`."""
    return f"{day.year:04d}-{day.month:02d}"


def months(first: str, last: str) -> Iterator[str]:
    """Yield all months from one to another, both as `2026-11`."""
    day, end = date.fromisoformat(f"{first}-01"), date.fromisoformat(f"{last}-01")
    while day <= end:
        yield month_of(day)
        day = later(day, "1 month")
