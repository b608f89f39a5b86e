"""What the catalog's definitions must be in themselves and beside each other."""

from collections.abc import Iterable, Iterator, Mapping

from badgectl.codes import catalog as codes
from badgectl.model.badge_examples import NONE, YES
from badgectl.model.badges import Badge
from badgectl.model.catalog import Catalog
from badgectl.model.entry import Entry
from badgectl.model.goals import Goal
from badgectl.model.people import Person, Team
from badgectl.model.problems import Code, Place, Problem
from badgectl.model.requirements import Requirement
from badgectl.model.text import number
from badgectl.rules.givers import ANY_TEAM, HOME_TEAM
from badgectl.rules.records import BY_RULES

RESERVED = frozenset((BY_RULES, HOME_TEAM, ANY_TEAM, "anyone", "maintainers", "giver", "recipient"))
"""Words that no person or team can be called, for they mean somebody else."""

_BY_AWARD = ("helped", "metric", "together")  # what an award tells, and no count


def check_namespaces(catalog: Catalog) -> Iterator[Problem]:
    """People and teams share one namespace, badges and goals another; aliases belong to it."""
    yield from _check_namespace((catalog.people, catalog.teams), "a person or team")
    yield from _check_namespace((catalog.badges, catalog.goals), "a badge or goal")


def _check_namespace(folders: Iterable[Mapping[str, Entry]], noun: str) -> Iterator[Problem]:
    owners: dict[str, Entry] = {}
    for folder in folders:
        for entry in folder.values():
            owner = owners.setdefault(entry.id, entry)
            if entry.id in RESERVED and not isinstance(entry, Badge | Goal):
                yield codes.NAME_TAKEN.problem(
                    entry.at(),
                    f"`{entry.id}` has a meaning of its own in policies and records",
                    "rename this file",
                )
            if owner is not entry:
                yield codes.NAME_TAKEN.problem(
                    entry.at(), f"`{entry.id}` is taken: {owner.path}", "rename this file"
                )
    for owner in list(owners.values()):
        for n, alias in enumerate(owner.aliases if isinstance(owner, Person | Team) else ()):
            other = owners.setdefault(alias, owner)
            if other is not owner or alias == owner.id:
                yield codes.NAME_TAKEN.problem(
                    owner.at("aliases", n),
                    f"`{alias}` is already {noun}: {other.path}",
                    "remove the alias, or rename the other file",
                )


def check_emails(catalog: Catalog) -> Iterator[Problem]:
    """An e-mail address leads to one person."""
    written = (
        (email.lower(), person, person.at("emails", n))
        for person in catalog.people.values()
        for n, email in enumerate(person.emails)
    )
    yield from _check_owners(written, codes.SAME_EMAIL, "address")


def check_accounts(catalog: Catalog) -> Iterator[Problem]:
    """An account leads to one person."""
    written = (
        (f"{service}:{account.casefold()}", person, person.at("accounts", service))
        for person in catalog.people.values()
        for service, account in person.accounts.items()
    )
    yield from _check_owners(written, codes.SAME_ACCOUNT, "account")


def _check_owners(
    written: Iterable[tuple[str, Person, Place]], code: Code, noun: str
) -> Iterator[Problem]:
    owners: dict[str, Person] = {}
    for word, person, place in written:
        owner = owners.setdefault(word, person)
        if owner is not person:
            yield code.problem(
                place,
                f"{owner.name} has this {noun} too: {owner.path}",
                "leave it with one of them",
            )


def check_levels(catalog: Catalog) -> Iterator[Problem]:
    """Levels and criteria have ids of their own, and a higher level never asks for less."""
    for badge in catalog.badges.values():
        yield from _check_duplicates((level.id for level in badge.levels), badge.at("levels"))
        yield from _check_level_words(badge)
        yield from _check_criteria_ids(badge)
        yield from _check_level_order(badge)


def _check_duplicates(ids: Iterable[str], place: Place) -> Iterator[Problem]:
    seen: set[str] = set()
    for n, one in enumerate(ids):
        if one in seen:
            yield codes.DUPLICATE_ID.problem(
                place.at(n, "id"), f"`{one}` is there twice", "give each its own id"
            )
        seen.add(one)


def _check_level_words(badge: Badge) -> Iterator[Problem]:
    for n, level in enumerate(badge.levels):
        if level.id in (YES, NONE):
            yield codes.NAME_TAKEN.problem(
                badge.at("levels", n, "id"),
                f"`{level.id}` has a meaning of its own in the examples of badges",
                "call the level something else",
            )


def _check_criteria_ids(badge: Badge) -> Iterator[Problem]:
    seen: set[str] = set()
    for criterion, place in badge.criteria_places:
        if criterion.id in seen:
            yield codes.DUPLICATE_ID.problem(
                place.at("id"),
                f"the criterion `{criterion.id}` is there twice",
                "a level has the criteria of the badge and of lower levels anyway",
            )
        seen.add(criterion.id)


