"""Recording: files become one commit beside the user's index, or nothing happens at all."""

import os
import re
from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path, PurePosixPath

from msgspec import Struct

from badgectl.git.journal import (
    Intent,
    follow,
    forget_intent,
    settled,
    write_intent,
)
from badgectl.git.lock import only_writer
from badgectl.git.objects import write_trees
from badgectl.git.process import Git, GitError
from badgectl.git.repository import Repository
from badgectl.model.errors import BadgectlError

_ATTEMPTS = 100
_NOT_DURABLE = ("-c", "core.fsync=none")


class NoIdentityError(BadgectlError):
    """Git does not know who is working here."""


class SigningError(BadgectlError):
    """A commit was to be signed and could not be."""


class InTheWayError(BadgectlError):
    """Something lies in the working tree where a record belongs."""


class MovedError(BadgectlError):
    """The branch moved again and again while an award was being recorded."""


class Identity(Struct, frozen=True):
    """Who commits."""

    name: str
    email: str


class Change(Struct, frozen=True, kw_only=True):
    """What a commit adds, and what it says."""

    files: Mapping[str, bytes]
    """New files by their path from the programme's folder."""
    message: str
    then: tuple["Change", ...] = ()
    """Further commits on top of it; all of them land at once or none does."""


class Recorded(Struct, frozen=True, kw_only=True):
    """A commit that was made."""

    commit: str
    warning: str = ""
    """What is left for the user to know, although the commit stands."""


class Hand(Struct, frozen=True, kw_only=True):
    """Somebody else's hand, for programmes that are replayed: identity, instant and key."""

    identity: Identity
    instant: datetime
    key: Path | None = None

    @property
    def settings(self) -> tuple[str, ...]:
        """The git settings that sign with the key; a replay can be made again, so nothing waits."""
        if self.key is None:
            return _NOT_DURABLE
        return (
            *_NOT_DURABLE,
            "-c",
            "gpg.format=ssh",
            "-c",
            f"user.signingkey={self.key}",
            "-c",
            "gpg.ssh.program=ssh-keygen",
        )

    @property
    def env(self) -> dict[str, str]:
        """The variables that tell git who commits, and when."""
        when = self.instant.strftime("%Y-%m-%dT%H:%M:%S%z")
        return {
            f"GIT_{role}_{what}": value
            for role in ("AUTHOR", "COMMITTER")
            for what, value in (
                ("NAME", self.identity.name), ("EMAIL", self.identity.email), ("DATE", when),
            )
        }  # fmt: skip


def identity_of(git: Git) -> Identity:
    """Return whom git would name as the author of a commit here."""
    try:
        said = git.write("var", "GIT_AUTHOR_IDENT").decode("utf-8", "replace")
    except GitError as error:
        raise NoIdentityError(
            "git does not know who you are",
            '`git config --global user.name "Your Name"` and '
            "`git config --global user.email you@example.org`",
        ) from error
    match = re.match(r"(.*) <(.*)> \d+ [+-]\d+", said)
    return Identity(match[1], match[2]) if match else Identity("", "")


def wants_signature(git: Git) -> bool:
    """Tell whether the user has git sign commits."""
    return git.says("config", "--type=bool", "commit.gpgsign") == "true"


def record(
    repository: Repository,
    change_at: Callable[[Repository], Change],
    *,
    sign: bool,
    hand: Hand | None = None,
) -> Recorded:
    """Commit a change on the tip of the current branch, whole or not at all.

    `change_at` makes the change for the repository as it is: it is asked again when somebody
    else's commit came between, and may then refuse. Objects are written and signed first,
    without the lock; only moving the branch needs it.
    """
    git = Git(repository.top, settings=hand.settings, env=hand.env) if hand else repository.git
    for _ in range(_ATTEMPTS):
        repository = settled(repository)
        change = change_at(repository)
        changes = (change, *change.then)
        steps = [_from_top(repository, one) for one in changes]
        for files in steps:
            _check_way(repository, files)
        trees, blobs = write_trees(git, repository.head, steps)
        commit = repository.head
        for tree, one in zip(trees, changes, strict=True):
            commit = _write_commit(git, commit, tree, one.message, sign=sign)
        with only_writer(repository.common_dir):
            recorded = _land(repository, str(commit), blobs, changes[-1].message)
        if recorded is not None:
            return recorded
    raise MovedError("the branch moved whenever the award was ready", "try again when it is quiet")


def _from_top(repository: Repository, change: Change) -> dict[str, bytes]:
    return {repository.prefix + path: data for path, data in change.files.items()}


def _check_way(repository: Repository, files: Mapping[str, bytes]) -> None:
    folders = {folder: None for path in files for folder in PurePosixPath(path).parents}
    for folder in folders:
        if (repository.top / folder).is_symlink():
            raise InTheWayError(
                f"{folder} is a symbolic link", "records are written to plain folders"
            )
    for path, data in files.items():
        target = repository.top / path
        if not os.path.lexists(target):
            continue
        if target.is_symlink() or target.read_bytes() != data:
            raise InTheWayError(
                f"{path} is there and is not committed", "commit it, or move it out of the way"
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
                "check `git config user.signingkey` and your agent; nothing was recorded",
            ) from error
        raise


def _land(
    repository: Repository, commit: str, blobs: dict[str, str], message: str
) -> Recorded | None:
    """Move the branch, then bring index and working tree along; None if somebody was faster."""
    if repository.branch is None:
        return None
    intent = Intent(branch=repository.branch, commit=commit, blobs=blobs)
    write_intent(repository, intent)
    subject = message.partition("\n")[0]
    try:
        repository.git.write(
            "update-ref",
            "-m",
            f"badgectl: {subject}",
            "HEAD",
            commit,
            repository.head or "0" * len(commit),
        )
    except GitError as error:
        forget_intent(repository)
        if "but expected" in error.stderr or "reference already exists" in error.stderr:
            return None
        raise
    try:
        follow(repository, intent)
    except (GitError, OSError) as error:
        # The journal stays: the next run brings index and working tree along.
        said = error.message if isinstance(error, GitError) else str(error)
        return Recorded(
            commit=commit, warning=f"recorded; the working tree follows at the next run ({said})"
        )
    forget_intent(repository)
    return Recorded(commit=commit)
