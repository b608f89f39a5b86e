"""`badgectl second`."""

from typing import Annotated

import typer

from badgectl.cli.desk import carry_out, giver_and_recorder
from badgectl.cli.options import By, DryRun, Here, NamedNomination, NoVerify, Push
from badgectl.cli.reading import Programme
from badgectl.cli.session import Session
from badgectl.plans.finding import find_nomination
from badgectl.plans.nominate import plan_second
from badgectl.plans.plan import Plan

NEEDS_ARGUMENTS = True


def command(
    ctx: typer.Context,
    nomination: NamedNomination,
    text: Annotated[
        str | None, typer.Option("-m", "--text", help="What you saw of it; everybody can read it.")
    ] = None,
    by: By = None,
    dry_run: DryRun = False,
    here: Here = False,
    push: Push = False,
    no_verify: NoVerify = False,
) -> None:
    """Support a nomination of somebody else's. Everybody does so once.

    Example: badgectl second ada/mentor@gold -m "She brought me through mine."
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

    carry_out(Session.of(ctx), plan, dry_run=dry_run, here=here, push=push, no_verify=no_verify)
