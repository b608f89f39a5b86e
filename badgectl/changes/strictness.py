"""Which of two requirements asks for more, and which ways of writing them make no difference."""

from collections.abc import Iterable
from functools import cache

import msgspec

from badgectl.changes.sides import Sides
from badgectl.model.days import days_in
from badgectl.model.requirements import Count, Requirement

Requirements = tuple[Requirement, ...]

_MOST = 200  # parts of a list: beyond it nobody reads them, and comparing them would take long


def plain(requirements: Iterable[Requirement]) -> Requirements:
    """Return a list of requirements without brackets that make no difference, each once."""
    return _each_once(part for one in requirements for part in _parts(one))


def ordered(requirements: Iterable[Requirement]) -> Requirements:
    """Return requirements in an order that does not depend on how they were written."""
    inside = (_ordered_inside(one) for one in requirements)
    return tuple(sorted(inside, key=msgspec.json.encode))


def _ordered_inside(one: Requirement) -> Requirement:
    if one.all:
        return Requirement(all=ordered(one.all))
    return Requirement(any=ordered(one.any)) if one.any else one


def _each_once(requirements: Iterable[Requirement]) -> Requirements:
    found: dict[Requirement, Requirement] = {}
    for one in requirements:
        found.setdefault(_ordered_inside(one), one)
    return tuple(found.values())


def _parts(one: Requirement) -> Requirements:
    """Return what all must be met for one requirement to be: itself, mostly."""
    if one.all:
        return plain(one.all)
    if not one.any:
        return (one,)
    ways: list[Requirement] = []
    for way in one.any:
        parts = plain((way,))
        if len(parts) == 1:
            ways += parts[0].any or parts
        else:
            ways.append(Requirement(all=parts))
    apart = _each_once(ways)
    return (apart[0].all or apart) if len(apart) == 1 else (Requirement(any=apart),)


class Strictness:
    """Answers whether one requirement asks for at least as much as another."""

    def __init__(self, sides: Sides, *lists: Requirements) -> None:
        """Rank levels as the sides know them; lists that are too long are not compared."""
        self._sides = sides
        self.too_long = any(sum(map(_size, one)) > _MOST for one in lists)
        self._known = cache(self._implies)

    def implies(self, one: Requirement, other: Requirement) -> bool:
        """Tell whether whoever meets one meets the other; both are plain."""
        return not self.too_long and self._known(one, other)

    def all_imply(self, some: Iterable[Requirement], others: Iterable[Requirement]) -> bool:
        """Tell whether whoever meets all of some meets all of others."""
        given = list(some)
        return all(any(self.implies(one, other) for one in given) for other in others)

    def _implies(self, one: Requirement, other: Requirement) -> bool:
        if one.any:
            return all(self._known(way, other) for way in one.any)
        if other.all:
            return all(self._known(one, part) for part in other.all)
        if other.any and any(self._known(one, way) for way in other.any):
            return True
        if one.all:
            return any(self._known(part, other) for part in one.all)
        return self._asks_no_less(one, other)

    def _asks_no_less(self, one: Requirement, other: Requirement) -> bool:
        """Compare two requirements without parts: about the same thing, and each number as high."""
        if one.holds and other.holds:
            return self._is_level(one.holds, other.holds)
        if one.count and other.count:
            return self._counts_no_less(one.count, other.count)
        if one.metric and other.metric and one.metric.name != other.metric.name:
            return False
        many, few = _numbers(one), _numbers(other)
        return bool(many) and len(many) == len(few) and _no_lower(many, few)

    def _counts_no_less(self, one: Count, other: Count) -> bool:
        return (
            (other.badge is None or self._is_level(one.badge or "", other.badge))
            and other.kind in (None, one.kind)
            and other.topic in (None, one.topic)
            and _no_lower(_count_numbers(one), _count_numbers(other))
        )

    def _is_level(self, high: str, low: str) -> bool:
        """Tell whether `badge@level` is that badge, at that level or above."""
        badge_id, _, level = low.partition("@")
        is_above = not level or 0 < self._rank(low) <= self._rank(high)
        return high == low or (high.partition("@")[0] == badge_id and is_above)

    def _rank(self, badge_ref: str) -> int:
        badge_id, _, level = badge_ref.partition("@")
        found = (side.badges.get(badge_id) for side in (self._sides.new, self._sides.old))
        return next((rank for badge in found if badge and (rank := badge.rank(level))), 0)


def _no_lower(some: tuple[float, ...], others: tuple[float, ...]) -> bool:
    return all(a >= b for a, b in zip(some, others, strict=True))


def _size(one: Requirement) -> int:
    return 1 + sum(map(_size, one.all or one.any or ()))


def _count_numbers(count: Count) -> tuple[float, ...]:
    distinct = [n or 0 for n in (count.from_people, count.from_functions, count.from_teams)]
    return (max(count.at_least, *distinct), *distinct, -days_in(count.within))


def _numbers(one: Requirement) -> tuple[float, ...]:
    """Return the numbers of a demand, each the stricter the higher; other kinds have others."""
    if one.metric:
        return (one.metric.at_least,)
    if one.helped:
        apart = [n or 0 for n in (one.helped.other_function, one.helped.other_team)]
        return (max(one.helped.people or 0, *apart), *apart, 0)
    if one.together:
        apart = [n or 0 for n in (one.together.teams, one.together.functions)]
        return (max(one.together.people or 0, *apart), *apart)
    return ()
