"""Drafting a badge: a sound file to begin with, whose comments say what could stand there."""

from collections.abc import Iterator, Sequence

from badgectl.model.badges import KINDS, Badge, Criterion, Level
from badgectl.model.catalog import Catalog
from badgectl.model.errors import AlreadyDoneError, UsageError
from badgectl.model.flow import flow_text, scalar_text
from badgectl.model.forms import NO_FILE_NAMES, Id, Line, Prose, fits, is_id
from badgectl.model.text import did_you_mean, excerpt, listed, slug
from badgectl.plans.adding import Addition
from badgectl.plans.designs import Designer
from badgectl.plans.messages import Message
from badgectl.plans.plan import resolve_goal

_DESCRIPTION = "What it honours, in one sentence."
_CRITERION = "What was done, so that somebody else can check it."
_SOME = 3


def plan_draft(
    catalog: Catalog, name: str, *, new: str | None, kind: str, levels: Sequence[str],
    goals: Sequence[str], description: str,
) -> Addition:  # fmt: skip
    """Return the file of a badge that its author is to go on with."""
    draft = _draft(catalog, name, new, kind, levels, goals, description)
    badge = Designer(catalog.badges.values()).designed(draft)
    subject = f"Add the badge {excerpt(badge.name, 50)}"
    return Addition(
        entry="".join(f"{line}\n" for line in _lines(badge, catalog)),
        path=badge.path,
        edits={},
        message=Message(subject=subject, body="", trailers=(("Badge", badge.id),)),
    )


def _draft(
    catalog: Catalog, name: str, new: str | None, kind: str, levels: Sequence[str],
    goals: Sequence[str], description: str,
) -> Badge:  # fmt: skip
    """Return a badge to begin with; raise if there is one so called, or something cannot be."""
    found = new or slug(name)
    if not fits(Line, name) or not found:
        raise UsageError(f"`{excerpt(name, 60)}` is no badge's name", "letters, on one line")
    if not is_id(found) or found in NO_FILE_NAMES:
        raise UsageError(f"`{excerpt(found, 60)}` is no id", "say another with `--id`")
    for folder in ("badges", "goals"):
        if catalog.knows(folder, found):
            path = f"catalog/{folder}/{found}.yaml"
            raise AlreadyDoneError(f"`{found}` is taken: {path}", "another one needs an `--id`")
    if kind not in catalog.kinds:
        hint = did_you_mean(kind, catalog.kinds, f"there are {listed(catalog.kinds)}")
        raise UsageError(f"there is no kind `{excerpt(kind, 60)}`", hint)
    if description and not fits(Prose, description):
        raise UsageError("the description is not in the form due", "write a sentence")
    return Badge(
        path=f"catalog/badges/{found}.yaml",
        name=name,
        kind=kind,
        description=description or _DESCRIPTION,
        goals=tuple(resolve_goal(catalog, goal) for goal in goals),
        criteria=(Criterion(id="deed", text=_CRITERION),),
        levels=tuple(
            Level(id=level, text=f"What {level} takes.") for level in checked_levels(levels)
        ),
    )


def checked_levels(levels: Sequence[str]) -> tuple[str, ...]:
    """Return ids of levels, lowest first; raise UsageError for what cannot be one, or is twice."""
    for n, level in enumerate(levels):
        if not fits(Id, level):
            hint = f"write it as `{slug(level) or 'bronze'}`"
            raise UsageError(f"`{excerpt(level, 60)}` is no level", hint)
        if level in levels[:n]:
            raise UsageError(f"the level {level} is there twice", "name each once, lowest first")
    return tuple(levels)


def _lines(badge: Badge, catalog: Catalog) -> Iterator[str]:
    yield f"name: {scalar_text(badge.name)}"
    yield f"kind: {badge.kind}  # {catalog.kinds.get(badge.kind, KINDS['peer-recognition'])}"
    yield f"description: {scalar_text(badge.description)}"
    if badge.goals:
        yield f"goals: {flow_text(badge.goals)}"
    else:
        some = list(catalog.goals)[:_SOME] or ["grow-people"]
        yield f"# goals: {flow_text(some)}  # what it serves; `badgectl list goals`"
    yield "# topics: [python]  # what its holders can be asked about: `badgectl experts`"
    yield "criteria:"
    for criterion in badge.criteria:
        yield f"  - {{id: {criterion.id}, text: {flow_text(criterion.text)}}}"
        yield "    # with `evidence: required` in it each award brings a link or a file"
    if badge.levels:
        yield "levels:"
        for level in badge.levels:
            yield f"  - id: {level.id}"
            yield f"    text: {scalar_text(level.text or '')}"
        yield "    # requires: [{helped: {people: 2}}]  # what is counted; docs/language.md"
        yield "in_order: true"
    yield "awarding:"
    yield "  by: [maintainers]  # or anyone, [{lead: home-team}], [{holders: BADGE}]"
    if not badge.levels:
        yield "  # repeatable: true  # again and again, as thanks are"
    yield "  # nomination: {nominate: anyone, seconds: 1, open_for: 60 days}"
    yield "  # expires_after: 24 months"
    if badge.design.icon:
        yield f"design: {{palette: {badge.design.palette}, icon: {badge.design.icon}}}"
    else:
        yield f"design: {{palette: {badge.design.palette}}}  # icon: see `badgectl icons WORD`"
