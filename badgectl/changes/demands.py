"""How `requires` changed: what is asked for now, and whether that is more or less than before."""

from collections.abc import Iterator

from badgectl.changes.difference import Change, Leaning
from badgectl.changes.wording import instead
from badgectl.model.catalog import Catalog
from badgectl.model.days import days_in
from badgectl.model.requirements import Requirement
from badgectl.rules.requirements import asks

Requirements = tuple[Requirement, ...]


def demand_changes(
    catalogs: tuple[Catalog, Catalog], who: str, old: Requirements, new: Requirements
) -> Iterator[Change]:
    """Yield how the demands of a badge or level (`who`) changed from the old to the new."""
    # The names are those of today on both sides: a badge that was renamed asks for nothing new.
    after = catalogs[1]
    olds = [one for one in old if one not in new]
    for demand in new:
        if demand in old:
            continue
        previous = next((one for one in olds if _topic(one) == _topic(demand)), None)
        if previous is None:
            yield Change(f"{who} now also asks for {asks(after, demand)}", "tightened")
            continue
        olds.remove(previous)
        said = instead(asks(after, demand), asks(after, previous))
        yield Change(f"{who} now asks for {said}", _leaning(catalogs, previous, demand))
    for demand in olds:
        yield Change(f"{who} no longer asks for {asks(after, demand)}", "loosened")


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
    catalogs: tuple[Catalog, Catalog], old: Requirement, new: Requirement
) -> Leaning | None:
    """Return whether a demand became stricter, as far as numbers tell."""
    few, many = _numbers(catalogs[0], old), _numbers(catalogs[1], new)
    if len(few) != len(many) or few == many:
        return None
    if all(a <= b for a, b in zip(few, many, strict=True)):
        return "tightened"
    return "loosened" if all(a >= b for a, b in zip(few, many, strict=True)) else None


def _numbers(catalog: Catalog, requirement: Requirement) -> tuple[float, ...]:
    """Return the numbers of a demand, each the stricter the higher; empty for nested ones."""
    match requirement:
        case Requirement(holds=str(badge_ref)):
            return (_rank(catalog, badge_ref),)
        case Requirement(count=count) if count:
            distinct = (count.from_people, count.from_functions, count.from_teams)
            return (
                count.at_least,
                *(number or 0 for number in distinct),
                _rank(catalog, count.badge or ""),
                -days_in(count.within),
            )
        case Requirement(metric=metric) if metric:
            return (metric.at_least,)
        case Requirement(helped=helped) if helped:
            return tuple(n or 0 for n in (helped.people, helped.other_function, helped.other_team))
        case Requirement(together=together) if together:
            return tuple(n or 0 for n in (together.people, together.teams, together.functions))
        case _:
            return ()


def _rank(catalog: Catalog, badge_ref: str) -> int:
    badge_id, _, level = badge_ref.partition("@")
    badge = catalog.badges.get(badge_id)
    return badge.rank(level) if badge else 0
