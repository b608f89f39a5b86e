"""What `requires` asks, held against the ledger: met or not, how much is there, what is missing."""

from collections.abc import Callable, Iterable
from datetime import date

from msgspec import Struct, structs

from badgectl.model.catalog import Catalog
from badgectl.model.days import earlier
from badgectl.model.ledger import Ledger
from badgectl.model.records import Award
from badgectl.model.requirements import Count, Helped, Metric, Requirement, Together
from badgectl.model.standing import awards_held, holds
from badgectl.model.text import counted, listed, number
from badgectl.rules.records import BY_RULES


class Claim(Struct, frozen=True, kw_only=True):
    """An award that somebody makes or may hope for: what its requirements are held against."""

    recipient: str
    day: date
    helped: tuple[str, ...] = ()
    measured: dict[str, float] = {}
    joint: tuple[str, ...] = ()
    """The recipients of the joint award, this one among them; empty if it is not joint."""


class Check(Struct, frozen=True, kw_only=True):
    """One requirement held against the ledger."""

    met: bool
    asks: str
    """What is asked for, as a sentence would say it: `3 people helped`."""
    have: float
    need: float
    parts: "tuple[Check, ...]" = ()
    """What the check is made of; where it is not met, they say what is missing."""
    by_award: bool = False
    """Whether only the award itself brings it: before, there is nothing to count."""
    by_commas: bool = False
    """Whether commas stand between what is said of the parts."""

    def missing(self) -> str:
        """Return what is missing, as part of a sentence; empty if nothing is."""
        if self.met:
            return ""
        if self.parts:
            return self.joined(part.missing() for part in self.parts)
        untold = self.need <= 1 or (self.by_award and not self.have)
        return self.asks if untold else f"{self.asks} (has {number(self.have)})"

    def joined(self, texts: Iterable[str]) -> str:
        """Return what is said of the parts as part of a sentence."""
        said = list(filter(None, texts))
        if self.by_commas:
            return ", ".join(said)
        return listed(said, last="or" if self.need < len(self.parts) else "and")


def check_requirement(
    catalog: Catalog, ledger: Ledger, claim: Claim, requirement: Requirement
) -> Check:
    """Hold one requirement against the ledger as it stands without the award in question."""
    match requirement:
        case Requirement(holds=str(badge_ref)):
            return _holds(catalog, ledger, claim, badge_ref)
        case Requirement(count=Count() as count):
            return _count(catalog, ledger, claim, count)
        case Requirement(helped=Helped() as helped):
            return _helped(catalog, claim, helped)
        case Requirement(metric=Metric() as metric):
            return _metric(claim, metric)
        case Requirement(together=Together() as together):
            return _together(catalog, claim, together)
        case _:
            inner = tuple(
                check_requirement(catalog, ledger, claim, part)
                for part in requirement.all or requirement.any or ()
            )
            return _any_of(inner) if requirement.any else _all_of(inner)


def check_all(
    catalog: Catalog, ledger: Ledger, claim: Claim, requirements: Iterable[Requirement]
) -> Check:
    """Hold a list of requirements against the ledger: all of them must be met."""
    return _all_of(tuple(check_requirement(catalog, ledger, claim, part) for part in requirements))


def unmet_parts(
    catalog: Catalog, ledger: Ledger, claim: Claim, requirements: Iterable[Requirement]
) -> list[Requirement]:
    """Return what is not met of requirements, with all that is inside of it."""

    def is_unmet(part: Requirement) -> bool:
        return not check_requirement(catalog, ledger, claim, part).met

    return [part for whole in requirements if is_unmet(whole) for part in whole if is_unmet(part)]


def asks(catalog: Catalog, requirement: Requirement) -> str:
    """Return what a requirement asks for, as a sentence would say it."""
    nobody = Claim(recipient="", day=date.min)
    return check_requirement(catalog, Ledger(), nobody, requirement).asks


def _all_of(parts: tuple[Check, ...]) -> Check:
    """Return the check that is met when every part is."""
    return Check(
        met=all(part.met for part in parts),
        asks=listed(part.asks for part in parts),
        have=sum(part.met for part in parts),
        need=len(parts),
        parts=parts,
    )


def _any_of(parts: tuple[Check, ...]) -> Check:
    return Check(
        met=any(part.met for part in parts),
        asks=listed((part.asks for part in parts), last="or"),
        have=sum(part.met for part in parts),
        need=1,
        parts=parts,
    )


def _at_least(have: float, need: float, asks: str, *, by_award: bool = False) -> Check:
    return Check(met=have >= need, asks=asks, have=have, need=need, by_award=by_award)


def _all_of_them(parts: tuple[Check, ...]) -> Check:
    """Return the check that is met when every part is, of which the later speak of the first."""
    whole = structs.replace(_all_of(parts), by_commas=True)
    return structs.replace(whole, asks=whole.joined(part.asks for part in parts))


