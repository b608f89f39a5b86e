"""Which levels somebody could reach, from the catalog alone: what nobody can is probably a slip.

A badge without levels has one step, any other a step for each level. What `requires` asks is held
against what could be awarded, not against what was.
"""

from collections import defaultdict, deque
from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from msgspec import Struct

from badgectl.codes import sense as codes
from badgectl.model.badges import Badge
from badgectl.model.catalog import Catalog
from badgectl.model.ledger import Ledger
from badgectl.model.problems import Place, Problem
from badgectl.model.requirements import Count, Helped, Requirement, Together
from badgectl.model.standing import standings
from badgectl.model.text import counted
from badgectl.rules.givers import is_active, is_under_way

Step = tuple[str, int]

_ANY = "*"  # whatever badge it is
_SHOWN = 6  # steps of a way round


class _Population(Struct, frozen=True):
    """How many there are; None where a programme is too young to be judged by it."""

    people: int | None
    """Active ones, who can be awarded."""
    givers: int | None
    """Everybody: what those who left gave still counts."""
    teams: int | None
    functions: int | None


def check_reach(catalog: Catalog, ledger: Ledger, today: date) -> Iterator[Problem]:
    """Every level of an active badge can be reached by somebody."""
    reach = _Reach(catalog, _held(catalog, ledger, today))
    reach.settle()
    told: set[str] = set()  # of a way round only one badge is told
    for badge in catalog.badges.values():
        step = reach.steps[badge.id] + 1
        if badge.status == "retired" or step > _top(badge):
            continue
        way_round = () if badge.id in told else reach.cycle((badge.id, step))
        told |= {one for one, _ in way_round}
        for place, requirement in _asked(badge, step):
            why = reach.obstacle(badge, requirement)
            if not why or (badge.id in told and not way_round):
                continue
            name = badge.title(badge.levels[step - 1].id if badge.levels else None)
            if way_round:
                names = [reach.title(one) for one in way_round]
                names[_SHOWN:-1] = ["..."] * (len(names) > _SHOWN + 1)
                path = " -> ".join(names)
                yield codes.CYCLE.problem(
                    place, f"{name} asks for itself: {path}", "remove one of these conditions"
                )
            else:
                yield codes.UNREACHABLE.problem(
                    place, f"nobody can reach {name}: {why}", "ask for something that can be had"
                )
            break


def _held(catalog: Catalog, ledger: Ledger, today: date) -> dict[str, int]:
    """Return the highest step of each badge that somebody active holds."""
    held: dict[str, int] = {}
    for (recipient, badge_id), one in standings(catalog, ledger, today).items():
        if recipient in catalog.teams or is_active(catalog, recipient):
            held[badge_id] = max(one.rank or 1, held.get(badge_id, 0))
    return held


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

    def __init__(self, catalog: Catalog, held: Mapping[str, int]) -> None:
        self.catalog = catalog
        self._held = held
        self.steps = dict.fromkeys(catalog.badges, 0)
        active = [p for p in catalog.people.values() if p.status == "active"]
        functions = {team.function for team in catalog.teams.values()} - {None}
        several = is_under_way(catalog)
        self._by_topic: dict[str, list[Badge]] = defaultdict(list)
        for badge in catalog.badges.values():
            for topic in badge.topics:
                self._by_topic[topic].append(badge)
        self._population = _Population(
            people=len(active) if several else None,
            givers=len(catalog.people) if several else None,
            teams=len(catalog.teams) if several else None,
            functions=len(functions) if several and functions else None,
        )

    def settle(self) -> None:
        """Find every step that can be reached: whoever moved, those that wait for it look again."""
        active = [badge for badge in self.catalog.badges.values() if badge.status == "active"]
        waiting: dict[str, list[Badge]] = defaultdict(list)
        for badge in active:
            for other in {named for whole in badge.all_requires for named in _named(whole)}:
                waiting[other].append(badge)
        queue = deque(active)
        while queue:
            badge = queue.popleft()
            before = self.steps[badge.id]
            while self._can_go_on(badge):
                self.steps[badge.id] += 1
            if self.steps[badge.id] > before:
                queue.extend(waiting[badge.id] + waiting[_ANY])

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
                elsewhere = helped.other_function or helped.other_team or 0
                return self._too_few(
                    people=max(helped.people or 0, elsewhere) + 1,
                    teams=2 if elsewhere else 0,
                    functions=2 if helped.other_function else 0,
                )
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
        rank = (badge.rank(level) or 1) if badge else 1
        if badge is None or max(self.steps[badge_id], self._held.get(badge_id, 0)) >= rank:
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
        givers = (count.from_people or 0) + (badge.recipients == "person")
        return self._too_few(
            teams=count.from_teams or 0, functions=count.from_functions or 0, givers=givers
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

    def _too_few(self, people: int = 0, teams: int = 0, functions: int = 0, givers: int = 0) -> str:
        there = self._population
        for asked, known, noun, plural in (
            (people, there.people, "active person", "active people"),
            (givers, there.givers, "person", "people"),
            (teams, there.teams, "team", "teams"),
            (functions, there.functions, "function", "functions"),
        ):
            if known is not None and asked > known:
                return f"there {'is' if known == 1 else 'are'} only {counted(known, noun, plural)}"
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
            for badge_ref in _references(requirement):
                badge_id, _, level = badge_ref.partition("@")
                other = self.catalog.badges.get(badge_id)
                rank = (other.rank(level) or 1) if other else 0
                if other and other.status == "active" and self.steps[badge_id] < rank:
                    yield (badge_id, rank)


def _references(requirement: Requirement) -> Iterator[str]:
    """Yield the badges, each perhaps with a level, that a requirement names."""
    for part in requirement:
        badge_ref = part.holds or (part.count.badge if part.count else None)
        if badge_ref:
            yield badge_ref


def _named(requirement: Requirement) -> Iterator[str]:
    """Yield the ids of the badges that a requirement waits for; one that counts kinds, for any."""
    yield from (badge_ref.partition("@")[0] for badge_ref in _references(requirement))
    if any(part.count and not part.count.badge for part in requirement):
        yield _ANY
