"""`badgectl nominate`."""

from typing import Annotated

import typer

from badgectl.cli.desk import carry_out, giver_and_recorder
from badgectl.cli.options import (
    AboutProject,
    By,
    DryRun,
    EvidenceLinks,
    HelpedPeople,
    Here,
    NoVerify,
    Push,
)
from badgectl.cli.reading import Programme
from badgectl.cli.session import Session
from badgectl.plans.nominate import NominationRequest, plan_nominations
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
    helped: HelpedPeople = [],
    project: AboutProject = None,
    by: By = None,
    dry_run: DryRun = False,
    here: Here = False,
    push: Push = False,
    no_verify: NoVerify = False,
) -> None:
    """Propose people or teams for a badge: one commit, a nomination for each.

    Example: badgectl nominate mentor@gold ada -m "Brought three teams through their first winter."
    """

    def plan(programme: Programme) -> Plan:
        giver, recorder = giver_and_recorder(programme, by)
        request = NominationRequest(
            badge=badge,
            recipients=tuple(recipients),
            by=giver,
            recorded_by=recorder,
            reason=reason,
            evidence=tuple(evidence),
            helped=tuple(helped),
            project=project,
        )
        return plan_nominations(programme.catalog, programme.ledger, request, programme.today)

    carry_out(Session.of(ctx), plan, dry_run=dry_run, here=here, push=push, no_verify=no_verify)
