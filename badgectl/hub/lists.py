"""The pages that list what there is: people, teams, badges by kind, awards month by month."""

from collections.abc import Sequence
from functools import partial

from badgectl.hub.lines import award_line
from badgectl.hub.paging import pager, part_of
from badgectl.hub.views import AwardLine, Month, Pager
from badgectl.shown.material import Material
from badgectl.shown.naming import look, who
from badgectl.shown.places import link, members_page, month_page
from badgectl.shown.refs import Look, Ref, View

_PICTURES = 5


class MemberLine(View, frozen=True, kw_only=True):
    """Somebody in the list of people."""

    who: Ref
    team: Ref | None
    is_alumni: bool
    badges: int
    newest: tuple[Look, ...]


class MembersPage(View, frozen=True, kw_only=True):
    """People, by name."""

    members_in_all: int
    members: tuple[MemberLine, ...]
    pager: Pager


class TeamLine(View, frozen=True, kw_only=True):
    """A team in the list of teams."""

    who: Ref
    description: str
    members: int
    leads: tuple[Ref, ...]


class FunctionGroup(View, frozen=True, kw_only=True):
    """The teams of a function."""

    function: str
    teams: tuple[TeamLine, ...]


class TeamsPage(View, frozen=True, kw_only=True):
    """Teams by what they do for the organisation."""

    functions: tuple[FunctionGroup, ...]


class BadgeLine(View, frozen=True, kw_only=True):
    """A badge in the list of badges."""

    look: Look
    description: str
    levels: int
    holders: int
    is_retired: bool


class KindGroup(View, frozen=True, kw_only=True):
    """The badges of a kind."""

    kind: str
    honours: str
    badges: tuple[BadgeLine, ...]


class BadgesPage(View, frozen=True, kw_only=True):
    """Badges by kind."""

    kinds: tuple[KindGroup, ...]


class MonthPage(View, frozen=True, kw_only=True):
    """The awards of a month, newest first."""

    month: str
    awards_in_all: int
    awards: tuple[AwardLine, ...]
    pager: Pager


class ActivityPage(View, frozen=True, kw_only=True):
    """The months in which there were awards, newest first."""

    months: tuple[Month, ...]


def people_of(material: Material) -> list[str]:
    """Return all who have a page, by name."""
    found = (who_ for who_ in material.catalog.people if material.audience.sees(who_))
    return sorted(found, key=material.by_name)


def make_members_page(material: Material, people: Sequence[str], number: int) -> MembersPage:
    """Return a page of the list of people."""
    return MembersPage(
        members_in_all=len(people),
        members=tuple(_member(material, one) for one in part_of(people, number)),
        pager=pager(people, number, members_page),
    )


def _member(material: Material, person: str) -> MemberLine:
    held = [
        (max(str(award.day or "") for award in one.awards), one.badge, one.level)
        for one in material.holdings.get(person, ())
        if one.badge in material.catalog.badges
    ]
    newest = sorted(held, key=lambda one: one[:2], reverse=True)
    badges = material.catalog.badges
    home = material.catalog.home_team(person)
    return MemberLine(
        who=who(material, person),
        team=who(material, home) if home else None,
        is_alumni=material.catalog.people[person].status == "alumni",
        badges=len(held),
        newest=tuple(look(material, badges[badge], lvl) for _, badge, lvl in newest[:_PICTURES]),
    )


def make_teams_page(material: Material) -> TeamsPage:
    """Return the list of teams."""
    teams = sorted(material.catalog.teams.values(), key=lambda one: material.by_name(one.id))
    functions = sorted({team.function or "" for team in teams}, key=lambda one: (not one, one))
    return TeamsPage(
        functions=tuple(
            FunctionGroup(
                function=function,
                teams=tuple(
                    TeamLine(
                        who=who(material, team.id),
                        description=material.audience.text(team.description or ""),
                        members=sum(
                            material.audience.sees(one)
                            for one in material.catalog.members_of(team.id)
                        ),
                        leads=tuple(
                            who(material, one) for one in team.leads if material.audience.sees(one)
                        ),
                    )
                    for team in teams
                    if (team.function or "") == function
                ),
            )
            for function in functions
        )
    )


def make_badges_page(material: Material) -> BadgesPage:
    """Return the list of badges by kind; retired ones come last."""
    text, catalog = material.audience.text, material.catalog
    badges = sorted(
        catalog.badges.values(), key=lambda one: (one.status == "retired", one.name.casefold())
    )
    used = {badge.kind for badge in badges}
    kinds = [*(kind for kind in catalog.kinds if kind in used), *sorted(used - {*catalog.kinds})]
    return BadgesPage(
        kinds=tuple(
            KindGroup(
                kind=kind,
                honours=text(catalog.kinds.get(kind, "")),
                badges=tuple(
                    BadgeLine(
                        look=look(material, one, one.levels[-1].id if one.levels else None),
                        description=text(one.description),
                        levels=len(one.levels),
                        holders=len(material.standings.get(one.id, ())),
                        is_retired=one.status == "retired",
                    )
                    for one in badges
                    if one.kind == kind
                ),
            )
            for kind in kinds
        )
    )


def make_month_page(material: Material, month: str, number: int) -> MonthPage:
    """Return a page of the awards of a month."""
    awards = material.by_month[month]
    return MonthPage(
        month=month,
        awards_in_all=len(awards),
        awards=tuple(award_line(material, one) for one in part_of(awards, number)),
        pager=pager(awards, number, partial(month_page, month)),
    )


def make_activity_page(material: Material) -> ActivityPage:
    """Return the list of months."""
    return ActivityPage(
        months=tuple(
            Month(month=month, awards=len(awards), href=link(month_page(month)))
            for month, awards in sorted(material.by_month.items(), reverse=True)
        )
    )
