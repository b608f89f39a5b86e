"""`badgectl decline`."""

from typing import Annotated

import typer

from badgectl.cli.asking import said_or_asked
from badgectl.cli.desk import carry_out, giver_and_recorder
from badgectl.cli.options import By, DryRun, Here, NamedNomination, NoVerify, Push
from badgectl.cli.reading import Programme
from badgectl.cli.session import Session
from badgectl.plans.finding import find_nomination
from badgectl.plans.nominate import plan_decline
from badgectl.plans.plan import Plan

NEEDS_ARGUMENTS = True


def command(
    ctx: typer.Context,
    nomination: NamedNomination,
    feedback: Annotated[
        str | None,
        typer.Option("-m", "--feedback", help="What the nominee should know; it stays on record."),
    ] = None,
    by: By = None,
    dry_run: DryRun = False,
    here: Here = False,
    push: Push = False,
    no_verify: NoVerify = False,
) -> None:
    """Refuse a nomination, with feedback for the nominee. Both stay on record.

    Example: badgectl decline ada/mentor@gold -m "Close: one more mentee from another team."
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

    carry_out(Session.of(ctx), plan, dry_run=dry_run, here=here, push=push, no_verify=no_verify)
