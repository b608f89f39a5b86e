"""`badgectl decline`."""

from typing import Annotated

import typer

from badgectl.cli.options import By, NamedNomination
from badgectl.cli.reading import Programme
from badgectl.cli.recording.asking import said_or_asked
from badgectl.cli.recording.desk import giver_and_recorder
from badgectl.cli.recording.options import Planner, recording
from badgectl.plans.finding import find_nomination
from badgectl.plans.nominate import plan_decline
from badgectl.plans.plan import Plan


@recording
def command(
    nomination: NamedNomination,
    feedback: Annotated[
        str | None,
        typer.Option(
            "-m",
            "--message",
            "--feedback",
            metavar="TEXT",
            help="What the nominee should know; it stays on record.",
        ),
    ] = None,
    by: By = None,
) -> Planner:
    """Refuse a nomination, with feedback for the nominee. Both stay on record.

    Example: badgectl decline elodie/quiet-hero -m "Close: one more month."
    """
    said = said_or_asked(feedback, "Feedback")

    def plan(programme: Programme) -> Plan:
        catalog, ledger, today = programme.catalog, programme.ledger, programme.today
        giver, recorder = giver_and_recorder(programme, by)
        return plan_decline(
            catalog,
            ledger,
            find_nomination(catalog, ledger, nomination, today),
            by=giver,
            recorded_by=recorder,
            feedback=said(),
            today=today,
        )

    return plan
