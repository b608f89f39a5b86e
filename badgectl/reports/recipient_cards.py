"""The cards of people and teams: who they are and what they hold."""

from datetime import date

from badgectl.model.catalog import Catalog
from badgectl.model.ledger import Ledger
from badgectl.model.people import Person, Team
from badgectl.model.text import listed, number, one_line
from badgectl.reports.cards import Card, Section
from badgectl.reports.progress import held_by
from badgectl.reports.progress_cards import held_line


def person_card(catalog: Catalog, ledger: Ledger, person: Person, day: date) -> Card:
    """Return who somebody is, what they hold, and what they can help with."""
    held = [*held_by(catalog, ledger, person.id, day)]
    topics = sorted({t for one in held for t in catalog.badges[one.badge].topics})
    given = sum(
        (award.day or day) <= day
        for dossier in ledger
        if dossier.given and dossier.given.by == person.id and (award := dossier.award)
    )
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
        sections=(Section("Badges", tuple(held_line(catalog, one) for one in held)),),
    )


def team_card(catalog: Catalog, ledger: Ledger, team: Team, day: date) -> Card:
    """Return who a team is, who looks after what, and what it holds."""
    facts = {"function": team.function or "none", "leads": listed(team.leads) or "none"}
    if team.parent:
        facts["part of"] = catalog.recipient_name(team.parent)
    names = (f"{catalog.recipient_name(p)} ({p})" for p in catalog.members_of(team.id))
    duties = (f"{duty.what}: {catalog.recipient_name(duty.who)}" for duty in team.responsibilities)
    held = held_by(catalog, ledger, team.id, day)
    scores = (
        f"{score.goal}, {score.period}: {number(score.value)}"
        + (f" - {one_line(score.feedback)}" if score.feedback else "")
        for score in ledger.scores
        if score.team == team.id and (score.day or day) <= day
    )
    return Card(
        title=f"{team.name} ({team.id})",
        about=one_line(team.description or ""),
        facts=facts,
        sections=(
            Section("People", tuple(names)),
            Section("Responsibilities", tuple(duties)),
            Section("Badges", tuple(held_line(catalog, one) for one in held)),
            Section("Scores", tuple(scores)),
        ),
    )
