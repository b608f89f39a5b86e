"""The lists of `badgectl list`: rows as values, for a table and for JSON alike."""

from collections import Counter
from collections.abc import Callable
from datetime import date
from typing import Literal

from msgspec import Struct

from badgectl.model.catalog import Catalog
from badgectl.model.ledger import Ledger
from badgectl.model.standing import award_in_force, last_day, standings
from badgectl.reports.goals import goal_progress
from badgectl.reports.suggestions import condition_of
from badgectl.reports.waiting import waiting_nominations

Subject = Literal[
    "badges", "people", "teams", "goals", "projects", "suggestions", "awards", "nominations"
]
Cell = str | int | float | None


class Rows(Struct, frozen=True):
    """A list: the names of its columns, and its rows."""

    headings: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


def list_badges(catalog: Catalog, ledger: Ledger, day: date) -> Rows:
    """List badges with kind, levels, and how many hold them."""
    holders: dict[str, int] = {}
    for held in standings(catalog, ledger, day).values():
        holders[held.badge] = holders.get(held.badge, 0) + 1
    return Rows(
        ("badge", "name", "kind", "levels", "holders", "status"),
        tuple(
            (
                badge.id,
                badge.name,
                badge.kind,
                ", ".join(level.id for level in badge.levels),
                holders.get(badge.id, 0),
                badge.status,
            )
            for badge in sorted(catalog.badges.values(), key=lambda b: b.id)
        ),
    )


def list_people(catalog: Catalog, ledger: Ledger, day: date) -> Rows:
    """List people with home team, function, and how many badges they hold."""
    held: dict[str, int] = {}
    for one in standings(catalog, ledger, day).values():
        held[one.recipient] = held.get(one.recipient, 0) + 1
    return Rows(
        ("person", "name", "team", "function", "badges", "status"),
        tuple(
            (
                person.id,
                person.name,
                person.home or "",
                catalog.function_of(person.id) or "",
                held.get(person.id, 0),
                person.status,
            )
            for person in sorted(catalog.people.values(), key=lambda p: p.id)
        ),
    )


def list_teams(catalog: Catalog, ledger: Ledger, day: date) -> Rows:
    """List teams with function, leads, size, and how many badges they hold as a team."""
    held = [one.recipient for one in standings(catalog, ledger, day).values()]
    return Rows(
        ("team", "name", "function", "leads", "people", "badges"),
        tuple(
            (
                team.id,
                team.name,
                team.function or "",
                ", ".join(team.leads),
                len(catalog.members_of(team.id)),
                held.count(team.id),
            )
            for team in sorted(catalog.teams.values(), key=lambda t: t.id)
        ),
    )


def list_goals(catalog: Catalog, ledger: Ledger, day: date) -> Rows:
    """List goals with what is reached."""
    found = [
        goal_progress(catalog, ledger, goal, day)
        for goal in sorted(catalog.goals.values(), key=lambda g: (g.due, g.id))
    ]
    return Rows(
        ("goal", "name", "reached", "target", "due", "state"),
        tuple((g.goal, g.name, g.reached, g.target, str(g.due), g.state) for g in found),
    )


def list_projects(catalog: Catalog, ledger: Ledger, day: date) -> Rows:
    """List projects with how many awards are about each by that day."""
    about = Counter(
        award.project
        for dossier in ledger
        if (award := dossier.award) is not None and (award.day or day) <= day
    )
    return Rows(
        ("project", "name", "awards", "url"),
        tuple(
            (project.id, project.name, about[project.id], project.url or "")
            for project in sorted(catalog.projects.values(), key=lambda p: p.id)
        ),
    )


def list_suggestions(catalog: Catalog, _ledger: Ledger, _day: date) -> Rows:
    """List the rules that propose awards, with what each of them asks for."""
    rules = sorted(catalog.suggestions.values(), key=lambda rule: rule.id)
    return Rows(
        ("suggestion", "badge", "for"),
        tuple((rule.id, rule.badge, condition_of(rule)) for rule in rules),
    )


def list_awards(catalog: Catalog, ledger: Ledger, day: date) -> Rows:
    """List awards, newest first, with whether they count on that day."""
    rows = []
    for dossier in ledger:
        award = dossier.award
        if award is None or (award.day and award.day > day):
            continue
        end = last_day(catalog.badges.get(award.badge), award)
        state = "in force"
        if dossier.is_revoked(day):
            state = "revoked"
        elif award_in_force(catalog, dossier, day) is None:
            state = f"expired {end}"
        rows.append(
            (str(award.day or ""), str(dossier.grant), award.badge_ref, award.recipient, award.by,
             state, award.reason)
        )  # fmt: skip
    rows.sort(key=lambda row: (row[0], row[1]), reverse=True)
    return Rows(("awarded", "award", "badge", "recipient", "by", "state", "reason"), tuple(rows))


def list_nominations(catalog: Catalog, ledger: Ledger, day: date) -> Rows:
    """List nominations that wait, longest first, with who can bring them further."""
    found = sorted(
        waiting_nominations(catalog, ledger, ledger, day), key=lambda w: (w.since or day, w.grant)
    )
    return Rows(
        ("nominated", "nomination", "by", "days", "needs", "from"),
        tuple(
            (
                str(w.since or ""),
                w.grant,
                w.by,
                (day - w.since).days if w.since else None,
                w.missing or "a decision",
                w.waits_for,
            )
            for w in found
        ),
    )


LISTS: dict[Subject, Callable[[Catalog, Ledger, date], Rows]] = {
    "badges": list_badges,
    "people": list_people,
    "teams": list_teams,
    "goals": list_goals,
    "projects": list_projects,
    "suggestions": list_suggestions,
    "awards": list_awards,
    "nominations": list_nominations,
}
