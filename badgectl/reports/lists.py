"""The lists of `badgectl list`: rows as values, for a table and for JSON alike."""

from collections import Counter
from collections.abc import Callable, Sequence
from datetime import date
from typing import Literal

from msgspec import Struct, field

from badgectl.model.catalog import Catalog
from badgectl.model.ledger import Ledger
from badgectl.model.standing import awards_made, last_day, standings, state_of
from badgectl.reports.goals import goal_progress
from badgectl.reports.suggestions import condition_of
from badgectl.reports.waiting import waiting_nominations

Subject = Literal[
    "badges", "people", "teams", "goals", "projects", "suggestions", "awards", "nominations"
]


class Row(Struct, frozen=True, kw_only=True):
    """A row of a list; its keys are the headings of the columns."""


class BadgeRow(Row, frozen=True, kw_only=True):
    """A badge."""

    badge: str
    name: str
    kind: str
    levels: str
    """Their ids, lowest first, with commas between them."""
    holders: int
    """People and teams who hold it."""
    status: str


class PersonRow(Row, frozen=True, kw_only=True):
    """A person."""

    person: str
    name: str
    team: str
    """The home team; empty without one."""
    function: str
    badges: int
    status: str


class TeamRow(Row, frozen=True, kw_only=True):
    """A team."""

    team: str
    name: str
    function: str
    leads: str
    people: int
    badges: int
    """Those that it holds as a team."""


class GoalRow(Row, frozen=True, kw_only=True):
    """A goal."""

    goal: str
    name: str
    reached: float
    target: float
    due: date
    state: str


class ProjectRow(Row, frozen=True, kw_only=True):
    """A project."""

    project: str
    name: str
    awards: int
    """How many are about it; those that were taken back are not."""
    url: str


class SuggestionRow(Row, frozen=True, kw_only=True):
    """A rule that proposes awards."""

    suggestion: str
    badge: str
    for_: str = field(name="for")
    """What it asks for, in words."""


class AwardRow(Row, frozen=True, kw_only=True):
    """An award."""

    awarded: str
    """The day; empty where none is known."""
    award: str
    badge: str
    """With its level: `mentor@gold`."""
    recipient: str
    by: str
    state: str
    """`in force`, `revoked`, or `expired` and the last day."""
    reason: str


class NominationRow(Row, frozen=True, kw_only=True):
    """A nomination that waits."""

    nominated: str
    nomination: str
    by: str
    days: int | None
    """For how long it waits."""
    needs: str
    from_: str = field(name="from")
    """Who can bring it further."""


def list_badges(catalog: Catalog, ledger: Ledger, day: date) -> Sequence[BadgeRow]:
    """List badges with kind, levels, and how many hold them."""
    holders = Counter(held.badge for held in standings(catalog, ledger, day).values())
    return [
        BadgeRow(
            badge=badge.id,
            name=badge.name,
            kind=badge.kind,
            levels=", ".join(level.id for level in badge.levels),
            holders=holders[badge.id],
            status=badge.status,
        )
        for badge in sorted(catalog.badges.values(), key=lambda b: b.id)
    ]


def list_people(catalog: Catalog, ledger: Ledger, day: date) -> Sequence[PersonRow]:
    """List people with home team, function, and how many badges they hold."""
    held = Counter(one.recipient for one in standings(catalog, ledger, day).values())
    return [
        PersonRow(
            person=person.id,
            name=person.name,
            team=person.home or "",
            function=catalog.function_of(person.id) or "",
            badges=held[person.id],
            status=person.status,
        )
        for person in sorted(catalog.people.values(), key=lambda p: p.id)
    ]


def list_teams(catalog: Catalog, ledger: Ledger, day: date) -> Sequence[TeamRow]:
    """List teams with function, leads, size, and how many badges they hold as a team."""
    held = Counter(one.recipient for one in standings(catalog, ledger, day).values())
    return [
        TeamRow(
            team=team.id,
            name=team.name,
            function=team.function or "",
            leads=", ".join(team.leads),
            people=len(catalog.members_of(team.id)),
            badges=held[team.id],
        )
        for team in sorted(catalog.teams.values(), key=lambda t: t.id)
    ]


def list_goals(catalog: Catalog, ledger: Ledger, day: date) -> Sequence[GoalRow]:
    """List goals with what is reached."""
    found = [
        goal_progress(catalog, ledger, goal, day)
        for goal in sorted(catalog.goals.values(), key=lambda g: (g.due, g.id))
    ]
    return [
        GoalRow(
            goal=one.goal, name=one.name, reached=one.reached, target=one.target, due=one.due,
            state=one.state,
        )
        for one in found
    ]  # fmt: skip


def list_projects(catalog: Catalog, ledger: Ledger, day: date) -> Sequence[ProjectRow]:
    """List projects with how many awards are about each by that day."""
    about = Counter(award.project for award in awards_made(ledger, day))
    return [
        ProjectRow(
            project=project.id, name=project.name, awards=about[project.id], url=project.url or ""
        )
        for project in sorted(catalog.projects.values(), key=lambda p: p.id)
    ]


def list_suggestions(catalog: Catalog, _ledger: Ledger, _day: date) -> Sequence[SuggestionRow]:
    """List the rules that propose awards, with what each of them asks for."""
    rules = sorted(catalog.suggestions.values(), key=lambda rule: rule.id)
    return [
        SuggestionRow(suggestion=rule.id, badge=rule.badge, for_=condition_of(rule))
        for rule in rules
    ]


def list_awards(catalog: Catalog, ledger: Ledger, day: date) -> Sequence[AwardRow]:
    """List awards, newest first, with whether they count on that day."""
    rows = []
    for dossier in ledger:
        award = dossier.award
        if award is None:
            continue
        state: str = state_of(catalog, dossier, award, day)
        if state == "not yet":
            continue
        if state == "expired":
            state = f"expired {last_day(catalog.badges.get(award.badge), award)}"
        row = AwardRow(
            awarded=str(award.day or ""), award=str(dossier.grant), badge=award.badge_ref,
            recipient=award.recipient, by=award.by, state=state, reason=award.reason,
        )  # fmt: skip
        rows.append(row)
    return sorted(rows, key=lambda row: (row.awarded, row.award), reverse=True)


def list_nominations(catalog: Catalog, ledger: Ledger, day: date) -> Sequence[NominationRow]:
    """List nominations that wait, longest first, with who can bring them further."""
    found = sorted(
        waiting_nominations(catalog, ledger, ledger, day), key=lambda w: (w.since or day, w.grant)
    )
    return [
        NominationRow(
            nominated=str(one.since or ""),
            nomination=one.grant,
            by=one.by,
            days=(day - one.since).days if one.since else None,
            needs=one.missing or "a decision",
            from_=one.waits_for,
        )
        for one in found
    ]


LISTS: dict[Subject, tuple[type[Row], Callable[[Catalog, Ledger, date], Sequence[Row]]]] = {
    "badges": (BadgeRow, list_badges),
    "people": (PersonRow, list_people),
    "teams": (TeamRow, list_teams),
    "goals": (GoalRow, list_goals),
    "projects": (ProjectRow, list_projects),
    "suggestions": (SuggestionRow, list_suggestions),
    "awards": (AwardRow, list_awards),
    "nominations": (NominationRow, list_nominations),
}