def _check_level_order(badge: Badge) -> Iterator[Problem]:
    lower: dict[str, tuple[float, str]] = {}
    for n, level in enumerate(badge.levels):
        highest: dict[str, tuple[float, int]] = {}
        for m, requirement in enumerate(level.requires):
            for what, due in _thresholds(requirement):
                highest[what] = max(highest.get(what, (due, m)), (due, m))
        for what, (due, m) in highest.items():
            before, level_before = lower.get(what, (due, level.id))
            if due < before:
                yield codes.LEVEL_ORDER.problem(
                    badge.at("levels", n, "requires", m),
                    f"{level.id} asks for {number(due)} where {level_before} asks for "
                    f"{number(before)}",
                    "order levels lowest first, or raise the number",
                )
            lower[what] = (due, level.id)


def _thresholds(requirement: Requirement) -> Iterator[tuple[str, float]]:
    """Yield what a requirement puts a number to, and the number."""
    if requirement.count:
        count = requirement.count
        yield f"count {count.badge} {count.kind} {count.topic} {count.within}", count.at_least
    if requirement.helped and requirement.helped.people:
        yield "helped", requirement.helped.people
    if requirement.metric:
        yield f"metric {requirement.metric.name}", requirement.metric.at_least


def check_criteria(catalog: Catalog) -> Iterator[Problem]:
    """Every badge says somewhere what it takes."""
    for badge in catalog.badges.values():
        if badge.criteria or (badge.levels and all(lv.text or lv.criteria for lv in badge.levels)):
            continue
        yield codes.NO_CRITERIA.problem(
            badge.at(),
            f"{badge.name} has no criteria",
            "add `criteria:` with a sentence that somebody else can check",
        )


def check_team_parents(catalog: Catalog) -> Iterator[Problem]:
    """Following the parents of a team leads upwards and ends."""
    for team in catalog.teams.values():
        seen, at = {team.id}, team
        while at.parent is not None and at.parent in catalog.teams:
            at = catalog.teams[at.parent]
            if at.id in seen:
                if at is team:
                    yield codes.TEAM_CYCLE.problem(
                        team.at("parent"), f"{team.id} is part of itself", "remove one `parent:`"
                    )
                break
            seen.add(at.id)


def check_program(catalog: Catalog) -> Iterator[Problem]:
    """The programme's time zone exists."""
    import zoneinfo  # noqa: PLC0415 - awarding needs none of this

    try:
        zoneinfo.ZoneInfo(catalog.program.timezone)
    except (zoneinfo.ZoneInfoNotFoundError, ValueError, OSError):
        yield codes.TIME_ZONE.problem(
            catalog.program.at("timezone"),
            f"there is no time zone `{catalog.program.timezone}`",
            "write a name of the IANA database, as `Europe/Paris`, or `UTC`",
        )


def check_goals(catalog: Catalog) -> Iterator[Problem]:
    """A goal starts before it is due."""
    for goal in catalog.goals.values():
        if goal.starts and goal.starts > goal.due:
            yield codes.GOAL_DATES.problem(
                goal.at("due"),
                f"due on {goal.due}, before {goal.starts}",
                "swap `starts` and `due`",
            )
        yield from _check_range(goal)


def _check_range(goal: Goal) -> Iterator[Problem]:
    """Yield why the range of a goal's scores makes no sense."""
    measure = goal.measure
    if not measure.range:
        return
    place, fault = goal.at("measure"), ""
    if measure.score is None:
        fault, hint = "only scores have a range", "take `from` and `to` out"
    elif measure.least is not None and measure.most is not None and measure.least >= measure.most:
        fault, hint = f"no score is {measure.range}", "`from` is the lowest score, `to` the highest"
    elif measure.score != "sum" and not measure.takes(goal.target):
        place = goal.at("target")
        fault = f"the target is {number(goal.target)}, and scores go {measure.range}"
        hint = "choose a target that can be reached"
    if fault:
        yield codes.GOAL_RANGE.problem(place, fault, hint)


def check_policies(catalog: Catalog) -> Iterator[Problem]:
    """The parts of a badge's policy can be right together."""
    for badge in catalog.badges.values():
        if badge.awarding.by_rules:
            yield from _check_by_rules(badge)


def _check_by_rules(badge: Badge) -> Iterator[Problem]:
    """Report what a badge that is earned by count asks beside what can be counted."""
    awarding, place = badge.awarding, badge.at("awarding")
    for name in ("nomination", "min_evidence", "limit", "self_award"):
        if getattr(awarding, name):
            yield codes.BY_RULES.problem(
                place.key(name), f"`{name}` says nothing beside `by: rules`", "leave it out"
            )
    bare = [n for n, level in enumerate(badge.levels) if not level.requires]
    if not badge.requires and (bare or not badge.levels):
        where = badge.at("levels", bare[0]) if bare else place.at("by")
        yield codes.BY_RULES.problem(
            where, "everybody would earn this at once", "add `requires:`, or let people award it"
        )
    demanding = (c.id for c in badge.all_criteria if c.evidence == "required")
    for criterion in demanding:
        yield codes.BY_RULES.problem(
            place.at("by"),
            f"the criterion `{criterion}` demands evidence, which no count brings",
            "let people award it, or make the evidence optional",
        )
    for requirement, at in badge.requires_places:
        told = (n for part in requirement for n in _BY_AWARD if getattr(part, n) is not None)
        for name in dict.fromkeys(told):
            yield codes.BY_RULES.problem(
                at, f"`{name}` is told by an award, which no count brings", "use `count`"
            )
