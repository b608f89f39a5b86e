"""Committing beside the user's index: blobs, trees, hooks, signature. No branch moves."""

from collections.abc import Mapping

from msgspec import Struct

from badgectl.git.habits import Habits
from badgectl.git.hooks import pass_hooks
from badgectl.git.journal import Passing
from badgectl.git.objects import write_trees
from badgectl.git.process import Git, GitError
from badgectl.git.repository import Repository
from badgectl.model.errors import BadgectlError
from badgectl.model.paths import AWARDS


class SigningError(BadgectlError):
    """A commit was to be signed and could not be."""


class Change(Struct, frozen=True, kw_only=True):
    """What a commit adds, replaces and removes, and what it says."""

    files: Mapping[str, bytes | None]
    """Contents by path from the programme's folder; None for a file that goes."""
    message: str
    replaces: Mapping[str, str] = {}
    """The object ids of the files that it replaces or removes, by path."""
    then: tuple["Change", ...] = ()
    """Further commits on top of it; all of them land at once or none does."""

    @property
    def steps(self) -> tuple["Change", ...]:
        """Itself and the changes that follow, a commit each."""
        return (self, *self.then)


class Built(Struct, frozen=True, kw_only=True):
    """The last of some commits that are stored and that no branch has yet."""

    commit: str
    blobs: dict[str, str]
    """Paths from the repository's top, and the object ids of their contents."""
    old: dict[str, str]
    """The same of the files that were replaced or go, as they were."""
    subject: str
    said: str
    """What hooks said on the way."""
    contents: Mapping[str, bytes]
    """The files themselves."""
    records_before: str
    """The tree of all records before it; empty if there were none."""
    records_after: str
    """The same with it."""


def build_commit(
    repository: Repository, change: Change, habits: Habits, git: Git | None = None
) -> Built:
    """Store a change on the repository's head, each commit past hooks and signed if need be."""
    git = git or repository.git
    steps = [
        {repository.prefix + path: data for path, data in step.files.items()}
        for step in change.steps
    ]
    written = write_trees(git, repository.head, steps, repository.prefix + AWARDS)
    commit, said, message = repository.head, "", ""
    old: dict[str, str] = {}
    contents: dict[str, bytes] = {}
    for tree, files, step in zip(written.trees, steps, change.steps, strict=True):
        stays = {path: data for path, data in files.items() if data is not None}
        blobs = {path: written.blobs[path] for path in stays}
        replaced = {repository.prefix + path: blob for path, blob in step.replaces.items()}
        passing = Passing(blobs=blobs, old=replaced)
        message, heard = pass_hooks(repository, habits.hooks, tree, passing, step.message)
        old |= replaced
        contents |= stays
        said += heard
        commit = _write_commit(git, commit, tree, message, sign=habits.sign)
    return Built(
        commit=str(commit),
        blobs=written.blobs,
        old=old,
        subject=message.partition("\n")[0],
        said=said,
        contents=contents,
        records_before=written.before,
        records_after=written.after,
    )


def _write_commit(git: Git, parent: str | None, tree: str, message: str, *, sign: bool) -> str:
    arguments = [
        "commit-tree",
        tree,
        *(["-p", parent] if parent else []),
        *(["-S"] if sign else []),
    ]
    try:
        return git.write(*arguments, given=message.encode()).decode().strip()
    except GitError as error:
        if sign:
            raise SigningError(
                f"the commit could not be signed: {error.message}",
                "nothing was recorded; if you have a key, check `git config user.signingkey` and "
                "your agent; `badgectl doctor --fix signing` sets one up, `badgectl key add` makes "
                "it yours",
            ) from error
        raise
