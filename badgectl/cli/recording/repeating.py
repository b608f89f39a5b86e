"""The command line that asks for the same again, so that nothing typed at a terminal is lost."""

import shlex
from collections.abc import Iterator

from badgectl.model.text import number
from badgectl.plans.award import AwardRequest
from badgectl.plans.nominate import NominationRequest


def command_line(request: AwardRequest | NominationRequest) -> str:
    """Return the command line that says all of a request."""
    name = "award" if isinstance(request, AwardRequest) else "nominate"
    words = ["badgectl", name, request.badge, *request.recipients, "-m", request.reason]
    return shlex.join([*words, *_options(request)])


def _options(request: AwardRequest | NominationRequest) -> Iterator[str]:
    for option, values in (
        ("-e", request.evidence),
        ("--helped", request.helped),
        ("--project", [request.project] if request.project else []),
        ("--by", [request.by] if request.recorded_by else []),
    ):
        for value in values:
            yield from (option, value)
    if isinstance(request, AwardRequest):
        for measure, amount in request.measured.items():
            yield from ("--measured", f"{measure}={number(amount)}")
        if request.earned_on:
            yield from ("--earned-on", str(request.earned_on))
        if request.role:
            yield from ("--role", request.role)
        if request.joint:
            yield "--joint"
