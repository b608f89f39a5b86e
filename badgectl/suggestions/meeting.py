"""When a rule is met: the first day on which one person's deeds are enough."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from itertools import groupby

from msgspec import Struct

from badgectl.model.days import earlier, window_start
from badgectl.model.suggestions import PLACEHOLDERS, Suggestion
from badgectl.suggestions.deeds import Deed


class Met(Struct, frozen=True, kw_only=True):
    """A rule that one person's deeds meet, and those deeds, oldest first."""

    deeds: tuple[Deed, ...]
    weeks: int
    window: date | None = None
    """The first day of the calendar window that they lie in, where a rule looks at each."""

    @property
    def on(self) -> date:
        """The day on which there were enough."""
        return self.deeds[-1].day

    @property
    def people(self) -> tuple[str, ...]:
        """For whom it was done, each once."""
        return tuple(dict.fromkeys(deed.whom for deed in self.deeds if deed.whom))

    @property
    def total(self) -> float:
        """The sum of their values."""
        return sum(deed.value for deed in self.deeds)

    def words(self) -> dict[str, str]:
        """Return what the placeholders in a reason stand for."""
        values = (
            len(self.deeds),
            len({deed.day for deed in self.deeds}),
            self.weeks,
            len(self.people),
            f"{self.total:g}",
            self.deeds[0].day,
            self.on,
        )
        return dict(zip(PLACEHOLDERS, map(str, values), strict=True))


def met(rule: Suggestion, deeds: Sequence[Deed]) -> Iterator[Met]:
    """Yield when the deeds of one person meet a rule: once, or once in each calendar window."""
    by_day = sorted(deeds, key=_day)
    if rule.every is None:
        found = _first(rule, by_day)
        if found is not None:
            yield found
        return
    window = rule.every
    start_of: Callable[[Deed], date] = lambda deed: window_start(deed.day, window)  # noqa: E731
    for start, group in groupby(by_day, start_of):
        found = _first(rule, list(group), start)
        if found is not None:
            yield found


def _day(deed: Deed) -> date:
    return deed.day


def _first(rule: Suggestion, deeds: Sequence[Deed], window: date | None = None) -> Met | None:
    tally, start = _Tally(), 0
    for n, deed in enumerate(deeds):
        tally.add(deed)
        while rule.within and deeds[start].day <= earlier(deed.day, rule.within):
            tally.drop(deeds[start])
            start += 1
        if tally.meets(rule):
            return Met(deeds=tuple(deeds[start : n + 1]), weeks=tally.weeks, window=window)
    return None


class _Tally:
    """What deeds add up to while some join at the end and others leave at the beginning."""

    def __init__(self) -> None:
        self._count, self._total, self._run, self._week = 0, 0.0, 0, 0
        self._days: Counter[date] = Counter()
        self._weeks: Counter[int] = Counter()
        self._people: Counter[str] = Counter()

    @property
    def weeks(self) -> int:
        """How many weeks in a row there are, the latest among them."""
        oldest = next(iter(self._weeks), self._week)
        return min(self._run, self._week - oldest + 1)

    def add(self, deed: Deed) -> None:
        week = (deed.day.toordinal() - 1) // 7  # day 1 was a Monday
        if week != self._week:
            self._run = self._run + 1 if week == self._week + 1 else 1
        self._week = week
        self._count, self._total = self._count + 1, self._total + deed.value
        self._days[deed.day] += 1
        self._weeks[week] += 1
        if deed.whom:
            self._people[deed.whom] += 1

    def drop(self, deed: Deed) -> None:
        self._count, self._total = self._count - 1, self._total - deed.value
        week = (deed.day.toordinal() - 1) // 7
        _less(self._days, deed.day)
        _less(self._weeks, week)
        if deed.whom:
            _less(self._people, deed.whom)

    def meets(self, rule: Suggestion) -> bool:
        return (
            self._count >= rule.at_least
            and len(self._days) >= (rule.on_days or 0)
            and self.weeks >= (rule.weeks_in_a_row or 0)
            and len(self._people) >= (rule.for_people or 0)
            and (rule.total is None or self._total >= rule.total)
        )


def _less(counter: Counter, key: object) -> None:  # type: ignore[type-arg]
    counter[key] -= 1
    if not counter[key]:
        del counter[key]
