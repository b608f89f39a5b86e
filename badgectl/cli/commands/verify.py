"""`badgectl verify`."""

from collections.abc import Iterable, Iterator
from typing import Annotated

import typer

from badgectl.cli.checking.verdict_outlet import paint
from badgectl.cli.checking.verifying import Wanted, verify
from badgectl.cli.say import put
from badgectl.cli.session import Session
from badgectl.trust.steps import Step
from badgectl.verdicts.trust import TRUST_FORMATS, TrustFormat

_MANY = 500  # steps from which on a bar says how far it is


def command(
    ctx: typer.Context,
    range_: Annotated[
        str | None,
        typer.Argument(metavar="[RANGE]", help="BASE..TIP, or TIP; else the whole main line."),
    ] = None,
    root: Annotated[
        str | None,
        typer.Option(metavar="COMMIT", help="The root of trust; else the programme's first."),
    ] = None,
    checkpoint: Annotated[
        list[str] | None,
        typer.Option(
            metavar="COMMIT", help="A commit that must be on the main line; may be given again."
        ),
    ] = None,
    fetch: Annotated[
        bool, typer.Option("--fetch", help="Get from the remote what a partial clone lacks.")
    ] = False,
    afresh: Annotated[
        bool, typer.Option("--afresh", help="Forget what was verified before.")
    ] = False,
    format_: Annotated[TrustFormat, typer.Option("--format", help="How it is printed.")] = "text",
) -> None:
    """Prove from the history alone who awarded what, that they were allowed to, and that it stands.

    Every commit of the main line is judged by what stood before it: permissions, limits, quorum
    and keys. The status is 1 if anything is wrong that was neither voided nor acknowledged.

    Example: badgectl verify --checkpoint HEAD~100
    """
    session = Session.of(ctx)
    wanted = Wanted(
        range=range_, root=root, checkpoints=tuple(checkpoint or ()), fetch=fetch, afresh=afresh
    )
    trusted = verify(session, wanted, _watched)
    put(TRUST_FORMATS[format_](trusted, paint))
    if trusted.fails:
        raise typer.Exit(1)


def _watched(steps: Iterable[Step], many: int) -> Iterator[Step]:
    """Show how far it is, at a terminal and where it takes a while."""
    from sys import stderr

    if many < _MANY or not stderr.isatty():
        yield from steps
        return
    with typer.progressbar(steps, length=many, label="Verifying", file=stderr) as bar:
        yield from bar
