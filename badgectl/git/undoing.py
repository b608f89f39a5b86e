"""Undoing: the last commit leaves the branch as if it had never been, or nothing happens at all."""

from collections.abc import Iterator

from msgspec import Struct

from badgectl.git.journal import Intent, follow, forget_intent, ready_again, write_intent
from badgectl.git.lock import only_writer
from badgectl.git.process import GitError, lines
from badgectl.git.repository import Repository, check_still_ready
from badgectl.git.working_tree import pathspecs, uncommitted
from badgectl.model.errors import BadgectlError
from badgectl.model.paths import parse_record_path
from badgectl.model.text import excerpt, listed, one_line

_NAMED = 3


class NotUndoneError(BadgectlError):
    """The last commit is not one that can be undone."""


class Undoing(Struct, frozen=True, kw_only=True):
    """A commit that can be dropped: the branch goes back to its parent."""

    repository: Repository
    commit: str
    parent: str
    email: str
    """Whose commit it is: the author's address."""
    subject: str
    blobs: dict[str, str]
    """The records that it added: paths from the repository's top, and their object ids."""


def find_undoing(repository: Repository) -> Undoing:
    """Return the last commit if it can be undone; raise NotUndoneError and say why otherwise."""
    repository = ready_again(repository)
    if repository.head is None:
        raise NotUndoneError("there is no commit yet", "nothing to do")
    told = repository.git.read("show", "-s", "--format=%P%n%ae%n%s", repository.head)
    parents, email, subject = told.decode("utf-8", "replace").split("\n")[:3]
    named = f"{repository.head[:10]} ({excerpt(subject, 60)})"
    if " " in parents or not parents:
        what = "a merge" if parents else "the first commit"
        raise NotUndoneError(f"the last commit, {named}, is {what}", "only awards are undone")
    blobs = dict(_records(repository, parents, repository.head, named))
    _check_not_shared(repository, named)
    _check_untouched(repository, blobs)
    return Undoing(
        repository=repository,
        commit=repository.head,
        parent=parents,
        email=email,
        subject=subject,
        blobs=blobs,
    )


def undo(undoing: Undoing) -> str:
    """Drop a commit: branch, index and working tree are as before it.

    Returns a warning if index and working tree follow only at the next run. Raises
    NotUndoneError if the branch has moved meanwhile.
    """
    repository = undoing.repository
    intent = Intent(
        branch=repository.branch or "", commit=undoing.commit, blobs=undoing.blobs, leaves=True
    )
    with only_writer(repository.common_dir):
        check_still_ready(repository)
        write_intent(repository, intent)
        try:
            note = f"badgectl undo: {undoing.subject}"
            repository.git.write("update-ref", "-m", note, "HEAD", undoing.parent, undoing.commit)
        except GitError as error:
            forget_intent(repository)
            if "but expected" in error.stderr:
                raise NotUndoneError(
                    f"another commit came after {undoing.commit[:10]}", "see `git log`"
                ) from error
            raise
        try:
            follow(repository, intent)
        except (GitError, OSError) as error:
            # The journal stays: the next run brings index and working tree along.
            said = error.message if isinstance(error, GitError) else str(error)
            return f"undone; the working tree follows at the next run ({said})"
        forget_intent(repository)
    return ""


def _records(
    repository: Repository, parent: str, commit: str, named: str
) -> Iterator[tuple[str, str]]:
    """Yield path and object id of what a commit added; raise if it did anything else."""
    changes = repository.git.read(
        "diff-tree", "-r", "-z", "--raw", "--no-renames", "--no-abbrev", parent, commit
    )
    words = changes.decode("utf-8", "replace").split("\0")[:-1]
    for about, path in zip(words[::2], words[1::2], strict=True):
        _, mode, _, blob, status = about.split(" ")
        below = path.removeprefix(repository.prefix)
        inside = path.startswith(repository.prefix) and parse_record_path(below) is not None
        if not inside or (status, mode) != ("A", "100644"):
            raise NotUndoneError(
                f"the last commit, {named}, does more than add records: {one_line(path)}",
                "`git revert` or `git reset` takes it back",
            )
        yield path, blob
    if not words:
        raise NotUndoneError(f"the last commit, {named}, adds no record", "nothing to do")


def _check_not_shared(repository: Repository, named: str) -> None:
    branches = repository.git.read(
        "for-each-ref", "--contains", "HEAD", "--format=%(refname:short)", "refs/remotes"
    )
    where = lines(branches.decode("utf-8", "replace"))
    if where:
        raise NotUndoneError(
            f"the last commit, {named}, was pushed: it is on {one_line(where[0])}",
            "`badgectl revoke` takes an award back, `badgectl withdraw` what you said",
        )


def _check_untouched(repository: Repository, blobs: dict[str, str]) -> None:
    changed = [path for path in uncommitted(repository, pathspecs(blobs)) if path in blobs]
    if changed:
        more = " ..." if len(changed) > _NAMED else ""
        raise NotUndoneError(
            f"{listed(changed[:_NAMED])}{more} was changed since",
            f"`git restore --staged --worktree {one_line(changed[0])}` brings it back",
        )
