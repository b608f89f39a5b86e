"""What `init` needs to know of a place, and what a programme there begins with."""

from collections.abc import Collection, Mapping
from pathlib import Path

from msgspec import structs

from badgectl import __version__
from badgectl.documents.example import example_files
from badgectl.documents.files import MemoryFiles, SourceFile
from badgectl.documents.loading import load_programme
from badgectl.documents.strict_yaml import read_document
from badgectl.documents.writing import format_entry
from badgectl.git.authors import authors
from badgectl.git.own_key import NoOwnKeyError, own_public_key, signing_setup
from badgectl.git.process import Git
from badgectl.git.recording import identity_of
from badgectl.git.repository import Repository, find_repository
from badgectl.model.entry import Entry
from badgectl.model.errors import RefusedError
from badgectl.plans.automation import Forge, plan_automation
from badgectl.plans.new_file import NewFile, at_top
from badgectl.plans.starting import Someone, chosen_starters, starter_paths
from badgectl.rules.catalog_checks import check_catalog
from badgectl.schemas.editors import SCHEMA_FOLDER, editor_texts, modeline, schema_texts
from badgectl.signatures.faults import UnusableKeyError
from badgectl.signatures.keys import read_key

_NOT_PEOPLE = ("[bot]", "noreply@")
_MOST_COLLEAGUES = 200


def repository_around(root: Path) -> Repository | None:
    """Return the repository that a folder lies in, or would lie in once it is made."""
    there = next(folder for folder in (root, *root.parents) if folder.is_dir())
    found = find_repository(there)
    if found is None or there == root:
        return found
    return structs.replace(found, prefix=f"{found.prefix}{root.relative_to(there)}/")


def own_key(repository: Repository | None) -> str | None:
    """Return the public key with which git signs the user's commits here, if it can be checked."""
    git = repository.git if repository else Git(Path.home())
    setup = signing_setup(git)
    try:
        return read_key(own_public_key(git, setup)).text if setup.signs else None
    except (NoOwnKeyError, UnusableKeyError):
        return None


def people_of(repository: Repository | None) -> tuple[Someone, tuple[Someone, ...]]:
    """Return who works here, and who else has committed, most commits first.

    Addresses of one name are one person's. Raises NoIdentityError if git does not know the user.
    """
    identity = identity_of(repository.git if repository else Git(Path.home()))
    me = Someone(identity.name, (identity.email.lower(),))
    by_name: dict[str, Someone] = {}
    for author in authors(repository) if repository else ():
        if author.email in me.emails or author.name == me.name:
            me = structs.replace(me, folder=me.folder or author.folder)
        elif not any(mark in f"{author.name} {author.email}" for mark in _NOT_PEOPLE):
            known = by_name.get(author.name, Someone(author.name, (), author.folder))
            emails = (*known.emails, author.email)
            by_name[author.name] = structs.replace(known, emails=emails)
    return me, tuple(by_name.values())[:_MOST_COLLEAGUES]


def starters(kinds: Collection[str] = ()) -> dict[str, str]:
    """Return the texts of the example's files that a programme begins with.

    With kinds only those of such badges, and what these refer to.
    """
    files = [f for f in example_files().read(starter_paths()) if isinstance(f, SourceFile)]
    values = {file.path: read_document(file.path, file.data).value for file in files}
    wanted = chosen_starters(values, kinds) if kinds else values.keys()
    return {file.path: file.data.decode() for file in files if file.path in wanted}


def checks(forge: Forge | None, repository: Repository | None, branch: str) -> tuple[NewFile, ...]:
    """Return what makes a forge check the programme; nothing without a forge."""
    if forge is None:
        return ()
    prefix = repository.prefix if repository else ""
    return plan_automation(forge, prefix=prefix, branch=branch, version=__version__)


def programme_files(files: Mapping[str, Entry | str], prefix: str) -> tuple[NewFile, ...]:
    """Return the files of a new programme, with what editors need to help with them.

    Raises if `validate` would not like them.
    """
    texts = {
        path: modeline(path) + (entry if isinstance(entry, str) else format_entry(entry))
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
    schemas = {f"{SCHEMA_FOLDER}/{name}": text for name, text in schema_texts().items()}
    return (
        *(NewFile(path, text) for path, text in (texts | schemas).items()),
        *(
            NewFile(at_top(prefix, path), text, advice=f"add to it:\n{text}")
            for path, text in editor_texts(prefix).items()
        ),
    )
