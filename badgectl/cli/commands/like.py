"""`badgectl like`."""

from typing import Annotated

import typer

from badgectl.cli.desk import carry_out, giver_and_recorder
from badgectl.cli.options import By, DryRun, Here, NamedAward, NoVerify, Push
from badgectl.cli.reading import Programme
from badgectl.cli.session import Session
from badgectl.plans.finding import find_award
from badgectl.plans.plan import Plan
from badgectl.plans.react import plan_like

NEEDS_ARGUMENTS = True


def command(
    ctx: typer.Context,
    award: NamedAward,
    text: Annotated[str | None, typer.Option("-m", "--text", help="A word or two.")] = None,
    by: By = None,
    dry_run: DryRun = False,
    here: Here = False,
    push: Push = False,
    no_verify: NoVerify = False,
) -> None:
    """Like an award. Everybody does so once.

    Example: badgectl like ada/mentor@gold -m "Bravo!"
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

    carry_out(Session.of(ctx), plan, dry_run=dry_run, here=here, push=push, no_verify=no_verify)
