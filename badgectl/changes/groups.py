"""How the groups of people changed who may do something: award, nominate, decide, revoke."""

from collections.abc import Iterable, Iterator
from datetime import date

from badgectl.changes.difference import Change, Leaning
from badgectl.changes.sides import Sides
from badgectl.model.catalog import Catalog
from badgectl.model.ledger import Ledger
from badgectl.model.policy import Group
from badgectl.rules.givers import ANY_TEAM, HOME_TEAM, Rule, described, may

Rules = str | tuple[Rule, ...]


def group_changes(sides: Sides, act: str, old: Rules, new: Rules) -> Iterator[Change]:
    """Yield who may do something now; groups are told one by one, `anyone` as a whole.

    That a group is named no longer does not say that its people may not: another entry may cover
    them. Whom that leaves without the right is told person by person (rights.py).
    """
    if old == new:
        return
    if isinstance(old, str) or isinstance(new, str) or not (old and new):
        now, before = described(sides.either, new), described(sides.either, old)
        yield Change(f"who may {act}: now {now}, before {before}", _leaning(old, new))
        return
    gained = [rule for rule in new if rule not in old]
    lost = [rule for rule in old if rule not in new]
    fresh = [rule for rule in gained if not _is_covered(sides.old, rule, old)]
    gone = [rule for rule in lost if not _is_covered(sides.new, rule, new)]
    if fresh:
        yield Change(f"{described(sides.either, fresh)} may now {act}", "loosened")
    listing = f"the list of who may {act}"
    if known := [rule for rule in gained if rule not in fresh]:
        whom = described(sides.either, known)
        yield Change(f"{listing} now names {whom}, whom another entry covered before")
    if gone:
        whom = described(sides.either, gone)
        yield Change(f"{listing} no longer names {whom}", "tightened")
    if kept := [rule for rule in lost if rule not in gone]:
        whom = described(sides.either, kept)
        yield Change(f"{listing} no longer names {whom}, whom another entry covers")


def _leaning(old: Rules, new: Rules) -> Leaning | None:
    if "anyone" in (old, new):
        return "loosened" if new == "anyone" else "tightened"
    if "rules" in (old, new):
        return None
    return "loosened" if new else "tightened"


def _is_covered(catalog: Catalog, rule: Rule, rules: Iterable[Rule]) -> bool:
    """Tell whether whoever falls under a rule falls under others too, whoever receives.

    What depends on records is compared by what is written: a lower level of the same badge.
    """
    others = tuple(rules)
    match rule:
        case Group(lead="home-team"):
            return Group(lead=ANY_TEAM) in others
        case Group(holders=str(badge_ref)):
            return any(_is_level(catalog, badge_ref, other) for other in others)
    people = [who for who in catalog.people if _falls_under(catalog, who, (rule,))]
    return bool(people) and all(_falls_under(catalog, who, others) for who in people)


def _falls_under(catalog: Catalog, who: str, rules: Iterable[Rule]) -> bool:
    return may(catalog, Ledger(), rules, who=who, recipient="", day=date.min)


def _is_level(catalog: Catalog, badge_ref: str, rule: Rule) -> bool:
    """Tell whether a rule names the holders of a badge at that level or at a lower one."""
    if not isinstance(rule, Group) or rule.holders is None:
        return False
    (high, _, level), (low, _, least) = badge_ref.partition("@"), rule.holders.partition("@")
    badge = catalog.badges.get(high)
    return high == low and badge is not None and badge.rank(level) >= badge.rank(least)


def for_somebody(rules: Rules) -> Rules:
    """Return rules under which falls who may do something for one recipient at least."""
    if isinstance(rules, str):
        return rules
    return tuple(Group(lead=ANY_TEAM) if rule == Group(lead=HOME_TEAM) else rule for rule in rules)
