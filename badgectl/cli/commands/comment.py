"""`badgectl comment`."""

from typing import Annotated

import typer

from badgectl.cli.asking import said_or_asked
from badgectl.cli.desk import carry_out, giver_and_recorder
from badgectl.cli.options import By, DryRun, Here, NamedAward, NoVerify, Push
from badgectl.cli.reading import Programme
from badgectl.cli.session import Session, now
from badgectl.plans.finding import find_award
from badgectl.plans.plan import Plan
from badgectl.plans.react import plan_comment

NEEDS_ARGUMENTS = True


def command(
    ctx: typer.Context,
    award: NamedAward,
    text: Annotated[
        str | None,
        typer.Option("-m", "--text", help="What there is to say."),
    ] = None,
    by: By = None,
    dry_run: DryRun = False,
    here: Here = False,
    push: Push = False,
    no_verify: NoVerify = False,
) -> None:
    """Say something about an award. It is kept beside the award.

    Example: badgectl comment ada/mentor@gold -m "I was there: well deserved."
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

    carry_out(Session.of(ctx), plan, dry_run=dry_run, here=here, push=push, no_verify=no_verify)
