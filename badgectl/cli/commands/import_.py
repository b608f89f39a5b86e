"""`badgectl import`."""

from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from badgectl.cli.completing import complete_goal, complete_person, one_of
from badgectl.cli.options import DryRun, Here, NoVerify, Push
from badgectl.cli.reading import Programme
from badgectl.cli.recording.desk import actor
from badgectl.cli.recording.importing import carry_out_import, read_files
from badgectl.cli.recording.planning import repository_of
from badgectl.cli.session import Session
from badgectl.git.commit_files import has_file
from badgectl.imports.meanings import Terms
from badgectl.imports.plan import ImportPlan, plan_import
from badgectl.imports.sources import Format, Options, read_source
from badgectl.model.badges import KINDS
from badgectl.plans.plan import resolve_person


def command(
    ctx: typer.Context,
    files: Annotated[
        list[Path],
        typer.Argument(metavar="FILE...", help="A file, a folder of rules, or `-` for input."),
    ],
    from_: Annotated[
        Format | None, typer.Option("--from", help="What it is; else seen by name and content.")
    ] = None,
    by: Annotated[
        str | None,
        typer.Option(
            metavar="PERSON",
            help="The giver where none is told; else you.",
            autocompletion=complete_person,
        ),
    ] = None,
    reason: Annotated[
        str,
        typer.Option(
            "-m", "--message", "--reason", metavar="TEXT", help="The reason where none is told."
        ),
    ] = "",
    create: Annotated[
        bool,
        typer.Option("--create", help="Write people and badges that rows name and are missing."),
    ] = False,
    kind: Annotated[
        str | None,
        typer.Option(
            metavar="KIND",
            help="The kind of badges that are new.",
            autocompletion=one_of(KINDS),
        ),
    ] = None,
    goal: Annotated[
        str | None,
        typer.Option(
            metavar="GOAL",
            help="The goal that badges that are new serve.",
            autocompletion=complete_goal,
        ),
    ] = None,
    series: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="YAML: which Fedora rules are levels of one badge."),
    ] = None,
    service: Annotated[
        str | None,
        typer.Option(metavar="NAME", help="Where a roster's logins are accounts; else github."),
    ] = None,
    recipient: Annotated[
        str | None,
        typer.Option(
            metavar="PERSON",
            help="Whose an Open Badge is, if it does not tell.",
            autocompletion=complete_person,
        ),
    ] = None,
    commit_each: Annotated[
        bool, typer.Option("--commit-each", help="One commit for each award.")
    ] = False,
    dry_run: DryRun = False,
    here: Here = False,
    push: Push = False,
    no_verify: NoVerify = False,
) -> None:
    """Take over awards, people, teams and badges from other tools; a second run changes nothing.

    CSV of people (`name,email,team`), CSV or JSON of awards, `.all-contributorsrc`, Fedora's badge
    rules, rosters of organisations, Open Badges (JSON, PNG, SVG).

    Example: badgectl import .all-contributorsrc --dry-run
    """
    session = Session.of(ctx)
    given = read_files(session, files)
    described = read_files(session, [series]) if series else []
    options = Options(
        format=from_, series=described[0] if described else None, kind=kind, goal=goal,
        service=service, recipient=recipient, create=create,
    )  # fmt: skip
    name = given[0].name if len(given) == 1 else f"{len(given)} files"

    def plan(programme: Programme) -> ImportPlan:
        repository = repository_of(programme)
        me, catalog = actor(programme), programme.catalog
        giver = resolve_person(catalog, by) if by else me
        terms = Terms(importer=me, by=giver, reason=reason, today=programme.today)
        found = read_source(given, catalog, options)
        return plan_import(
            name,
            catalog,
            programme.ledger,
            found,
            terms,
            partial(has_file, repository, commit=repository.head),
        )

    carry_out_import(
        session, plan, each=commit_each,
        dry_run=dry_run, here=here, push=push, no_verify=no_verify,
    )  # fmt: skip
