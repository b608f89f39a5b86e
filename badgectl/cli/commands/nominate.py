"""`badgectl nominate`."""

from typing import Annotated

import msgspec
import typer

from badgectl.cli.completing import complete_nominable, complete_recipient
from badgectl.cli.options import AboutProject, By, EvidenceLinks, HelpedPeople
from badgectl.cli.reading import Programme
from badgectl.cli.recording.asking import check_said, completed_nomination
from badgectl.cli.recording.desk import giver_and_recorder
from badgectl.cli.recording.options import Planner, recording
from badgectl.plans.nominate import NominationRequest, plan_nominations
from badgectl.plans.pairs import badge_first
from badgectl.plans.plan import Plan

_EXAMPLE = 'badgectl nominate quiet-hero ada -m "Keeps the builds green."'


@recording
def command(
    badge: Annotated[
        str | None,
        typer.Argument(
            metavar="BADGE[@LEVEL]",
            help="The badge, and its level if it has any.",
            autocompletion=complete_nominable,
        ),
    ] = None,
    recipients: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="RECIPIENT...",
            help="People and teams, by their ids.",
            autocompletion=complete_recipient,
        ),
    ] = None,
    reason: Annotated[
        str | None,
        typer.Option(
            "-m", "--reason", metavar="TEXT", help="What it is for; everybody can read it."
        ),
    ] = None,
    evidence: EvidenceLinks = [],
    helped: HelpedPeople = [],
    project: AboutProject = None,
    by: By = None,
) -> Planner:
    """Propose people or teams for a badge: one commit, a nomination for each.

    At a terminal you are asked for what you leave out.

    Example: badgectl nominate quiet-hero hana -m "Tries every release on her oldest phone."
    """
    request = NominationRequest(
        badge=badge or "",
        recipients=tuple(recipients or ()),
        by=by or "",
        reason=reason or "",
        evidence=tuple(evidence),
        helped=tuple(helped),
        project=project,
    )
    check_said(request, _EXAMPLE)
    requests = [request]

    def plan(programme: Programme) -> Plan:
        giver, recorder = giver_and_recorder(programme, by)
        signed = msgspec.structs.replace(requests[0], by=giver, recorded_by=recorder)
        # Answers are kept: the plan is made again when somebody else's commit comes between.
        requests[:] = [completed_nomination(programme, badge_first(programme.catalog, signed))]
        return plan_nominations(programme.catalog, programme.ledger, requests[0], programme.today)

    return plan
