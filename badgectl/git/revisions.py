"""From what people call a commit to the commit, and from two of them to where they parted."""

from badgectl.git.repository import Repository
from badgectl.model.errors import BadgectlError, UsageError
from badgectl.model.text import one_line, shortened


class NoCommonHistoryError(BadgectlError):
    """Two commits have no ancestor in common, or none that this clone has."""


def commit_of(repository: Repository, revision: str) -> str:
    """Return the id of the commit that a revision names; raise UsageError if there is none."""
    commit = repository.git.says(
        "rev-parse", "-q", "--verify", "--end-of-options", f"{revision}^{{commit}}"
    )
    if commit is None:
        named = shortened(one_line(revision), 80)
        raise UsageError(f"there is no commit `{named}`", "fetch it, or name another")
    return commit


def on_main_line(repository: Repository, revision: str, branch: str) -> str:
    """Return the id of a commit on the first-parent line of a branch; raise if it is not there.

    Where there is no such branch in this clone, the line of HEAD is looked at.
    """
    commit, git = commit_of(repository, revision), repository.git
    main = f"refs/heads/{branch}"
    tip = main if git.says("rev-parse", "-q", "--verify", main) else "HEAD"
    line = git.read("rev-list", "--first-parent", tip).decode().split()
    if commit in line:
        return commit
    named = shortened(one_line(revision), 80)
    if git.try_read("merge-base", "--is-ancestor", commit, tip).returncode:
        raise UsageError(f"`{named}` is not on {branch}", "name a commit that is")
    inside = git.read("rev-list", "--first-parent", "--ancestry-path", f"{commit}..{tip}")
    raise UsageError(
        f"`{named}` came to {branch} by a merge", f"name that: {inside.decode().split()[-1][:10]}"
    )


def merge_base(repository: Repository, base: str, head: str) -> str:
    """Return the commit at which `head` parted from `base`, as a forge shows a pull request."""
    parted = repository.git.says("merge-base", base, head)
    if parted is not None:
        return parted
    if repository.git.says("rev-parse", "--is-shallow-repository") == "true":
        hint = "this clone is shallow: `git fetch --unshallow` completes it"
    else:
        hint = "`--exact` compares the two commits as they are"
    raise NoCommonHistoryError(f"{base[:10]} and {head[:10]} have no common history here", hint)


def is_within(repository: Repository, commit: str, branch: str) -> bool:
    """Tell whether a commit lies on a branch, here or at the remote; no branch has nothing."""
    return any(
        repository.git.try_read("merge-base", "--is-ancestor", commit, ref).returncode == 0
        for ref in (f"refs/heads/{branch}", f"refs/remotes/origin/{branch}")
    )
