"""`badgectl award`."""

import math
from typing import Annotated

import typer

from badgectl.cli.desk import carry_out, giver_and_recorder
from badgectl.cli.options import (
    AboutProject,
    By,
    DryRun,
    EarnedOn,
    EvidenceLinks,
    HelpedPeople,
    Here,
)
from badgectl.cli.reading import Programme
from badgectl.cli.session import Session
from badgectl.model.errors import UsageError
from badgectl.model.text import one_line, shortened
from badgectl.plans.award import AwardRequest, plan_awards
from badgectl.plans.plan import Plan

NEEDS_ARGUMENTS = True


def command(
    ctx: typer.Context,
    badge: Annotated[
        str, typer.Argument(metavar="BADGE[@LEVEL]", help="The badge, and its level if it has any.")
    ],
    recipients: Annotated[
        list[str], typer.Argument(metavar="RECIPIENT...", help="People and teams, by their ids.")
    ],
    reason: Annotated[
        str, typer.Option("-m", "--reason", help="What it is for; everybody can read it.")
    ],
    evidence: EvidenceLinks = [],
    earned_on: EarnedOn = None,
    project: AboutProject = None,
    role: Annotated[str | None, typer.Option(help="What the recipient did there.")] = None,
    helped: HelpedPeople = [],
    measured: Annotated[
        list[str],
        typer.Option(metavar="NAME=NUMBER", help="A number that was measured elsewhere."),
    ] = [],
    joint: Annotated[bool, typer.Option("--joint", help="The recipients did it together.")] = False,
    by: By = None,
    dry_run: DryRun = False,
    here: Here = False,
) -> None:
    """Award a badge to people or teams: one commit, one file for each.

    Example: badgectl award thanks ada -m "Took my shift at an hour's notice."
    """

    def plan(programme: Programme) -> Plan:
        giver, recorder = giver_and_recorder(programme, by)
        request = AwardRequest(
            badge=badge,
            recipients=tuple(recipients),
            by=giver,
            recorded_by=recorder,
            reason=reason,
            evidence=tuple(evidence),
            earned_on=earned_on,
            project=project,
            role=role,
            helped=tuple(helped),
            measured=dict(_measure(text) for text in measured),
            joint=joint,
        )
        return plan_awards(programme.catalog, programme.ledger, request, programme.today)

    carry_out(Session.of(ctx), plan, dry_run=dry_run, here=here)


def _measure(text: str) -> tuple[str, float]:
    name, _, number = text.partition("=")
    try:
        measured = float(number)
    except ValueError:
        measured = math.nan
    if not math.isfinite(measured):
        raise UsageError(
            f"`--measured {shortened(one_line(text), 60)}` is no measure",
            "write name and number, as `builds=57`",
        )
    return name, measured
