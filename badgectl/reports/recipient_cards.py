"""The cards of people and teams: who they are and what they hold."""

from collections.abc import Iterable
from datetime import date

from badgectl.model.catalog import Catalog
from badgectl.model.ledger import Ledger
from badgectl.model.people import Person, Team
from badgectl.model.standing import Standing, standings
from badgectl.model.text import counted, listed, one_line, stars
from badgectl.reports.cards import Card, Section


def person_card(catalog: Catalog, ledger: Ledger, person: Person, day: date) -> Card:
    """Return who somebody is, what they hold, and what they can help with."""
    held = _held_by(catalog, ledger, person.id, day)
    topics = sorted({t for one in held for t in catalog.badges[one.badge].topics})
    given = sum(1 for d in ledger if (award := d.award) is not None and award.by == person.id)
    facts = {
        "team": catalog.recipient_name(person.home) if person.home else "none",
        "function": catalog.function_of(person.id) or "none",
        "status": person.status,
        "awards given": str(given),
    }
    if topics:
        facts["ask about"] = listed(topics)
    return Card(
        title=f"{person.name} ({person.id})",
        about="",
        facts=facts,
        sections=(Section("Badges", _badge_lines(catalog, held)),),
    )


def team_card(catalog: Catalog, ledger: Ledger, team: Team, day: date) -> Card:
    """Return who a team is, who looks after what, and what it holds."""
    facts = {"function": team.function or "none", "leads": listed(team.leads) or "none"}
    if team.parent:
        facts["part of"] = catalog.recipient_name(team.parent)
    names = (f"{catalog.recipient_name(p)} ({p})" for p in catalog.members_of(team.id))
    duties = (f"{duty.what}: {catalog.recipient_name(duty.who)}" for duty in team.responsibilities)
    held = _held_by(catalog, ledger, team.id, day)
    scores = (
        f"{score.goal}, {score.period}: {score.value:g}"
        + (f" - {one_line(score.feedback)}" if score.feedback else "")
        for score in ledger.scores
        if score.team == team.id
    )
    return Card(
        title=f"{team.name} ({team.id})",
        about=one_line(team.description or ""),
        facts=facts,
        sections=(
            Section("People", tuple(names)),
            Section("Responsibilities", tuple(duties)),
            Section("Badges", _badge_lines(catalog, held)),
            Section("Scores", tuple(scores)),
        ),
    )


def _held_by(catalog: Catalog, ledger: Ledger, recipient: str, day: date) -> list[Standing]:
    found = standings(catalog, ledger, day).values()
    held = [one for one in found if one.recipient == recipient and one.badge in catalog.badges]
    return sorted(held, key=lambda one: (catalog.badges[one.badge].kind, one.badge))


def _badge_lines(catalog: Catalog, held: Iterable[Standing]) -> tuple[str, ...]:
    lines = []
    for one in held:
        badge = catalog.badges[one.badge]
        award = max(one.awards, key=lambda award: (badge.rank(award.level), str(award.day)))
        drawn = stars(one.rank, len(badge.levels))
        who = f"by {catalog.recipient_name(award.by)}"
        if len(one.awards) > 1 and badge.awarding.repeatable:
            givers = len({award.by for award in one.awards})
            times = f"{counted(len(one.awards), 'time')} from {counted(givers, 'person', 'people')}"
            who = f"{times}, last {who}"
        said = ", ".join(filter(None, (str(award.day or ""), who)))
        lines.append(" ".join(filter(None, (badge.title(one.level), drawn, f"- {said}"))))
    return tuple(lines)
