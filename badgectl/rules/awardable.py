"""Whether anybody could award a badge at all: by its policy, its people and who holds what."""

from collections.abc import Iterable, Iterator
from datetime import date

from badgectl.codes import sense as codes
from badgectl.model.badges import Badge
from badgectl.model.catalog import Catalog
from badgectl.model.ledger import Ledger
from badgectl.model.policy import Group
from badgectl.model.problems import Problem
from badgectl.model.standing import standings
from badgectl.model.text import counted
from badgectl.rules.givers import ANY_TEAM, HOME_TEAM, Rule, described, is_active, is_under_way


def check_awardable(catalog: Catalog, ledger: Ledger, today: date) -> Iterator[Problem]:
    """Somebody can award every active badge, directly or once it is nominated."""
    able = _Able(catalog, ledger, today)
    able.settle()
    for badge in catalog.badges.values():
        if badge.status == "active":
            yield from _check_quorum(catalog, badge)
        if badge.status == "active" and badge.id not in able.badges:
            awarding = badge.awarding
            steps = ("awarding", "by") if awarding.by is not None else ("awarding",)
            rules = awarding.givers or awarding.deciders
            yield codes.NOBODY_AWARDS.problem(
                badge.at(*steps),
                f"nobody can award {badge.name}: allowed are {described(catalog, rules)}, "
                "and there are none",
                "add somebody to the group, or another group to the policy",
            )


def _check_quorum(catalog: Catalog, badge: Badge) -> Iterator[Problem]:
    """Report a nomination that needs more seconds than there are people, once there are teams."""
    nomination = badge.awarding.nomination
    if nomination is None or not is_under_way(catalog):
        return
    others = sum(is_active(catalog, person) for person in catalog.people) - 2
    for name in ("seconds", "from_other_function"):
        asked: int = getattr(nomination, name)
        if asked > max(others, 0):
            yield codes.NOBODY_AWARDS.problem(
                badge.at("awarding", "nomination", name),
                f"a nomination needs {counted(asked, 'second')}, and beside nominee and nominator "
                f"there are {counted(max(others, 0), 'person', 'people')}",
                "ask for fewer",
            )


class _Able:
    """The badges that somebody can award, found by going on until nothing more is."""

    def __init__(self, catalog: Catalog, ledger: Ledger, today: date) -> None:
        self.catalog = catalog
        self.badges: set[str] = set()
        self._held: dict[str, int] = {}
        for (recipient, badge_id), held in standings(catalog, ledger, today).items():
            if is_active(catalog, recipient):
                self._held[badge_id] = max(held.rank, self._held.get(badge_id, 0))

    def settle(self) -> None:
        """Find every badge that somebody can award."""
        waiting = [badge for badge in self.catalog.badges.values() if badge.status == "active"]
        while found := [badge for badge in waiting if self._can_be_awarded(badge)]:
            self.badges |= {badge.id for badge in found}
            waiting = [badge for badge in waiting if badge.id not in self.badges]

    def _can_be_awarded(self, badge: Badge) -> bool:
        awarding, nomination = badge.awarding, badge.awarding.nomination
        if awarding.by_rules or self._anybody(awarding.givers):
            return True
        return (
            nomination is not None
            and self._anybody(nomination.nominate)
            and self._anybody(awarding.deciders)
        )

    def _anybody(self, rules: str | Iterable[Rule]) -> bool:
        if isinstance(rules, str):
            return any(is_active(self.catalog, person) for person in self.catalog.people)
        return any(self._is_somebody(rule) for rule in rules)

    def _is_somebody(self, rule: Rule) -> bool:
        catalog = self.catalog
        match rule:
            case "maintainers":
                group: Iterable[str] = catalog.program.maintainers
            case Group(person=str(person)):
                group = (person,)
            case Group(team=str(team)):
                group = catalog.members_of(team) if catalog.knows("teams", team) else catalog.people
            case Group(lead=str(lead)) if lead in (HOME_TEAM, ANY_TEAM):
                group = (who for team in catalog.teams.values() for who in team.leads)
            case Group(lead=str(team)):
                group = catalog.teams[team].leads if team in catalog.teams else catalog.people
            case Group(holders=str(badge_ref)):
                return self._is_held(badge_ref)
            case _:
                return False
        return any(is_active(catalog, who) for who in group)

    def _is_held(self, badge_ref: str) -> bool:
        """Tell whether somebody holds a badge, or could come to hold it."""
        badge_id, _, level = badge_ref.partition("@")
        badge = self.catalog.badges.get(badge_id)
        if badge is None or badge_id in self.badges:
            return True  # what is not there is reported as a reference
        return badge_id in self._held and self._held[badge_id] >= badge.rank(level)
