"""`badgectl goals`."""

from typing import Annotated, Literal

import typer

from badgectl.cli.completing import complete_goal, complete_team
from badgectl.cli.reading import explaining_what_is_missing, open_programme
from badgectl.cli.say import note, put
from badgectl.cli.session import Session
from badgectl.model.text import json_text
from badgectl.plans.plan import resolve_goal, resolve_team
from badgectl.reports.cards import format_card
from badgectl.reports.goal_cards import goal_card
from badgectl.reports.goal_details import goal_detail


def command(
    ctx: typer.Context,
    goals: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[GOAL...]", help="Only these; else all.", autocompletion=complete_goal
        ),
    ] = None,
    team: Annotated[
        str | None,
        typer.Option(
            metavar="TEAM",
            help="What this team contributed and scored.",
            autocompletion=complete_team,
        ),
    ] = None,
    format_: Annotated[
        Literal["text", "json"], typer.Option("--format", help="How it is printed.")
    ] = "text",
) -> None:
    """Tell how far each goal is: who contributed, what teams scored, and where it leads.

    Goals that are named are shown with months and badges, too.

    Example: badgectl goals --team platform
    """
    programme = open_programme(Session.of(ctx))
    catalog, ledger, today = programme.catalog, programme.ledger, programme.today
    with explaining_what_is_missing(programme):
        only = resolve_team(catalog, team) if team else None
        wanted = [resolve_goal(catalog, word) for word in goals or catalog.goals]
    found = sorted((catalog.goals[one] for one in wanted), key=lambda goal: (goal.due, goal.id))
    if format_ == "json":
        put(json_text([goal_detail(catalog, ledger, goal, today, only) for goal in found]))
        return
    brief = not goals and len(found) > 1
    cards = (goal_card(catalog, ledger, goal, today, only, brief=brief) for goal in found)
    put("\n".join(map(format_card, cards)))
    if not found:
        note("no goals yet: write one, catalog/goals/grow-people.yaml")
