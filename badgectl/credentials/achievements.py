"""Badges as Open Badges call them: achievements, with levels as rubrics and goals as alignments."""

from typing import Any

from badgectl.credentials.terms import FOLDER, Terms
from badgectl.model.badges import Badge
from badgectl.shown.material import Material
from badgectl.shown.places import badge_page, goal_page, link, picture

_TYPES = {"expertise": "Competency", "training": "LearningProgram"}


def achievement_file(badge: Badge) -> str:
    """Return where the achievement of a badge lies, from the top of the site."""
    return f"{FOLDER}/badges/{badge.id}.json"


def levels_id(terms: Terms, badge: Badge) -> str:
    """Return what names the levels of a badge."""
    return f"{terms.base}{achievement_file(badge)}#levels"


def level_id(terms: Terms, badge: Badge, level: str | None) -> str:
    """Return what names a level of a badge."""
    return f"{terms.base}{achievement_file(badge)}#level-{level}"


def criteria_text(material: Material, badge: Badge, level: str | None) -> str:
    """Return the criteria of a badge up to a level, as a list in Markdown."""
    asked = [step.text for step in badge.steps(level) if step.text]
    lines = [*asked, *(one.text for one in badge.criteria_for(level))]
    return "\n".join(f"- {material.audience.text(line)}" for line in lines)


def achievement(
    terms: Terms, material: Material, badge: Badge, level: str | None
) -> dict[str, Any]:
    """Return the achievement that an award of a badge, at a level, is about."""
    text, catalog = material.audience.text, material.catalog
    criteria = {"id": terms.base + link(badge_page(badge.id))}
    narrative = criteria_text(material, badge, level)
    lowest = badge.levels[0].id if badge.levels else None
    image = f"{terms.base}{link(picture(badge.id, level or lowest))}.png"
    found: dict[str, Any] = {
        "id": terms.base + link(achievement_file(badge)),
        "type": ["Achievement"],
        "achievementType": _TYPES.get(badge.kind, "Badge"),
        "name": text(badge.name),
        "description": text(badge.description),
        "criteria": criteria | ({"narrative": narrative} if narrative else {}),
        "image": {"id": image, "type": "Image", "caption": text(badge.title(level))},
    }
    if badge.topics:
        found["tag"] = list(badge.topics)
    goals = [catalog.goals[one] for one in badge.goals if one in catalog.goals]
    if goals:
        found["alignment"] = [
            {
                "type": ["Alignment"],
                "targetName": text(goal.name),
                "targetUrl": terms.base + link(goal_page(goal.id)),
                "targetDescription": text(goal.description),
            }
            for goal in goals
        ]
    if badge.levels:
        found["resultDescription"] = [_rubric(terms, material, badge)]
    return found


def _rubric(terms: Terms, material: Material, badge: Badge) -> dict[str, Any]:
    text = material.audience.text
    levels = [
        {
            "id": level_id(terms, badge, level.id),
            "type": ["RubricCriterionLevel"],
            "name": text(badge.title(level.id)),
            "level": str(rank),
            **({"description": text(level.text)} if level.text else {}),
        }
        for rank, level in enumerate(badge.levels, 1)
    ]
    return {
        "id": levels_id(terms, badge),
        "type": ["ResultDescription"],
        "name": "Level",
        "resultType": "RubricCriterionLevel",
        "rubricCriterionLevel": levels,
    }
