"""References inside the catalog: every name must lead to something."""

from collections.abc import Iterable, Iterator

from badgectl.codes import reference as codes
from badgectl.model.badges import Badge
from badgectl.model.catalog import Catalog, Folder
from badgectl.model.people import Team
from badgectl.model.policy import Group
from badgectl.model.problems import Code, Place, Problem
from badgectl.model.requirements import Requirement
from badgectl.model.text import did_you_mean, listed
from badgectl.rules.givers import ANY_TEAM, HOME_TEAM

_FOLDER_CODES: dict[Folder, tuple[Code, str]] = {
    "people": (codes.PERSON, "person"),
    "teams": (codes.TEAM, "team"),
    "badges": (codes.BADGE, "badge"),
    "goals": (codes.GOAL, "goal"),
    "projects": (codes.PROJECT, "project"),
}


def check_id(catalog: Catalog, folder: Folder, entry_id: str, place: Place) -> Iterator[Problem]:
    """Report an id that is not in a folder of the catalog."""
    if catalog.knows(folder, entry_id):
        return
    code, noun = _FOLDER_CODES[folder]
    hint = did_you_mean(
        entry_id, catalog.ids(folder), f"write catalog/{folder}/{entry_id}.yaml first"
    )
    yield code.problem(place, f"there is no {noun} `{entry_id}`", hint)


def check_ids(
    catalog: Catalog, folder: Folder, entry_ids: Iterable[str], place: Place
) -> Iterator[Problem]:
    """Report each id of a list that is not in a folder of the catalog."""
    for n, entry_id in enumerate(entry_ids):
        yield from check_id(catalog, folder, entry_id, place.at(n))


def check_badge_ref(catalog: Catalog, badge_ref: str, place: Place) -> Iterator[Problem]:
    """Report `badge` or `badge@level` if there is no such badge or level."""
    badge_id, _, level = badge_ref.partition("@")
    yield from check_id(catalog, "badges", badge_id, place)
    badge = catalog.badges.get(badge_id)
    if badge is not None and level:
        yield from check_level(badge, level, place)


def check_level(badge: Badge, level: str, place: Place) -> Iterator[Problem]:
    """Report a level that a badge does not have."""
    if badge.level(level) is not None:
        return
    known = [level.id for level in badge.levels]
    otherwise = f"its levels: {listed(known)}" if known else "it has no levels: leave it out"
    yield codes.LEVEL.problem(
        place, f"{badge.id} has no level `{level}`", did_you_mean(level, known, otherwise)
    )


def _check_kind(catalog: Catalog, kind: str, place: Place) -> Iterator[Problem]:
    """Report a kind of badge that the programme does not have."""
    if kind not in catalog.kinds:
        hint = did_you_mean(
            kind,
            catalog.kinds,
            f"known: {listed(catalog.kinds)}; `kinds:` of program.yaml adds more",
        )
        yield codes.KIND.problem(place, f"there is no kind `{kind}`", hint)


def _check_topic(catalog: Catalog, topic: str, place: Place) -> Iterator[Problem]:
    """Report a topic that no badge has."""
    if topic not in catalog.topics:
        hint = did_you_mean(topic, catalog.topics, "add it to the `topics:` of a badge")
        yield codes.TOPIC.problem(place, f"no badge has the topic `{topic}`", hint)


def check_program_references(catalog: Catalog) -> Iterator[Problem]:
    """Maintainers and recorders are people."""
    program = catalog.program
    for name in ("maintainers", "recorders"):
        yield from check_ids(catalog, "people", getattr(program, name), program.at(name))


def check_badge_references(catalog: Catalog) -> Iterator[Problem]:
    """A badge's kind, goals, policy and requirements name what is there."""
    for badge in catalog.badges.values():
        yield from _check_kind(catalog, badge.kind, badge.at("kind"))
        yield from check_ids(catalog, "goals", badge.goals, badge.at("goals"))
        yield from _check_policy(catalog, badge)
        for requirement, place in badge.requires_places:
            yield from _check_requirement(catalog, requirement, place)
        for n, example in enumerate(badge.examples):
            for m, fact in enumerate(example.given):
                if fact.award:
                    place = badge.at("examples", n, "given", m, "award")
                    yield from check_badge_ref(catalog, fact.award, place)


def _check_policy(catalog: Catalog, badge: Badge) -> Iterator[Problem]:
    awarding, place = badge.awarding, badge.at("awarding")
    policies = [(awarding.by or (), place.at("by")), (awarding.revoke, place.at("revoke"))]
    if awarding.nomination:
        nomination, inside = awarding.nomination, place.at("nomination")
        policies += [
            (nomination.nominate, inside.at("nominate")),
            (nomination.decide or (), inside.at("decide")),
        ]
    for rules, at in policies:
        for n, rule in enumerate(rules):
            if isinstance(rule, Group):
                yield from _check_group(catalog, rule, at.at(n))


def _check_group(catalog: Catalog, group: Group, place: Place) -> Iterator[Problem]:
    if group.holders:
        yield from check_badge_ref(catalog, group.holders, place.at("holders"))
    if group.team:
        yield from check_id(catalog, "teams", group.team, place.at("team"))
    if group.lead and group.lead not in (HOME_TEAM, ANY_TEAM):
        yield from check_id(catalog, "teams", group.lead, place.at("lead"))
    if group.person:
        yield from check_id(catalog, "people", group.person, place.at("person"))


def _check_requirement(catalog: Catalog, requirement: Requirement, at: Place) -> Iterator[Problem]:
    if requirement.holds:
        yield from check_badge_ref(catalog, requirement.holds, at.at("holds"))
    if requirement.count:
        inside = at.at("count")
        if requirement.count.badge:
            yield from check_badge_ref(catalog, requirement.count.badge, inside.at("badge"))
        if requirement.count.kind:
            yield from _check_kind(catalog, requirement.count.kind, inside.at("kind"))
        if requirement.count.topic:
            yield from _check_topic(catalog, requirement.count.topic, inside.at("topic"))
    for name in ("all", "any"):
        for n, part in enumerate(getattr(requirement, name) or ()):
            yield from _check_requirement(catalog, part, at.at(name, n))


def check_people_references(catalog: Catalog) -> Iterator[Problem]:
    """Home teams, parents, leads, members and those responsible are there."""
    for person in catalog.people.values():
        if person.home:
            yield from check_id(catalog, "teams", person.home, person.at("home"))
    for team in catalog.teams.values():
        yield from _check_team(catalog, team)


def _check_team(catalog: Catalog, team: Team) -> Iterator[Problem]:
    if team.parent:
        yield from check_id(catalog, "teams", team.parent, team.at("parent"))
    for name in ("leads", "members"):
        yield from check_ids(catalog, "people", getattr(team, name), team.at(name))
    for n, duty in enumerate(team.responsibilities):
        yield from check_id(catalog, "people", duty.who, team.at("responsibilities", n, "who"))


def check_goal_references(catalog: Catalog) -> Iterator[Problem]:
    """What a goal counts is there."""
    for goal in catalog.goals.values():
        count, place = goal.measure.count, goal.at("measure", "count")
        if count is None:
            continue
        if count.badge:
            yield from check_badge_ref(catalog, count.badge, place.at("badge"))
        if count.kind:
            yield from _check_kind(catalog, count.kind, place.at("kind"))
        if count.topic:
            yield from _check_topic(catalog, count.topic, place.at("topic"))
        if count.project:
            yield from check_id(catalog, "projects", count.project, place.at("project"))
