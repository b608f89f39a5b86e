"""How the programme's own file, its goals, projects and suggestions changed."""

from collections.abc import Iterator

from badgectl.changes.difference import Change
from badgectl.changes.people import key_name
from badgectl.changes.sides import Sides
from badgectl.changes.wording import changed, gained_and_lost, pairs, reworded, towards
from badgectl.model.catalog import Catalog
from badgectl.model.designs import Colors
from badgectl.model.goals import Goal, Measure, Project
from badgectl.model.program import Look, Program
from badgectl.model.suggestions import Suggestion
from badgectl.model.text import number
from badgectl.reports.suggestions import condition_of

_GRADES = {"claimed": 0, "forge": 1, "signed": 2}


def program_changes(sides: Sides, old: Program, new: Program) -> Iterator[Change]:
    """Yield how the programme's terms changed; what more people may do is loosened."""
    for what, was, now in (
        ("the name", old.name, new.name),
        ("the address", old.url, new.url),
        ("the address of the hub", old.hub, new.hub),
        ("the issuer's id", old.issuer.id, new.issuer.id),
        ("the issuer's key", old.issuer.key, new.issuer.key),
        ("the issuer's e-mail address", old.issuer.email, new.issuer.email),
        ("what credentials name people by", old.issuer.recipients, new.issuer.recipients),
        ("the branch on which awards count", old.branch, new.branch),
        ("the delivery", old.delivery, new.delivery),
        ("the time zone", old.timezone, new.timezone),
        ("the visibility of people", old.visibility, new.visibility),
        *_look_changes(old.look, new.look),
    ):
        yield from changed(what, (was, now))
    for role in ("maintainers", "recorders"):
        names = [
            [sides.either.recipient_name(one) for one in getattr(program, role)]
            for program in (old, new)
        ]
        yield from gained_and_lost(f"the {role}", *names, more_is="loosened", has=("gain", "lose"))
    was, now = old.trust.required, new.trust.required
    leaning = towards(_GRADES[was], _GRADES[now], more_is="tightened")
    yield from changed("the trust that records need", (was, now), leaning)
    yield from gained_and_lost(
        "trust", old.trust.forge_keys, new.trust.forge_keys,
        named=lambda one: f"the forge's key {key_name(one)}", more_is="loosened",
    )  # fmt: skip
    for name, before, after in pairs(old.kinds, new.kinds):
        if before != after:
            how = "is new" if before is None else "is gone" if after is None else "changed"
            yield Change(f"the kind {name} {how}")
    for one in new.acknowledged:
        if one not in old.acknowledged:
            yield Change(f"commit {one.commit} is acknowledged: {one.reason}", "loosened")
    if any(one not in new.acknowledged for one in old.acknowledged):
        yield Change("a commit is no longer acknowledged", "tightened")


def _look_changes(old: Look, new: Look) -> Iterator[tuple[str, object, object]]:
    """Yield what all badges share: what, as it was, as it is."""
    yield "the mark on badges", old.mark, new.mark
    yield "the theme of badges", old.theme, new.theme
    yield "the shape of badges", old.shape, new.shape
    yield "the palettes of badges", _palettes(old), _palettes(new)
    yield "the pattern of badges", old.pattern, new.pattern
    yield "the border of badges", old.border, new.border


def _palettes(look: Look) -> str | None:
    return ", ".join(
        f"{one.light}/{one.deep}/{one.ink}" if isinstance(one, Colors) else one
        for one in look.palettes
    ) or None  # fmt: skip


def goal_changes(_sides: Sides, old: Goal, new: Goal) -> Iterator[Change]:
    """Yield how a goal changed."""
    yield from changed("the name", (old.name, new.name))
    yield from reworded("the description", old.description, new.description)
    yield from changed("what it measures", (_measure(old.measure), _measure(new.measure)))
    leaning = towards(old.target, new.target, more_is="tightened")
    yield from changed("the target", (old.target, new.target), leaning)
    yield from changed("the first day", (old.starts, new.starts))
    leaning = towards(old.due.toordinal(), new.due.toordinal(), more_is="loosened")
    yield from changed("the last day", (old.due, new.due), leaning)


def new_goal(_catalog: Catalog, goal: Goal) -> Iterator[Change]:
    """Yield what a goal wants that is new."""
    yield Change(goal.description)
    yield Change(f"{number(goal.target)} of {_measure(goal.measure)} until {goal.due}")


def project_changes(_sides: Sides, old: Project, new: Project) -> Iterator[Change]:
    """Yield how a project changed."""
    yield from changed("the name", (old.name, new.name))
    yield from reworded("the description", old.description, new.description)
    yield from changed("the address", (old.url, new.url))
    yield from gained_and_lost(
        "it", old.aliases, new.aliases, named=lambda one: f"the other name {one}"
    )


def new_project(_catalog: Catalog, project: Project) -> Iterator[Change]:
    """Yield what a project is that is new."""
    if project.description:
        yield Change(project.description)


def suggestion_changes(_sides: Sides, old: Suggestion, new: Suggestion) -> Iterator[Change]:
    """Yield how a rule that proposes awards changed."""
    yield from changed("what it proposes", (old.badge, new.badge))
    yield from reworded("the reason", old.reason, new.reason)
    yield from changed("when it proposes", (condition_of(old), condition_of(new)))
    yield from changed("what it measures", (old.measured, new.measured))
    yield from changed("the criterion", (old.criterion, new.criterion))
    yield from changed("the project", (old.project, new.project))


def new_suggestion(_catalog: Catalog, rule: Suggestion) -> Iterator[Change]:
    """Yield what a rule proposes that is new."""
    yield Change(f"proposes {rule.badge} for {condition_of(rule)}")


def _measure(measure: Measure) -> str:
    count = measure.count
    if count is None:
        return " ".join(filter(None, (f"the {measure.score} of the teams' scores", measure.range)))
    of = (
        f"{what} {value}"
        for what in ("badge", "kind", "topic", "project")
        if (value := getattr(count, what))
    )
    return ", ".join(("awards", *of))
