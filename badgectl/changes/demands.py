"""How `requires` changed: what is asked for now, and whether that is more or less than before."""

from collections.abc import Iterator

from badgectl.changes.difference import Change, Leaning
from badgectl.changes.sides import Sides
from badgectl.changes.strictness import Requirements, Strictness, ordered, plain
from badgectl.changes.wording import instead
from badgectl.model.catalog import Catalog
from badgectl.model.requirements import Requirement
from badgectl.model.text import listed
from badgectl.rules.requirements import asks


def demand_changes(
    sides: Sides, who: str, old: Requirements, new: Requirements
) -> Iterator[Change]:
    """Yield how the demands of a badge or level (`who`) changed; other brackets change nothing."""
    befores, afters = plain(old), plain(new)
    strictness = Strictness(sides, befores, afters)
    same = {*ordered(befores)} & {*ordered(afters)}
    olds = [one for one in _needed(strictness, befores) if ordered([one])[0] not in same]
    news = [one for one in _needed(strictness, afters) if ordered([one])[0] not in same]
    # The names are those of today on both sides: a badge that was renamed asks for nothing new.
    names = sides.either
    for now, before in _together(strictness, news, olds):
        if not (now or before):
            continue
        if not before:
            yield Change(f"{who} now also asks for {_asked(names, now)}", "tightened")
        elif not now:
            yield Change(f"{who} no longer asks for {_asked(names, before)}", "loosened")
        else:
            leaning, is_same = _leaning(strictness, before, now)
            if not is_same:
                yield Change(f"{who} now asks for {_compared(names, now, before)}", leaning)


def _needed(strictness: Strictness, requirements: Requirements) -> list[Requirement]:
    """Return requirements without those that a stricter one of them makes idle."""
    if strictness.too_long:
        return list(requirements)
    return [
        one
        for one in requirements
        if not any(
            strictness.implies(other, one) and not strictness.implies(one, other)
            for other in requirements
        )
    ]


def _together(
    strictness: Strictness, news: list[Requirement], olds: list[Requirement]
) -> Iterator[tuple[list[Requirement], list[Requirement]]]:
    """Yield groups of new and old requirements that have to do with each other."""
    if strictness.too_long:
        yield news, olds
        return

    def near(one: Requirement, other: Requirement) -> bool:
        if strictness.implies(one, other) or strictness.implies(other, one):
            return True
        if one.any and other.any:
            return not {*one.any}.isdisjoint(other.any)
        return _topic(one) == _topic(other)

    while news:
        now, before = [news.pop(0)], list[Requirement]()
        while True:
            more = [one for one in olds if any(near(one, other) for other in now)]
            before, olds = before + more, [one for one in olds if one not in more]
            further = [one for one in news if any(near(one, other) for other in before)]
            now, news = now + further, [one for one in news if one not in further]
            if not more and not further:
                break
        yield now, before
    yield from (([], [one]) for one in olds)


def _topic(requirement: Requirement) -> tuple[object, ...]:
    """Return what a requirement is about, so that its old and its new form are told together."""
    match requirement:
        case Requirement(holds=str(badge_ref)):
            return ("holds", badge_ref.partition("@")[0])
        case Requirement(count=count) if count:
            return ("count", (count.badge or "").partition("@")[0], count.kind, count.topic)
        case Requirement(metric=metric) if metric:
            return ("metric", metric.name)
        case _:
            fields = requirement.__struct_fields__
            return tuple(name for name in fields if getattr(requirement, name) is not None)


def _leaning(
    strictness: Strictness, old: list[Requirement], new: list[Requirement]
) -> tuple[Leaning | None, bool]:
    """Return whether demands became stricter, and whether they ask for the same as before."""
    more, less = strictness.all_imply(new, old), strictness.all_imply(old, new)
    if more == less:
        return None, more
    return ("tightened" if more else "loosened"), False


def _compared(names: Catalog, new: list[Requirement], old: list[Requirement]) -> str:
    now, before = _asked(names, new), _asked(names, old)
    if any(len(group) > 1 or group[0].any for group in (new, old)):
        return f"{now}; before, for {before}"
    return instead(now, before)


def _asked(names: Catalog, requirements: list[Requirement]) -> str:
    """Return what requirements ask together; ways to choose from stand apart from the rest."""
    if len(requirements) == 1:
        return asks(names, requirements[0])
    return listed(f"({asks(names, one)})" if one.any else asks(names, one) for one in requirements)
