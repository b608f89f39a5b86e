"""Who may do what: the groups of a policy, resolved for one recipient on one day."""

from collections.abc import Iterable, Iterator
from datetime import date

from badgectl.model.badges import Badge
from badgectl.model.catalog import Catalog
from badgectl.model.ledger import Ledger
from badgectl.model.policy import Group
from badgectl.model.standing import holders_of, holds
from badgectl.model.text import listed

HOME_TEAM, ANY_TEAM = "home-team", "any-team"
_LED = {HOME_TEAM: "the recipient's home team", ANY_TEAM: "any team"}
Rule = str | Group
_ENOUGH_PEOPLE = 5


def is_under_way(catalog: Catalog) -> bool:
    """Tell whether a programme has people enough for its badges to be judged by them.

    One that begins with a few of them, or with one team, will have more before anybody is gold.
    """
    active = sum(is_active(catalog, person) for person in catalog.people)
    return len(catalog.teams) > 1 and active >= _ENOUGH_PEOPLE


def is_active(catalog: Catalog, person: str) -> bool:
    """Tell whether somebody is in the catalog and has not left."""
    found = catalog.people.get(person)
    return found is not None and found.status == "active"


def may_receive(catalog: Catalog, badge: Badge) -> Iterator[str]:
    """Yield the people and teams whom a badge is for."""
    if badge.recipients in ("person", "any"):
        yield from (person for person in catalog.people if is_active(catalog, person))
    if badge.recipients in ("team", "any"):
        yield from catalog.teams


def may(
    catalog: Catalog,
    ledger: Ledger,
    rules: str | Iterable[Rule],
    *,
    who: str,
    recipient: str,
    day: date,
    giver: str | None = None,
) -> bool:
    """Tell whether a person falls under `anyone`, or under one of the rules of a policy.

    `giver` is who made the award in question, for policies that name them.
    """
    if not is_active(catalog, who):
        return False
    if isinstance(rules, str):
        return rules == "anyone"
    return any(
        _falls_under(catalog, ledger, rule, who=who, recipient=recipient, day=day, giver=giver)
        for rule in rules
    )


def who_may(
    catalog: Catalog, ledger: Ledger, rules: str | Iterable[Rule], *, recipient: str, day: date
) -> tuple[str, ...]:
    """Return all who fall under `anyone`, or under one of the rules of a policy."""
    if rules == "anyone":
        found: Iterable[str] = catalog.people
    elif isinstance(rules, str):
        return ()
    else:
        found = (who for rule in rules for who in _candidates(catalog, ledger, rule, recipient))
    return tuple(
        who
        for who in dict.fromkeys(found)
        if may(catalog, ledger, rules, who=who, recipient=recipient, day=day)
    )


def _candidates(catalog: Catalog, ledger: Ledger, rule: Rule, recipient: str) -> Iterable[str]:
    """Return everybody who could fall under a rule, so that not all people need be asked."""
    match rule:
        case "maintainers":
            return catalog.program.maintainers
        case Group(person=str(person)):
            return (person,)
        case Group(team=str(team)):
            return catalog.members_of(team)
        case Group(lead=str(lead)):
            return _leads(catalog, lead, recipient)
        case Group(holders=str(badge_ref)):
            badge_id = badge_ref.partition("@")[0]
            awards = (d.given for d in ledger if d.grant.badge == badge_id)
            return [who for award in awards if award for who in holders_of(catalog, award)]
        case _:
            return ()


def _leads(catalog: Catalog, lead: str, recipient: str) -> Iterable[str]:
    """Return those whom `lead:` of a policy means for a recipient."""
    if lead == ANY_TEAM:
        return (who for team in catalog.teams.values() for who in team.leads)
    led = catalog.home_team(recipient) if lead == HOME_TEAM else lead
    return catalog.teams[led].leads if led and led in catalog.teams else ()


def _falls_under(
    catalog: Catalog,
    ledger: Ledger,
    rule: Rule,
    *,
    who: str,
    recipient: str,
    day: date,
    giver: str | None,
) -> bool:
    match rule:
        case "maintainers":
            return who in catalog.program.maintainers
        case "giver":
            return who == giver
        case "recipient":
            return who == recipient or catalog.is_member(who, recipient)
        case Group(person=str(person)):
            return who == person
        case Group(team=str(team)):
            return catalog.is_member(who, team)
        case Group(lead=str(lead)):
            return who in _leads(catalog, lead, recipient)
        case Group(holders=str(badge_ref)):
            return holds(catalog, ledger, who, badge_ref, day)
        case _:
            return False


def described(catalog: Catalog, rules: str | Iterable[Rule]) -> str:
    """Return a policy's rules as a sentence says them: `members of People leads or ada`."""
    if isinstance(rules, str):
        return {"anyone": "anybody in the catalog", "rules": "nobody: it is earned by count"}[rules]
    return listed((_described(catalog, rule) for rule in rules), last="or") or "nobody"


def _described(catalog: Catalog, rule: Rule) -> str:
    match rule:
        case Group(person=str(person)):
            return person
        case Group(team=str(team)):
            return f"members of {catalog.recipient_name(team)}"
        case Group(lead=str(lead)):
            return f"a lead of {_LED.get(lead) or catalog.recipient_name(lead)}"
        case Group(holders=str(badge_ref)):
            badge_id, _, level = badge_ref.partition("@")
            badge = catalog.badges.get(badge_id)
            return f"holders of {badge.title(level or None) if badge else badge_ref}"
        case "giver" | "recipient":
            return f"the award's {rule}"
        case _:
            return f"the programme's {rule}"
