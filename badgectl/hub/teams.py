"""The page of a team: its people, what they look after, its badges, goals and scores."""

from collections.abc import Iterator

from badgectl.hub.lines import award_lines, duties, goals, score
from badgectl.hub.members import held_badge
from badgectl.hub.views import AwardLine, Counted, Duty, Held, Score
from badgectl.model.people import Team
from badgectl.reports.progress import held_by
from badgectl.rules.givers import is_active
from badgectl.shown.material import Material
from badgectl.shown.naming import who
from badgectl.shown.refs import Ref, View
from badgectl.shown.told import Told

_SHOWN = 12


class Member(View, frozen=True, kw_only=True):
    """Somebody in a team."""

    who: Ref
    leads: bool
    badges: int


class TeamPage(View, frozen=True, kw_only=True):
    """A team, as far as pages tell."""

    team: str
    name: str
    description: str
    function: str
    parent: Ref | None
    parts: tuple[Ref, ...]
    """The teams that are part of it."""
    members: tuple[Member, ...]
    looks_after: tuple[Duty, ...]
    badges: tuple[Held, ...]
    contributes: tuple[Counted, ...]
    """Goals that count awards, and how many of them came to this team."""
    scores: tuple[Score, ...]
    awards: tuple[AwardLine, ...]
    """The newest that came to the team or to its people."""


def make_team_page(material: Material, team: Team) -> TeamPage:
    """Return the page of a team."""
    catalog, text = material.catalog, material.audience.text
    people = [one for one in catalog.members_of(team.id) if material.audience.sees(one)]
    here = sorted(
        (one for one in people if is_active(catalog, one)),
        key=lambda one: (one not in team.leads, material.by_name(one)),
    )
    details = material.goal_details
    return TeamPage(
        team=team.id,
        name=text(team.name),
        description=text(team.description or ""),
        function=team.function or "",
        parent=who(material, team.parent) if team.parent else None,
        parts=tuple(
            who(material, one.id)
            for one in sorted(catalog.teams.values(), key=lambda one: one.id)
            if one.parent == team.id
        ),
        members=tuple(_member(material, team, one) for one in here),
        looks_after=tuple(duties(material, team)),
        badges=tuple(
            held_badge(material, one)
            for one in held_by(catalog, material.ledger, team.id, material.day)
        ),
        contributes=tuple(
            Counted(what=ref, number=part.awards)
            for goal, detail in details.items()
            for ref in goals(material, (goal,))
            for part in detail.by_team
            if part.name == team.id
        ),
        scores=tuple(
            score(material, goal, one)
            for goal, detail in details.items()
            for one in detail.scores
            if one.team == team.id
        ),
        awards=award_lines(material, newest(material, (team.id, *people))),
    )


def newest(material: Material, recipients: tuple[str, ...]) -> list[Told]:
    """Return the newest awards in force of some people and teams."""
    found = [
        told
        for one in recipients
        for told in material.by_recipient.get(one, ())[:_SHOWN]
        if told.state == "in force"
    ]
    return sorted(found, key=lambda one: (str(one.day or ""), one.page), reverse=True)[:_SHOWN]


def _member(material: Material, team: Team, person: str) -> Member:
    held = material.holdings.get(person, ())
    return Member(who=who(material, person), leads=person in team.leads, badges=len(held))


def team_parts(material: Material, team: Team) -> Iterator[bytes]:
    """Yield what tells one state of a team's page from another, beside catalog and day."""
    for one in (team.id, *material.catalog.members_of(team.id)):
        yield from (told.key for told in material.by_recipient.get(one, ()))
        yield from material.roster_keys(one)
    for detail in material.goal_details.values():
        yield from (repr(part).encode() for part in detail.by_team if part.name == team.id)
        yield from (repr(one).encode() for one in detail.scores if one.team == team.id)
