"""Rules that propose awards, in words."""

from collections.abc import Iterator

from badgectl.model.suggestions import DeedFilter, Suggestion
from badgectl.model.text import listed, number


def condition_of(rule: Suggestion) -> str:
    """Return when a rule proposes its badge: `20 reviewed-by for 3 people within 6 months`."""
    return " ".join(_parts(rule))


def _parts(rule: Suggestion) -> Iterator[str]:
    yield f"{rule.at_least} {listed(rule.deeds.kinds, 'or')}"
    yield from _narrowed(rule.deeds)
    if rule.for_people:
        yield f"for {rule.for_people} people"
    if rule.total is not None:
        yield f"adding up to {number(rule.total)}"
    if rule.on_days:
        yield f"on {rule.on_days} days"
    if rule.weeks_in_a_row:
        yield f"in {rule.weeks_in_a_row} weeks in a row"
    if rule.within:
        yield f"within {rule.within}"
    if rule.every:
        yield f"in one {rule.every}"


def _narrowed(deeds: DeedFilter) -> Iterator[str]:
    if deeds.touching:
        yield f"touching {listed(deeds.touching, 'or')}"
    if deeds.other_than:
        yield f"touching more than {listed(deeds.other_than)}"
    if deeds.for_other:
        yield f"for another {deeds.for_other}"
    if deeds.outside:
        yield f"by others than {deeds.outside}"
