"""`badgectl void`."""

from typing import Annotated

import typer

from badgectl.cli.completing import complete_code, complete_record
from badgectl.cli.reading import Programme
from badgectl.cli.recording.asking import said_or_asked
from badgectl.cli.recording.desk import actor
from badgectl.cli.recording.options import Planner, recording
from badgectl.plans.plan import Plan
from badgectl.plans.taking_back import find_record, plan_void


@recording
def command(
    record: Annotated[
        list[str],
        typer.Argument(
            metavar="RECORD",
            help="An award as `ada/mentor@gold`, any other record as `ada/mentor@gold.like.tom`, "
            "or the path of the file.",
            autocompletion=complete_record,
        ),
    ],
    rule: Annotated[
        str,
        typer.Option(
            metavar="CODE",
            help="The rule that it broke: the code of a problem.",
            autocompletion=complete_code,
        ),
    ],
    reason: Annotated[
        str | None,
        typer.Option("-m", "--message", "--reason", metavar="TEXT", help="How it came to land."),
    ] = None,
) -> Planner:
    """Void a record that should never have landed, as a maintainer. Its file stays.

    An award that was right when it was made is revoked instead.

    Example: badgectl void ingrid/mentor@gold.comment.piotr --rule policy-actor -m "Spam."
    """
    said = said_or_asked(reason, "How it came to land")

    def plan(programme: Programme) -> Plan:
        catalog, ledger = programme.catalog, programme.ledger
        found = find_record(catalog, ledger, record)
        return plan_void(
            catalog, ledger, found,
            by=actor(programme), rule=rule, reason=said(), today=programme.today,
        )  # fmt: skip

    return plan
