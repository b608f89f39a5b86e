"""What `init` needs to know of a place, and what a programme there begins with."""

from collections.abc import Collection, Mapping
from pathlib import Path

from msgspec import Struct, structs

from badgectl.cli.starting.origin import origin
from badgectl.documents.example import example_files
from badgectl.documents.files import MemoryFiles, SourceFile
from badgectl.documents.loading import load_programme
from badgectl.documents.strict_yaml import read_document
from badgectl.documents.writing import format_entry
from badgectl.git.authors import Author, authors
from badgectl.git.own_key import NoOwnKeyError, own_public_key, signing_setup
from badgectl.git.process import Git
from badgectl.git.recording import identity_of
from badgectl.git.repository import Repository, find_repository
from badgectl.model.entry import Entry
from badgectl.model.errors import RefusedError
from badgectl.model.forms import Email, Line, fits
from badgectl.plans.automation import plan_automation, plan_hook
from badgectl.plans.forge_files import Forge
from badgectl.plans.new_file import NewFile, at_top
from badgectl.plans.newcomers import Someone
from badgectl.plans.starting import chosen_starters, starter_paths
from badgectl.rules.catalog_checks import check_catalog
from badgectl.schemas.editors import SCHEMA_FOLDER, editor_texts, modeline, schema_texts
from badgectl.signatures.faults import UnusableKeyError
from badgectl.signatures.keys import read_key

_NOT_PEOPLE = ("[bot]", "noreply@")
_MOST_COLLEAGUES = 200
_IGNORED_ABOUT = "# What `badgectl render` and `badgectl hub` make anew at any time.\n"
PICTURES, SITE = "pictures", "site"
"""Where badges are drawn and the hub is built, unless said otherwise."""


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
        elif _is_somebody(author):
            known = by_name.get(author.name, Someone(author.name, (), author.folder))
            emails = (*known.emails, author.email)
            by_name[author.name] = structs.replace(known, emails=emails)
    return me, tuple(by_name.values())[:_MOST_COLLEAGUES]


def _is_somebody(author: Author) -> bool:
    """Tell whether an author is a person whom a file can hold: old histories have all kinds."""
    is_person = not any(mark in f"{author.name} {author.email}" for mark in _NOT_PEOPLE)
    return is_person and fits(Line, author.name) and fits(Email, author.email)


def starters(kinds: Collection[str] = ()) -> dict[str, str]:
    """Return the texts of the example's files that a programme begins with.

    With kinds only those of such badges, and what these refer to.
    """
    files = [f for f in example_files().read(starter_paths()) if isinstance(f, SourceFile)]
    values = {file.path: read_document(file.path, file.data).value for file in files}
    wanted = chosen_starters(values, kinds) if kinds else values.keys()
    return {file.path: file.data.decode() for file in files if file.path in wanted}


class Automation(Struct, frozen=True, kw_only=True):
    """What is to work for a programme by itself."""

    ci: Forge | None = None
    """The forge that checks changes."""
    pages: Forge | None = None
    """The forge that publishes the hub."""
    pre_commit: bool = False
    """Whether each commit is checked here."""

    def __bool__(self) -> bool:
        return bool(self.ci or self.pages or self.pre_commit)

    def files(self, repository: Repository | None, branch: str) -> tuple[NewFile, ...]:
        """Return the files that make it so."""
        if not self:
            return ()
        prefix, where = repository.prefix if repository else "", origin()
        files = plan_automation(self.ci, self.pages, prefix=prefix, branch=branch, origin=where)
        return files + (plan_hook(where, prefix) if self.pre_commit else ())


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
            "see the options `--name`, `--team` and `--person`, and git's `user.name` and "
            "`user.email`",
        )
    ignored = f"/{PICTURES}/\n/{SITE}/\n"
    schemas = {f"{SCHEMA_FOLDER}/{name}": text for name, text in schema_texts().items()}
    return (
        *(NewFile(path, text) for path, text in (texts | schemas).items()),
        NewFile(".gitignore", f"{_IGNORED_ABOUT}{ignored}", advice=f"add to it:\n{ignored}"),
        *(
            NewFile(at_top(prefix, path), text, advice=f"add to it:\n{text}")
            for path, text in editor_texts(prefix).items()
        ),
    )
