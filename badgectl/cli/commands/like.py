"""`badgectl like`."""

from typing import Annotated

import typer

from badgectl.cli.options import By, NamedAward
from badgectl.cli.reading import Programme
from badgectl.cli.recording.desk import giver_and_recorder
from badgectl.cli.recording.options import Planner, recording
from badgectl.plans.finding import find_award
from badgectl.plans.plan import Plan
from badgectl.plans.react import plan_like


@recording
def command(
    award: NamedAward,
    text: Annotated[
        str | None, typer.Option("-m", "--message", "--text", metavar="TEXT", help="A word or two.")
    ] = None,
    by: By = None,
) -> Planner:
    """Like an award. Everybody does so once.

    Example: badgectl like aisha/bridge-builder@bronze -m "Bravo!"
    """

    def plan(programme: Programme) -> Plan:
        catalog, ledger, today = programme.catalog, programme.ledger, programme.today
        giver, recorder = giver_and_recorder(programme, by)
        return plan_like(
            catalog,
            ledger,
            find_award(catalog, ledger, award, today),
            by=giver,
            recorded_by=recorder,
            text=text,
            today=today,
        )

    return plan
