"""How the definition of a badge changed, told change by change."""

from collections.abc import Iterator

from badgectl.changes.demands import demand_changes
from badgectl.changes.difference import Change, Leaning
from badgectl.changes.policies import policy_changes
from badgectl.changes.sides import Sides
from badgectl.changes.wording import changed, gained_and_lost, pairs, reworded
from badgectl.model.badges import Badge, Criterion, Level
from badgectl.model.catalog import Catalog
from badgectl.model.designs import Colors, Design
from badgectl.model.text import counted, listed
from badgectl.reports.badge_cards import awarded_by
from badgectl.rules.requirements import asks


def badge_changes(sides: Sides, old: Badge, new: Badge) -> Iterator[Change]:
    """Yield how a badge changed from the old catalog to the new."""
    yield from changed("its name", (old.name, new.name))
    yield from changed("its kind", (old.kind, new.kind))
    yield from reworded("its description", old.description, new.description)
    if old.status == "retired" and new.status == "active":
        yield Change("it is awarded again", "loosened")
    whom = (_recipients(one) for one in (old, new))
    yield from changed("who can get it", whom, _wider(old, new))
    yield from gained_and_lost("it", old.goals, new.goals, named=lambda one: f"the goal {one}")
    yield from gained_and_lost("it", old.topics, new.topics, named=lambda one: f"the topic {one}")
    yield from _criteria("it", old.criteria, new.criteria)
    yield from demand_changes(sides, "it", old.requires, new.requires)
    yield from _levels(sides, old, new)
    if old.in_order != new.in_order:
        may = "no level may be skipped now" if new.in_order else "levels may be skipped now"
        yield Change(may, "tightened" if new.in_order else "loosened")
    yield from policy_changes(sides, old.awarding, new.awarding)
    yield from _design("it", old.design, new.design)
    if old.examples != new.examples:
        yield Change("its examples changed")


def new_badge(catalog: Catalog, badge: Badge) -> Iterator[Change]:
    """Yield what a badge that is new is about, in a few sentences."""
    yield Change(badge.description)
    if badge.levels:
        levels = listed(level.id for level in badge.levels)
        yield Change(f"it has {counted(len(badge.levels), 'level')}: {levels}")
    for who, requires in (
        ("it", badge.requires),
        *((one.id, one.requires) for one in badge.levels),
    ):
        if requires:
            yield Change(f"{who} asks for {listed(asks(catalog, one) for one in requires)}")
    yield Change(f"who may award it: {awarded_by(catalog, badge)}")


def _recipients(badge: Badge) -> str:
    return {"person": "people", "team": "teams", "any": "people and teams"}[badge.recipients]


def _wider(old: Badge, new: Badge) -> Leaning | None:
    if "any" not in (old.recipients, new.recipients):
        return None
    return "loosened" if new.recipients == "any" else "tightened"


def _levels(sides: Sides, old: Badge, new: Badge) -> Iterator[Change]:
    olds, news = [level.id for level in old.levels], [level.id for level in new.levels]
    named = lambda one: f"the level {one}"  # noqa: E731 - said twice below
    yield from gained_and_lost("it", olds, news, named=named)
    kept = [one for one in news if one in olds]
    if kept != [one for one in olds if one in news]:
        yield Change(f"the order of its levels is now {listed(kept)}")
    for level in new.levels:
        before = old.level(level.id)
        if before is not None:
            yield from _level(sides, before, level)


def _level(sides: Sides, old: Level, new: Level) -> Iterator[Change]:
    yield from changed(f"the name of {new.id}", (old.name, new.name))
    yield from reworded(f"the description of {new.id}", old.description, new.description)
    yield from reworded(f"what {new.id} asks", old.text, new.text)
    yield from _criteria(new.id, old.criteria, new.criteria)
    yield from demand_changes(sides, new.id, old.requires, new.requires)
    yield from _design(new.id, old.design or Design(), new.design or Design())


def _criteria(who: str, old: tuple[Criterion, ...], new: tuple[Criterion, ...]) -> Iterator[Change]:
    for one, was, now in pairs({c.id: c for c in old}, {c.id: c for c in new}):
        if was is None and now is not None:
            proof = ", with evidence" if now.evidence == "required" else ""
            yield Change(f"{who} gains the criterion {one}{proof}: {now.text}", "tightened")
        elif was is not None and now is None:
            yield Change(f"{who} loses the criterion {one}: {was.text}", "loosened")
        elif was is not None and now is not None:
            yield from reworded(f"the criterion {one}", was.text, now.text)
            if was.evidence != now.evidence:
                demanded = now.evidence == "required"
                verb = "now demands" if demanded else "no longer demands"
                leaning: Leaning = "tightened" if demanded else "loosened"
                yield Change(f"the criterion {one} {verb} evidence", leaning)


def _design(who: str, old: Design, new: Design) -> Iterator[Change]:
    whose = "its" if who == "it" else f"{who}'s"
    for part in old.__struct_fields__:
        was, now = (_words(getattr(design, part)) for design in (old, new))
        yield from changed(f"{whose} {part}", (was, now))


def _words(choice: object) -> str:
    """Return what was chosen of a look in words."""
    match choice:
        case None:
            return "that of its kind or id"
        case Colors():
            return f"{choice.light}, {choice.deep} and {choice.ink}"
        case tuple():
            return ", ".join(choice) or "nothing"
        case _:
            return str(choice)
