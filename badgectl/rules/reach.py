"""Which levels somebody could reach, from the catalog alone: what nobody can is probably a slip.

A badge without levels has one step, any other a step for each level. What `requires` asks is held
against what could be awarded, not against what was.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from msgspec import Struct

from badgectl.codes import sense as codes
from badgectl.model.badges import Badge
from badgectl.model.catalog import Catalog
from badgectl.model.problems import Place, Problem
from badgectl.model.requirements import Count, Helped, Requirement, Together
from badgectl.model.text import counted

Step = tuple[str, int]


class _Population(Struct, frozen=True):
    """How many there are; not known (0) where a programme is too young to be judged by it."""

    people: int
    teams: int
    functions: int


def check_reach(catalog: Catalog) -> Iterator[Problem]:
    """Every level of an active badge can be reached by somebody."""
    reach = _Reach(catalog)
    reach.settle()
    for badge in catalog.badges.values():
        step = reach.steps[badge.id] + 1
        if badge.status == "retired" or step > _top(badge):
            continue
        way_round = reach.cycle((badge.id, step))
        for place, requirement in _asked(badge, step):
            why = reach.obstacle(badge, requirement)
            if not why:
                continue
            name = badge.title(badge.levels[step - 1].id if badge.levels else None)
            if way_round:
                path = " -> ".join(reach.title(one) for one in way_round)
                yield codes.CYCLE.problem(
                    place, f"{name} asks for itself: {path}", "remove one of these conditions"
                )
            else:
                yield codes.UNREACHABLE.problem(
                    place, f"nobody can reach {name}: {why}", "ask for something that can be had"
                )
            break


def _top(badge: Badge) -> int:
    return max(1, len(badge.levels))


def _asked(badge: Badge, step: int) -> Iterator[tuple[Place, Requirement]]:
    """Yield what a step and those below it require, the step's own conditions first."""
    for n in reversed(range(min(step, len(badge.levels)))):
        for m, requirement in enumerate(badge.levels[n].requires):
            yield badge.at("levels", n, "requires", m), requirement
    for m, requirement in enumerate(badge.requires):
        yield badge.at("requires", m), requirement