def _holds(catalog: Catalog, ledger: Ledger, claim: Claim, badge_ref: str) -> Check:
    badge_id, _, level = badge_ref.partition("@")
    badge = catalog.badges.get(badge_id)
    title = badge.title(level or None) if badge else badge_ref
    held = holds(catalog, ledger, claim.recipient, badge_ref, claim.day)
    return _at_least(int(held), 1, f"the badge {title}")


def _count(catalog: Catalog, ledger: Ledger, claim: Claim, count: Count) -> Check:
    found = counted_awards(catalog, ledger, claim, count)
    what = f"{counted(count.at_least, 'award')} of {_what_is_counted(catalog, count)}"
    within = f" within {count.within}" if count.within else ""
    checks = [_at_least(len(found), count.at_least, what + within)]
    distinct: tuple[tuple[int | None, Callable[[str], str | None], str], ...] = (
        (count.from_people, lambda giver: giver if giver != BY_RULES else None, "people"),
        (count.from_functions, catalog.function_of, "functions"),
        (count.from_teams, catalog.home_team, "teams"),
    )
    for need, of, named in distinct:
        if need:
            have = len({of(award.by) for award in found} - {None})
            checks.append(_at_least(have, need, f"from {need} different {named}"))
    return checks[0] if len(checks) == 1 else _all_of(tuple(checks))


def counted_awards(
    catalog: Catalog, ledger: Ledger, claim: Claim, count: Count
) -> tuple[Award, ...]:
    """Return the awards in force of the claim's recipient that a `count` counts."""
    since = earlier(claim.day, count.within) if count.within else None
    return tuple(
        award
        for award in awards_held(catalog, ledger, claim.recipient, claim.day)
        if fits(catalog, award, count.badge, count.kind, count.topic)
        and (since is None or (award.earned_on or award.day or claim.day) > since)
    )


def fits(
    catalog: Catalog, award: Award, badge_ref: str | None, kind: str | None, topic: str | None
) -> bool:
    """Tell whether an award is of a badge (level or above), a kind and a topic, as far as given."""
    badge = catalog.badges.get(award.badge)
    badge_id, _, level = (badge_ref or "").partition("@")
    return (
        badge is not None
        and (not badge_id or award.badge == badge_id)
        and (not level or badge.rank(award.level) >= badge.rank(level))
        and kind in (None, badge.kind)
        and (topic is None or topic in badge.topics)
    )


def _what_is_counted(catalog: Catalog, count: Count) -> str:
    badge_id, _, level = (count.badge or "").partition("@")
    badge = catalog.badges.get(badge_id)
    words = [
        badge.title(level or None) if badge else count.badge,
        f"kind {count.kind}" if count.kind else None,
        f"topic {count.topic}" if count.topic else None,
    ]
    return ", ".join(word for word in words if word) or "any badge"


def _helped(catalog: Catalog, claim: Claim, helped: Helped) -> Check:
    people = set(claim.helped) - {claim.recipient}
    apart = f", {claim.recipient} apart" if claim.recipient in claim.helped else ""
    home = catalog.home_team(claim.recipient)
    elsewhere = {p for p in people if catalog.is_other_function(p, claim.recipient)}
    other_team = {p for p in people if catalog.home_team(p) not in (None, home)}
    # Of too few people some are to be elsewhere; of enough, it is said by itself.
    of_them = len(people) < (helped.people or 0)
    wanted: tuple[tuple[int | None, set[str], str], ...] = (
        (helped.people, people, ""),
        (helped.other_function, elsewhere, " in another function"),
        (helped.other_team, other_team, " in another team"),
    )
    return _all_of_them(
        tuple(
            _at_least(
                len(found),
                need,
                f"{need} of them{where}"
                if where and of_them
                else f"{counted(need, 'person', 'people')} helped{where or apart}",
                by_award=True,
            )
            for need, found, where in wanted
            if need
        )
    )


def _metric(claim: Claim, metric: Metric) -> Check:
    have = claim.measured.get(metric.name)
    asks = f"`{metric.name}` of at least {number(metric.at_least)}"
    met = have is not None and have >= metric.at_least
    return Check(met=met, asks=asks, have=have or 0, need=metric.at_least, by_award=True)


def _together(catalog: Catalog, claim: Claim, together: Together) -> Check:
    teams = {catalog.home_team(recipient) for recipient in claim.joint} - {None}
    functions = {catalog.function_of(recipient) for recipient in claim.joint} - {None}
    wanted = (
        (together.people, len(set(claim.joint)), "people awarded jointly"),
        (together.teams, len(teams), "teams among the jointly awarded"),
        (together.functions, len(functions), "functions among the jointly awarded"),
    )
    return _all_of(
        tuple(
            _at_least(have, need, f"{need} {asks}", by_award=True)
            for need, have, asks in wanted
            if need
        )
    )
