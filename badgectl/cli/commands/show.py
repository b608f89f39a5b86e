"""`badgectl show`."""

from collections.abc import Iterable
from typing import Annotated, Literal

import msgspec
import typer

from badgectl.cli.completing import complete_anything
from badgectl.cli.reading import Programme, explaining_what_is_missing, open_programme
from badgectl.cli.say import put
from badgectl.cli.session import Session, zone
from badgectl.model.errors import UnknownIdError
from badgectl.model.former_ids import grant_name_with
from badgectl.model.ledger import Dossier
from badgectl.model.paths import parse_grant
from badgectl.model.text import did_you_mean, excerpt, json_text, one_line
from badgectl.plans.finding import find_award, without_path
from badgectl.plans.pairs import recipient_first
from badgectl.plans.plan import known_recipient, resolve_badge
from badgectl.reports.award_cards import award_card
from badgectl.reports.badge_cards import badge_card
from badgectl.reports.cards import Card, Section, format_card
from badgectl.reports.goal_cards import goal_card, project_card
from badgectl.reports.recipient_cards import person_card, team_card


def command(
    ctx: typer.Context,
    what: Annotated[
        list[str],
        typer.Argument(
            metavar="ID",
            help="`mentor`, `mentor@gold`, `ada`, `ada/mentor@gold` ...",
            autocompletion=complete_anything,
        ),
    ],
    format_: Annotated[
        Literal["text", "json"], typer.Option("--format", help="How it is printed.")
    ] = "text",
) -> None:
    """Show all there is to know about a badge, a level, a person, a team, a goal or an award.

    Example: badgectl show mentor
    """
    programme = open_programme(Session.of(ctx))
    with explaining_what_is_missing(programme):
        card = _card(programme, what)
    put(json_text(card) if format_ == "json" else format_card(card))


def _card(programme: Programme, said: list[str]) -> Card:
    catalog, ledger, day = programme.catalog, programme.ledger, programme.today
    what = recipient_first(catalog, said)
    if what not in (*catalog.badges, *catalog.goals, *catalog.projects):
        what = known_recipient(catalog, what) or catalog.id_now(what)
    if "/" in what:
        what = without_path(what)
        grant = parse_grant(grant_name_with(what, catalog.former_ids))
        nominated = ledger.find(grant) if grant else None
        dossier = nominated or find_award(catalog, ledger, what, day)
        paths = [record.path for record in dossier.records]
        card = award_card(catalog, ledger, dossier, day)
        return _with_history(programme, _with_grade(programme, card, dossier), paths)
    badge_id, _, level = what.partition("@")
    if badge_id in catalog.badges:
        badge = catalog.badges[badge_id]
        step = badge.level(resolve_badge(catalog, what)[1]) if level else None
        card = badge_card(catalog, ledger, badge, step, day)
        return _with_history(programme, card, [badge.path])
    if what in catalog.people:
        return person_card(catalog, ledger, catalog.people[what], day)
    if what in catalog.teams:
        return team_card(catalog, ledger, catalog.teams[what], day)
    if what in catalog.goals:
        return goal_card(catalog, ledger, catalog.goals[what], day)
    if what in catalog.projects:
        return project_card(catalog, ledger, catalog.projects[what], day)
    known = [*catalog.badges, *catalog.people, *catalog.teams, *catalog.goals, *catalog.projects]
    raise UnknownIdError(
        f"there is nothing called `{excerpt(what, 60)}`",
        did_you_mean(what, known, "`badgectl list badges` (people, teams, goals ...) shows ids"),
    )


def _with_grade(programme: Programme, card: Card, dossier: Dossier) -> Card:
    """Add how sure it is that the award (else the nomination) comes from whom it names."""
    record = dossier.given or dossier.nomination
    if record is None or not programme.committed:
        return card
    from badgectl.cli.grades import verified_grades

    grade_of = verified_grades(programme)
    vouched = grade_of(record.path) if grade_of else None
    said = str(vouched) if vouched else "not verified yet: `badgectl verify`"
    return msgspec.structs.replace(card, facts={**card.facts, "trust": said})


def _with_history(programme: Programme, card: Card, paths: Iterable[str]) -> Card:
    """Add who changed the files when: the definition's history, or the commits of an award."""
    if programme.repository is None or not programme.committed:
        return card
    from badgectl.git.history import changes_of

    days = zone(programme.catalog.program.timezone)
    lines = tuple(
        f"{change.day} {change.commit[:10]} {change.author}: {one_line(change.subject)}"
        for change in changes_of(programme.repository, paths, days)
    )
    return msgspec.structs.replace(card, sections=(*card.sections, Section("History", lines)))
