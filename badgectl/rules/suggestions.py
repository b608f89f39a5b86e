"""Rules that propose awards: what they name is there, and they can propose something."""

import re
from collections.abc import Iterator

from badgectl.codes import catalog as codes
from badgectl.model.catalog import Catalog
from badgectl.model.problems import Problem
from badgectl.model.suggestions import PLACEHOLDERS, Suggestion
from badgectl.model.text import did_you_mean, listed
from badgectl.rules.references import check_badge_ref, check_id


def check_suggestions(catalog: Catalog) -> Iterator[Problem]:
    """Suggestions name badges, teams and projects that are there, and make sense."""
    for rule in catalog.suggestions.values():
        yield from check_badge_ref(catalog, rule.badge, rule.at("badge"))
        if rule.deeds.outside:
            place = rule.at("deeds", "outside")
            yield from check_id(catalog, "teams", rule.deeds.outside, place)
        if rule.project:
            yield from check_id(catalog, "projects", rule.project, rule.at("project"))
        yield from _check_badge(catalog, rule)
        yield from _check_reason(rule)
        yield from _check_keys(rule)


def _check_badge(catalog: Catalog, rule: Suggestion) -> Iterator[Problem]:
    badge_id, _, level = rule.badge.partition("@")
    badge = catalog.badges.get(badge_id)
    if badge is None:
        return
    found = None
    if badge.status == "retired":
        found = "is retired: nobody gets it any more", "propose another, or remove this file"
    elif badge.awarding.by_rules:
        found = "is earned by count, and nobody awards it", "`badgectl earned` finds who has it"
    elif badge.recipients == "team":
        found = "is for teams, and deeds are people's", "propose a badge for people"
    elif badge.levels and not level:
        named = listed((f"`{badge.id}@{one.id}`" for one in badge.levels), "or")
        found = "has levels, and none is named", f"write {named}"
    elif rule.criterion and rule.criterion not in [one.id for one in badge.all_criteria]:
        known = [one.id for one in badge.all_criteria]
        yield codes.SUGGESTION.problem(
            rule.at("criterion"),
            f"{badge.id} has no criterion `{rule.criterion}`",
            did_you_mean(rule.criterion, known, f"its criteria: {listed(known)}"),
        )
    if found is not None:
        said, hint = found
        yield codes.SUGGESTION.problem(rule.at("badge"), f"{badge.id} {said}", hint)


def _check_reason(rule: Suggestion) -> Iterator[Problem]:
    for word in dict.fromkeys(re.findall(r"\{([^{}]*)\}", rule.reason)):
        if word not in PLACEHOLDERS:
            known = listed(f"`{{{one}}}`" for one in PLACEHOLDERS)
            yield codes.SUGGESTION.problem(
                rule.at("reason"),
                f"nothing is called `{{{word}}}`",
                did_you_mean(word, PLACEHOLDERS, f"there are {known}"),
            )


def _check_keys(rule: Suggestion) -> Iterator[Problem]:
    if rule.within and rule.every:
        yield codes.SUGGESTION.problem(
            rule.key("within"),
            "`within` and `every` both say how long it may take",
            "remove one: `every` begins anew in each calendar window, `within` moves along",
        )
