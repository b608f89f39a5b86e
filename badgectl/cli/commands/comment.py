"""`badgectl comment`."""

from typing import Annotated

import typer

from badgectl.cli.options import By, NamedAward
from badgectl.cli.reading import Programme
from badgectl.cli.recording.asking import said_or_asked
from badgectl.cli.recording.desk import giver_and_recorder
from badgectl.cli.recording.options import Planner, recording
from badgectl.cli.session import now
from badgectl.plans.finding import find_award
from badgectl.plans.plan import Plan
from badgectl.plans.react import plan_comment


@recording
def command(
    award: NamedAward,
    text: Annotated[
        str | None,
        typer.Option("-m", "--message", "--text", metavar="TEXT", help="What there is to say."),
    ] = None,
    by: By = None,
) -> Planner:
    """Say something about an award. It is kept beside the award.

    Example: badgectl comment ingrid/mentor@gold -m "I was there: well deserved."
    """
    said = said_or_asked(text, "Comment")

    def plan(programme: Programme) -> Plan:
        catalog, ledger, today = programme.catalog, programme.ledger, programme.today
        giver, recorder = giver_and_recorder(programme, by)
        return plan_comment(
            catalog,
            ledger,
            find_award(catalog, ledger, award, today),
            by=giver,
            recorded_by=recorder,
            text=said(),
            instant=now(),
            today=today,
        )

    return plan
