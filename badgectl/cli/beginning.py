"""What `init` needs to know of a place, and how it writes a programme there without harm."""

import os
from collections.abc import Mapping
from pathlib import Path

from badgectl.cli.say import note, tell
from badgectl.documents.disk import replace_file
from badgectl.documents.files import MemoryFiles
from badgectl.documents.loading import load_programme
from badgectl.documents.writing import format_entry
from badgectl.git.creating import commit_paths, create_repository
from badgectl.git.process import Git
from badgectl.git.recording import identity_of, wants_signature
from badgectl.git.repository import Repository
from badgectl.model.entry import Entry
from badgectl.model.errors import RefusedError
from badgectl.model.text import counted
from badgectl.plans.starting import Someone
from badgectl.rules.catalog_checks import check_catalog

_NOT_PEOPLE = ("[bot]", "noreply@")
_MOST_COLLEAGUES = 200


def myself(repository: Repository | None) -> Someone:
    """Return who git says is working here; raise NoIdentityError if it does not know."""
    identity = identity_of(repository.git if repository else Git(Path.home()))
    return Someone(identity.name, (identity.email,))


def signs(repository: Repository | None) -> bool:
    """Tell whether git signs the user's commits here."""
    return wants_signature(repository.git if repository else Git(Path.home()))


def colleagues_of(repository: Repository | None, me: Someone) -> tuple[Someone, ...]:
    """Return who else has committed, most commits first; addresses of one name are one person's."""
    if repository is None or repository.head is None:
        return ()
    from badgectl.git.history import authors

    by_name: dict[str, list[str]] = {}
    for author in authors(repository):
        mine = author.email in me.emails or author.name == me.name
        if not mine and not any(mark in f"{author.name} {author.email}" for mark in _NOT_PEOPLE):
            by_name.setdefault(author.name, []).append(author.email)
    people = [Someone(name, tuple(emails)) for name, emails in by_name.items()]
    return tuple(people[:_MOST_COLLEAGUES])


def sound_texts(files: Mapping[str, Entry | str]) -> dict[str, str]:
    """Return the texts of the files of a new programme; raise if `validate` would not like them."""
    texts = {
        path: entry if isinstance(entry, str) else format_entry(entry)
        for path, entry in files.items()
    }
    loaded = load_programme(MemoryFiles(texts))
    problems = [*loaded.problems, *check_catalog(loaded.catalog)]
    if problems:
        raise RefusedError(
            "the programme would not be sound; nothing was written",
            problems,
            "see the options `--name`, `--team` and `--timezone`, and git's `user.name` and "
            "`user.email`",
        )
    return texts


def write_programme(
    root: Path, files: Mapping[str, str], repository: Repository | None, *, dry_run: bool
) -> None:
    """Write the files that are not there yet; commit them if the repository is new."""
    new = [path for path in files if not (root / path).exists()]
    for path in sorted(set(files) - set(new)):
        note(f"{path} is there and stays as it is")
    if dry_run:
        for path in new:
            tell(path)
        tell(f"Would write {counted(len(new), 'file')}. Nothing was written.")
        return
    made = create_repository(root, "main") if repository is None else None
    for path in new:
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        replace_file(root / path, files[path].encode())
    tell(f"{counted(len(new), 'file')} written below {root}", color="green")
    if made is not None:
        commit_paths(made, new, "Start the badge programme\n")
        tell("committed as the first commit of a new repository")
    tell("\nNext", bold=True)
    if root != Path.cwd():
        tell(f"  cd {os.path.relpath(root)}")
    if repository is not None:
        tell("  git add catalog && git commit -m 'Start the badge programme'")
    colleague = next(p for p in reversed(new) if p.startswith("catalog/people/"))
    tell("  badgectl validate")
    tell(f"  badgectl award thanks {Path(colleague).stem} -m 'For trying this with me.'")
    tell("  badgectl render -o pictures")
