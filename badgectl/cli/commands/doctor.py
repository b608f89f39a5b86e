"""`badgectl doctor`."""

from typing import Annotated, Literal

import typer

from badgectl.cli.completing import one_of
from badgectl.cli.options import Yes
from badgectl.cli.say import put, tell
from badgectl.cli.session import Session
from badgectl.cli.starting.examining import examine
from badgectl.model.errors import UsageError
from badgectl.model.text import counted, did_you_mean, excerpt, json_text, listed
from badgectl.reports.health import CHECKS, Check, Diagnosis, finding_lines

_COLORS = {"fine": "green", "note": "yellow", "problem": "red"}


def command(
    ctx: typer.Context,
    what: Annotated[
        list[str],
        typer.Argument(
            metavar="[WHAT...]",
            help=f"Only these: {listed(CHECKS)}.",
            autocompletion=one_of(CHECKS),
        ),
    ] = [],
    fix: Annotated[
        bool,
        typer.Option("--fix", help="First do what can be done: signing, clone, leftovers."),
    ] = False,
    yes: Yes = False,
    format_: Annotated[
        Literal["text", "json"], typer.Option("--format", help="How it is printed.")
    ] = "text",
) -> None:
    """See whether everything is in order here, and what mends it if not.

    `badgectl doctor --fix signing` finds or makes an SSH key and lets git sign with it in this
    repository; `badgectl key add` then puts it into your file.

    Example: badgectl doctor
    """
    if yes and not fix:
        raise UsageError("`--yes` agrees to what `--fix` does", "say `--fix`, too")
    session, only = Session.of(ctx), [_check(word) for word in what]
    if fix:
        from badgectl.cli.starting.repairing import REPAIRS, repair

        broken = {one.check for one in examine(session) if one.state == "problem"}
        for check in only or [one for one in REPAIRS if one in broken]:
            repair(session, check, yes=yes)
    findings = [one for one in examine(session) if not only or one.check in only]
    problems = sum(one.state == "problem" for one in findings)
    if format_ == "json":
        put(json_text(findings))
    else:
        for one in findings:
            _show(one)
        tell(f"\n{counted(problems, 'problem') if problems else 'everything is in order'}")
    if problems:
        raise typer.Exit(1)


def _check(word: str) -> Check:
    for check in CHECKS:
        if check == word:
            return check
    named = excerpt(word, 40)
    raise UsageError(f"nothing is called `{named}`", did_you_mean(word, CHECKS, listed(CHECKS)))


def _show(finding: Diagnosis) -> None:
    said, hint = finding_lines(finding)
    state = typer.style(f"{finding.state:<8}", fg=_COLORS[finding.state])
    put(f"{state} {said}\n")
    if hint:
        put(f"{'':<19} {typer.style('hint:', fg='cyan')} {hint}\n")
