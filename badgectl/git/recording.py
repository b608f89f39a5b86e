"""Recording: files become one commit beside the user's index, or nothing happens at all."""

import os
import re
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import msgspec
from msgspec import Struct

from badgectl.git.committing import Built, Change, build_commit
from badgectl.git.habits import Habits
from badgectl.git.hooks import tell_hooks
from badgectl.git.journal import (
    Intent,
    follow,
    forget_intent,
    journal_path,
    ready_again,
    write_intent,
)
from badgectl.git.lock import locked_by, only_writer
from badgectl.git.process import Git, GitError
from badgectl.git.replacing import changed_here, is_plain_file
from badgectl.git.repository import Repository, check_still_ready
from badgectl.model.errors import BadgectlError
from badgectl.model.text import one_line

_ATTEMPTS = 100
_NOT_DURABLE = ("-c", "core.fsync=none")


class NoIdentityError(BadgectlError):
    """Git does not know who is working here."""


class InTheWayError(BadgectlError):
    """Something lies in the working tree where a record belongs."""


class MovedError(BadgectlError):
    """The branch moved again and again while an award was being recorded."""


class Identity(Struct, frozen=True):
    """Who commits."""

    name: str
    email: str


class Recorded(Struct, frozen=True, kw_only=True):
    """A commit that was made."""

    built: Built
    warning: str = ""
    """What is left for the user to know, although the commit stands."""
    said: str = ""
    """What hooks said."""


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


def record(
    repository: Repository,
    change_at: Callable[[Repository], Change],
    habits: Habits,
    hand: Hand | None = None,
) -> Recorded:
    """Commit a change on the tip of the current branch, whole or not at all.

    `change_at` makes the change for the repository as it is: it is asked again when somebody
    else's commit came between, and may then refuse. Objects are written and signed first,
    without the lock; only moving the branch needs it. Raises WrongStateError if the repository
    has left the branch, or something is under way in it by then.
    """
    git = Git(repository.top, settings=hand.settings, env=hand.env) if hand else repository.git
    for _ in range(_ATTEMPTS):
        repository = ready_again(repository)
        change = change_at(repository)
        if not is_way_clear(repository, change):
            continue
        built = build_commit(repository, change, habits, git)
        with only_writer(repository.common_dir):
            recorded = land(repository, built)
        if recorded is not None:
            said = built.said + tell_hooks(repository, habits.hooks)
            return msgspec.structs.replace(recorded, said=said)
    raise MovedError("the branch moved whenever the award was ready", "try again when it is quiet")


def is_way_clear(repository: Repository, change: Change) -> bool:
    """Check the way; False if what is in it may be what another run is just recording."""
    try:
        check_way(repository, change)
    except InTheWayError:
        quiet = not journal_path(repository).exists()
        if quiet and repository.git.says("rev-parse", "--verify", "HEAD") == repository.head:
            raise
        return False
    return True


def check_way(repository: Repository, change: Change) -> None:
    """Raise if something else lies in the working tree where the files of a change belong."""
    files = {
        repository.prefix + path: data for step in change.steps for path, data in step.files.items()
    }
    old = {
        repository.prefix + path: blob
        for step in change.steps
        for path, blob in step.replaces.items()
    }
    for path in changed_here(repository, old):
        raise InTheWayError(
            f"{one_line(path)} has changes that are not committed",
            "commit them, or put them back first",
        )
    direct = dict.fromkeys(path.rpartition("/")[0] for path in files)
    for folder in dict.fromkeys(one for path in direct for one in _from_top(path)):
        where = repository.top / folder
        if where.is_symlink() or where.is_file():
            what = "a symbolic link" if where.is_symlink() else "a file"
            raise InTheWayError(
                f"{one_line(folder)} is {what}", "records are written to plain folders"
            )
    for path in sorted(files.keys() - old.keys()):
        if _is_taken(f"{repository.top}/{path}", files[path]):
            raise InTheWayError(
                f"{one_line(path)} is there and is not committed",
                "commit it, or move it out of the way",
            )


def _from_top(folder: str) -> Iterator[str]:
    """Yield a folder of the repository after all that it lies in."""
    names = folder.split("/")
    return ("/".join(names[: n + 1]) for n in range(len(names)))


def _is_taken(path: str, data: bytes | None) -> bool:
    """Tell whether something lies at a path that is not the plain file with these contents."""
    if not os.path.lexists(path):
        return False
    target = Path(path)
    return not is_plain_file(target) or target.read_bytes() != data


def land(repository: Repository, built: Built) -> Recorded | None:
    """Move the branch, then bring index and working tree along; None if somebody was faster.

    The caller holds the lock.
    """
    check_still_ready(repository)
    commit = built.commit
    intent = Intent(branch=repository.branch, commit=commit, blobs=built.blobs, old=built.old)
    write_intent(repository, intent)
    moved = repository.git.try_write(
        "update-ref", "-m", f"badgectl: {built.subject}",
        "HEAD", commit, repository.head or "0" * len(commit),
    )  # fmt: skip
    # Git may have moved the branch and then failed, or died: what counts is where it stands.
    if moved.returncode and repository.git.says("rev-parse", "HEAD") != commit:
        forget_intent(repository)
        if "but expected" in moved.stderr or "reference already exists" in moved.stderr:
            return None
        raise locked_by(moved) or moved.error()
    try:
        follow(repository, intent, built.contents)
        forget_intent(repository)
    except (GitError, OSError) as error:
        # The journal stays: the next run brings index and working tree along.
        said = error.message if isinstance(error, GitError) else str(error)
        return Recorded(
            built=built, warning=f"recorded; the working tree follows at the next run ({said})"
        )
    return Recorded(built=built)
