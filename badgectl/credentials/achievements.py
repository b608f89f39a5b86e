"""Badges as Open Badges call them: 3.0 has achievements with levels, 2.0 a class for each level."""

from typing import Any

from msgspec import Struct

from badgectl.credentials.terms import FOLDER, Terms
from badgectl.model.badges import Badge
from badgectl.model.goals import Goal
from badgectl.shown.material import Material
from badgectl.shown.places import badge_page, goal_page, link, picture

_TYPES = {"expertise": "Competency", "training": "LearningProgram"}


class Described(Struct, frozen=True, kw_only=True):
    """What both versions say of a badge, at a level or as a whole."""

    name: str
    description: str
    criteria: str
    """A list in Markdown."""
    goals: tuple[Goal, ...]
    topics: tuple[str, ...]


def described(material: Material, badge: Badge, level: str | None) -> Described:
    """Return what is to be said of a badge at a level; without one, of all levels."""
    text, step = material.audience.text, badge.level(level)
    lines = badge.stands_for(step.id) if step else _asked_in_all(badge)
    goals = material.catalog.goals
    return Described(
        name=text(badge.title(level)),
        description=text((step.description if step else None) or badge.description),
        criteria="\n".join(f"- {text(line)}" for line in lines),
        goals=tuple(goals[one] for one in badge.goals if one in goals),
        topics=badge.topics,
    )


def _asked_in_all(badge: Badge) -> list[str]:
    """Return what all levels ask, and what each adds."""
    found = [one.text for one in badge.criteria]
    for level in badge.levels:
        added = (level.text, *(one.text for one in level.criteria))
        found += [f"{badge.title(level.id)}: {text}" for text in added if text]
    return found


def picture_address(terms: Terms, badge: Badge, level: str | None) -> str:
    """Return the address of the picture of a badge at a level."""
    return f"{terms.base}{link(picture(badge.id, level))}.png"


def alignments(terms: Terms, material: Material, goals: tuple[Goal, ...]) -> list[dict[str, str]]:
    """Return the goals that a badge serves, as both versions write them."""
    text = material.audience.text
    return [
        {
            "targetName": text(goal.name),
            "targetUrl": terms.base + link(goal_page(goal.id)),
            "targetDescription": text(goal.description),
        }
        for goal in goals
    ]


def achievement_file(badge: Badge) -> str:
    """Return where the achievement of a badge lies, from the top of the site."""
    return f"{FOLDER}/badges/{badge.id}.json"


def levels_id(terms: Terms, badge: Badge) -> str:
    """Return what names the levels of a badge."""
    return f"{terms.base}{achievement_file(badge)}#levels"


def level_id(terms: Terms, badge: Badge, level: str | None) -> str:
    """Return what names a level of a badge."""
    return f"{terms.base}{achievement_file(badge)}#level-{level}"


def achievement(
    terms: Terms, material: Material, badge: Badge, level: str | None
) -> dict[str, Any]:
    """Return the achievement of a badge: the same for all levels, but for the picture.

    An award says which level was achieved; yet what wallets show is the achievement's picture.
    """
    told = described(material, badge, None)
    criteria = {"id": terms.base + link(badge_page(badge.id))}
    found: dict[str, Any] = {
        "id": terms.base + link(achievement_file(badge)),
        "type": ["Achievement"],
        "achievementType": _TYPES.get(badge.kind, "Badge"),
        "name": told.name,
        "description": told.description,
        "criteria": criteria | ({"narrative": told.criteria} if told.criteria else {}),
        "image": {
            "id": picture_address(terms, badge, level),
            "type": "Image",
            "caption": material.audience.text(badge.title(level)),
        },
    }
    if told.topics:
        found["tag"] = list(told.topics)
    if told.goals:
        aims = alignments(terms, material, told.goals)
        found["alignment"] = [{"type": ["Alignment"], **one} for one in aims]
    if badge.levels:
        found["resultDescription"] = [_rubric(terms, material, badge)]
    return found


def _rubric(terms: Terms, material: Material, badge: Badge) -> dict[str, Any]:
    text = material.audience.text
    levels = []
    for rank, level in enumerate(badge.levels, 1):
        said = " ".join(filter(None, (level.description, level.text)))
        levels.append(
            {
                "id": level_id(terms, badge, level.id),
                "type": ["RubricCriterionLevel"],
                "name": text(badge.title(level.id)),
                "level": str(rank),
                **({"description": text(said)} if said else {}),
            }
        )
    return {
        "id": levels_id(terms, badge),
        "type": ["ResultDescription"],
        "name": "Level",
        "resultType": "RubricCriterionLevel",
        "rubricCriterionLevel": levels,
    }
