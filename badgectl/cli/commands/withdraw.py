"""`badgectl withdraw`."""

from typing import Annotated

import typer

from badgectl.cli.completing import complete_withdrawable
from badgectl.cli.reading import Programme
from badgectl.cli.recording.desk import actor
from badgectl.cli.recording.options import Planner, recording
from badgectl.plans.plan import Plan
from badgectl.plans.taking_back import find_record, plan_withdrawal


@recording
def command(
    record: Annotated[
        list[str],
        typer.Argument(
            metavar="RECORD",
            help="What you said: `ada/mentor@gold.like`, `.second`, `.nomination`, `.comment` "
            "(your latest), or the path of the file.",
            autocompletion=complete_withdrawable,
        ),
    ],
    reason: Annotated[
        str | None,
        typer.Option(
            "-m", "--message", "--reason", metavar="TEXT", help="Why; everybody can read it."
        ),
    ] = None,
) -> Planner:
    """Take back a nomination, second, like or comment of your own. Its file stays.

    Example: badgectl withdraw ingrid/mentor@gold.like
    """

    def plan(programme: Programme) -> Plan:
        catalog, ledger, me = programme.catalog, programme.ledger, actor(programme)
        found = find_record(catalog, ledger, record, mine=me)
        return plan_withdrawal(catalog, ledger, found, by=me, reason=reason, today=programme.today)

    return plan
