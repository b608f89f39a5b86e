"""`badgectl init`."""

from pathlib import Path
from typing import Annotated

import typer

from badgectl.cli.beginning import (
    colleagues_of,
    myself,
    signs,
    sound_texts,
    write_programme,
)
from badgectl.cli.say import note
from badgectl.cli.session import Session
from badgectl.documents.example import example_files
from badgectl.documents.files import SourceFile
from badgectl.git.repository import find_repository
from badgectl.model.errors import UsageError
from badgectl.model.program import PROGRAM_FILE
from badgectl.plans.starting import Start, plan_start, starter_paths

NEEDS_ARGUMENTS = False
_CLAIMS = """
Awards are claims for now: git does not sign your commits. To sign them with an SSH key:
  git config --global gpg.format ssh
  git config --global user.signingKey ~/.ssh/id_ed25519.pub
  git config --global commit.gpgSign true
Then put `trust: {required: signed}` into catalog/program.yaml."""


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
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Show which files would be written; write nothing.")
    ] = False,
) -> None:
    """Write a working programme: badges of every kind, goals, you and your colleagues.

    People come from the git history, if there is one. Files that are there stay as they are.

    A new repository is made, and committed to, only where there is none.

    Example: badgectl init --name "Our guild"
    """
    session = Session.of(ctx)
    root = (session.start / path).absolute()
    if (root / PROGRAM_FILE).exists():
        raise UsageError(f"there is a programme in {root}", "`badgectl validate` checks it")
    repository = find_repository(root) if root.is_dir() else None
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
    example = example_files()
    starters = {
        file.path: file.data.decode()
        for file in example.read(starter_paths())
        if isinstance(file, SourceFile)
    }
    write_programme(root, sound_texts(plan_start(start, starters)), repository, dry_run=dry_run)
    if not dry_run and not start.signed:
        note(_CLAIMS)
