"""`badgectl award`."""

import math
from collections.abc import Iterable
from functools import partial
from typing import Annotated

import typer

from badgectl.cli.completing import complete_grantable, complete_recipient
from badgectl.cli.options import AboutProject, By, EarnedOn, EvidenceLinks, HelpedPeople
from badgectl.cli.reading import Programme
from badgectl.cli.recording.asking import check_said
from badgectl.cli.recording.interview import Interview, completed
from badgectl.cli.recording.options import Planner, recording
from badgectl.model.errors import UsageError
from badgectl.model.forms import Id, fits
from badgectl.model.records import Award
from badgectl.model.text import excerpt
from badgectl.plans.award import AwardRequest, judged_awards, plan_awards
from badgectl.plans.plan import Plan

_EXAMPLE = 'badgectl award thanks ada -m "Took my shift."'


@recording
def command(
    badge: Annotated[
        str | None,
        typer.Argument(
            metavar="BADGE[@LEVEL]",
            help="The badge, and its level if it has any.",
            autocompletion=complete_grantable,
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
    earned_on: EarnedOn = None,
    project: AboutProject = None,
    role: Annotated[
        str | None, typer.Option(metavar="TEXT", help="What the recipient did there.")
    ] = None,
    helped: HelpedPeople = [],
    measured: Annotated[
        list[str],
        typer.Option(
            metavar="NAME=NUMBER", help="A number that was measured elsewhere; may be given again."
        ),
    ] = [],
    joint: Annotated[bool, typer.Option("--joint", help="The recipients did it together.")] = False,
    by: By = None,
    edit: Annotated[
        bool, typer.Option("--edit", help="Open the drafted files in your editor first.")
    ] = False,
) -> Planner:
    """Award a badge to people or teams: one commit, one file for each.

    At a terminal you are asked for what you leave out.

    Example: badgectl award thanks wei -m "Took my shift at an hour's notice."
    """
    request = AwardRequest(
        badge=badge or "",
        recipients=tuple(recipients or ()),
        by=by or "",
        reason=reason or "",
        evidence=tuple(evidence),
        earned_on=earned_on,
        project=project,
        role=role,
        helped=tuple(helped),
        measured=_measures(measured),
        joint=joint,
    )
    check_said(request, _EXAMPLE, edit=edit)
    return _Planner(request, edit=edit)


class _Planner:
    """Plans a request, as often as the branch moves; whoever sits there is asked only once."""

    def __init__(self, request: AwardRequest, *, edit: bool) -> None:
        self._interview = Interview(request, partial(completed, edit=edit))
        self._edit, self._drafts = edit, tuple[Award, ...]()

    def __call__(self, programme: Programme) -> Plan:
        catalog, ledger, today = programme.catalog, programme.ledger, programme.today

        def plan(request: AwardRequest) -> Plan:
            if not self._edit:
                return plan_awards(catalog, ledger, request, today)
            if not self._drafts:
                from badgectl.cli.recording.editing import edited

                drafts = plan_awards(catalog, ledger, request, today).records
                self._drafts = edited(programme, [one for one in drafts if isinstance(one, Award)])
            return judged_awards(catalog, ledger, self._drafts, today)

        return self._interview.plan(programme, plan)


def _measures(texts: Iterable[str]) -> dict[str, float]:
    """Return numbers by their names; raise UsageError for what is none, or comes twice."""
    found: dict[str, float] = {}
    for name, number in map(_measure, texts):
        if name in found:
            raise UsageError(f"`{name}` is measured twice", "give one number for each name")
        found[name] = number
    return found


def _measure(text: str) -> tuple[str, float]:
    name, _, number = text.partition("=")
    try:
        measured = float(number)
    except ValueError:
        measured = math.nan
    if not math.isfinite(measured) or not fits(Id, name):
        raise UsageError(
            f"`--measured {excerpt(text, 60)}` is no measure",
            "write name and number, as `builds=57`",
        )
    return name, measured
