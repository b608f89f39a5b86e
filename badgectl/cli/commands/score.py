"""`badgectl score`."""

from typing import Annotated

import typer

from badgectl.cli.completing import complete_goal, complete_team
from badgectl.cli.options import By
from badgectl.cli.reading import Programme
from badgectl.cli.recording.desk import giver_and_recorder
from badgectl.cli.recording.options import Planner, recording
from badgectl.plans.plan import Plan
from badgectl.plans.score import ScoreRequest, plan_score


@recording
def command(
    goal: Annotated[
        str,
        typer.Argument(
            metavar="GOAL",
            help="A goal that is measured by score.",
            autocompletion=complete_goal,
        ),
    ],
    team: Annotated[
        str,
        typer.Option(metavar="TEAM", help="The team that scores it.", autocompletion=complete_team),
    ],
    value: Annotated[float, typer.Option(metavar="NUMBER", help="The score.")],
    period: Annotated[
        str | None,
        typer.Option(
            metavar="PERIOD", help="A year, quarter or month; this quarter if it is left out."
        ),
    ] = None,
    feedback: Annotated[
        str | None,
        typer.Option(
            "-m", "--message", "--feedback", metavar="TEXT", help="What stands behind the number."
        ),
    ] = None,
    evidence: Annotated[
        list[str],
        typer.Option(
            "-e", "--evidence", metavar="URL", help="A link, or a path in the repository."
        ),
    ] = [],
    by: By = None,
) -> Planner:
    """Score a goal for a team and a period. A score is given once, even if it is voided.

    Example: badgectl score calm-on-call --team platform --value 4 -m "One bad weekend."
    """

    def plan(programme: Programme) -> Plan:
        giver, recorder = giver_and_recorder(programme, by)
        request = ScoreRequest(
            goal=goal,
            team=team,
            value=value,
            period=period,
            by=giver,
            recorded_by=recorder,
            feedback=feedback,
            evidence=tuple(evidence),
        )
        return plan_score(programme.catalog, programme.ledger, request, programme.today)

    return plan
