"""`badgectl revoke`."""

from typing import Annotated

import typer

from badgectl.cli.completing import complete_award
from badgectl.cli.options import NamedAward
from badgectl.cli.reading import Programme
from badgectl.cli.recording.asking import chosen_or_asked, said_or_asked
from badgectl.cli.recording.desk import actor
from badgectl.cli.recording.options import Planner, recording
from badgectl.model.records import BECAUSE, Because
from badgectl.plans.finding import find_award
from badgectl.plans.plan import Plan
from badgectl.plans.revoke import plan_revocation

_KINDS = ", ".join(f"`{one}` ({meaning})" for one, meaning in BECAUSE.items())


@recording
def command(
    award: NamedAward,
    reason: Annotated[
        str | None,
        typer.Option(
            "-m", "--message", "--reason", metavar="TEXT", help="Why; everybody can read it."
        ),
    ] = None,
    because: Annotated[
        Because | None, typer.Option(help=f"What kind of reason it is: {_KINDS}.")
    ] = None,
    replaced_by: Annotated[
        str | None,
        typer.Option(
            metavar="AWARD",
            help="The award that stands instead.",
            autocompletion=complete_award,
        ),
    ] = None,
) -> Planner:
    """Take an award back. Its file stays, and so does the reason.

    At a terminal you are asked for the reason and its kind, if you leave them out.

    Example: badgectl revoke piotr/light-footprint --because mistake -m "It was Mei."
    """
    kind = chosen_or_asked(because, "--because", "Because", BECAUSE)
    said = said_or_asked(reason, "Reason")

    def plan(programme: Programme) -> Plan:
        catalog, ledger, today = programme.catalog, programme.ledger, programme.today
        return plan_revocation(
            catalog,
            ledger,
            find_award(catalog, ledger, award, today),
            by=actor(programme),
            because=kind(),
            reason=said(),
            replaced_by=find_award(catalog, ledger, replaced_by, today) if replaced_by else None,
            today=today,
        )

    return plan