class _Reach:
    """The steps that can be reached, found by going on until nothing more is."""

    def __init__(self, catalog: Catalog) -> None:
        self.catalog = catalog
        self.steps = dict.fromkeys(catalog.badges, 0)
        active = [p for p in catalog.people.values() if p.status == "active"]
        functions = {team.function for team in catalog.teams.values()} - {None}
        several = len(catalog.teams) > 1
        self._by_topic: dict[str, list[Badge]] = defaultdict(list)
        for badge in catalog.badges.values():
            for topic in badge.topics:
                self._by_topic[topic].append(badge)
        self._population = _Population(
            people=len(active) if several else 0,
            teams=len(catalog.teams) if several else 0,
            functions=len(functions) if len(functions) > 1 else 0,
        )

    def settle(self) -> None:
        """Find every step that can be reached."""
        moved = True
        while moved:
            moved = False
            for badge in self.catalog.badges.values():
                while badge.status == "active" and self._can_go_on(badge):
                    self.steps[badge.id] += 1
                    moved = True

    def _can_go_on(self, badge: Badge) -> bool:
        step = self.steps[badge.id] + 1
        if step > _top(badge):
            return False
        own = badge.levels[step - 1].requires if badge.levels else ()
        return not any(self.obstacle(badge, one) for one in (*badge.requires, *own))

    def title(self, step: Step) -> str:
        """Return what people call a step."""
        badge = self.catalog.badges[step[0]]
        return badge.title(badge.levels[step[1] - 1].id if badge.levels else None)

    def obstacle(self, badge: Badge, requirement: Requirement) -> str:
        """Return why a requirement of a badge cannot be met, as far as is known; else nothing."""
        match requirement:
            case Requirement(holds=str(badge_ref)):
                return self._of_holding(badge_ref)
            case Requirement(count=Count() as count):
                return self._of_counting(badge, count)
            case Requirement(helped=Helped() as helped):
                return self._too_few(people=(helped.people or 0) + 1)
            case Requirement(together=Together() as asked):
                return self._too_few(asked.people or 0, asked.teams or 0, asked.functions or 0)
            case Requirement(all=tuple(parts)):
                return next(filter(None, (self.obstacle(badge, one) for one in parts)), "")
            case Requirement(any=tuple(parts)):
                found = [self.obstacle(badge, one) for one in parts]
                return found[0] if all(found) else ""
            case _:
                return ""

    def _of_holding(self, badge_ref: str) -> str:
        badge_id, _, level = badge_ref.partition("@")
        badge = self.catalog.badges.get(badge_id)
        if badge is None or self.steps[badge_id] >= (badge.rank(level) or 1):
            return ""  # what is not there is reported as a reference
        title = badge.title(level or None)
        return f"{title} is retired" if badge.status == "retired" else f"nobody can reach {title}"

    def _of_counting(self, badge: Badge, count: Count) -> str:
        if not self._is_known(count):
            return ""  # what is not there is reported as a reference
        can_be_held = 0
        for other in self._counted(badge, count):
            if other.awarding.repeatable and self.steps[other.id]:
                can_be_held = count.at_least
                break
            lowest = other.rank((count.badge or "").partition("@")[2]) or 1
            can_be_held += max(0, self.steps[other.id] - lowest + 1)
        if can_be_held < count.at_least:
            most = f"at most {can_be_held}" if can_be_held else "none"
            return f"of the {counted(count.at_least, 'award')} it counts, {most} can be held"
        return self._too_few(
            (count.from_people or 0) + 1, count.from_teams or 0, count.from_functions or 0
        )

    def _is_known(self, count: Count) -> bool:
        catalog = self.catalog
        badge_id = (count.badge or "").partition("@")[0]
        return (
            (not badge_id or badge_id in catalog.badges)
            and (count.kind is None or count.kind in catalog.kinds)
            and (count.topic is None or count.topic in catalog.topics)
        )

    def _counted(self, badge: Badge, count: Count) -> Iterable[Badge]:
        if count.badge:
            candidates: Iterable[Badge] = (self.catalog.badges[count.badge.partition("@")[0]],)
        elif count.topic:
            candidates = self._by_topic[count.topic]
        else:
            candidates = self.catalog.badges.values()
        for other in candidates:
            is_team_affair = other.recipients == "team" and other.awarding.counts_for == "team"
            if (
                count.kind in (None, other.kind)
                and (count.topic is None or count.topic in other.topics)
                and not (badge.recipients == "person" and is_team_affair)
            ):
                yield other

    def _too_few(self, people: int = 0, teams: int = 0, functions: int = 0) -> str:
        there = self._population
        for asked, known, noun, plural in (
            (people, there.people, "active person", "active people"),
            (teams, there.teams, "team", "teams"),
            (functions, there.functions, "function", "functions"),
        ):
            if known and asked > known:
                return f"there are only {counted(known, noun, plural)}"
        return ""

    def cycle(self, start: Step) -> tuple[Step, ...]:
        """Return the way from a step that cannot be reached round to itself; empty if none."""
        seen: set[Step] = set()
        ways: list[tuple[Step, ...]] = [(start,)]
        while ways:
            way = ways.pop()
            for step in self._wanted(way[-1]):
                if step == start:
                    return (*way, start)
                if step not in seen:
                    seen.add(step)
                    ways.append((*way, step))
        return ()

    def _wanted(self, step: Step) -> Iterator[Step]:
        """Yield the steps of other badges that a step waits for and nobody can reach."""
        badge = self.catalog.badges[step[0]]
        for _, requirement in _asked(badge, step[1]):
            for badge_ref in _named(requirement):
                badge_id, _, level = badge_ref.partition("@")
                other = self.catalog.badges.get(badge_id)
                rank = (other.rank(level) or 1) if other else 0
                if other and other.status == "active" and self.steps[badge_id] < rank:
                    yield (badge_id, rank)


def _named(requirement: Requirement) -> Iterator[str]:
    """Yield the badges that a requirement names."""
    if requirement.holds:
        yield requirement.holds
    if requirement.count and requirement.count.badge:
        yield requirement.count.badge
    for part in (*(requirement.all or ()), *(requirement.any or ())):
        yield from _named(part)
