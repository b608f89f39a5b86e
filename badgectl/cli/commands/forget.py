"""`badgectl forget`."""

from secrets import token_hex
from typing import Annotated

import typer

from badgectl.cli.completing import complete_person
from badgectl.cli.options import Also, DryRun, Here, Keep, NoVerify, Push, Yes
from badgectl.cli.reading import Programme
from badgectl.cli.recording.desk import actor
from badgectl.cli.recording.renaming import carry_out_renaming
from badgectl.cli.session import Session
from badgectl.renaming.renaming import Renaming, plan_forgetting
from badgectl.renaming.wording import Extra


def command(
    ctx: typer.Context,
    person: Annotated[
        str,
        typer.Argument(metavar="PERSON", help="Who it is.", autocompletion=complete_person),
    ],
    as_: Annotated[
        str | None,
        typer.Option("--as", metavar="former-...", help="What stands instead; else it is random."),
    ] = None,
    also: Also = [],
    keep: Keep = [],
    yes: Yes = False,
    push: Push = False,
    no_verify: NoVerify = False,
    dry_run: DryRun = False,
    here: Here = False,
) -> None:
    """Take a person out of all files: id, name, addresses, accounts and keys.

    What they gave and received stands, under an id that tells nothing; tombstones explain to
    whoever checks why records were rewritten. Afterwards you read what old commits still tell.

    Example: badgectl forget mateo --dry-run
    """
    instead = as_ or f"former-{token_hex(4)}"

    def plan(programme: Programme) -> Renaming:
        return plan_forgetting(
            programme.catalog, programme.ledger, person, instead, by=actor(programme),
            extra=Extra(also=tuple(also), keep=tuple(keep)),
        )  # fmt: skip

    carry_out_renaming(
        Session.of(ctx), plan,
        yes=yes, dry_run=dry_run, here=here, push=push, no_verify=no_verify,
    )  # fmt: skip
