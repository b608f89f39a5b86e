"""`badgectl nominate`."""

from typing import Annotated

import typer

from badgectl.cli.completing import complete_nominable, complete_recipient
from badgectl.cli.options import AboutProject, By, EvidenceLinks, HelpedPeople
from badgectl.cli.reading import Programme
from badgectl.cli.recording.asking import check_said
from badgectl.cli.recording.interview import Interview, completed_nomination
from badgectl.cli.recording.options import Planner, recording
from badgectl.plans.nominate import NominationRequest, plan_nominations
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
            "-m",
            "--message",
            "--reason",
            metavar="TEXT",
            help="What it is for; everybody can read it.",
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
    interview = Interview(request, completed_nomination)

    def plan(programme: Programme) -> Plan:
        catalog, ledger, today = programme.catalog, programme.ledger, programme.today
        return interview.plan(
            programme, lambda asked: plan_nominations(catalog, ledger, asked, today)
        )

    return plan
