"""`badgectl validate`."""

from pathlib import Path
from typing import Annotated

import typer

from badgectl.cli.checking.rechecking import asked, sound_before
from badgectl.cli.checking.verdict_outlet import find_outlet, publish
from badgectl.cli.session import Session
from badgectl.model.text import listed
from badgectl.verdicts.formats import FORMATS, Format


def command(
    ctx: typer.Context,
    paths: Annotated[
        list[Path] | None,
        typer.Argument(metavar="[PATH...]", help="Show only problems of these files and folders."),
    ] = None,
    format_: Annotated[
        Format | None,
        typer.Option(
            "--format",
            metavar="FORMAT",
            help=f"How problems are printed: {listed(FORMATS, 'or')}; else full, in the CI of "
            "a forge as that shows it.",
        ),
    ] = None,
    output: Annotated[
        Path | None,
        typer.Option(
            "-o",
            "--output",
            metavar="FILE",
            help="Write the format to a file (without `--format`: the one that its name ends in) "
            "and print the problems in short.",
        ),
    ] = None,
    fix: Annotated[
        bool,
        typer.Option(
            "--fix", help="First fill in what follows from the rest, in records that are new."
        ),
    ] = False,
    strict: Annotated[bool, typer.Option("--strict", help="Let warnings fail, too.")] = False,
    base: Annotated[
        str | None,
        typer.Option(
            metavar="REV",
            help="What counts as committed: newer records are judged by their badges' policy.",
        ),
    ] = None,
) -> None:
    """Check everything that can be wrong in the files of the programme.

    Records that are new since HEAD (in a forge's CI: since the branch that the change goes to)
    are also judged by who may award what.

    Example: badgectl validate -o report.sarif
    """
    session = Session.of(ctx)
    outlet = find_outlet(session, format_, output)
    if fix:
        from badgectl.cli.checking.mending import mend

        mend(session, paths or [], base)
    check = asked(session, paths or [], base)
    verdict = sound_before(session, check, strict=strict)
    if verdict is None:
        from badgectl.cli.checking.whole import check_folder

        verdict = check_folder(session, check, strict=strict)
    publish(session, verdict, outlet)
    if verdict.fails:
        raise typer.Exit(1)
