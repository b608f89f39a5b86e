"""`badgectl correct`."""

from typing import Annotated

import typer

from badgectl.cli.options import EarnedOn, NamedAward
from badgectl.cli.reading import Programme
from badgectl.cli.recording.asking import said_or_asked
from badgectl.cli.recording.desk import actor
from badgectl.cli.recording.options import Planner, recording
from badgectl.cli.session import now
from badgectl.model.errors import UsageError
from badgectl.plans.correct import Mended, plan_correction
from badgectl.plans.finding import find_award
from badgectl.plans.plan import Plan


@recording
def command(
    award: NamedAward,
    why: Annotated[
        str | None, typer.Option("-m", "--message", "--why", metavar="TEXT", help="What was wrong.")
    ] = None,
    reason: Annotated[
        str | None, typer.Option(metavar="TEXT", help="The reason as it is meant to be.")
    ] = None,
    evidence: Annotated[
        list[str] | None,
        typer.Option(
            "-e",
            "--evidence",
            metavar="URL[#CRITERION]",
            help="A link or path; those given stand instead of all that the award has.",
        ),
    ] = None,
    role: Annotated[
        str | None, typer.Option(metavar="TEXT", help="What the recipient did there.")
    ] = None,
    earned_on: EarnedOn = None,
) -> Planner:
    """Mend a slip in an award: its reason, evidence, role or the day it was earned.

    The award's file stays as it is; a correction beside it says what holds instead, and why.

    Example: badgectl correct piotr/light-footprint -m "A slip." --reason "Plans shorter tours."
    """
    mended = Mended(
        reason=reason, evidence=tuple(evidence) if evidence else None, role=role,
        earned_on=earned_on,
    )  # fmt: skip
    if mended == Mended():
        raise UsageError(
            "nothing is said to be corrected", "use `--reason`, `-e`, `--role` or `--earned-on`"
        )
    instant = now()
    said = said_or_asked(why, "What was wrong")

    def plan(programme: Programme) -> Plan:
        catalog, ledger, today = programme.catalog, programme.ledger, programme.today
        return plan_correction(
            catalog,
            ledger,
            find_award(catalog, ledger, award, today),
            mended,
            by=actor(programme),
            because=said(),
            now=instant,
            today=today,
        )

    return plan
