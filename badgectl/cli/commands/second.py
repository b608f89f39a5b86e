"""`badgectl second`."""

from typing import Annotated

import typer

from badgectl.cli.options import By, NamedNomination
from badgectl.cli.reading import Programme
from badgectl.cli.recording.desk import giver_and_recorder
from badgectl.cli.recording.options import Planner, recording
from badgectl.plans.finding import find_nomination
from badgectl.plans.nominate import plan_second
from badgectl.plans.plan import Plan


@recording
def command(
    nomination: NamedNomination,
    text: Annotated[
        str | None,
        typer.Option(
            "-m",
            "--message",
            "--text",
            metavar="TEXT",
            help="What you saw of it; everybody can read it.",
        ),
    ] = None,
    by: By = None,
) -> Planner:
    """Support a nomination of somebody else's. Everybody does so once.

    Example: badgectl second elodie/quiet-hero -m "I looked: not one was broken this year."
    """

    def plan(programme: Programme) -> Plan:
        catalog, ledger, today = programme.catalog, programme.ledger, programme.today
        giver, recorder = giver_and_recorder(programme, by)
        return plan_second(
            catalog,
            ledger,
            find_nomination(catalog, ledger, nomination, today),
            by=giver,
            recorded_by=recorder,
            text=text,
            today=today,
        )

    return plan
