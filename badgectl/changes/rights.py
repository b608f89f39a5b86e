"""Who may award what under the old rules and under the new ones."""

from collections.abc import Mapping
from datetime import date

from badgectl.changes.difference import Effect, Meaning
from badgectl.changes.effects import Everybody, effect
from badgectl.changes.groups import Rules, for_somebody
from badgectl.changes.sides import Sides
from badgectl.changes.wording import pairs
from badgectl.model.badges import Badge
from badgectl.model.catalog import Catalog
from badgectl.model.ledger import Ledger
from badgectl.rules.givers import may

People = frozenset[str]


def right_effects(
    sides: Sides, new_ids: Mapping[str, str], ledger: Ledger, day: date
) -> tuple[Effect, ...]:
    """Return who gains and who loses the right to award badges, most people first.

    `new_ids` tells what people are called now who were renamed.
    """
    old, new = sides.old, sides.new
    people_changed = (old.people, old.teams, old.program) != (new.people, new.teams, new.program)
    found: dict[tuple[Meaning, Everybody, People], list[str]] = {}
    for badge_id, was, badge in pairs(old.badges, new.badges):
        if was is None or badge is None or badge.status == "retired":
            continue
        rules = _givers(was), _givers(badge)
        if rules[0] == rules[1] and (not people_changed or rules[0] == "anyone"):
            continue
        before = {new_ids.get(one, one) for one in _allowed(old, ledger, rules[0], day)}
        after = _allowed(new, ledger, rules[1], day)
        opened, closed = _everybody(rules[1], before), _everybody(rules[0], after)
        gained, lost = frozenset(after - before), frozenset(before - after)
        if gained:
            found.setdefault(("may-award", opened, gained), []).append(badge_id)
        if lost:
            found.setdefault(("may-award-no-more", closed, lost), []).append(badge_id)
    effects = [
        effect(sides, meaning, badges, who, everybody=everybody)
        for (meaning, everybody, who), badges in found.items()
    ]
    return tuple(sorted(effects, key=lambda one: -len(one.recipients) - one.unnamed))


def _everybody(rules: Rules, others: set[str]) -> Everybody:
    """Return how those are called whom `anyone` names beside others."""
    if rules != "anyone":
        return ""
    return "Everybody else" if others else "Everybody"


def _givers(badge: Badge) -> Rules:
    """Return who may award a badge, with or without a nomination, to somebody at least."""
    policy = badge.awarding
    if badge.status == "retired":
        return ()
    if policy.givers == "anyone" or not policy.nomination:
        return for_somebody(policy.givers)
    deciders = policy.deciders
    if isinstance(deciders, str) or isinstance(policy.givers, str):
        return for_somebody(deciders)
    return for_somebody((*policy.givers, *deciders))


def _allowed(catalog: Catalog, ledger: Ledger, rules: Rules, day: date) -> set[str]:
    return {
        who for who in catalog.people if may(catalog, ledger, rules, who=who, recipient="", day=day)
    }
