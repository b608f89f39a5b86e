"""`badgectl earned`."""

from typing import Annotated, Literal

import typer

from badgectl.cli.completing import complete_recipient
from badgectl.cli.options import DryRun, Here, NoVerify, Push
from badgectl.cli.reading import open_programme
from badgectl.cli.recording.earning import record_earned, tell_earned
from badgectl.cli.session import Session
from badgectl.model.errors import UsageError


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
    session, words = Session.of(ctx), people or []
    if record:
        record_earned(session, words, dry_run=dry_run, here=here, push=push, no_verify=no_verify)
    else:
        tell_earned(open_programme(session), words, as_json=format_ == "json")
