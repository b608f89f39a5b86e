"""Who may award what under the old rules and under the new ones."""

from collections.abc import Iterator
from datetime import date

from badgectl.changes.difference import Effect, Meaning
from badgectl.changes.effects import effect
from badgectl.changes.wording import pairs
from badgectl.model.badges import Badge
from badgectl.model.catalog import Catalog
from badgectl.model.ledger import Ledger
from badgectl.model.policy import Group
from badgectl.rules.givers import ANY_TEAM, HOME_TEAM, Rule, may


def right_effects(old: Catalog, new: Catalog, ledger: Ledger, day: date) -> Iterator[Effect]:
    """Yield who gains and who loses the right to award badges; `anyone` needs no names."""
    people_changed = (old.people, old.teams, old.program) != (new.people, new.teams, new.program)
    found: dict[tuple[Meaning, frozenset[str]], list[str]] = {}
    for badge_id, was, badge in pairs(old.badges, new.badges):
        if was is None or badge is None or badge.status == "retired":
            continue
        rules = _givers(was), _givers(badge)
        if isinstance(rules[0], str) or isinstance(rules[1], str):
            continue
        if rules[0] == rules[1] and not people_changed:
            continue
        before, after = _allowed(old, ledger, rules[0], day), _allowed(new, ledger, rules[1], day)
        for meaning, who in (("may-award", after - before), ("may-award-no-more", before - after)):
            if who:
                found.setdefault((meaning, who), []).append(badge_id)  # type: ignore[arg-type]
    for (meaning, who), badges in found.items():
        yield effect((old, new), meaning, badges, who)


def _givers(badge: Badge) -> str | tuple[Rule, ...]:
    """Return who may award a badge, with or without a nomination, to somebody at least."""
    policy = badge.awarding
    if isinstance(policy.givers, str):
        return policy.givers
    deciders = policy.deciders if policy.nomination else ()
    rules: tuple[Rule, ...] = (*policy.givers, *deciders)
    return tuple(Group(lead=ANY_TEAM) if rule == Group(lead=HOME_TEAM) else rule for rule in rules)


def _allowed(
    catalog: Catalog, ledger: Ledger, rules: str | tuple[Rule, ...], day: date
) -> frozenset[str]:
    return frozenset(
        who for who in catalog.people if may(catalog, ledger, rules, who=who, recipient="", day=day)
    )
