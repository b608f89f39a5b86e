"""`badgectl rename`."""

from typing import Annotated

import typer

from badgectl.cli.completing import complete_recipient
from badgectl.cli.options import Also, DryRun, Here, Keep, NoVerify, Push, Yes
from badgectl.cli.reading import Programme
from badgectl.cli.recording.desk import actor
from badgectl.cli.recording.renaming import carry_out_renaming
from badgectl.cli.session import Session
from badgectl.model.errors import UsageError
from badgectl.renaming.renaming import Renaming, plan_renaming
from badgectl.renaming.wording import Extra


def command(
    ctx: typer.Context,
    old: Annotated[
        str,
        typer.Argument(metavar="OLD", help="A person or team.", autocompletion=complete_recipient),
    ],
    new: Annotated[str, typer.Argument(metavar="NEW", help="The id to be.")],
    name: Annotated[
        str | None, typer.Option(metavar="TEXT", help="Also change the name that people read.")
    ] = None,
    erase: Annotated[
        bool,
        typer.Option(
            "--erase", help="Take former ids (and the name, if it changes) out of all files."
        ),
    ] = False,
    also: Also = [],
    keep: Keep = [],
    yes: Yes = False,
    push: Push = False,
    no_verify: NoVerify = False,
    dry_run: DryRun = False,
    here: Here = False,
) -> None:
    """Give a person or team another id. Records stay where they are and mean the same person.

    With `--erase` nothing in the files tells the former id any more; tombstones explain to
    whoever checks why records were rewritten.

    Example: badgectl rename yuki yuki-sato --name "Yuki Sato"
    """

    def plan(programme: Programme) -> Renaming:
        return plan_renaming(
            programme.catalog, old, new, by=actor(programme), name=name, erase=erase,
            extra=Extra(also=tuple(also), keep=tuple(keep)),
        )  # fmt: skip

    if (also or keep) and not erase:
        raise UsageError("`--also` and `--keep` are about what is erased", "say `--erase`, too")
    carry_out_renaming(
        Session.of(ctx), plan,
        yes=yes, dry_run=dry_run, here=here, push=push, no_verify=no_verify,
    )  # fmt: skip
