"""Proposals: who deserves what by the catalog's rules, and is not on record for it yet."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

import msgspec
from msgspec import Struct

from badgectl.model.badges import Badge
from badgectl.model.catalog import Catalog
from badgectl.model.ledger import Ledger
from badgectl.model.suggestions import Suggestion
from badgectl.rules.waiting import is_waiting
from badgectl.suggestions.deeds import Deed
from badgectl.suggestions.meeting import Met, met
from badgectl.suggestions.people import People

TOOL = "badgectl suggest"
_MOST_LINKS = 10


class Proposal(Struct, frozen=True, kw_only=True):
    """An award that a rule proposes."""

    rule: str
    recipient: str
    badge: str
    level: str | None
    reason: str
    evidence: tuple[str, ...]
    earned_on: date
    helped: tuple[str, ...] = ()
    measured: dict[str, float] = {}
    criterion: str | None = None
    project: str | None = None
    needs_nomination: bool = False
    """Whether nobody awards the badge without a nomination."""
    id: str
    """What tells it from every other proposal: a second run makes the same."""


class Proposals(Struct, frozen=True, kw_only=True):
    """What the rules propose, oldest first."""

    found: tuple[Proposal, ...]
    settled: int
    """How many more there would be, were they not on record or waiting already."""


def propose(
    catalog: Catalog, ledger: Ledger, deeds: Mapping[str, Sequence[Deed]], people: People,
    today: date,
) -> Proposals:  # fmt: skip
    """Return what the rules propose, by the deeds that each of them counts."""
    made: list[Proposal] = []
    for rule_id, theirs in deeds.items():
        rule = catalog.suggestions[rule_id]
        for person, own in _by_person(catalog, rule, theirs, people).items():
            made += (_proposal(catalog, rule, person, one) for one in met(rule, own))
    recorded = _recorded(ledger)
    fresh = [one for one in made if not _is_settled(catalog, ledger, recorded, one, today)]
    found = sorted(
        _one_level_each(catalog, fresh), key=lambda one: (one.earned_on, one.badge, one.id)
    )
    return Proposals(found=tuple(found), settled=len(made) - len(fresh))


def _by_person(
    catalog: Catalog, rule: Suggestion, deeds: Iterable[Deed], people: People
) -> dict[str, list[Deed]]:
    """Return the deeds that a rule counts by who did them, everybody called by their id."""
    by_person: dict[str, list[Deed]] = {}
    for deed in deeds:
        who = people.whose(deed.who)
        if who is None or not _may_receive(catalog, rule, who):
            continue
        whom = people.whose(deed.whom) if deed.whom else None
        if _is_for_other(catalog, rule, who, whom):
            by_person.setdefault(who, []).append(
                Deed(deed.day, who, whom or "", deed.link, deed.value)
            )
    return by_person


def _may_receive(catalog: Catalog, rule: Suggestion, who: str) -> bool:
    team = rule.deeds.outside
    is_active = who in catalog.people and catalog.people[who].status == "active"
    return is_active and not (team is not None and catalog.is_member(who, team))


def _is_for_other(catalog: Catalog, rule: Suggestion, who: str, whom: str | None) -> bool:
    match rule.deeds.for_other:
        case None:
            return True
        case "person":
            return whom is not None and whom != who
        case "team":
            teams = catalog.home_team(who), catalog.home_team(whom or "")
            return None not in teams and teams[0] != teams[1]
        case "function":
            return whom is not None and catalog.is_other_function(who, whom)


def _proposal(catalog: Catalog, rule: Suggestion, person: str, one: Met) -> Proposal:
    badge_id, _, level = rule.badge.partition("@")
    links, names = _telling(one.deeds)
    reason = _filled(rule.reason, one.words())
    if names and not links:
        reason += f" ({', '.join(names)})"
    window = f"/{one.window.isoformat()}" if one.window else ""
    return Proposal(
        rule=rule.id,
        recipient=person,
        badge=badge_id,
        level=level or None,
        reason=reason,
        evidence=links,
        earned_on=one.on,
        helped=tuple(p for p in one.people if p != person) if rule.for_people else (),
        measured={rule.measured: one.total} if rule.measured else {},
        criterion=rule.criterion,
        project=rule.project,
        needs_nomination=_needs_nomination(catalog.badges[badge_id]),
        id=f"{rule.id}/{person}{window}",
    )


def _needs_nomination(badge: Badge) -> bool:
    return badge.awarding.nomination is not None and not badge.awarding.givers


def _filled(text: str, words: Mapping[str, str]) -> str:
    return re.sub(r"\{([a-z]+)\}", lambda match: words.get(match[1], match[0]), text)


def _telling(deeds: Sequence[Deed]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return links to the first deed, the last, and some between; and names of those without."""
    named = list({deed.link: deed for deed in deeds if deed.link}.values())
    last = len(named) - 1
    chosen = (
        [named[n * last // (_MOST_LINKS - 1)] for n in range(_MOST_LINKS)]
        if last >= _MOST_LINKS
        else named
    )
    links = tuple(one.link for one in chosen if "://" in one.link)
    return links, tuple(one.link for one in chosen if "://" not in one.link)


def _recorded(ledger: Ledger) -> set[str]:
    return {
        given.source.id
        for dossier in ledger
        if (given := dossier.given) and given.source and given.source.tool == TOOL
        if given.source.id
    }


def _is_settled(
    catalog: Catalog, ledger: Ledger, recorded: set[str], one: Proposal, today: date
) -> bool:
    """Tell whether this is on record: awarded, at this level or above, or waiting."""
    if one.id in recorded:
        return True
    badge = catalog.badges[one.badge]
    if badge.awarding.repeatable:
        return False
    rank = badge.rank(one.level)
    return any(
        badge.rank(dossier.grant.level) >= rank
        and (dossier.given is not None or is_waiting(badge, dossier, today))
        for dossier in ledger.of(one.recipient, one.badge)
    )


def _one_level_each(catalog: Catalog, proposals: Iterable[Proposal]) -> Iterator[Proposal]:
    """Yield of several levels the next one if none may be skipped, else the highest."""
    by_badge: dict[tuple[str, str], list[Proposal]] = {}
    for one in proposals:
        if catalog.badges[one.badge].awarding.repeatable:
            yield one
        else:
            by_badge.setdefault((one.recipient, one.badge), []).append(one)
    for (_, badge_id), several in by_badge.items():
        badge = catalog.badges[badge_id]
        several.sort(key=lambda one: (badge.rank(one.level), one.earned_on, one.rule))
        best = badge.rank(several[0 if badge.in_order else -1].level)
        yield next(one for one in several if badge.rank(one.level) == best)


class Proposed(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A proposal as `badgectl import` takes it; what says nothing is left out."""

    recipient: str
    badge: str
    level: str | None = None
    reason: str
    evidence: tuple[str, ...] = ()
    earned_on: date
    helped: tuple[str, ...] = ()
    measured: dict[str, float] = {}
    criterion: str | None = None
    project: str | None = None
    id: str
    """What tells it from every other proposal: a second run makes the same."""


class Proposing(Struct, frozen=True, kw_only=True):
    """The plan that `badgectl import -` takes."""

    tool: str
    awards: tuple[Proposed, ...]
    nominate: tuple[Proposed, ...]
    """What needs a nomination; `import` leaves it alone."""


def plan_of(proposals: Proposals) -> Proposing:
    """Return the plan that `badgectl import -` takes, and what waits for a nomination."""
    return Proposing(
        tool=TOOL,
        awards=tuple(_told(one) for one in proposals.found if not one.needs_nomination),
        nominate=tuple(_told(one) for one in proposals.found if one.needs_nomination),
    )


def _told(one: Proposal) -> Proposed:
    return msgspec.convert(one, Proposed, from_attributes=True)
