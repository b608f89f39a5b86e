"""`badgectl earned`."""

from collections.abc import Collection
from typing import Annotated, Literal

import typer
from msgspec import Struct

from badgectl.cli.completing import complete_recipient
from badgectl.cli.options import DryRun, Here, NoVerify, Push
from badgectl.cli.reading import Programme, explaining_what_is_missing, open_programme
from badgectl.cli.recording.desk import actor, carry_out
from badgectl.cli.say import note, put
from badgectl.cli.screen import print_rows
from badgectl.cli.session import Session
from badgectl.model.errors import AlreadyDoneError, UsageError
from badgectl.model.text import json_text
from badgectl.plans.earned import newly_earned, plan_earned
from badgectl.plans.plan import Plan, resolve_recipient


class Earned(Struct, frozen=True):
    """An award that somebody has reached."""

    recipient: str
    badge: str
    """With its level."""
    award: str
    """The award to be, as `show` will take it."""
    reason: str


def command(
    ctx: typer.Context,
    people: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[PERSON...]",
            help="Only these people and teams; else everybody.",
            autocompletion=complete_recipient,
        ),
    ] = None,
    record: Annotated[
        bool, typer.Option("--record", help="Record the awards, all in one commit.")
    ] = False,
    format_: Annotated[
        Literal["text", "json"] | None,
        typer.Option("--format", help="How the list is printed; else as text."),
    ] = None,
    dry_run: DryRun = False,
    here: Here = False,
    push: Push = False,
    no_verify: NoVerify = False,
) -> None:
    """List who has newly reached what is earned by count, or record it.

    Badges that say `awarding: {by: rules}` are nobody's to give. Recording again changes nothing.

    Example: badgectl earned --record
    """
    if record and format_:
        raise UsageError("`--format` is about the list", "leave `--format` or `--record` out")
    if (dry_run or here or push or no_verify) and not record:
        raise UsageError(
            "`--dry-run`, `--here`, `--push` and `--no-verify` go with `--record`",
            "the list writes nothing",
        )
    if record:
        _record(
            Session.of(ctx),
            people or [],
            dry_run=dry_run,
            here=here,
            push=push,
            no_verify=no_verify,
        )
    else:
        _list(open_programme(Session.of(ctx)), people or [], as_json=format_ == "json")


def _list(programme: Programme, people: list[str], *, as_json: bool) -> None:
    catalog, ledger, today = programme.catalog, programme.ledger, programme.today
    awards = newly_earned(catalog, ledger, today, only=_only(programme, people))
    rows = [Earned(a.recipient, a.badge_ref, str(a.location.grant), a.reason) for a in awards]
    if as_json:
        put(json_text(rows))
        return
    print_rows(Earned, rows)
    note("`badgectl earned --record` records them" if rows else "nothing newly earned")


def _record(
    session: Session, people: list[str], *, dry_run: bool, here: bool, push: bool, no_verify: bool
) -> None:
    def plan(programme: Programme) -> Plan:
        return plan_earned(
            programme.catalog,
            programme.ledger,
            by=actor(programme),
            only=_only(programme, people),
            today=programme.today,
        )

    try:
        carry_out(session, plan, dry_run=dry_run, here=here, push=push, no_verify=no_verify)
    except AlreadyDoneError as done:
        note(done.message)


def _only(programme: Programme, people: list[str]) -> Collection[str]:
    with explaining_what_is_missing(programme):
        return {resolve_recipient(programme.catalog, word) for word in people}
