"""For whom new rules matter: who reaches a level by them, who keeps or loses one.

Both catalogs are held against the records of the base, so that what is found comes from the rules.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Literal

import msgspec

from badgectl.changes.difference import Effect, Meaning
from badgectl.changes.sides import Sides
from badgectl.model.badges import Badge
from badgectl.model.catalog import Catalog
from badgectl.model.ledger import Ledger
from badgectl.model.paths import badge_at
from badgectl.model.records import Award
from badgectl.model.requirements import Requirement
from badgectl.model.standing import Standing, standings
from badgectl.model.text import counted, listed
from badgectl.rules.givers import may_receive
from badgectl.rules.joint import JointGroups, joint_groups, joint_key
from badgectl.rules.requirements import Claim, check_all

Held = dict[tuple[str, str], Standing]

Everybody = Literal["", "Everybody", "Everybody else"]

UNNAMED = "somebody not to be named"
_NAMED = 10
_STANDS = "nothing is taken away: an award is judged by the badge as it stood at its entry"
_SAID: dict[Meaning, tuple[str, str, str]] = {
    "reach": ("reaches", "reach", "{badges} by the new rules"),
    "miss": ("met", "met", "what {badges} requires, and would not any more"),
    "keep": ("keeps", "keep", f"{{badges}}, which requires more now; {_STANDS}"),
    "lose": ("holds", "hold", "{badges}, which the new rules do not know or count any more"),
    "may-award": ("may", "may", "now award {badges}"),
    "may-award-no-more": ("may", "may", "no longer award {badges}"),
}
"""The sentence for one and for several: its verb, and the rest."""
_MEETS = ("meets", "meet", "what the machine checks for {badges}; people still award it")


def rule_effects(sides: Sides, ledger: Ledger, day: date) -> Iterator[Effect]:
    """Yield what the changes of badges mean for those who hold them or come near."""
    old, new = sides.old, sides.new
    if old.badges == new.badges:
        return
    before, after = standings(old, ledger, day), standings(new, ledger, day)
    for badge in sorted(new.badges.values(), key=lambda badge: badge.id):
        was = old.badges.get(badge.id)
        if was is not None and _same_demands(was, badge):
            continue
        if badge.status == "active":
            yield from _reached(sides, ledger, before, was, badge, day)
        if was is not None:
            yield from _kept(sides, ledger, before, was, badge, day)
    yield from _lost(sides, before, after)


def effect(
    sides: Sides,
    meaning: Meaning,
    badges: Iterable[str],
    recipients: Iterable[str],
    *,
    everybody: Everybody = "",
) -> Effect:
    """Return an effect with its sentence; who is hidden is counted, not named."""
    whom, badges = sorted(set(recipients)), tuple(badges)
    shown = [one for one in whom if not sides.is_hidden(one)]
    one_does, many_do, rest = _SAID[meaning]
    if meaning == "reach" and not all(_by_rules(sides.new, badge) for badge in badges):
        one_does, many_do, rest = _MEETS
    who = named(sides, whom)
    if everybody:
        who = f"{everybody} ({counted(len(whom), 'person', 'people')}: {who})"
    verb = one_does if len(whom) == 1 else many_do
    titles = listed(title(sides, badge) for badge in badges)
    return Effect(
        meaning=meaning,
        badges=badges,
        recipients=tuple(shown),
        unnamed=len(whom) - len(shown),
        everybody=bool(everybody),
        text=f"{who} {verb} {rest.format(badges=titles)}",
    )


def named(sides: Sides, recipients: Iterable[str]) -> str:
    """Return a few names, and how many there are beside them; who is hidden is counted."""
    whom = sorted(set(recipients))
    shown = [
        f"{sides.either.recipient_name(one)} ({one})" for one in whom if not sides.is_hidden(one)
    ][:_NAMED]
    if not shown:
        return f"{len(whom)} who wish not to be named" if len(whom) > 1 else UNNAMED
    more = len(whom) - len(shown)
    return listed([*shown, counted(more, "other")] if more else shown)


def title(sides: Sides, badge_ref: str) -> str:
    """Return what people call a badge, or one of its levels, on the side that has it."""
    badge_id, _, level = badge_ref.partition("@")
    for catalog in (sides.new, sides.old):
        badge = catalog.badges.get(badge_id)
        if badge is not None and (not level or badge.level(level)):
            return badge.title(level or None)
    return badge_ref


def _by_rules(catalog: Catalog, badge_ref: str) -> bool:
    badge = catalog.badges.get(badge_ref.partition("@")[0])
    return badge is not None and badge.awarding.by_rules


def _ref(badge: Badge, level: str | None) -> str:
    return badge_at(badge.id, level)


def _reached(
    sides: Sides, ledger: Ledger, before: Held, was: Badge | None, badge: Badge, day: date
) -> Iterator[Effect]:
    """Yield who newly meets what a badge requires, and who no longer does, at the highest level."""
    old, new = sides.old, sides.new
    reached: dict[str | None, list[str]] = {}
    missed: dict[str | None, list[str]] = {}
    for recipient in may_receive(new, badge):
        held = before.get((recipient, badge.id))
        if held is not None and not badge.levels:
            continue
        rank = held.rank if held else 0
        claim = Claim(recipient=recipient, day=day)
        then = _meets(old, ledger, claim, was, rank) if was is not None else None
        now = _meets(new, ledger, claim, badge, rank)
        if now and (then is None or len(now) > len(then)):
            reached.setdefault(now[-1], []).append(recipient)
        elif then and len(now) < len(then):
            missed.setdefault(then[-1], []).append(recipient)
    for level, who in reached.items():
        yield effect(sides, "reach", [_ref(badge, level)], who)
    for level, who in missed.items():
        yield effect(sides, "miss", [_ref(badge, level)], who)


def _same_demands(was: Badge, badge: Badge) -> bool:
    levels = [level.id for level in badge.levels]
    return levels == [level.id for level in was.levels] and all(
        was.requires_for(level) == badge.requires_for(level) for level in (None, *levels)
    )


def _meets(
    catalog: Catalog, ledger: Ledger, claim: Claim, badge: Badge, rank: int
) -> list[str | None]:
    """Return the levels above a rank whose requirements are met; those without any do not count."""
    levels: list[str | None] = [level.id for level in badge.levels[rank:]] or [None]
    met: list[str | None] = []
    for level in levels:
        requires = badge.requires_for(level, rank)
        if not check_all(catalog, ledger, claim, requires).met:
            break
        if requires:
            met.append(level)
    return met


def _kept(
    sides: Sides, ledger: Ledger, before: Held, was: Badge, badge: Badge, day: date
) -> Iterator[Effect]:
    """Yield whose awards met the old requirements of a level and would not meet the new ones."""
    holders = [one for one in before.values() if one.badge == badge.id]
    together = joint_groups(ledger, (award for one in holders for award in one.awards))
    for level in (*(level.id for level in was.levels),) or (None,):
        if level is not None and badge.level(level) is None:
            continue
        rank = was.rank(level)
        old_rules = was.requires_for(level, rank - 1 if level else 0)
        new_rules = badge.requires_for(level, badge.rank(level) - 1 if level else 0)
        if old_rules == new_rules:
            continue
        kept = []
        for one in holders:
            award = _award_of(was, one, rank)
            if award is None or award.recipient != one.recipient:
                continue
            without, claims = ledger.without([award]), _claims(award, together, day)
            if _is_met(sides.old, without, claims, old_rules) and not _is_met(
                sides.new, without, claims, new_rules
            ):
                kept.append(one.recipient)
        if kept:
            yield effect(sides, "keep", [_ref(badge, level)], kept)


def _award_of(badge: Badge, held: Standing, rank: int) -> Award | None:
    """Return the award by which somebody reached a rank: the lowest that is high enough."""
    enough = [award for award in held.awards if badge.rank(award.level) >= rank]
    return enough[-1] if enough else None


def _claims(award: Award, together: JointGroups, day: date) -> tuple[Claim, ...]:
    """Return what an award claims, on the day on which it was made and today."""
    claim = Claim(
        recipient=award.recipient,
        day=award.day or day,
        helped=award.helped,
        measured=award.measured,
        joint=together.get(joint_key(award), ()),
    )
    return (claim,) if claim.day == day else (claim, msgspec.structs.replace(claim, day=day))


def _is_met(
    catalog: Catalog, ledger: Ledger, claims: Iterable[Claim], rules: Iterable[Requirement]
) -> bool:
    return any(check_all(catalog, ledger, claim, rules).met for claim in claims)


def _lost(sides: Sides, before: Held, after: Held) -> Iterator[Effect]:
    """Yield who holds what no longer exists or no longer counts."""
    old, new = sides.old, sides.new
    lost: dict[str, list[str]] = {}
    for key, held in before.items():
        was, badge = old.badges.get(held.badge), new.badges.get(held.badge)
        if was is None:
            continue
        defined = badge is not None and (held.level is None or badge.level(held.level) is not None)
        if not defined or key not in after:
            lost.setdefault(_ref(was, held.level), []).append(held.recipient)
    for badge_ref, who in sorted(lost.items()):
        yield effect(sides, "lose", [badge_ref], who)
