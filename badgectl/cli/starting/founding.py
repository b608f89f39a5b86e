"""Founding a programme: its files are placed and committed, and what comes next is said."""

import os
import shlex
from collections.abc import Iterable
from pathlib import Path

from msgspec import structs

from badgectl.cli.reading import read_folder
from badgectl.cli.say import note, tell
from badgectl.cli.session import Session
from badgectl.cli.starting.beginning import PICTURES, Automation, programme_files, starters
from badgectl.cli.starting.conversing import Wish
from badgectl.cli.starting.origin import pin_finding
from badgectl.cli.starting.placing import new_among, place_files
from badgectl.documents.loading import CATALOG
from badgectl.git.creating import commit_paths, create_repository
from badgectl.git.repository import Repository
from badgectl.model.errors import UsageError
from badgectl.plans.new_file import NewFile
from badgectl.plans.starting import Start, plan_start

_PAGES = """
Before you push: in the repository on GitHub, Settings > Pages > Source: GitHub Actions."""

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
    texts = starters(wish.kinds)
    files = programme_files(plan_start(start, texts), repository.prefix if repository else "")
    more = wish.automation.files(repository, start.branch)
    new = new_among(root, (*files, *more))
    place_files(root, new, dry_run=dry_run)
    if dry_run:
        return
    if repository is None:
        _commit_start(root, new)
    if wish.draw:
        _draw_badges(session, root)
    commit = "Start the badge programme" if repository else None
    _next_steps(root, new, commit, drawn=wish.draw)
    _say_what_is_missing(root, wish.automation)
    if start.key is None:
        note(_CLAIMS)


def add_automation(
    root: Path, repository: Repository | None, wanted: Automation, *, dry_run: bool
) -> None:
    """Write what is to work by itself for a programme that is there."""
    if not wanted:
        raise UsageError(
            f"there is a programme in {root}",
            "`badgectl validate` checks it; `--ci github` adds a forge's checks",
        )
    branch = read_folder(Session(start=root)).program.branch
    new = new_among(root, wanted.files(repository, branch))
    place_files(root, new, dry_run=dry_run)
    if new and not dry_run:
        checks = wanted.ci or wanted.pre_commit
        commit = "Check the badge programme on every change" if checks else "Publish the hub"
        _next_steps(root, new, commit)
        _say_what_is_missing(root, wanted)


def _say_what_is_missing(root: Path, wanted: Automation) -> None:
    """Say what a forge still has to be told before it can do what it is to do."""
    pin = pin_finding(root) if wanted.ci or wanted.pages else None
    if pin is not None and pin.state == "problem":
        tell(f"\nBefore you push: {pin.message};\n{pin.hint}.")
    if wanted.pages == "github":
        tell(_PAGES)


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
    people = [f.path for f in files if f.path.startswith(f"{CATALOG}/people/")]
    if people:
        tell("  badgectl validate")
        colleague = Path(people[-1]).stem if len(people) > 1 else None
        thanks = f"award thanks {colleague} -m 'For trying this with me.'"
        tell(f"  badgectl {thanks if colleague else 'add person'}")
        tell("  badgectl hub --serve" if drawn else "  badgectl render")


def _draw_badges(session: Session, root: Path) -> None:
    """Draw all badges of a new programme."""
    from badgectl.cli.drawing.keeping import artworks_of, bring_up_to_date, kept, kinds_of
    from badgectl.documents.files import FolderFiles
    from badgectl.pictures.drawing import USUAL_SIZE

    here = structs.replace(session, start=root)
    catalog = read_folder(here)
    wanted = [(catalog.badges[badge], None) for badge in sorted(catalog.badges)]
    art = artworks_of(FolderFiles(root), catalog, wanted)
    keeping = kept(catalog, wanted, root / PICTURES, kinds_of(None, (USUAL_SIZE,)), art, sheet=None)
    bring_up_to_date(here, keeping)
