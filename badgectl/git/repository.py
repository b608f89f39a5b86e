"""The repository around a programme, and whether an award may be recorded in it now."""

import re
from pathlib import Path
from shlex import quote

from msgspec import Struct

from badgectl.git.process import Git, lines
from badgectl.model.errors import BadgectlError

_UNDER_WAY = {
    "MERGE_HEAD": ("a merge", "git merge --continue` or `git merge --abort"),
    "rebase-merge": ("a rebase", "git rebase --continue` or `git rebase --abort"),
    "rebase-apply": ("a rebase", "git rebase --continue` or `git rebase --abort"),
    "CHERRY_PICK_HEAD": (
        "a cherry-pick",
        "git cherry-pick --continue` or `git cherry-pick --abort",
    ),
    "REVERT_HEAD": ("a revert", "git revert --continue` or `git revert --abort"),
}

_TOLD = (
    "--show-toplevel", "--git-dir", "--git-common-dir", "--show-prefix", "--show-object-format",
)  # fmt: skip
_NO_REPOSITORY = ("not a git repository", "must be run in a work tree")
_SOMEBODY_ELSES = re.compile("detected dubious ownership in repository at '(.+)'")


class NotARepositoryError(BadgectlError):
    """The programme does not lie in a git repository."""


class NotOwnRepositoryError(BadgectlError):
    """The repository belongs to another user, and git stays out of those."""


class WrongStateError(BadgectlError):
    """The repository is in the middle of something, or on another branch."""


class Repository(Struct, frozen=True, kw_only=True):
    """A git repository and the programme's folder in it."""

    top: Path
    git_dir: Path
    """Of this worktree."""
    common_dir: Path
    """Shared by all worktrees."""
    prefix: str
    """The programme's folder from the top, with a slash at its end; empty if it is the top."""
    object_format: str
    """How git names objects here: sha1 or sha256."""
    head: str | None
    """The commit that HEAD names; None on an unborn branch."""
    branch: str | None
    """The branch that HEAD names; None if it is detached."""

    @property
    def git(self) -> Git:
        """Git at the repository's top."""
        return Git(self.top)


def find_repository(folder: Path) -> Repository | None:
    """Return the repository that a folder lies in, if any."""
    # One call tells it all. On an unborn branch git fails at the last word, having told the rest.
    asked = Git(folder).try_read("rev-parse", "--path-format=absolute", *_TOLD, "HEAD^{commit}")
    if any(reason in asked.stderr for reason in _NO_REPOSITORY):
        return None
    if found := _SOMEBODY_ELSES.search(asked.stderr):
        raise NotOwnRepositoryError(
            f"{found[1]} belongs to another user, and git stays out of it",
            f"if you trust it: `git config --global --add safe.directory {quote(found[1])}`",
        )
    told = lines(asked.stdout.decode("utf-8", "surrogateescape"))
    if len(told) < len(_TOLD):
        raise asked.error()
    top, git_dir, common_dir, prefix, object_format = told[: len(_TOLD)]
    return Repository(
        top=Path(top),
        git_dir=Path(git_dir),
        common_dir=Path(common_dir),
        prefix=prefix,
        object_format=object_format,
        head=told[len(_TOLD)] if asked.returncode == 0 else None,
        branch=_symbolic_head(Path(git_dir)),
    )


def needed(repository: Repository | None, root: Path) -> Repository:
    """Return the repository of a programme; raise if it lies in none."""
    if repository is None:
        raise NotARepositoryError(
            f"{root} is not in a git repository",
            "`git init -b main` makes it one; awards are commits",
        )
    return repository


def is_shallow(repository: Repository) -> bool:
    """Tell whether the history of a clone ends somewhere before its beginning."""
    return repository.git.says("rev-parse", "--is-shallow-repository") == "true"


def stands_still(repository: Repository) -> bool:
    """Tell whether branch and commit are surely still what they were, without asking git.

    That is so where the branch has a file of its own; packed or kept otherwise, it may have moved.
    """
    git_dir, branch = repository.git_dir, repository.branch
    if branch is None or _symbolic_head(git_dir) != branch:
        return False
    try:
        tip = (repository.common_dir / "refs/heads" / branch).read_text(encoding="ascii")
    except (OSError, UnicodeDecodeError):
        return False
    return tip.strip() == repository.head


def _symbolic_head(git_dir: Path) -> str | None:
    """Return the branch that HEAD names, as git itself would say it."""
    head = (git_dir / "HEAD").read_text(encoding="utf-8", errors="surrogateescape").strip()
    prefix = "ref: refs/heads/"
    return head.removeprefix(prefix) if head.startswith(prefix) else None


def check_ready(repository: Repository, branch: str, *, here: bool) -> None:
    """Raise unless awards can be recorded on this branch now; `here` allows any branch."""
    _check_nothing_under_way(repository)
    if repository.branch is None:
        raise WrongStateError("HEAD is detached", f"switch to a branch: `git switch {branch}`")
    if repository.branch != branch and not here:
        raise WrongStateError(
            f"awards count on {branch}; this is {repository.branch}",
            f"`git switch {branch}`, or say `--here` if you mean this branch",
        )


def check_still_ready(repository: Repository) -> None:
    """Raise unless HEAD still names the branch that it named, and nothing has begun meanwhile.

    Whoever was asked, wrote in an editor or touched a key had time to go elsewhere.
    """
    _check_nothing_under_way(repository)
    branch = _symbolic_head(repository.git_dir)
    if branch != repository.branch:
        raise WrongStateError(
            f"this was {repository.branch} before and is {branch or 'a detached HEAD'} now",
            f"`git switch {repository.branch}`, and begin again",
        )


def _check_nothing_under_way(repository: Repository) -> None:
    for name, (what, commands) in _UNDER_WAY.items():
        if (repository.git_dir / name).exists():
            raise WrongStateError(f"{what} is under way", f"finish it first: `{commands}`")
