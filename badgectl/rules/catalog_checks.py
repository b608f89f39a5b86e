"""The rules of the catalog in order."""

from collections.abc import Callable, Iterator

from badgectl.model.catalog import Catalog
from badgectl.model.problems import Problem
from badgectl.rules.definitions import (
    check_accounts,
    check_criteria,
    check_emails,
    check_goals,
    check_levels,
    check_namespaces,
    check_policies,
    check_program,
    check_team_parents,
)
from badgectl.rules.examples import check_examples
from badgectl.rules.references import (
    check_badge_references,
    check_goal_references,
    check_people_references,
    check_program_references,
)
from badgectl.rules.signing_keys import check_signing_keys
from badgectl.rules.suggestions import check_suggestions
from badgectl.rules.tombstones import check_tombstones

CatalogRule = Callable[[Catalog], Iterator[Problem]]

CATALOG_RULES: tuple[CatalogRule, ...] = (
    check_program,
    check_program_references,
    check_badge_references,
    check_people_references,
    check_goal_references,
    check_namespaces,
    check_emails,
    check_accounts,
    check_signing_keys,
    check_levels,
    check_criteria,
    check_team_parents,
    check_goals,
    check_suggestions,
    check_policies,
    check_tombstones,
    check_examples,
)


def check_catalog(catalog: Catalog) -> list[Problem]:
    """Return what is wrong with the catalog's definitions."""
    return [problem for rule in CATALOG_RULES for problem in rule(catalog)]


def new_problems(before: Catalog, after: Catalog) -> list[Problem]:
    """Return what is wrong with a catalog that was not wrong with it before."""
    if before is after:
        return []
    known = {(p.code, p.place, p.message) for p in check_catalog(before)}
    return [p for p in check_catalog(after) if (p.code, p.place, p.message) not in known]
