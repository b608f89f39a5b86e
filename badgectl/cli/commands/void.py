"""`badgectl void`."""

from typing import Annotated

import typer

from badgectl.cli.asking import said_or_asked
from badgectl.cli.completing import complete_code, complete_record
from badgectl.cli.desk import actor, carry_out
from badgectl.cli.options import DryRun, Here, NoVerify, Push
from badgectl.cli.reading import Programme
from badgectl.cli.session import Session
from badgectl.plans.plan import Plan
from badgectl.plans.taking_back import find_record, plan_void

NEEDS_ARGUMENTS = True


def command(
    ctx: typer.Context,
    record: Annotated[
        str,
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
        typer.Option("-m", "--reason", help="How it came to land."),
    ] = None,
    dry_run: DryRun = False,
    here: Here = False,
    push: Push = False,
    no_verify: NoVerify = False,
) -> None:
    """Void a record that should never have landed, as a maintainer. Its file stays.

    An award that was right when it was made is revoked instead.

    Example: badgectl void ada/crown --rule policy-recipient -m "Merged while the check was off."
    """
    said = said_or_asked(reason, "How it came to land")

    def plan(programme: Programme) -> Plan:
        catalog, ledger = programme.catalog, programme.ledger
        found = find_record(catalog, ledger, record)
        return plan_void(
            catalog, ledger, found,
            by=actor(programme), rule=rule, reason=said(), today=programme.today,
        )  # fmt: skip

    carry_out(Session.of(ctx), plan, dry_run=dry_run, here=here, push=push, no_verify=no_verify)
