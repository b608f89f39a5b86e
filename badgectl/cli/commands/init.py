"""`badgectl init`."""

from pathlib import Path
from typing import Annotated

import typer

from badgectl.cli.beginning import (
    checks,
    colleagues_of,
    commit_start,
    myself,
    next_steps,
    programme_files,
    repository_around,
    signs,
    starters,
)
from badgectl.cli.placing import new_among, place_files
from badgectl.cli.reading import read_folder
from badgectl.cli.say import note
from badgectl.cli.session import Session
from badgectl.git.repository import Repository
from badgectl.model.errors import UsageError
from badgectl.model.program import PROGRAM_FILE
from badgectl.plans.automation import Forge
from badgectl.plans.starting import Start, plan_start

NEEDS_ARGUMENTS = False
_CLAIMS = """
Awards are claims for now: git does not sign your commits. In the programme's folder
  badgectl doctor --fix signing
  badgectl key add
make it sign with an SSH key. Then put `trust: {required: signed}` into catalog/program.yaml."""


def command(
    ctx: typer.Context,
    path: Annotated[
        Path, typer.Argument(metavar="[PATH]", help="The programme's folder; made if need be.")
    ] = Path(),
    name: Annotated[
        str | None, typer.Option(help="What the programme is called; else as the folder.")
    ] = None,
    team: Annotated[str, typer.Option(help="The first team's name.")] = "Our team",
    timezone: Annotated[
        str, typer.Option(metavar="ZONE", help="Where its days begin, as `Europe/Paris`.")
    ] = "UTC",
    ci: Annotated[
        Forge | None,
        typer.Option(help="Write what makes this forge check every change; later, too."),
    ] = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Show which files would be written; write nothing.")
    ] = False,
) -> None:
    """Write a working programme: badges of every kind, goals, you and your colleagues.

    People come from the git history, if there is one. Files that are there stay as they are.
    Schemas and settings let editors complete and check the files. In a programme that is there,
    `--ci` alone adds its files.

    A new repository is made, and committed to, only where there is none.

    Example: badgectl init --name "Our guild" --ci github
    """
    session = Session.of(ctx)
    root = (session.start / path).absolute()
    repository = repository_around(root)
    if (root / PROGRAM_FILE).exists():
        add_checks(root, repository, ci, dry_run=dry_run)
        return
    me = myself(repository)
    start = Start(
        name=name or root.name.replace("-", " ").replace("_", " ").capitalize() or "Our guild",
        team=team,
        me=me,
        colleagues=colleagues_of(repository, me),
        signed=signs(repository),
        branch=(repository.branch if repository else None) or "main",
        timezone=timezone,
        today=session.today(timezone),
    )
    begin(root, repository, start, ci, dry_run=dry_run)


def begin(
    root: Path, repository: Repository | None, start: Start, ci: Forge | None, *, dry_run: bool
) -> None:
    """Write a new programme, and commit it if the repository is new, too."""
    files = programme_files(plan_start(start, starters()), repository.prefix if repository else "")
    new = new_among(root, (*files, *checks(ci, repository, start.branch)))
    place_files(root, new, dry_run=dry_run)
    if dry_run:
        return
    if repository is None:
        commit_start(root, new)
    next_steps(root, new, "Start the badge programme" if repository else None)
    if not start.signed:
        note(_CLAIMS)


def add_checks(
    root: Path, repository: Repository | None, ci: Forge | None, *, dry_run: bool
) -> None:
    """Write a forge's checks for a programme that is there."""
    if ci is None:
        raise UsageError(
            f"there is a programme in {root}",
            "`badgectl validate` checks it; `--ci github` adds a forge's checks",
        )
    branch = read_folder(Session(start=root)).program.branch
    new = new_among(root, checks(ci, repository, branch))
    place_files(root, new, dry_run=dry_run)
    if new and not dry_run:
        next_steps(root, new, "Check the badge programme on every change")
