"""A plan: the records that a command would add, and the commit that would add them."""

from msgspec import Struct

from badgectl.model.badges import Badge
from badgectl.model.catalog import Catalog
from badgectl.model.errors import UnknownIdError
from badgectl.model.problems import Problem
from badgectl.model.records import Record
from badgectl.model.text import did_you_mean, listed, one_line, shortened
from badgectl.plans.messages import Message


class Plan(Struct, frozen=True, kw_only=True):
    """What would be recorded; with problems, what would have been."""

    records: tuple[Record, ...]
    message: Message
    problems: tuple[Problem, ...] = ()
    notes: tuple[str, ...] = ()
    """What the user should know besides, in sentences."""


def resolve_recipient(catalog: Catalog, word: str) -> str:
    """Return the id of a person or team, also by a former id; raise if there is none."""
    if word in catalog.people or word in catalog.teams:
        return word
    for person in catalog.people.values():
        if word in person.aliases:
            return person.id
    for team in catalog.teams.values():
        if word in team.aliases:
            return team.id
    names = [*catalog.people, *catalog.teams]
    raise UnknownIdError(
        f"there is no person or team `{shortened(one_line(word), 60)}`",
        did_you_mean(word, names, "`badgectl list people` and `badgectl list teams` show them"),
    )


def resolve_badge(catalog: Catalog, word: str) -> tuple[str, str | None]:
    """Return badge and level that `badge` or `badge@level` names; raise if there is none."""
    badge_id, at, level = word.partition("@")
    badge = catalog.badges.get(badge_id)
    if badge is None:
        raise UnknownIdError(
            f"there is no badge `{shortened(one_line(badge_id), 60)}`",
            did_you_mean(badge_id, catalog.badges, "`badgectl list badges` shows them"),
        )
    levels = [step.id for step in badge.levels]
    choices = listed((f"`{badge_id}@{step}`" for step in levels), last="or")
    if at and badge.level(level) is None:
        named = (
            f"no level `{shortened(one_line(level), 60)}`" if level else "no level without a name"
        )
        raise UnknownIdError(
            f"{badge.name} has {named}",
            did_you_mean(level, levels, f"say {choices}" if levels else f"say `{badge_id}`"),
        )
    if levels and not level:
        raise UnknownIdError(f"{badge.name} has levels", f"say {choices}")
    return badge_id, level or None


def resolve_badge_or_level(catalog: Catalog, word: str) -> tuple[Badge, str | None]:
    """Return the badge that a word names, and the level if it names one."""
    badge = catalog.badges.get(word)
    if badge is not None:
        return badge, None
    badge_id, level = resolve_badge(catalog, word)
    return catalog.badges[badge_id], level
