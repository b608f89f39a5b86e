"""Founding a programme: its files are placed and committed, and what comes next is said."""

import os
import shlex
from collections.abc import Iterable
from pathlib import Path

from badgectl.cli.reading import read_folder
from badgectl.cli.say import note, tell
from badgectl.cli.session import Session
from badgectl.cli.starting.beginning import checks, programme_files, starters
from badgectl.cli.starting.conversing import Wish, draw_badges, known_kinds
from badgectl.cli.starting.placing import new_among, place_files
from badgectl.documents.loading import CATALOG
from badgectl.git.creating import commit_paths, create_repository
from badgectl.git.repository import Repository
from badgectl.model.errors import UsageError
from badgectl.plans.automation import Forge
from badgectl.plans.new_file import NewFile
from badgectl.plans.starting import Start, plan_start

_CLAIMS = """
Awards are claims for now: git signs your commits with no key that can be checked.
In the programme's folder
  badgectl doctor --fix signing
  badgectl key add
make it sign with an SSH key. When all have run these (`badgectl doctor` says who has not), put
`trust: {required: signed}` into catalog/program.yaml."""


def begin(
    session: Session, root: Path, repository: Repository | None, start: Start, wish: Wish, *,
    dry_run: bool,
) -> None:  # fmt: skip
    """Write a new programme, and commit it if the repository is new, too."""
    texts = starters(known_kinds(wish.kinds))
    files = programme_files(plan_start(start, texts), repository.prefix if repository else "")
    new = new_among(root, (*files, *checks(wish.ci, repository, start.branch)))
    place_files(root, new, dry_run=dry_run)
    if dry_run:
        return
    if repository is None:
        _commit_start(root, new)
    if wish.draw:
        draw_badges(session, root)
    commit = "Start the badge programme" if repository else None
    _next_steps(root, new, commit, drawn=wish.draw)
    if start.key is None:
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
        _next_steps(root, new, "Check the badge programme on every change")


def _commit_start(root: Path, files: Iterable[NewFile]) -> None:
    """Make a folder a repository whose first commit holds the files."""
    repository = create_repository(root, "main")
    commit_paths(repository, [file.path for file in files], "Start the badge programme\n")
    tell("committed as the first commit of a new repository")


def _next_steps(
    root: Path, files: Iterable[NewFile], commit: str | None, *, drawn: bool = False
) -> None:
    """Say what to do with files that were just written; `commit` is the subject to commit under."""
    tell("\nNext", bold=True)
    if root != Path.cwd():
        tell(f"  cd {shlex.quote(os.path.relpath(root))}")
    if commit is not None:
        wholes = (f"{CATALOG}/", ".badgectl/")
        paths = (next((w for w in wholes if f.path.startswith(w)), f.path) for f in files)
        named = " ".join(shlex.quote(path.rstrip("/")) for path in dict.fromkeys(paths))
        tell(f"  git add {named} && git commit -m {shlex.quote(commit)}")
    colleagues = [f.path for f in files if f.path.startswith(f"{CATALOG}/people/")]
    if colleagues:
        tell("  badgectl validate")
        tell(f"  badgectl award thanks {Path(colleagues[-1]).stem} -m 'For trying this with me.'")
        tell("  badgectl hub --serve" if drawn else "  badgectl render -o pictures")
